#!/bin/bash
# bieumau list, show, new. SPDX-License-Identifier: MIT
# shellcheck disable=SC2154,SC2016,SC2034
. "$(dirname "$0")/lib.sh"

# ---- list
bm list
check "the catalogue and an own folder are listed together" \
    'status_is 0 && said out "tt185-2019/mau-01" && said out "vd/mot" && silent err'
check "with number, validity and title" \
    'grep -q "^tt185-2019/mau-14 .*Mẫu 14 .*18/02/2020 – 14/08/2024 .*Biên bản giao/nhận" "$T/out"'
check "the columns are aligned" \
    '[ "$(grep -c "^tt185.* 18/02/2020" "$T/out")" -eq 15 ] &&
     [ "$(LC_ALL=C.UTF-8 awk "/^tt185/ { print index(\$0, \"18/02\") }" "$T/out" | sort -u | wc -l)" -eq 1 ]'
bm list --ids
check "--ids prints only ids, in order" \
    'status_is 0 && sort -c "$T/out" && grep -qx vd/mot "$T/out" && ! grep -q " " "$T/out"'
bm list --json
check "--json is a list of objects" \
    'json "$T/out" "[f for f in d if f[\"id\"] == \"tt185-2019/mau-01\"][0][\"valid_until\"] == \"2024-08-14\"" &&
     json "$T/out" "[f for f in d if f[\"id\"] == \"vd/mot\"][0][\"valid_until\"] is None" &&
     json "$T/out" "set(f[\"wording\"] for f in d) == {\"verbatim\", \"labels\", \"draft\", \"unavailable\"}"'
printf 'id: vd/hai\n' >"$T/forms/vd/hai.yaml"
bm list
check "a wrong definition is told, the others are listed" \
    'status_is 1 && said err "hai.yaml" && said out "vd/mot" && ! said out "vd/hai"'
rm "$T/forms/vd/hai.yaml"
bm list extra
check "list takes no operand" 'status_is 2 && said err C012'

# ---- show
bm show tt185-2019/mau-07
check "show prints source, validity, successor and wording" \
    'status_is 0 && said out "Thông tư 185/2019/TT-BQP" && said out "18/02/2020 – 14/08/2024" &&
     said out nd68-2024/mau-04 && said out "đúng nguyên văn"'
check "and the fields, required ones marked, columns under their table" \
    'grep -q "^  kinh_gui \*  *chữ  *Cơ quan" "$T/out" && grep -q "^  ngay_lap  *ngày" "$T/out" &&
     grep -q "^  thay_doi  *bảng" "$T/out" && grep -q "^    muc \* " "$T/out"'
check "and the options of a choice" 'said out "chọn một trong: Cá nhân | Cơ quan, tổ chức"'
bm --lang en show tt185-2019/mau-07
check "English is spoken" 'said out "Fields (* = required):" && said out "word by word"'
bm show tt185-2019/mau-07 --json
check "--json has the fields, columns inside their table" \
    'json "$T/out" "[f for f in d[\"fields\"] if f[\"id\"] == \"thay_doi\"][0][\"columns\"][1][\"id\"] == \"moi\"" &&
     json "$T/out" "[f for f in d[\"fields\"] if f[\"id\"] == \"kinh_gui\"][0][\"required\"] is True" &&
     json "$T/out" "len([f for f in d[\"fields\"] if f[\"id\"] == \"loai_chung_thu_so\"][0][\"options\"]) == 3"'
for id in $("$BIEUMAU" list --ids); do
    bm show "$id" --json
    check "show $id --json is JSON" 'status_is 0 && json "$T/out" "d[\"id\"] == \"'"$id"'\""'
done
bm show tt185-2019/mau-7
check "an unknown form is a fault of the command, with the nearest one" \
    'status_is 2 && said err D004 && said err tt185-2019/mau-07'
bm show vd/mot vd/mot
check "show takes one form" 'status_is 2 && said err C012'

# ---- new
for id in $("$BIEUMAU" list --ids); do
    case $id in # a day on which it was in force
    tt08-2016/*) today=2019-06-01 ;;
    tt185-2019/*) today=2024-01-05 ;;
    *) today=2026-03-20 ;;
    esac
    if "$BIEUMAU" show "$id" --json | grep -q '"wording": "unavailable"'; then
        empty
        bm new "$id" -o don.yaml
        check "new $id, whose text is not at hand, is refused" 'status_is 2 && said err D028 && files ""'
        continue
    fi
    for format in yaml xml json; do
        empty
        bm new "$id" --to $format -o "don.$format"
        check "new $id --to $format says what it made" 'status_is 0 && said out "don.'$format'"'
        bm make --draft "don.$format" -o don.pdf --today $today
        check "and its skeleton makes a draft" 'status_is 0 && is_pdf don.pdf && grep -qE "D019|D023" "$T/err"'
        check "without a single error or warning but of its wording" \
            '! grep -E "lỗi|cảnh báo" "$T/err" | grep -qv D029'
    done
done
empty
bm new tt185-2019/mau-07
check "without -o the YAML goes to standard output" 'status_is 0 && grep -qx "form: tt185-2019/mau-07" "$T/out"'
check "with a comment for each field" \
    'said out "# Người quản lý chứng thư số" && said out "#   Họ tên người ký" && said out "(bắt buộc)" && said out "chọn một: Cá nhân | Cơ quan, tổ chức" &&
     said out "dd/mm/yyyy"'
check "and a row of the table" 'grep -qx "    - muc:" "$T/out" && grep -qx "      moi:" "$T/out"'
bm new tt185-2019/mau-07 --lang en
check "the comments speak English when asked to" 'said out "(required)"'
bm new vd/mot -o don.xml
check "the ending chooses the format" 'status_is 0 && is_xml don.xml'
bm new vd/mot -o don.yml
check ".yml is YAML" 'status_is 0 && grep -qx "form: vd/mot" don.yml'
echo "quý giá" >don.yaml
bm new vd/mot -o don.yaml
check "a file is never overwritten by a skeleton" 'status_is 2 && said err C011 && [ "$(cat don.yaml)" = "quý giá" ]'
bm new vd/mot -o don.yaml --force
check "but with --force" 'status_is 0 && grep -qx "form: vd/mot" don.yaml'
bm new vd/mot --to docx
check "only data formats are taken" 'status_is 2 && said err C004 && said err "yaml, xml, json"'
bm new vd/mot --to json -o a.yaml
check "an ending of another format is refused" 'status_is 2 && said err C010 && [ ! -e a.yaml ]'
bm new vd/mot -o none/don.yaml
check "a folder that is not there is told" 'status_is 3 && said err O007'
check "nothing is left behind" 'files "./don.xml ./don.yaml ./don.yml "'

# Every type of field, and defaults.
empty
cat >"$T/forms/vd/kieu.yaml" <<'END'
id: vd/kieu
number: Mẫu 3
title: Mọi kiểu mục
source: Nguồn thử
wording: verbatim
fields:
END
types=$(sed -nE 's/^ *BM_FIELD_([A-Z_]+)(,? .*|,)$/\1/p' "$ROOT/src/bieumau.h" | tr 'A-Z' 'a-z')
for type in $types; do
    case $type in
    choice) more=', options: [Một, Hai], default: Hai' ;;
    list) more=', default: [Dòng một, Dòng hai]' ;;
    rows) more=', columns: {a: {label: A, type: text}}' ;;
    *) more= ;;
    esac
    echo "  ${type//_/-}x: {label: Mục, type: $type$more}" >>"$T/forms/vd/kieu.yaml"
done
printf 'body:\n  - page_break\n' >>"$T/forms/vd/kieu.yaml"
bm show vd/kieu
check "each type has a word" '[ "$(grep -c " Mục$" "$T/out")" -eq "$(echo "$types" | wc -w)" ] && ! grep -q "(null)" "$T/out"'
check "defaults are shown, those of a list in one line" \
    'said out "mặc định: Hai" && said out "mặc định: Dòng một | Dòng hai"'
bm show vd/kieu --json
check "JSON has them as they are" \
    'json "$T/out" "[f.get(\"default\") for f in d[\"fields\"] if \"default\" in f] == [\"Hai\", \"Dòng một\\nDòng hai\"]"'
for format in yaml xml json; do
    bm new vd/kieu -o "don.$format"
    "$BIEUMAU" make -q --draft "don.$format" -o "$format.pdf" 2>"$T/err"
    status=$?
    check "a skeleton as $format can be made" 'status_is 0'
done
check "it says what is taken when a field is left empty" \
    'grep -q "để trống là: Dòng một | Dòng hai" don.yaml && grep -q "để trống là: Hai" don.xml'
finish
