#!/bin/bash
# bieumau lint. SPDX-License-Identifier: MIT
# shellcheck disable=SC2154,SC2016,SC2034
. "$(dirname "$0")/lib.sh"

for definition in "$ROOT"/forms/*/*.yaml; do
    bm lint "$definition"
    check "${definition#"$ROOT"/} is right" 'status_is 0 && silent err && said out "không có lỗi"'
done
form . vd/mot
sed -i 's/  - line: "Ngày lập: {ngay}"/  - lien: "Ngày lập: {ngya}"/' vd/mot.yaml
bm lint vd/mot.yaml
check "an unknown block is told with its place and the nearest name" \
    'status_is 1 && said err "vd/mot.yaml:13:5: lỗi[F005]" && said err "“line”"'
form . vd/mot
sed -i 's/{ngay}/{ngya}/' vd/mot.yaml
bm lint vd/mot.yaml
check "an unknown field is told with the nearest one" 'status_is 1 && said err "lỗi[F006]" && said err "“ngay”"'
form . vd/mot
sed -i '/Ngày lập: {ngay}/d' vd/mot.yaml
bm lint vd/mot.yaml
check "a warning is no error" 'status_is 0 && said err "cảnh báo[F007]" && said out "không có lỗi"'
form . vd/mot
mv vd/mot.yaml vd/hai.yaml
bm lint vd/hai.yaml
check "a file that is not named after its id is told" 'status_is 0 && said err "cảnh báo[F013]"'
form . vd/mot
bm lint vd/mot.yaml none.yaml vd/mot.yaml
check "all files are checked, the worst status counts" 'status_is 3 && said err E005 && lines out 2'
bm lint -q vd/mot.yaml
check "-q says nothing when all is well" 'status_is 0 && silent out && silent err'
"$BIEUMAU" lint - <vd/mot.yaml >"$T/out" 2>"$T/err"
status=$?
check "- is standard input" 'status_is 0 && said out "không có lỗi"'
bm lint
check "without a file the command is incomplete" 'status_is 2 && said err C005'
finish
