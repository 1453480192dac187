#!/bin/bash
# bieumau export: lists for other systems. SPDX-License-Identifier: MIT
# shellcheck disable=SC2154,SC2016,SC2034
. "$(dirname "$0")/lib.sh"

nd68=$ROOT/examples/nd68-2024/mau-01.yaml
tt185=$ROOT/examples/mau-01.yaml
rows() { python3 -c 'import csv, sys
print(repr(list(csv.reader(open(sys.argv[1], encoding="utf-8-sig", newline="")))[1:]))' "$1"; }
# cell FILE.csv ROW COLUMN: from 1, without the heads
cell() { python3 -c 'import csv, sys
print(list(csv.reader(open(sys.argv[1], encoding="utf-8-sig", newline="")))[int(sys.argv[2])][int(sys.argv[3]) - 1])' "$@"; }

# ---- The list
bm export "$nd68" --to vgca
check "without -o the list is a workbook named for it" 'status_is 0 && said out "đã tạo vgca.xlsx" && [ "$(head -c 2 vgca.xlsx)" = PK ]'
check "the user is told once that its template is that of practice" '[ "$(grep -c "S087" "$T/err")" -eq 1 ]'
check "and of an authority without a code" 'said err "S083" && said err "Bộ Công an" && said err "mau-01.yaml:42:16"'
check "its cells are texts" \
    'unzip -p vgca.xlsx xl/sharedStrings.xml | grep -q "<t>004080000000</t>" && ! unzip -p vgca.xlsx xl/worksheets/sheet1.xml | grep -q "<c [^>]*><v>0040"'
bm export "$nd68" --to vgca
check "it is not overwritten" 'status_is 2 && said err O002'
cp vgca.xlsx one.xlsx
bm export "$nd68" --to vgca --force
check "but with --force, and then it is the same" 'status_is 0 && cmp -s vgca.xlsx one.xlsx'
bm export "$nd68" --to vgca -o ds.csv
check "CSV has the 19 headings of the template, spelling kept" \
    '[ "$(head -1 ds.csv | md5sum)" = "$(sed -n 1p "$ROOT/tests/cli/vgca-heads.csv" | md5sum)" ] && [ "$(head -c 3 ds.csv)" = "$(printf "\xEF\xBB\xBF")" ]'
check "a row for each person, numbered" '[ "$(cell ds.csv 1 1)" = 1 ] && [ "$(cell ds.csv 3 1)" = 3 ]'
check "dates have their zeros, codes theirs" '[ "$(cell ds.csv 1 3)" = 30/04/1980 ] && [ "$(cell ds.csv 1 4)" = 004080000000 ]'
check "authorities stand as their codes, or not at all" \
    '[ "$(cell ds.csv 1 5)" = CCSQLHCVTTXH ] && [ -z "$(cell ds.csv 2 5)" ] && [ "$(cell ds.csv 3 5)" = CCSĐKQLCTVDLQGVDC ]'
check "offices from the top down" \
    '[ "$(cell ds.csv 1 8)" = "Ủy ban nhân dân tỉnh Cao Bằng" ] && [ "$(cell ds.csv 1 10)" = "Văn phòng Sở Ví dụ và Chuyển đổi số" ]'
check "a SIM with its operator, and X for a number that is moved" \
    '[ "$(cell ds.csv 1 17)" = Viettel ] && [ "$(cell ds.csv 1 18)" = X ] && [ "$(cell ds.csv 1 19)" = SIM ] && [ -z "$(cell ds.csv 2 19)" ]'
bm export "$nd68" --to vgca -o ds.csv --set noi_cap=CCSQLHCVTTXH
check "who knows better says so" 'status_is 0 && ! said err S083 && [ "$(cell ds.csv 2 5)" = CCSQLHCVTTXH ]'
bm export "$nd68" --to vgca --strict -o none.csv
check "--strict makes an error of it" 'status_is 1 && said err S083 && [ ! -e none.csv ]'

rm vgca.xlsx

# ---- What is missing or wrong
bm export "$tt185" "$nd68" --to vgca -o hai.csv
check "what the list must have is asked for, and then nothing is written" \
    'status_is 1 && said err S089 && said err "--set tinh=" && [ ! -e hai.csv ]'
bm export "$tt185" "$nd68" --to vgca -o hai.csv --set "tinh=cao bằng"
check "--set fills only what is missing; several inputs make one list" \
    'status_is 0 && [ "$(cell hai.csv 1 12)" = "Cao Bằng" ] && [ "$(cell hai.csv 4 2)" = "Y Blĭm Êban" ] && [ "$(cell hai.csv 4 1)" = 4 ]'
sed "s/^  chuc_vu:.*/  chuc_vu:/; s/^  ngay_sinh:.*/  ngay_sinh: 31\/02\/1980/" "$tt185" >sai.yaml
bm export sai.yaml "$nd68" --to vgca -o sai.csv --set tinh=Hà\ Nội
check "all that is wrong is told at once" 'status_is 1 && said err D011 && said err S082 && said err "“Chức vụ”" && [ ! -e sai.csv ]'
grep -v '^  \(kinh_gui\|dia_chi\|noi_sinh\|gioi_tinh\):' "$tt185" >it.yaml
bm export it.yaml --to vgca -o it.csv --set "tinh=Cao Bằng"
check "what only the form requires is not asked for" 'status_is 0 && ! said err D006'
bm export "$ROOT/examples/nd68-2024/mau-04.yaml" --to vgca
check "a form that has not the columns is refused, others are named" 'status_is 1 && said err S081 && said err nd68-2024/mau-01'

# ---- Inputs
bm make "$nd68" -o don.pdf && bm make "$nd68" -o don.docx
bm export don.pdf don.docx --to vgca -o tu-van-ban.csv
check "PDF and Word files carry their data" 'status_is 0 && [ "$(rows tu-van-ban.csv | grep -o "Lục Văn Hòa" | wc -l)" -eq 2 ]'
bm export "$ROOT/examples/thu-tuc/nd68-2024-cap-moi-ca-nhan.yaml" --to vgca -o thu-tuc.csv
check "a file of a procedure gives its forms" 'status_is 0 && [ "$(cell thu-tuc.csv 1 2)" = "Nguyễn Văn Mẫu" ]'
bm export "$ROOT/examples/thu-tuc/nd68-2024-thu-hoi.yaml" --to vgca -o thu-hoi.csv
check "one that has none is refused" 'status_is 1 && said err S081'
printf 'form: nd68-2024/mau-01\nblank: true\n' >trong.yaml
bm export trong.yaml --to vgca
check "a blank form is nobody" 'status_is 1 && said err S085'
printf 'ho_ten,ngay_sinh,so_giay_to,ngay_cap,noi_cap,thu_dien_tu,co_quan,chuc_vu,sim_pki\n%s\n%s\n' \
    'Nguyễn Văn Mẫu,05/01/1985,4085000001,12/03/2019,CCSQLHCVTTXH,mau@vidu.gov.vn,Phòng Ví Dụ,Chuyên viên,mobifone/CS' \
    'Trần Thị Ví Dụ,08/03/1986,004186000002,12/03/2019,CCSQLHCVTTXH,vidu@vidu.gov.vn,Phòng Ví Dụ,Văn thư,' >bang.csv
bm export bang.csv --to vgca --form tt185-2019/mau-01 -o bang-ra.csv --set "tinh=Cao Bằng"
check "each row of a table is a person; zeros come back" \
    'status_is 0 && [ "$(cell bang-ra.csv 1 4)" = 004085000001 ] && [ "$(cell bang-ra.csv 2 2)" = "Trần Thị Ví Dụ" ]'
bm export bang.csv --to vgca --form tt185-2019/mau-01 -o khong.csv
check "what is wrong names the cell" 'status_is 1 && said err "bang.csv!A3: lỗi[S089]" && [ ! -e khong.csv ]'
bm export bang.csv --to vgca
check "a table needs --form" 'status_is 2 && said err C025'
printf 'profile:\n  co_quan: Sở Hồ sơ\n' >office.yaml
sed '/^  co_quan:/d' "$nd68" >thieu.yaml
bm export thieu.yaml --to vgca -o ho-so.csv
check "the profile of the office counts" 'status_is 0 && [ "$(cell ho-so.csv 1 9)" = "Sở Hồ sơ" ]'
rm office.yaml
"$BIEUMAU" export - --to vgca -o - <"$nd68" >"$T/out" 2>"$T/err" && status=0
check "data from standard input, the list to standard output" 'status_is 0 && [ "$(head -c 2 "$T/out")" = PK ]'
bm export khong-co.yaml --to vgca
check "a file that is not there is told" 'status_is 3 && said err E005'

# ---- The command
bm export "$nd68"
check "--to is needed" 'status_is 2 && said err C026 && said err vgca'
bm export "$nd68" --to vgcb
check "and must be a list" 'status_is 2 && said err S084'
bm export "$nd68" --to vgca -o a.pdf
check "of a format that there is" 'status_is 2 && said err O003 && said err "xlsx, csv"'
bm export "$nd68" --to vgca -o thu-muc/
check "a folder is no file" 'status_is 2 && said err C004'
bm export bang.csv --to vgca -o bang.csv --form tt185-2019/mau-01
check "an input is not overwritten" 'status_is 2 && said err C009'
bm export "$nd68" --to vgca --set tinh
check "--set needs a column and a value" 'status_is 2 && said err C004 && said err "CỘT=GIÁ_TRỊ"'
bm export "$nd68" --to vgca --set tin=x --set thiet_bi=usb
check "that the list has; all faults are told" 'status_is 2 && [ "$(grep -c S088 "$T/err")" -eq 2 ] && said err "có phải là “tinh”"'
bm export
check "without data there is nothing to do" 'status_is 2 && said err C005'
bm --lang en export "$nd68" --to vgca -o en.csv
check "English is spoken" 'status_is 0 && said err "template of 19 columns"'
bm export "$nd68" --to vgca -o j.csv --diagnostics json
check "as JSON, too" 'status_is 0 && json "$T/err" "[d[\"code\"] for d in d[\"diagnostics\"]] == [\"S087\", \"S083\"]"'
finish
