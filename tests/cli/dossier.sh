#!/bin/bash
# bieumau dossier. SPDX-License-Identifier: MIT
# shellcheck disable=SC2154,SC2016,SC2034,SC2086
. "$(dirname "$0")/lib.sh"
examples=$ROOT/examples/thu-tuc
pages() { pdfinfo "$1" | sed -n 's/^Pages: *//p'; }
holds() { pdftotext -layout "$1" - | tr -s ' \n' ' ' | grep -qF -- "$2"; } # file, text

# ---- the revocation: two forms from one file
cp "$examples/tt185-2019-thu-hoi.yaml" thu-hoi.yaml
bm dossier thu-hoi thu-hoi.yaml -o ra/
check "one file makes both forms, all in one, and the checklist" \
    'status_is 0 && silent err && files "./ra ./ra/1-tt185-2019-mau-09.pdf ./ra/2-tt185-2019-mau-14.pdf ./ra/ho-so.pdf ./ra/to-kiem-tra.pdf ./thu-hoi.yaml "'
check "each file is named" 'lines out 4 && said out ra/ho-so.pdf'
check "the merged file has the pages of all forms" \
    '[ "$(pages ra/ho-so.pdf)" -eq $(($(pages ra/1-tt185-2019-mau-09.pdf) + $(pages ra/2-tt185-2019-mau-14.pdf))) ]'
check "what is written once stands in both" \
    'holds ra/1-tt185-2019-mau-09.pdf "NGUYỄN VĂN MẪU" && holds ra/2-tt185-2019-mau-14.pdf "Ông/Bà: Nguyễn Văn Mẫu" &&
     holds ra/2-tt185-2019-mau-14.pdf "VD0000000001" && holds ra/2-tt185-2019-mau-14.pdf "Chức vụ: Phó Chủ tịch"'
check "the receiving office of the record is the addressee of the request" \
    'holds ra/2-tt185-2019-mau-14.pdf "Văn phòng HĐND và UBND huyện Ví Dụ"'
check "a form may have a value of its own" \
    'holds ra/1-tt185-2019-mau-09.pdf "ngày 02 tháng 6 năm 2023" && holds ra/2-tt185-2019-mau-14.pdf "ngày 05 tháng 6 năm 2023"'
check "the checklist names forms, copies, attachments and the day" \
    'holds ra/to-kiem-tra.pdf "TỜ KIỂM TRA HỒ SƠ" && holds ra/to-kiem-tra.pdf "không nộp kèm hồ sơ" && holds ra/to-kiem-tra.pdf "Mẫu 14" &&
     holds ra/to-kiem-tra.pdf "03" && holds ra/to-kiem-tra.pdf "Thiết bị lưu khóa bí mật, gửi cùng" && holds ra/to-kiem-tra.pdf "07/06/2023"'
bm dossier thu-hoi.yaml -o ra/
check "what is there is not overwritten" 'status_is 2 && said err O002 && said err ra/2-tt185-2019-mau-14.pdf'
cp -r ra truoc
bm dossier thu-hoi.yaml -o ra/ --force
check "but with --force, and with the same bytes" 'status_is 0 && diff -r ra truoc'
empty
mkdir -p ra/2-tt185-2019-mau-14.pdf
bm dossier "$examples/tt185-2019-thu-hoi.yaml" -o ra/ --force
check "when a file cannot be written no half of the dossier is left" \
    'status_is 3 && silent out && files "./ra ./ra/2-tt185-2019-mau-14.pdf "'
empty
bm dossier "$examples/tt185-2019-thu-hoi.yaml" --to docx
check "by default the folder has the name of the procedure; Word files" \
    'status_is 0 && is_docx thu-hoi/ho-so.docx && is_docx thu-hoi/to-kiem-tra.docx && [ "$(find thu-hoi -type f | wc -l)" -eq 4 ]'
