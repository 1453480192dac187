#!/bin/bash
# The commands of README.md and the README files of examples/, run as a new user would, in an empty folder that
# has only build/ and examples/. Filling in the skeleton is copying the example over it.
# SPDX-License-Identifier: MIT
set -u
cd "$(dirname "$0")/../.." || exit 1
root=$PWD
bieumau=${BIEUMAU:-$root/build/bieumau}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
passed=0
failed=0

run_page() # file
{
    local line status
    rm -rf "$tmp/user"
    mkdir -p "$tmp/user/build"
    cd "$tmp/user" || exit 1
    ln -s "$bieumau" build/bieumau
    cp -r "$root/examples" examples
    cp "$root/examples/mau-01.json" don.json
    while IFS= read -r line; do
        case $line in
        nano\ *) cp examples/mau-01.yaml "$(echo "$line" | cut -d' ' -f2)" ;;
        build/bieumau\ * | cat\ *build/bieumau*)
            bash -c "${line%%  #*}" >"$tmp/out" 2>&1 </dev/null
            status=$?
            if [ $status -eq 0 ]; then
                passed=$((passed + 1))
                echo "ok - $line"
            else
                failed=$((failed + 1))
                echo "not ok - $line (status $status)"
                sed 's/^/    /' "$tmp/out"
            fi
            ;;
        esac
    done < <(awk '/^```sh/ { on = 1; next } /^```/ { on = 0 } on' "$root/$1")
    cd "$root" || exit 1
}

run_page README.md
run_page examples/README.md
run_page examples/cao-bang/README.md

# The message that README.md shows is the one that is given.
cd "$tmp/user" || exit 1
printf '# don.yaml\nform: tt185-2019/mau-01\ndata:\n  kinh_gui: A\n  ho_ten: B\n  gioi_tinh: Nữ\n  ngay_sinh: 30/02/1985\n' >don.yaml
"$bieumau" --lang vi --color never check don.yaml >"$tmp/out" 2>&1
awk '/^```text/ { on = 1; next } /^```/ { on = 0 } on' "$root/README.md" >"$tmp/shown"
if [ -s "$tmp/shown" ] && [ "$(grep -cxFf "$tmp/shown" "$tmp/out")" -ge "$(wc -l <"$tmp/shown")" ]; then
    passed=$((passed + 1))
    echo "ok - the message shown in README.md is real"
else
    failed=$((failed + 1))
    echo "not ok - the message shown in README.md is real"
    cat "$tmp/out"
fi

# The code that README.md shows is the one of examples/mau-01.yaml, and its digest that of the attached data.
"$bieumau" make examples/mau-01.yaml --qr --quiet -o code.pdf 2>"$tmp/out"
pdfdetach -save 1 -o data.xml code.pdf
digest=$(sha256sum data.xml | cut -c 1-16 | tr a-f A-F)
reference=$(pdftotext code.pdf - | grep -xE '[0-9A-Z]{4}-[0-9A-Z]{4}')
if grep -qF "\`BIEUMAU:1:TT185-2019/MAU-01:$digest:$reference:1/1\`" "$root/README.md"; then
    passed=$((passed + 1))
    echo "ok - the code shown in README.md is real"
else
    failed=$((failed + 1))
    echo "not ok - the code shown in README.md is real: $digest:$reference"
fi
echo "$passed passed, $failed failed"
[ $failed -eq 0 ] && [ $passed -gt 10 ]
