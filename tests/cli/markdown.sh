#!/bin/bash
# A value of type markdown, as it reaches the paper. SPDX-License-Identifier: MIT
# shellcheck disable=SC2154,SC2016,SC2034 # conditions are evaluated by check
. "$(dirname "$0")/lib.sh"

mkdir -p "$T/forms/vd"
cat >"$T/forms/vd/loi.yaml" <<'END'
id: vd/loi
number: Mẫu 2
title: Lời trình bày
source: Nguồn thử
wording: verbatim
fields:
  loi: {label: Lời trình bày, type: markdown}
body:
  - title: LỜI TRÌNH BÀY
  - paragraph: "{loi}"
END
cat >don.yaml <<'END'
form: vd/loi
data:
  loi: |
    # PHẦN I
    ## I. Danh sách
    ### 1. Thiết bị
    Gồm có:
    | TT | Tên thiết bị | Số lượng |
    |:--:|--------------|---------:|
    | 1  | Thiết bị lưu khóa **bí mật** | 25 |
    | 2  | Giấy A4 \| A3 | 1.000 |

    1. Một
       - Hai
         - Ba

           Đoạn của ba
END
bm make don.yaml -q
check "headings and tables are printed" 'status_is 0 && silent err && is_pdf don.pdf'
pdftotext -layout don.pdf - | sed 's/^ *//; s/   */ · /g' | tr -d '\f' | grep -v '^$' >"$T/out"
check "the text of the PDF has them in their order" \
    '[ "$(cat "$T/out")" = "LỜI TRÌNH BÀY
PHẦN I
I. Danh sách
1. Thiết bị
Gồm có:
TT · Tên thiết bị · Số lượng
1 · Thiết bị lưu khóa bí mật · 25
2 · Giấy A4 | A3 · 1.000
1. Một
- Hai
- Ba
Đoạn của ba" ]'
bm make don.yaml -q -o don.xml
check "Word gets a real table and real headings" \
    '[ "$(grep -o "<w:tbl>" don.xml | wc -l)" -eq 1 ] && grep -q "w:val=\"Heading1\"" don.xml &&
     grep -q "w:val=\"Heading3\"" don.xml && grep -q "<w:tblHeader/>" don.xml'

{
    printf 'form: vd/loi\ndata:\n  loi: |\n    |%s\n    |%s\n' "$(printf 'a|%.0s' {1..15})" "$(printf -- '-|%.0s' {1..15})"
    printf '    |%s\n' "$(printf 'x|%.0s' {1..15})"
} >rong.yaml
bm make rong.yaml -q
check "a table of many columns fits the page" 'status_is 0 && silent err && is_pdf rong.pdf'

for loi in '#### quá sâu' '| a |\n    |---|\n    | b | c |'; do
    printf "form: vd/loi\ndata:\n  loi: |\n    $loi\n" >sai.yaml
    bm make sai.yaml
    check "what a paper cannot have is refused with the field's name: ${loi%%\\*}" \
        'status_is 1 && said err "sai.yaml:3:8: lỗi[D0" && said err "“loi”" && [ ! -e sai.pdf ]'
done
finish
