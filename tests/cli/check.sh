#!/bin/bash
# bieumau check. SPDX-License-Identifier: MIT
# shellcheck disable=SC2154,SC2016,SC2034
. "$(dirname "$0")/lib.sh"

don don.yaml
bm check don.yaml
check "right data is confirmed and nothing is made" \
    'status_is 0 && said out "don.yaml: dữ liệu đúng với mẫu vd/mot" && files "./don.yaml "'
bm check -q don.yaml
check "-q says nothing" 'status_is 0 && silent out && silent err'
cat >bad.yaml <<'END'
form: vd/mot
data:
  ho_tne: An
  ngay: 31/02/2024
END
bm check bad.yaml
check "all faults are told at once, in order of their place" \
    'status_is 1 && said err D005 && said err D006 && said err D011 && silent out'
check "with the place" 'said err "bad.yaml:3:3: lỗi[D005]" && said err "bad.yaml:4:9: lỗi[D011]"'
check "with the line and a caret under it" \
    'grep -A 2 "D011" "$T/err" | tail -2 | cmp -s - <(printf "   4 |   ngay: 31/02/2024\n     |         ^\n")'
check "with the nearest name" 'said err "ho_ten"'
check "from the top of the file to its end" \
    '[ "$(grep -o "lỗi.D0[0-9]*" "$T/err" | tr -d "\n")" = "lỗi[D006lỗi[D005lỗi[D011" ]'
printf 'form: vd/mot\ndata:\n  ho_ten: 漢\n  ngay: 31/02/2024\n' >glyph.yaml
bm check glyph.yaml
check "what no font has is told with the other faults" \
    'status_is 1 && said err "glyph.yaml:3:11: lỗi[T001]" && said err "glyph.yaml:4:9: lỗi[D011]"'
printf 'form: vd/mot\ndata:\n  ngay: "\xe1\xba\xb4m \xcc\x83 31/02"\n  ho_tne: A\n' >width.yaml
bm check width.yaml
check "combining marks move no caret" 'said err "     |   ^" && said err "     |         ^"'
bm check don.yaml bad.yaml none.yaml
check "each file is told of, the worst status counts" \
    'status_is 3 && said out "don.yaml: " && said err "bad.yaml:" && said err E005'
bm check --form vd/mot don.yaml
check "--form works here, too" 'status_is 0'
bm check --lang en don.yaml
check "English is spoken" 'said out "don.yaml: the data fits vd/mot"'
bm check
check "without a file the command is incomplete" 'status_is 2 && said err C005'
# Only the wording of some forms is warned of (D029).
for example in "$ROOT"/examples/mau-*.yaml "$ROOT"/examples/mau-*.xml "$ROOT"/examples/mau-*.json \
    "$ROOT"/examples/*-20??/*.yaml "$ROOT"/examples/*-20??/*.xml; do
    bm check "$example"
    check "the example ${example#"$ROOT"/examples/} is right" \
        'status_is 0 && ! grep -o "\[[A-Z][0-9][0-9][0-9]\]" "$T/err" | grep -qv "D029"'
done
finish
