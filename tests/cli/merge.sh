#!/bin/bash
# bieumau make --merge, bieumau blank --merge. SPDX-License-Identifier: MIT
# shellcheck disable=SC2154,SC2016,SC2034
. "$(dirname "$0")/lib.sh"

pages() { pdfinfo "$1" | sed -n 's/^Pages: *//p'; }
words() { pdftotext -layout "$1" - | tr -s ' \n.' ' '; }

don a.yaml "Nguyễn Văn Mẫu"
don c.yaml "Trần Thị Ví Dụ"
printf 'form: vd/mot\nblank: true\n' >trong.yaml
bm make c.yaml trong.yaml a.yaml --merge tat-ca.pdf
check "several inputs make one file" \
    'status_is 0 && silent err && [ "$(cat "$T/out")" = "đã tạo tat-ca.pdf" ] && [ "$(pages tat-ca.pdf)" = 3 ]'
check "in the order given, a blank form among them" \
    '[[ $(words tat-ca.pdf) =~ "Trần Thị Ví Dụ".*"Họ và tên: Ngày lập:".*"Nguyễn Văn Mẫu" ]]'
check "and no other file" 'files "./a.yaml ./c.yaml ./tat-ca.pdf ./trong.yaml "'
bm make a.yaml c.yaml -m tat-ca.pdf
check "the file that is named is overwritten" 'status_is 0 && [ "$(pages tat-ca.pdf)" = 2 ]'
bm make a.yaml --merge mot.pdf -q
bm make a.yaml -o a.pdf -q
check "one input merged is that document" 'cmp mot.pdf a.pdf'
for format in pdf docx xml svg; do
    bm make a.yaml c.yaml --merge "x.$format"
    check "the ending .$format chooses the format" "status_is 0 && is_$format x.$format"
    bm make a.yaml c.yaml --merge noending --to $format
    check "--to $format makes it under any name" "status_is 0 && is_$format noending"
done
"$BIEUMAU" make a.yaml c.yaml --merge - >p.pdf 2>"$T/err" </dev/null
status=$?
check "- writes to standard output" 'status_is 0 && silent err && [ "$(pages p.pdf)" = 2 ]'
"$BIEUMAU" make a.yaml - --merge p2.pdf <c.yaml >"$T/out" 2>"$T/err"
status=$?
check "standard input is one of several" 'status_is 0 && cmp p.pdf p2.pdf'

empty
don a.yaml
printf 'form: vd/mot\ndata:\n  ho_tne: A\n' >sai.yaml
printf 'form: vd/mot\ndata:\n  ho_ten: A\n  ngay: 31/02/2024\n' >sai2.yaml
printf 'form: vd/mto\ndata: {}\n' >la.yaml
echo cũ >x.pdf
bm make a.yaml sai.yaml sai2.yaml la.yaml khong.yaml --merge x.pdf
check "what is wrong in any of them is told, and nothing is made" \
    'status_is 3 && said err "sai.yaml:3:3: lỗi[D005]" && said err "sai.yaml:2:1: lỗi[D006]" &&
     said err "sai2.yaml:4:9: lỗi[D011]" && said err "la.yaml:1:7: lỗi[D004]" && said err "[E005]" &&
     [ "$(cat x.pdf)" = cũ ] && silent out'
bm make a.yaml sai2.yaml --merge y.pdf
check "also when all can be read" 'status_is 1 && said err D011 && [ ! -e y.pdf ]'
printf 'form: vd/mot\ndata: {}\n' >nhap.yaml
bm make a.yaml nhap.yaml --merge y.pdf --draft
check "--draft makes gaps" 'status_is 0 && said err "nhap.yaml:2:1: ghi chú[D019]" && is_pdf y.pdf'
bm make a.yaml --merge x.pdf -o y.pdf
check "--merge and -o exclude each other" 'status_is 2 && said err "[C015]" && said err "“--merge”" && said err "“--output”"'
bm make a.yaml --merge out/
check "a folder is not a file" 'status_is 2 && said err "[C016]" && [ ! -e out ]'
mkdir out && bm make a.yaml --merge out
check "nor is one that is there" 'status_is 2 && said err "[C016]"'
bm make a.yaml --merge ''
check "nor is nothing" 'status_is 2 && said err "[C004]"'
bm make a.yaml --merge a.odt
check "the ending must be that of a format" 'status_is 2 && said err "[O003]"'
bm make a.yaml --merge a.docx --to pdf
check "and of the one that --to names" 'status_is 2 && said err "[C010]"'
bm make a.yaml --merge a.yaml --to pdf
check "an input is not overwritten" 'status_is 2 && said err "[C009]" && grep -q form a.yaml'
bm make --merge a.pdf
check "without an input the command is incomplete" 'status_is 2 && said err "[C005]"'
printf 'form: vd/mot\nblank: true\ndata: {ho_ten: A}\n' >hai.yaml
bm check hai.yaml
check "a blank form has no data" 'status_is 1 && said err "hai.yaml:3:1: lỗi[D070]"'
echo '<bieumau form="vd/mot" blank="true"/>' >t.xml
echo '{"form": "vd/mot", "blank": true}' >t.json
printf 'form: vd/mot\nblank: true\n' >t.yaml
bm blank vd/mot -o blank.pdf
for ending in xml json yaml; do
    bm make t.$ending -o $ending.pdf
    check "blank in t.$ending is the blank form" "status_is 0 && cmp $ending.pdf blank.pdf"
done

empty
form "$T/forms" vd/hai
bm blank vd/mot vd/hai vd/mot --merge bo.pdf
check "blank forms make one file, too" \
    'status_is 0 && silent err && [ "$(pages bo.pdf)" = 3 ] && files "./bo.pdf "'
bm blank vd/mot vd/ahi --merge bo2.pdf
check "or none when one of them does not exist" 'status_is 2 && said err D004 && [ ! -e bo2.pdf ]'
finish