bm dossier "$examples/tt185-2019-thu-hoi.yaml" -o a/b --received 05/06/2023 --to pdf
check "folders are made; --received counts the days" 'status_is 0 && holds a/b/to-kiem-tra.pdf "08/06/2023"'
"$BIEUMAU" dossier thu-hoi - -o c/ <"$examples/tt185-2019-thu-hoi.yaml" >"$T/out" 2>"$T/err"
check "data comes from standard input, too" '[ -e c/ho-so.pdf ]'
python3 -c 'import json
json.dump({"data": {"kinh_gui": "A", "ten_chung_thu_so": "B", "so_hieu_thiet_bi": "1"}}, open("d.json", "w"))'
bm dossier tra-thiet-bi d.json --regime tt185-2019 --draft --date 2023-06-01 -o d/
check "JSON, --regime and --draft; a key of another form is told" 'status_is 1 && said err P021 && said err kinh_gui && said err D019 && [ ! -e d ]'
printf '<bieumau><ten_chung_thu_so>B</ten_chung_thu_so><so_hieu_thiet_bi>1</so_hieu_thiet_bi></bieumau>' >d.xml
bm dossier tra-thiet-bi d.xml --draft --date 2023-06-01 -o d/
check "XML; a row is made of single values" 'status_is 0 && said err D019 && holds d/1-tt185-2019-mau-14.pdf "1 B 1"'

# ---- every example works, and its skeleton makes a draft
for file in "$examples"/*.yaml; do
    name=$(basename "$file" .yaml)
    empty
    bm dossier "$file" -o ra/
    check "the example $name makes its dossier" 'status_is 0 && is_pdf ra/ho-so.pdf && ! grep -q "lỗi" "$T/err"'
    bm make "$file"
    check "  which make does not take for a form" 'status_is 1 && said err D002'
    case $name in tt185*) day=2023-06-01 ;; *) day=2026-03-02 ;; esac
    procedure=$(sed -n 's/^procedure: //p' "$file")
    bm dossier "$procedure" --new --date $day -o khung.yaml
    check "  its skeleton is a file" 'status_is 0 && grep -qx "procedure: $procedure" khung.yaml'
    check "  with each entry once" \
        '[ -z "$(sed -nE "s/^  (# )?([a-z_]+):.*/\2/p" khung.yaml | sort | uniq -d)" ]'
    bm dossier khung.yaml --draft --date $day -o nhap/
    check "  and makes a draft" 'status_is 0 && is_pdf nhap/ho-so.pdf && ! grep -qE "lỗi" "$T/err"'
done
empty
bm dossier thu-hoi --new --date 2023-06-01
check "what is filled in is a comment that says from what" \
    'said out "  # ben_giao_ho_ten:" && said out "để trống là: {ho_ten}" && said out "  # thiet_bi:" && grep -qx "  ben_nhan_ho_ten:" "$T/out"'
sed 's/^  # thiet_bi:/  thiet_bi:/; s/^  #   - ten_chung_thu_so:/    - ten_chung_thu_so: A/' "$T/out" >khung.yaml
bm dossier khung.yaml --draft --date 2023-06-01 -o ra/
check "and may be put in as it stands" 'status_is 0 && holds ra/2-tt185-2019-mau-14.pdf "1 A"'
bm dossier thu-hoi --new --date 2023-06-01 -o khung.yaml
check "a skeleton does not erase data" 'status_is 2 && said err C011'

empty
bm dossier thu-hoi --new --regime tt185-2019 -o khung.yaml
bm dossier khung.yaml --draft -o ra/
check "a skeleton under old regulations keeps them" \
    'grep -qx "regime: tt185-2019" khung.yaml && status_is 0 && [ -e ra/1-tt185-2019-mau-09.pdf ] && ! said err P021'
bm dossier khung.yaml --draft --regime nd68-2024 -o moi/
check "but for --regime" 'said err P021 && said err nd68-2024'
sed -i 's/^regime: .*/regime: tt185/' khung.yaml
bm dossier khung.yaml --draft -o ra/
check "unknown regulations in the data are a fault of the data" 'status_is 1 && said err "khung.yaml:8:9: lỗi[P026]"'
sed -i 's/^regime: .*/regime: [tt185-2019]/' khung.yaml
bm dossier khung.yaml --draft -o ra/
check "and so is a list of them" 'status_is 1 && said err "khung.yaml:8:9: lỗi[P004]"'
bm dossier thu-hoi --new --regime nd68-2024
check "lines of an example are told apart" 'said out "ví dụ: Như trên | Lưu: VT, VP"'

