#!/bin/bash
# The main job under valgrind: no wrong access, no leak, in every format and for bad data too.
# SPDX-License-Identifier: MIT
set -u
cd "$(dirname "$0")/.." || exit 1
bieumau=${BUILD:-build}/bieumau
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
bad=0

run() # expected status, arguments
{
    local want=$1 status
    shift
    valgrind -q --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite,indirect,possible \
        --show-leak-kinds=definite,indirect,possible "$bieumau" "$@" >"$out/log" 2>&1 </dev/null
    status=$?
    if [ $status -eq "$want" ]; then
        echo "ok bieumau $*"
    else
        echo "not ok bieumau $* (status $status)"
        sed 's/^/  /' "$out/log"
        bad=1
    fi
}

for to in pdf docx xml svg; do
    run 0 make examples/mau-01.yaml --to $to -o "$out/filled.$to"
    run 0 blank tt185-2019/mau-14 --to $to -o "$out/blank.$to"
done
for file in filled.docx blank.docx filled.xml; do
    run 0 read "$out/$file" --force -o "$out/read.yaml"
done
run 0 make examples/nd30-2020/cong-van.yaml -o "$out/prose.docx"
run 0 read "$out/prose.docx" -o "$out/prose.yaml"
run 1 read tests/valgrind.sh
run 0 make examples/mau-07.xml -o "$out/rows.pdf"
run 0 lint forms/tt185-2019/mau-01.yaml
run 1 check tests/errors/D005-unknown-field/in.yaml
exit $bad
