#!/bin/bash
# --strict, and forms whose wording is not sure or not at hand. SPDX-License-Identifier: MIT
# shellcheck disable=SC2154,SC2016,SC2034
. "$(dirname "$0")/lib.sh"

form "$T/forms" vd/cu 'valid: {until: 2020-01-01, replaced_by: vd/mot}'
form "$T/forms" vd/nhap && sed -i 's/verbatim/draft/' "$T/forms/vd/nhap.yaml"
form "$T/forms" vd/nhan && sed -i 's/verbatim/labels/' "$T/forms/vd/nhan.yaml"
cat >"$T/forms/vd/chua.yaml" <<'END'
id: vd/chua
number: Mẫu 9
title: Đơn chưa có lời văn
source: Nghị định ví dụ 01/2025/NĐ-CP
wording: unavailable
valid: {from: 2020-01-01, replaced_by: vd/mot}
END
don don.yaml
sed 's,vd/mot,vd/cu,' don.yaml >cu.yaml
sed 's,vd/mot,vd/nhap,' don.yaml >nhap.yaml
sed 's,vd/mot,vd/nhan,' don.yaml >nhan.yaml
sed 's,vd/mot,vd/chua,' don.yaml >chua.yaml

bm make don.yaml --strict
check "what has no warning is made" 'status_is 0 && is_pdf don.pdf && silent err'
bm make cu.yaml
check "a warning does not stop make" 'status_is 0 && said err "cảnh báo[D025]" && is_pdf cu.pdf'
check "it says plainly which form takes its place" 'said err "gợi ý: dùng mẫu “vd/mot”"'
rm cu.pdf
bm make cu.yaml --strict
check "--strict makes it an error, and nothing is made" \
    'status_is 1 && said err "lỗi[D025]" && [ ! -e cu.pdf ] && silent out'
bm check cu.yaml
check "check lets a warning pass" 'status_is 0 && said out "cu.yaml: "'
bm check cu.yaml --strict
check "check --strict does not" 'status_is 1 && said err "lỗi[D025]" && silent out'
bm blank vd/cu --strict
check "blank --strict does not" 'status_is 1 && said err "lỗi[D025]" && [ ! -e vd-cu.pdf ]'
bm check cu.yaml --strict --diagnostics json
check "JSON counts it as an error" \
    'json "$T/err" "d[\"errors\"] == 1 and d[\"warnings\"] == 0 and d[\"diagnostics\"][0][\"severity\"] == \"error\""'
sed '/ngay/d' "$T/forms/vd/mot.yaml" | sed 's/^body/  ma: {label: Mã, type: text}\nbody/; s/"Ngày lập.*"/x/' >thua.yaml
bm lint thua.yaml
check "lint lets a warning pass" 'status_is 0 && said err "cảnh báo[F007]"'
bm lint --strict thua.yaml
check "lint --strict does not" 'status_is 1 && said err "lỗi[F007]" && silent out'
bm list --strict
check "commands without warnings do not know it" 'status_is 2 && said err C021'

bm make nhap.yaml nhan.yaml
check "wording that is not sure is a warning with the source" \
    'status_is 0 && said err "nhap.yaml:1:7: cảnh báo[D029]" && said err "nhan.yaml:1:7: cảnh báo[D029]" && said err "Nguồn thử"'
cp nhap.yaml nhap2.yaml
bm check nhap.yaml nhap2.yaml nhap.yaml
check "told once for each form" 'status_is 0 && [ "$(grep -c "D029" "$T/err")" -eq 1 ] && lines out 3'
bm check nhap.yaml nhap2.yaml --strict
check "but each one fails when it must be strict" 'status_is 1 && [ "$(grep -c "lỗi\[D029\]" "$T/err")" -eq 2 ]'
pdftotext nhap.pdf - >text
check "nothing of it is on the paper" '! grep -q "đối chiếu" text'

for command in "make chua.yaml" "check chua.yaml" "make chua.yaml --merge x.pdf"; do
    bm $command
    check "$command: a form without text cannot be made; its successor is named" \
        'status_is 1 && said err "chua.yaml:1:7: lỗi[D028]" && said err "vd/mot" && said err "Nghị định ví dụ" && silent out'
done
for command in "blank vd/chua" "new vd/chua" "make don.yaml --form vd/chua -o y.pdf" "blank vd/mot vd/chua --merge x.pdf"; do
    bm $command
    check "$command: asked for on the command line, the command is wrong" 'status_is 2 && said err "lỗi[D028]" && silent out'
done
check "nothing was made" '[ ! -e chua.pdf ] && [ ! -e vd-chua.pdf ] && [ ! -e x.pdf ] && [ ! -e y.pdf ]'
bm show vd/chua
check "show tells what is known of it" \
    'status_is 0 && said out "chưa có lời văn" && said out "Nghị định ví dụ" && said out "vd/mot" && ! said out "Các mục"'
bm show vd/chua --json
check "as JSON" 'status_is 0 && json "$T/out" "d[\"wording\"] == \"unavailable\" and d[\"fields\"] == []"'
bm list
check "list marks it" 'status_is 0 && grep -q "^vd/chua .*Đơn chưa có lời văn \[chưa có lời văn\]$" "$T/out"'
check "and those that are not sure" \
    'grep -q "^vd/nhap .* \[dự thảo\]$" "$T/out" && grep -q "^vd/nhan .* \[câu chữ cần so lại\]$" "$T/out"'
check "but not those that are" 'grep -q "^vd/mot .*Đơn thử$" "$T/out"'
check "all forms are there, in order" '[ "$(cut -d" " -f1 "$T/out")" = "$(sort "$T/out" | cut -d" " -f1)" ] && said out vd/cu'
finish