# ---- all or nothing
empty
sed 's/^  ngay_sinh:.*/  ngay_sinh: 30\/02\/1985/; s/^  dia_diem:.*//; s/^  ly_do:/  ly_doo:/' "$examples/tt185-2019-thu-hoi.yaml" >sai.yaml
bm dossier sai.yaml -o ra/
check "what is wrong in any form is told, and nothing is made" \
    'status_is 1 && said err P021 && said err "“ly_do”" && said err D011 && said err dia_diem && files "./sai.yaml "'
check "in the order of the file" '[ "$(grep -oE "^sai.yaml:[0-9]+" "$T/err" | cut -d: -f2 | tr "\n" " ")" = "$(grep -oE "^sai.yaml:[0-9]+" "$T/err" | cut -d: -f2 | sort -n | tr "\n" " ")" ]'
sed 's/^  ngay_cap:.*/  ngay_cap: xx/' "$examples/tt185-2019-thu-hoi.yaml" >sai.yaml
bm dossier sai.yaml -o ra/ --date 2023-06-01
check "a fault of a shared value is told once" 'status_is 1 && [ "$(grep -c D010 "$T/err")" -eq 1 ] && files "./sai.yaml "'
sed 's/^  dia_diem:.*/&\n  thiet_bi: [{ten_chung_thu_so: A, co_quan: B, so_hieu_thiet_bi: C, cot: D}]/' "$examples/tt185-2019-thu-hoi.yaml" >sai.yaml
bm dossier sai.yaml -o ra/
check "a column that no form has is told" 'status_is 1 && said err P021 && said err "“cot”"'
sed 's/tt185-2019.mau-14:/tt185-2019\/mau-41:/' "$examples/tt185-2019-thu-hoi.yaml" >sai.yaml
bm dossier sai.yaml -o ra/
check "a form of another dossier is told" 'status_is 1 && said err P025 && said err tt185-2019/mau-14'
bm dossier sai.yaml --strict -o ra/
check "--strict is known" 'status_is 1 && said err P025'

# ---- data in an old encoding
empty
sed 's/^  ho_ten:.*/  ho_ten: NguyÔn V¨n MÉu/' "$examples/tt185-2019-thu-hoi.yaml" >cu.yaml
bm dossier cu.yaml -o ra/
check "text in TCVN3 is refused, with what it seems to be" \
    'status_is 1 && said err D060 && said err "“Nguyễn Văn Mẫu”" && said err "--legacy tcvn3" && [ ! -e ra ]'
bm dossier cu.yaml --legacy none -o nguyen/
check "--legacy none takes it as it stands" 'status_is 0 && holds nguyen/1-tt185-2019-mau-09.pdf "V¨N MÉU"'
printf 'procedure: tra-thiet-bi\ndata:\n  ben_giao_ho_ten: Nguy\xd4n V\xa8n M\xc9u\n' >byte.yaml
bm dossier byte.yaml --draft --date 2023-06-01 -o ra/
check "its bytes are recognised" 'status_is 1 && said err I001 && said err D066 && said err "--legacy tcvn3"'
bm dossier byte.yaml --draft --date 2023-06-01 --legacy tcvn3 -o ra/
check "and read with --legacy" 'status_is 0 && said err D062 && holds ra/1-tt185-2019-mau-14.pdf "Ông/Bà: Nguyễn Văn Mẫu"'

# ---- the profile of the office
empty
grep -vE '^  (kinh_gui|dia_danh|noi_cap):' "$examples/tt185-2019-thu-hoi.yaml" >don.yaml
printf 'profile:\n  kinh_gui: Cơ quan của hồ sơ\n  dia_danh: Nơi lập\n' >cq.yaml
bm dossier don.yaml --profile cq.yaml -o ra/
check "what the data leaves out may be in the profile, but not all of it here" 'status_is 1 && said err noi_cap && [ ! -e ra ]'
printf '  noi_cap: Bộ Công an\n' >>cq.yaml
bm dossier don.yaml --profile cq.yaml -o ra/
check "the profile comes behind what is filled, and fills as well" \
    'status_is 0 && holds ra/1-tt185-2019-mau-09.pdf "Kính gửi: Cơ quan của hồ sơ" && holds ra/2-tt185-2019-mau-14.pdf "Cơ quan của hồ sơ" && holds ra/2-tt185-2019-mau-14.pdf "Nơi cấp: Bộ Công an"'

