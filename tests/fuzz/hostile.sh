#!/bin/bash
# Inputs made to be slow or large end soon, with an ordinary error.
# SPDX-License-Identifier: MIT
set -u
cd "$(dirname "$0")/../.." || exit 1
bieumau=${BUILD:-build}/bieumau
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
bad=0

repeat() # text times
{
    yes -- "$1" | head -n "$2" | tr -d '\n'
}

hostile() # name file, or command and its arguments (check)
{
    local name=$1
    shift
    [ $# -gt 1 ] || set -- check "$1"
    local begin status
    begin=$(date +%s%N)
    (ulimit -v 4000000; timeout 20 "$bieumau" "$@" >"$tmp/out" 2>&1 </dev/null)
    status=$?
    local ms=$((($(date +%s%N) - begin) / 1000000))
    if [ $status -eq 1 ] && [ $ms -lt "${HOSTILE_MS:-5000}" ] &&
        [ "$(wc -c <"$tmp/out")" -lt 100000 ]; then
        echo "ok $name"
    else
        echo "not ok $name: status $status, $ms ms, $(wc -c <"$tmp/out") bytes of messages"
        head -c 600 "$tmp/out"
        bad=1
    fi
}
# AddressSanitizer reserves terabytes of addresses.
case ${BUILD:-build} in *asan* | *fuzz*) ulimit() { :; } ;; esac

repeat '[' 200000 >"$tmp/a.yaml"
hostile "200,000 open brackets, YAML" "$tmp/a.yaml"
{ printf '{"a":'; repeat '[' 200000; } >"$tmp/a.json"
hostile "200,000 open brackets, JSON" "$tmp/a.json"
{ printf '<bieumau>'; repeat '<a>' 200000; } >"$tmp/a.xml"
hostile "200,000 open elements, XML" "$tmp/a.xml"
repeat '- ' 200000 >"$tmp/b.yaml"
hostile "200,000 nested dashes" "$tmp/b.yaml"
{
    echo 'a: &a [x,x,x,x,x,x,x,x,x]'
    for i in b c d e f g h i; do
        p=$(echo "$i" | tr 'b-i' 'a-h')
        echo "$i: &$i [*$p,*$p,*$p,*$p,*$p,*$p,*$p,*$p,*$p]"
    done
} >"$tmp/c.yaml"
hostile "an alias bomb" "$tmp/c.yaml"
{
    echo '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaaaaaaaaaaaa">'
    echo '<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
    echo '<bieumau form="tt185-2019/mau-01"><ho_ten>&c;&c;</ho_ten></bieumau>'
} >"$tmp/d.xml"
hostile "an entity bomb" "$tmp/d.xml"
{ printf 'form: tt185-2019/mau-01\ndata:\n'; for ((i = 0; i < 60000; i++)); do echo "  k$i: x"; done; } >"$tmp/e.yaml"
hostile "60,000 unknown fields" "$tmp/e.yaml"
{ printf 'form: tt185-2019/mau-01\ndata:\n'; for ((i = 0; i < 60000; i++)); do echo "  k: x"; done; } >"$tmp/f.yaml"
hostile "one key 60,000 times" "$tmp/f.yaml"
{ printf 'form: tt185-2019/mau-01\ndata: {ho_ten: "'; repeat 'a' 4100000; printf '"}\n'; } >"$tmp/g.yaml"
hostile "a value of 4 MB" "$tmp/g.yaml"
{ printf 'form: tt185-2019/mau-01\ndata: {ho_ten: "A'; repeat '\u0302' 40000; printf '"}\n'; } >"$tmp/h.yaml"
hostile "40,000 marks on one letter" "$tmp/h.yaml"
head -c 300000 /dev/zero >"$tmp/i.yaml"
hostile "300,000 zero bytes" "$tmp/i.yaml"
{ printf 'form: tt185-2019/mau-01\ndata: {ho_ten: "'; repeat 'NguyÔn V¨n ' 20000; printf '"}\n'; } >"$tmp/j.yaml"
hostile "20,000 names in TCVN3" "$tmp/j.yaml"
{ printf 'form: tt185-2019/mau-01\ndata:\n'; for ((i = 0; i < 90000; i++)); do echo "  k$i: Là"; done; } >"$tmp/k.yaml"
hostile "90,000 values to judge" "$tmp/k.yaml"
{
    printf 'procedure: thu-hoi\ndata: {ngay_lap: 02/06/2023}\nforms:\n  tt185-2019/mau-09:\n'
    for ((i = 0; i < 90000; i++)); do echo "    k$i: x"; done
} >"$tmp/o.yaml"
hostile "90,000 values of one form of a dossier" dossier "$tmp/o.yaml" --date 02/06/2023 -o "$tmp/o/"
{ printf 'procedure: thu-hoi\ndata:\n'; for ((i = 0; i < 90000; i++)); do echo "  k$i: x"; done; } >"$tmp/p.yaml"
hostile "90,000 values of a dossier that no form has" dossier "$tmp/p.yaml" --date 02/06/2023 -o "$tmp/o/"
for ((i = 0; i < 90000; i++)); do echo "k$i: x"; done >"$tmp/q.yaml"
hostile "90,000 answers that nobody asked for" advise "$tmp/q.yaml"
{ printf 'profile:\n'; for ((i = 0; i < 90000; i++)); do echo "  k$i: x"; done; } >"$tmp/r.yaml"
printf 'form: tt185-2019/mau-01\ndata: {}\n' >"$tmp/s.yaml"
hostile "90,000 entries of a profile that no form has" check "$tmp/s.yaml" --profile "$tmp/r.yaml"
export BIEUMAU_FORMS=tests/errors/forms
{
    printf 'form: thu/moi-kieu\ndata:\n  loi: |\n    %s\n    %s\n' "$(repeat 'a|' 20)" "$(repeat '-|' 20)"
    for ((i = 0; i < 100000; i++)); do echo '    x'; done
} >"$tmp/l.yaml"
hostile "a Markdown table of 100,000 rows that lack their cells" "$tmp/l.yaml"
{
    printf 'form: thu/moi-kieu\ndata:\n  loi: |\n'
    for ((i = 0; i < 20000; i++)); do printf '    |*|\n    |-|\n\n'; done
} >"$tmp/m.yaml"
hostile "20,000 Markdown tables" "$tmp/m.yaml"
{
    printf 'form: thu/moi-kieu\ndata:\n  loi: |\n    %s\n    %s\n' "$(repeat '*a|' 20)" "$(repeat '-|' 20)"
    for ((i = 0; i < 3500; i++)); do printf '    '; repeat '*|' 20; echo; done
} >"$tmp/n.yaml"
hostile "a Markdown table of 70,000 cells" "$tmp/n.yaml"
exit $bad
