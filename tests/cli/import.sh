#!/bin/bash
# bieumau import: the draft of a form from a Word file, where it goes, and what is told. SPDX-License-Identifier: MIT
# shellcheck disable=SC2154,SC2016,SC2034
. "$(dirname "$0")/lib.sh"

make_word() { python3 "$ROOT/tests/import/make.py" "$1"; }
make_word don.docx <<'END'
rb:Mẫu số 05
ri:(Ban hành kèm theo Thông tư số 01/2025/TT-BVD ngày 05 tháng 01 năm 2025)
cb:Đơn đề nghị
t:Họ và tên (chữ in hoa): \t
Ngày sinh: ...../...../........
END

bm import don.docx
check "the draft goes to standard output, with a proposed id" \
    'status_is 0 && said out "id: tt01-2025/mau-05" && said out "wording: draft" && said err "M025"'
check "its fields are those of the gaps" 'said out "  ho_ten:" && said out "    case: upper" && said out "    type: date"'
bm import don.docx --id vd/hai -o hai.yaml
check "or to a file, under the id that is given" \
    'status_is 0 && said out "đã tạo hai.yaml" && grep -q "^id: vd/hai$" hai.yaml'
bm lint --strict hai.yaml
check "it passes lint but for its place" 'said err F013 && ! grep -q "F0[^1]" "$T/err"'
mkdir -p "$T/forms/vd" && cp hai.yaml "$T/forms/vd/hai.yaml"
bm blank vd/hai -o trong.pdf
check "and prints" 'status_is 0 && is_pdf trong.pdf'
cp hai.yaml one.yaml && bm import don.docx --id vd/hai -o hai.yaml --force
check "the same document gives the same draft, over an old one only with --force" 'status_is 0 && cmp -s one.yaml hai.yaml'
bm import don.docx -o hai.yaml
check "a draft that may have been corrected is not overwritten" 'status_is 2 && said err C023 && cmp -s one.yaml hai.yaml'
bm import don.docx -o don.docx --force
check "nor is the document" 'status_is 2 && said err C009 && is_docx don.docx'
mkdir folder && bm import don.docx -o folder
check "a folder is no file" 'status_is 2 && said err C004'
"$BIEUMAU" import - --id vd/hai <don.docx >"$T/out" 2>"$T/err" && status=$? || status=$?
check "a dash is standard input" 'status_is 0 && said out "id: vd/hai"'
bm import don.docx --id Mau05
check "an id must be one" 'status_is 2 && said err M002 && silent out'
bm import khong.docx
check "a file that is not there is told" 'status_is 3 && said err E005'
bm import don.docx --lang en
check "messages are in the language of the user, the comments of a form in Vietnamese" \
    'status_is 0 && said err "the draft has 2 fields" && said out "# Bản nháp dựng từ"'
bm import don.docx -q
check "-q leaves out the note" 'status_is 0 && silent err'
printf 'PK' >hong.docx && bm import hong.docx -o hong.yaml
check "what is no document makes nothing" 'status_is 1 && said err "V0" && [ ! -e hong.yaml ]'
bm import don.docx don.docx
check "one document at a time" 'status_is 2 && said err C012'
bm import --diagnostics json don.docx -o ba.yaml
check "messages as JSON name the document" 'status_is 0 && grep -q "\"file\": *\"don.docx\"" "$T/err"'
finish
