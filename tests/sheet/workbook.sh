#!/bin/bash
# The workbook of “bieumau new --to xlsx” in the hands of a clerk: LibreOffice opens it with all that is in it, it is filled in, saved
# there, and “bieumau batch” makes documents of it. SPDX-License-Identifier: MIT
# shellcheck disable=SC2154,SC2016,SC2034
. "$(dirname "$0")/../cli/lib.sh"
export PYTHONDONTWRITEBYTECODE=1
here=$ROOT/tests/sheet
calc() # format, file: into the folder lo
{
    soffice --headless "-env:UserInstallation=file://$T/lo" --convert-to "$1" --outdir lo "$2" >"$T/soffice" 2>&1 &&
        [ -s "lo/$(basename "${2%.*}").${1%%:*}" ]
}
day_of() # id: a day on which the form was in force
{
    case $1 in
    tt08-2016/*) echo 2019-06-01 ;;
    tt185-2019/*) echo 2024-01-05 ;;
    *) echo 2026-03-20 ;;
    esac
}
value() { "$BIEUMAU" read -q "$1" --to json 2>/dev/null | python3 -c 'import json, sys; print(eval("json.load(sys.stdin)[\"data\"]" + sys.argv[1]))' "$2"; }

# ---- The example of each form, which stands on a sheet of its own
for id in $("$BIEUMAU" list --ids); do
    empty
    bm new "$id" -o bang.xlsx
    [ "$status" -eq 0 ] || continue
    bm batch bang.xlsx --form "$id" -o ra --today "$(day_of "$id")"
    check "a workbook of $id that nobody has filled in makes no document" '[ $status -le 1 ] && ! ls ra/*.pdf >"$T/none" 2>&1'
    bm batch bang.xlsx --form "$id" --sheet "Ví dụ" -o mau --dry-run --today "$(day_of "$id")"
    check "and its example is right" 'status_is 0 && ! said err "lỗi["'
done

# ---- Filled in: one document a row
empty
bm new tt185-2019/mau-01 -o bang.xlsx
cat >rows.json <<'END'
[{"kinh_gui": "Sở Ví dụ", "ho_ten": "Đặng Thị Bưởi", "gioi_tinh": "Nữ", "ngay_sinh": "05/01/1985", "noi_sinh": "Cao Bằng",
  "so_giay_to": "004185000001", "ngay_cap": "12/03/2019", "noi_cap": "Cục Cảnh sát quản lý hành chính về trật tự xã hội",
  "thu_dien_tu": "buoidt@vidu.gov.vn", "co_quan": "Phòng Ví Dụ", "dia_chi": "Số 1, phố Ví Dụ", "chuc_vu": "Văn thư",
  "dien_thoai": "0900000001", "sim_pki": "Viettel/cs"},
 {"kinh_gui": "Sở Ví dụ", "ho_ten": "Y Blĭm Êban", "gioi_tinh": "Nam", "ngay_sinh": "12/10/1985", "noi_sinh": "Đắk Lắk",
  "so_giay_to": "066085000000", "ngay_cap": "02/04/2019", "noi_cap": "Cục Cảnh sát quản lý hành chính về trật tự xã hội",
  "thu_dien_tu": "ebanyb@vidu.gov.vn", "co_quan": "Phòng Ví Dụ", "dia_chi": "Số 1, phố Ví Dụ", "chuc_vu": "Văn thư",
  "dien_thoai": "0900000085"}]
END
python3 "$here/fill.py" bang.xlsx dien.xlsx rows.json
bm batch dien.xlsx --form tt185-2019/mau-01 -o ra --today 2024-01-05
check "each row makes a document" 'status_is 0 && [ "$(ls ra/*.pdf | wc -l)" -eq 2 ]'
first=$(find ra -name "*.pdf" | sort | head -n 1)
check "with all zeros, dates and marks" \
    '[ "$(value "$first" "[\"so_giay_to\"]")" = 004185000001 ] && [ "$(value "$first" "[\"ngay_sinh\"]")" = 05/01/1985 ] &&
     [ "$(value "$first" "[\"ho_ten\"]")" = "Đặng Thị Bưởi" ] && [ "$(value "$first" "[\"dien_thoai\"]")" = 0900000001 ]'
bm export dien.xlsx --form tt185-2019/mau-01 --to vgca -o ds.csv --set "tinh=Cao Bằng"
check "and the list for the other system" 'status_is 0 && grep -q "\"2\",\"Y Blĭm Êban\",\"12/10/1985\",\"066085000000\"" ds.csv'

# ---- A table: rows of one group are one document
person() # name, number, group
{
    printf '{"Nhóm": "%s", "co_quan": "Sở Ví dụ", "tiep_nhan_ho_ten": "Lê Văn Thí Dụ", "tiep_nhan_so_dinh_danh": "004080000002",
  "tiep_nhan_ngay_cap": "22/12/2021", "tiep_nhan_noi_cap": "Cục Cảnh sát quản lý hành chính về trật tự xã hội",
  "tiep_nhan_chuc_vu": "Văn thư", "tiep_nhan_dien_thoai": "0900000002", "tiep_nhan_thu_dien_tu": "thidulv@vidu.gov.vn",
  "tiep_nhan_dia_chi": "Số 1, phố Ví Dụ", "noi_nhan": "Như trên\\nLưu: VT", "danh_sach.ho_ten": "%s", "danh_sach.so_dinh_danh": "%s",
  "danh_sach.ngay_sinh": "05/01/1985", "danh_sach.ngay_cap": "25/05/2021", "danh_sach.thu_dien_tu": "vidu@vidu.gov.vn",
  "danh_sach.noi_cap": "Cục Cảnh sát quản lý hành chính về trật tự xã hội", "danh_sach.co_quan": "Văn phòng",
  "danh_sach.tinh": "Cao Bằng", "danh_sach.chuc_vu": "Chuyên viên", "danh_sach.dien_thoai": "0900000003"}' "$3" "$1" "$2"
}
bm new nd68-2024/mau-01 -o bang-2.xlsx
printf '[%s,%s,%s]' "$(person 'Trần Thị Ví Dụ' 004185000004 1)" "$(person 'Hoàng Văn Mẫu' 004085000005 1)" \
    "$(person 'Nông Thị Thí Dụ' 004185000006 2)" >rows.json
python3 "$here/fill.py" bang-2.xlsx dien-2.xlsx rows.json
bm batch dien-2.xlsx --form nd68-2024/mau-01 --group-by "Nhóm" -o bang --today 2026-03-20
check "the rows of a group are the rows of one document" 'status_is 0 && [ "$(ls bang/*.pdf | wc -l)" -eq 2 ]'
first=$(find bang -name "*.pdf" | sort | head -n 1)
check "a column and a field of the same name are told apart" \
    '[ "$(value "$first" "[\"danh_sach\"][1][\"co_quan\"]")" = "Văn phòng" ] && [ "$(value "$first" "[\"co_quan\"]")" = "Sở Ví dụ" ]'
check "lines of a cell are items of a list" '[ "$(value "$first" "[\"noi_nhan\"]")" = "['\''Như trên'\'', '\''Lưu: VT'\'']" ]'

# ---- LibreOffice
calc ods bang-2.xlsx
check "LibreOffice opens it" '[ -s lo/bang-2.ods ]'
unzip -p lo/bang-2.ods content.xml >of-calc.xml
check "with its drop-downs and checks" \
    '[ "$(grep -o "<table:content-validation " of-calc.xml | wc -l)" -ge 10 ] && grep -q "cell-content-is-in-list\|is-in-list" of-calc.xml'
check "its comments" '[ "$(grep -o "<office:annotation " of-calc.xml | wc -l)" -ge 30 ]'
check "the hidden row of ids" 'grep -q "table:visibility=\"collapse\"" of-calc.xml'
# LibreOffice without a screen has no views to save.
check "the header is frozen" \
    'unzip -p bang-2.xlsx xl/worksheets/sheet1.xml | grep -q "<pane [^>]*ySplit=\"2\"[^>]* state=\"frozen\"/>"'
python3 "$here/days.py" bang.xlsx ngay_sinh days.xlsx && calc "csv:Text - txt - csv (StarCalc):44,34,76" days.xlsx
check "its check of days knows the calendar" 'python3 "$here/days.py" lo/days.csv 2>"$T/err"'
calc xlsx dien.xlsx
bm batch lo/dien.xlsx --form tt185-2019/mau-01 -o lai --today 2024-01-05
check "saved by LibreOffice it still makes the same documents" \
    'status_is 0 && [ "$(cd ra && sha256sum *.pdf)" = "$(cd lai && sha256sum *.pdf)" ]'
calc ods dien-2.xlsx
bm batch lo/dien-2.ods --form nd68-2024/mau-01 --group-by "Nhóm" -o lai-2 --today 2026-03-20
check "so it does as ODS" 'status_is 0 && [ "$(cd bang && sha256sum *.pdf)" = "$(cd lai-2 && sha256sum *.pdf)" ]'
finish