# ---- wrong commands
empty
cp "$examples/tt185-2019-thu-hoi.yaml" thu-hoi.yaml
bm dossier thu-hoi
check "a procedure without data is told how to go on" 'status_is 2 && said err C005 && said err -- --new'
mkdir thu-hoi
bm dossier thu-hoi
check "also when the folder of the last time is there" 'status_is 2 && said err C005 && said err -- --new'
rmdir thu-hoi
bm dossier "$ROOT/examples/mau-01.yaml"
check "the data of a form belongs to make" 'status_is 1 && said err P018 && said err "“bieumau make”"'
bm make thu-hoi.yaml
check "and that of a procedure to dossier" 'status_is 1 && said err D002 && said err "“bieumau dossier”"'
bm dossier thu-hoii thu-hoi.yaml
check "an unknown procedure is a fault of the command, with the nearest" 'status_is 2 && said err P016 && said err "“thu-hoi”"'
bm dossier gia-han thu-hoi.yaml
check "data of another procedure is told" 'status_is 1 && said err P019'
bm dossier thu-hoi.yaml --regime tt185
check "unknown regulations too" 'status_is 2 && said err P026 && said err tt185-2019'
bm dossier thu-hoi.yaml -o ho-so.pdf
check "a dossier is not one file" 'status_is 2 && said err C020 && [ ! -e ho-so.pdf ]'
bm dossier thu-hoi.yaml -o -
check "nor standard output" 'status_is 2 && said err C020'
bm dossier thu-hoi.yaml --to txt
check "the format must exist" 'status_is 2 && said err O003'
bm dossier khong-co.yaml
check "the file must exist" 'status_is 3 && said err E005'
bm dossier cap-moi-thiet-bi --new --date 2023-06-01
check "a procedure without forms here says where to take them" \
    'status_is 1 && said err P024 && said err "phụ lục chính thức" && said err "“bieumau show cap-moi-thiet-bi --regime tt185-2019”"'
bm dossier thu-hoi thu-hoi.yaml --new
check "--new takes no data" 'status_is 2 && said err C012'
touch ra
bm dossier thu-hoi.yaml -o ra/
check "a file in the way of the folder is told" 'status_is 3 && said err O007'

# ---- list and show
bm list --procedures
check "list --procedures names them" 'status_is 0 && grep -q "^thu-hoi  *Thu hồi chứng thư số" "$T/out" && ! said out mau-01'
bm list --procedures --ids
check "ids alone" 'grep -qx gia-han "$T/out" && ! grep -q " " "$T/out"'
bm list --procedures --json
check "and as JSON" 'json "$T/out" "[p for p in d if p[\"id\"] == \"gia-han\"][0][\"title\"][\"en\"] == \"Renewal\""'
bm show gia-han --date 2023-06-01
check "show tells a procedure under the regulations of the day" \
    'status_is 0 && said out "Thông tư 185/2019/TT-BQP" && said out "chỉ được đề nghị gia hạn 01 lần" && said out "03 ngày làm việc"'
bm show gia-han --regime nd68-2024 --json
check "or under those named" 'json "$T/out" "d[\"regime\"][\"id\"] == \"nd68-2024\" and d[\"forms\"][0][\"form\"] == \"nd68-2024/mau-04\""'
bm show gia-hann
check "an unknown procedure is told" 'status_is 2 && said err P016 && said err gia-han'
bm show gia-han --regime nd68
check "unknown regulations, too" 'status_is 2 && said err P026'
bm show gia-han --date 2001-01-01
check "and a day without any" 'status_is 2 && said err P015'
bm show mau-01
check "what is like no procedure is taken for a form" 'status_is 2 && said err D004'
finish
