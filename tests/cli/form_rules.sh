#!/bin/bash
# The rules of the forms, as a clerk meets them: an example, a change to it, and all that is then said.
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2154,SC2016,SC2034
. "$(dirname "$0")/lib.sh"

# The codes in the order in which they are told, each with w(arning) or e(rror); not the one about wording (D029).
codes()
{
    sed -nE 's/^[^ ]*: (l|c)[^[]*\[([DR][0-9]+)\].*/\2\1/p' "$T/err" | grep -v '^D029' |
        sed 's/l$/e/; s/c$/w/' | tr '\n' ' ' | sed 's/ $//'
}

while IFS='|' read -r sentence example change expected; do
    sed -E "$change" "$ROOT/examples/$example.yaml" >changed.yaml
    bm check --today 2026-11-22 changed.yaml
    told=$(codes)
    check "$example: $sentence" \
        '! cmp -s changed.yaml "$ROOT/examples/$example.yaml" && [ "$told" = "$expected" ]'
done <<'END'
60 ngày còn lại là đủ|mau-07|s/(ngay_het_han:).*/\1 14\/05\/2024/|
59 ngày còn lại thì không|mau-07|s/(ngay_het_han:).*/\1 13\/05\/2024/|R004e
chỉ thay đổi thì cũng phải còn 60 ngày|mau-07|s/(ngay_het_han:).*/\1 13\/05\/2024/; s/gia_han: có/gia_han: không/|R004e
đúng 5 năm|mau-07|s/(ngay_het_han:).*/\1 12\/06\/2024/|
5 năm và một ngày|mau-07|s/(ngay_het_han:).*/\1 13\/06\/2024/|R006w
5 năm từ 29/02 là đến 28/02|mau-07|s/(ngay_cap_chung_thu_so:).*/\1 29\/02\/2020/; s/(ngay_het_han:).*/\1 01\/03\/2025/|R006w
chỉ gia hạn một lần|mau-07|s/gia_han: có/gia_han: có\n  da_gia_han: có/; s/(ngay_het_han:).*/\1 12\/06\/2022/; s/(ngay_lap:).*/\1 15\/03\/2022/|R008e
gia hạn, thay đổi hoặc cả hai|mau-07|s/gia_han: có/gia_han: không/; s/thay_doi_noi_dung: có/thay_doi_noi_dung: không/; /^ *thay_doi:/d; /^ *- muc:/d; /^ *moi:/d|R007e
không ghi thay đổi thì không có bảng|mau-07|s/thay_doi_noi_dung: có/thay_doi_noi_dung: không/|R010e
điện thoại chỉ với SIM PKI|mau-07|s/la_sim_pki: có/la_sim_pki: không/|R010w
SIM PKI thì phải có điện thoại|mau-07|/dien_thoai:/d|R009e
chứng thư số không cấp sau ngày lập đơn|mau-07|s/(ngay_cap_chung_thu_so:).*/\1 16\/03\/2024/|R001e
của cá nhân thì không có mã số thuế|mau-09|s/# ma_so_thue/ma_so_thue/|R008e
giấy tờ không cấp sau ngày lập đơn|mau-09|s/(ngay_cap:).*/\1 03\/06\/2023/|R001e
sinh trước ngày cấp|mau-09|s/(ngay_sinh:).*/\1 20\/11\/2021/|R022w R001e
hai người khác nhau|mau-14|s/"004080000000"/"004190000000"/|R012e
Thông tư 08: 60 ngày|tt08-2016/mau-03|s/(ngay_lap:).*/\1 22\/04\/2019/|R004e
Nghị định 68: 60 ngày chỉ là cảnh báo|nd68-2024/mau-04|s/(ngay_het_han: )20\/7\/2026/\110\/5\/2026/|R004w
Nghị định 68: gia hạn lần hai chỉ là cảnh báo|nd68-2024/mau-04|s/(ngay_cap_chung_thu_so: )15\/9\/2021/\115\/9\/2023\n      da_gia_han: có/|R008w
mỗi dòng có ít nhất một dịch vụ|nd68-2024/mau-04|0,/gia_han: có.*/s//gia_han: không/|R007e
thay đổi thì ghi thông tin mới|nd68-2024/mau-04|/số 27 phố Vườn Cam"/d|R009e
đã thay đổi thì khác thông tin cũ|nd68-2024/mau-04|s/số 27 phố Vườn Cam"/số 1 phố Kim Đồng"/|R012w
Nghị định 68 cần số định danh, không cần hộ chiếu|nd68-2024/mau-04|s/"004186000000"/C1234567/|R025w
cũng không cần CMND, và chỉ nói một lần|nd68-2024/mau-05|s/"066085000000"/"012345678"/; s/(noi_cap: )Cục Cảnh sát đăng ký.*/\1Công an tỉnh Đắk Lắk/|R025w
của cá nhân hoặc của cơ quan|nd68-2024/mau-05|s/ma_so_thue:/so_dinh_danh: "004186000000"\n      ngay_cap: 25\/5\/2021\n      noi_cap: Bộ Công an\n      ma_so_thue:/|R024w R008e R008e
END

finish
