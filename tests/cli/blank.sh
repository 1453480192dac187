#!/bin/bash
# bieumau blank. SPDX-License-Identifier: MIT
# shellcheck disable=SC2154,SC2016,SC2034
. "$(dirname "$0")/lib.sh"

bm blank vd/mot
check "the file is named after the form" 'status_is 0 && is_pdf vd-mot.pdf && said out "đã tạo vd-mot.pdf"'
bm blank vd/mot
check "it is not overwritten" 'status_is 2 && said err O002'
bm blank vd/mot --force --to docx
check "--to chooses the format" 'status_is 0 && is_docx vd-mot.docx'
bm blank vd/mot -o out/
check "-o FOLDER/ makes the folder" 'status_is 0 && is_pdf out/vd-mot.pdf'
bm blank vd/mot -o x.docx
check "-o NAME names the file" 'status_is 0 && is_docx x.docx'
empty
bm blank tt185-2019/mau-01 tt185-2019/mau-14 --today 2024-01-05
check "several forms make several files" \
    'status_is 0 && silent err && files "./tt185-2019-mau-01.pdf ./tt185-2019-mau-14.pdf "'
bm blank tt185-2019/mau-01 --today 2024-08-15 -o a.pdf
check "a form that is no longer in force is made with a warning that names its successor" \
    'status_is 0 && said err D025 && said err nd68-2024/mau-01 && is_pdf a.pdf'
bm blank vd/mot vd/mto -o out/
check "an unknown form is told, the others are made" \
    'status_is 2 && said err D004 && said err "vd/mot" && is_pdf out/vd-mot.pdf'
bm blank
check "without a form the command is incomplete" 'status_is 2 && said err C005'
"$BIEUMAU" blank vd/mot -o - >x.pdf 2>"$T/err" </dev/null
status=$?
check "-o - writes to standard output" 'status_is 0 && is_pdf x.pdf && silent err'
finish
