#!/bin/bash
# Standard input and output, terminals. SPDX-License-Identifier: MIT
# shellcheck disable=SC2154,SC2016,SC2034
. "$(dirname "$0")/lib.sh"

don don.yaml
bm make don.yaml
"$BIEUMAU" make - <don.yaml >out.pdf 2>"$T/err"
status=$?
: >"$T/out"
check "standard input is answered on standard output" 'status_is 0 && silent err && cmp out.pdf don.pdf'
check "with the document only" 'is_pdf out.pdf && ! grep -aq "đã tạo" out.pdf'
"$BIEUMAU" make - -o in.docx <don.yaml >"$T/out" 2>"$T/err"
status=$?
check "or goes where -o says" 'status_is 0 && is_docx in.docx && said out "đã tạo in.docx"'
"$BIEUMAU" make - -o folder/ <don.yaml >"$T/out" 2>"$T/err"
status=$?
check "in a folder it is called stdin" 'status_is 0 && cmp folder/stdin.pdf don.pdf'
"$BIEUMAU" make don.yaml -o - >out.pdf 2>"$T/err" </dev/null
status=$?
check "-o - writes to standard output" 'status_is 0 && cmp out.pdf don.pdf'
for format in docx xml; do
    "$BIEUMAU" make don.yaml -o - --to $format >"out.$format" 2>"$T/err" </dev/null
    status=$?
    check "in the format of --to $format" "status_is 0 && is_$format out.$format"
done
printf 'form: vd/mot\ndata:\n  ho_tne: An\n' | "$BIEUMAU" make - >out.pdf 2>"$T/err"
status=$?
check "faults of standard input have their place, and nothing is written" \
    'status_is 1 && said err "-:3:3: lỗi[D005]" && [ ! -s out.pdf ]'
"$BIEUMAU" check - <don.yaml >"$T/out" 2>"$T/err"
status=$?
check "check reads standard input" 'status_is 0'
"$BIEUMAU" check - </dev/null >"$T/out" 2>"$T/err"
status=$?
check "nothing at all is told" 'status_is 1 && said err I011'
head -c 5000000 /dev/zero | tr '\0' ' ' | "$BIEUMAU" check - >"$T/out" 2>"$T/err"
status=$?
check "too much is told" 'status_is 1 && said err I002'
(exec <&-; "$BIEUMAU" check - >"$T/out" 2>"$T/err")
status=$?
check "a closed standard input is told" 'status_is 3 && said err E001'
bm check <(cat don.yaml)
check "a pipe by name is read" 'status_is 0'
mkfifo fifo
cat don.yaml >fifo &
bm make fifo -o fifo.pdf
check "so is a FIFO" 'status_is 0 && cmp fifo.pdf don.pdf'

if command -v script >/dev/null; then
    terminal() # command: under a terminal; $T/out has what appeared on it
    {
        script -qec "$1" /dev/null >"$T/out" 2>&1 </dev/null
        status=$?
        : >"$T/err"
    }
    for format in pdf docx; do
        terminal "'$BIEUMAU' make don.yaml -o - --to $format"
        check "$format is not written to a terminal" 'status_is 2 && said out C006 && ! grep -aqE "%PDF|^PK" "$T/out"'
    done
    terminal "'$BIEUMAU' make - <don.yaml"
    check "nor when standard input is answered there" 'status_is 2 && said out C006'
    terminal "'$BIEUMAU' make don.yaml -o - --to xml"
    check "text may be" 'status_is 0 && said out "pkg:package"'
    terminal "'$BIEUMAU' make don.yaml -o term.pdf --color auto"
    check "a file may be made from a terminal" 'status_is 0 && is_pdf term.pdf && said out "đã tạo term.pdf"'
fi
finish
