#!/bin/bash
# bieumau advise, on the procedures that are shipped. SPDX-License-Identifier: MIT
# shellcheck disable=SC2154,SC2016,SC2034,SC2086
. "$(dirname "$0")/lib.sh"

# What is to be filed: "thay-doi×1[mau-07] thu-hoi×2[mau-09 mau-14]"; a letter with a list: "thu-hoi×1/2[…]".
filed()
{
    python3 -c 'import json, sys
d = json.load(open(sys.argv[1], encoding="utf-8"))
def step(s):
    forms = " ".join(f["form"].split("/")[1] for f in s["forms"] if f["made"] != "other")
    n = str(s["files"]) + ("/" + str(s["certificates"]) if s["files"] != s["certificates"] else "")
    return s["procedure"] + "×" + n + "[" + forms + "]"
print(" ".join(step(s) for s in d["steps"]))' "$T/out"
}

# ---- the cases of the notices: what happened | day | answers | what is to be filed
while IFS='|' read -r what day answers expected; do
    [ -n "$what" ] || continue
    options=
    for answer in $answers; do options="$options --answer $answer"; done
    bm advise --json --date "$day" $options
    check "$what ($day)" 'status_is 0 && silent err && [ "$(filed)" = "'"$expected"'" ]'
    # every reason, condition and deadline tells its source, or that none is known
    check "  with a source for everything" 'json "$T/out" "all(r[\"source\"] or r[\"grade\"] == \"unknown\" \
        for s in d[\"steps\"] for k in (\"reasons\", \"conditions\", \"attachments\", \"addressee\", \"deadlines\", \"notes\") \
        for r in s[k])" && json "$T/out" "all(s[\"reasons\"] for s in d[\"steps\"])"'
done <<'END'
Cá nhân chưa có chứng thư số|2020-05-26|viec=cap-moi doi_tuong=ca-nhan|cap-moi-ca-nhan×1[mau-01]
Cơ quan chưa có chứng thư số|2020-05-26|viec=cap-moi doi_tuong=co-quan|cap-moi-to-chuc×1[mau-03]
Thiết bị, phần mềm chưa có chứng thư số|2020-05-26|viec=cap-moi doi_tuong=thiet-bi|cap-moi-thiet-bi×1[mau-05]
Giao dịch thuế, BHXH: chứng thư số cơ quan|2020-05-26|viec=giao-dich giao_dich=thue-bao-hiem da_co=chua|cap-moi-to-chuc×1[mau-03]
Bổ sung mã số thuế để giao dịch thuế|2020-05-26|viec=giao-dich giao_dich=thue-bao-hiem da_co=co ngay_het_han=01/01/2022|thay-doi×1[mau-07]
DVC Kho bạc: cá nhân cho lãnh đạo và kế toán|2020-05-26|viec=giao-dich giao_dich=kho-bac so_nguoi=2|cap-moi-ca-nhan×2[mau-01]
Sắp hết hạn, còn 60 ngày|2023-06-01|viec=sap-het-han doi_tuong=ca-nhan ngay_het_han=31/07/2023 da_gia_han=chua|gia-han×1[mau-07]
Sắp hết hạn, còn 59 ngày: không gia hạn được|2023-06-01|viec=sap-het-han doi_tuong=ca-nhan ngay_het_han=30/07/2023 da_gia_han=chua|cap-moi-ca-nhan×1[mau-01]
Sắp hết hạn, đã gia hạn 01 lần|2023-06-01|viec=sap-het-han doi_tuong=co-quan ngay_het_han=31/12/2023 da_gia_han=co|cap-moi-to-chuc×1[mau-03]
Sắp hết hạn, chưa rõ ngày|2023-06-01|viec=sap-het-han doi_tuong=ca-nhan da_gia_han=chua|gia-han×1[mau-07]
Đã hết hạn: cấp mới và trả thiết bị|2023-06-01|viec=sap-het-han doi_tuong=ca-nhan ngay_het_han=31/05/2023 da_gia_han=chua|cap-moi-ca-nhan×1[mau-01] tra-thiet-bi×1[mau-14]
Sáp nhập, hai chứng thư số cơ quan|2020-03-16|viec=sap-xep sap_xep=sap-nhap so_chung_thu=2 ngay_het_han=01/01/2022|thay-doi×1[mau-07] thu-hoi×1[mau-09 mau-14]
Sáp nhập, bốn chứng thư số cơ quan|2020-03-16|viec=sap-xep sap_xep=sap-nhap so_chung_thu=4|thay-doi×1[mau-07] thu-hoi×3[mau-09 mau-14]
Sáp nhập, một chứng thư số|2020-03-16|viec=sap-xep sap_xep=sap-nhap so_chung_thu=1|thay-doi×1[mau-07]
Sáp nhập, không có chứng thư số nào|2020-03-16|viec=sap-xep sap_xep=sap-nhap so_chung_thu=0|cap-moi-to-chuc×1[mau-03]
Chia tách|2020-03-16|viec=sap-xep sap_xep=chia-tach so_chung_thu=1|thay-doi×1[mau-07]
Đổi tên cơ quan|2020-03-16|viec=sap-xep sap_xep=doi-ten|thay-doi×1[mau-07]
Đổi tên, chứng thư số còn 30 ngày|2020-03-16|viec=sap-xep sap_xep=doi-ten ngay_het_han=15/04/2020|cap-moi-to-chuc×1[mau-03] thu-hoi×1[mau-09 mau-14]
Giải thể|2020-03-16|viec=giai-the so_thu_hoi=3|thu-hoi×3[mau-09 mau-14]
Đổi thư công vụ của cá nhân|2020-05-26|viec=doi-thu doi_tuong=ca-nhan|thay-doi×1[mau-07]
Bổ sung mã quan hệ ngân sách|2020-03-16|viec=bo-sung-ma|thay-doi×1[mau-07]
Phó Chủ tịch luân chuyển trong khối nhà nước, vẫn giữ chức vụ|2020-03-16|viec=can-bo noi_den=co-quan-nha-nuoc con_dung=co|thay-doi×1[mau-07]
Luân chuyển, không còn giữ chức vụ|2020-03-16|viec=can-bo noi_den=co-quan-nha-nuoc con_dung=khong|thu-hoi×1[mau-09 mau-14]
Chuyển sang cơ quan Đảng, đoàn thể, ngành dọc|2020-03-16|viec=can-bo noi_den=dang-doan-the|thu-hoi×1[mau-09 mau-14]
Ra ngoài khu vực nhà nước|2020-03-16|viec=can-bo noi_den=ngoai-nha-nuoc|thu-hoi×1[mau-09 mau-14]
Thôi giữ chức vụ lãnh đạo|2020-03-16|viec=can-bo noi_den=thoi-chuc|thu-hoi×1[mau-09 mau-14]
Nghỉ hưu, thôi việc, từ trần|2020-05-26|viec=nghi|thu-hoi×1[mau-09 mau-14]
Thiết bị thất lạc: không có gì để giao|2020-05-26|viec=thiet-bi thiet_bi=that-lac|thu-hoi-mat-thiet-bi×1[mau-09]
Thiết bị hư hỏng|2020-05-26|viec=thiet-bi thiet_bi=hu-hong|thu-hoi×1[mau-09 mau-14]
Mật khẩu bị lộ|2020-05-26|viec=lo-mat-khau|thu-hoi×1[mau-09 mau-14]
Nhập sai mật khẩu quá số lần|2020-05-26|viec=khoa-mat-khau|khoi-phuc×1[mau-11]
Cấp mới cho cá nhân|2026-03-02|viec=cap-moi doi_tuong=ca-nhan|cap-moi-ca-nhan×1[mau-01 mau-07]
Cấp mới cho cơ quan|2026-03-02|viec=cap-moi doi_tuong=co-quan|cap-moi-to-chuc×1[mau-02 mau-07]
Sắp hết hạn, còn 10 ngày: không nói 60 ngày|2026-03-02|viec=sap-het-han doi_tuong=ca-nhan ngay_het_han=12/03/2026|gia-han×1[mau-04]
Sáp nhập, hai chứng thư|2026-03-02|viec=sap-xep sap_xep=sap-nhap so_chung_thu=2|thay-doi×1[mau-04] thu-hoi×1[mau-05 mau-08]
Sáp nhập, bốn chứng thư: một công văn kèm danh sách|2026-03-02|viec=sap-xep sap_xep=sap-nhap so_chung_thu=4|thay-doi×1[mau-04] thu-hoi×1/3[mau-05 mau-08]
Phó Chủ tịch chuyển cơ quan|2026-03-02|viec=can-bo noi_den=co-quan-nha-nuoc con_dung=co|thay-doi×1[mau-04]
Nghỉ hưu|2026-03-02|viec=nghi|thu-hoi×1[mau-05 mau-08]
Thiết bị thất lạc|2026-03-02|viec=thiet-bi thiet_bi=that-lac|thu-hoi-mat-thiet-bi×1[mau-05 mau-09]
Nhập sai mật khẩu quá số lần|2026-03-02|viec=khoa-mat-khau|khoi-phuc×1[mau-06]
Gia hạn theo Thông tư 08, cá nhân|2018-05-02|viec=sap-het-han doi_tuong=ca-nhan ngay_het_han=02/08/2018|gia-han×1[mau-03]
Gia hạn theo Thông tư 08, tổ chức|2018-05-02|viec=sap-het-han doi_tuong=co-quan ngay_het_han=02/08/2018|gia-han×1[mau-04]
END

# ---- the regulations of the day
for pair in 2016-03-17:tt08-2016 2020-02-17:tt08-2016 2020-02-18:tt185-2019 14/08/2024:tt185-2019 15/8/2024:nd68-2024; do
    bm advise --json --date "${pair%%:*}" --answer viec=nghi
    check "on ${pair%%:*} ${pair#*:} holds" 'json "$T/out" "d[\"regime\"][\"id\"] == \"'"${pair#*:}"'\""'
done
bm advise --date 2016-03-16 --answer viec=nghi
check "before all of them the day is refused" 'status_is 1 && said err P015 && said err 17/03/2016'
bm advise --today 2023-06-01 --answer viec=nghi --json
check "--today counts when there is no --date" 'json "$T/out" "d[\"day\"] == \"2023-06-01\""'
bm advise --json --date 2026-03-02 --answer viec=sap-het-han --answer doi_tuong=ca-nhan
check "under NĐ 68/2024 nothing is said of 60 days or of once" \
    '! grep -qE "60 ngày|01 lần" "$T/out" && said out "chưa thấy nguyên văn"'

# ---- deadlines
answers="--answer viec=cap-moi --answer doi_tuong=ca-nhan"
bm advise --date 2023-06-01 $answers --received 02/06/2023
check "a deadline is a day, three working days behind a Friday" 'said out "từ 02/06/2023 thì chậm nhất 07/06/2023"'
check "what the list of holidays leaves out is told" 'said out "Tết Âm lịch" && said out "Giỗ Tổ" && said out "02/9"'
bm advise --date 2023-04-28 $answers
check "without --received it counts from the day of the dossier; holidays are left out" \
    'said out "từ 28/04/2023 thì chậm nhất 05/05/2023"'
printf 'days: [2026-02-16, 2026-02-17, 2026-02-18, 2026-02-19, 2026-02-20]\ncomplete: [2026]\n' >nghi.yaml
bm advise --date 2026-02-12 $answers --holidays nghi.yaml
check "an office adds the announced days, and then nothing is left out" \
    'said out "chậm nhất 24/02/2026" && ! said out "Tết Âm lịch"'
bm advise --date 2023-06-02 --answer viec=nghi --answer thu_hoi=06/06/2023 --json
check "the day of an event may be an answer" \
    'json "$T/out" "[x[\"due\"] for x in d[\"steps\"][0][\"deadlines\"]] == [\"2023-06-07\", \"2023-06-13\"]"'
bm advise --date 2026-03-02 --answer viec=khoa-mat-khau --json
check "an unknown deadline has no day" \
    'json "$T/out" "d[\"steps\"][0][\"deadlines\"][0][\"working_days\"] is None and d[\"steps\"][0][\"deadlines\"][0][\"due\"] is None"'

# ---- answers
bm advise --date 2023-06-02
check "without a terminal the missing question is told, with its answers" \
    'status_is 1 && said err P013 && said err "viec" && said err "can-bo (" && silent out'
bm advise --date 2023-06-02 --answer viec=can-bo
check "only what is still needed" 'status_is 1 && said err P013 && said err noi_den && ! said err "viec"'
bm advise --date 2023-06-02 --answer viec=can-bo --json
check "--json gives the question to a program" \
    'status_is 1 && json "$T/out" "d[\"next\"][\"id\"] == \"noi_den\" and d[\"next\"][\"options\"][0][\"id\"] == \"co-quan-nha-nuoc\" and d[\"steps\"] == []"'
printf 'viec: can-bo\nnoi_den: thoi-chuc\n' >tl.yaml
printf '{"viec": "can-bo", "noi_den": "thoi-chuc"}' >tl.json
for file in tl.yaml tl.json; do
    bm advise $file --date 2023-06-02 --json
    check "answers come from $file" 'status_is 0 && [ "$(filed)" = "thu-hoi×1[mau-09 mau-14]" ]'
done
bm advise tl.yaml --date 2023-06-02 --answer noi_den=co-quan-nha-nuoc --answer con_dung=co --json
check "--answer corrects the file" '[ "$(filed)" = "thay-doi×1[mau-07]" ]'
"$BIEUMAU" advise - --json --date 2023-06-02 <tl.yaml >"$T/out" 2>"$T/err"
check "and from standard input" '[ "$(filed)" = "thu-hoi×1[mau-09 mau-14]" ]'
bm advise --answer viecc=nghi
check "an unknown question is told with the nearest" 'status_is 1 && said err P011 && said err "“viec”"'
bm advise --answer viec=nghi-huu
check "a wrong answer with the right ones" 'status_is 1 && said err P012 && said err "cap-moi, giao-dich"'
bm advise --answer viec=nghi --answer doi_tuong=ca-nhan
check "an answer that is not needed is a note" 'status_is 0 && said err P014'
bm advise --answer nghi
check "--answer needs an equals sign" 'status_is 2 && said err C004 && said err "câu_hỏi=trả_lời"'
bm advise --date 30/02/2023 --answer viec=nghi
check "--date must be a day" 'status_is 2 && said err C004'
bm advise --received mai --answer viec=nghi
check "--received too" 'status_is 2 && said err C004'
bm advise khong-co.yaml
check "a file that is not there is told" 'status_is 3 && said err E005'
bm advise --answer viec=nghi --holidays khong-co.yaml
check "a list of holidays, too" 'status_is 3 && said err E005'

# ---- text
bm advise --date 2023-03-16 --answer viec=sap-xep --answer sap_xep=sap-nhap --answer so_chung_thu=3
check "the summary comes first" \
    '[ "$(sed -n "3,5p" "$T/out" | head -1)" = "Cần nộp:" ] && said out "1. Thay đổi nội dung thông tin chứng thư số: Mẫu 07" &&
     said out "Mẫu 09 + Mẫu 14; 2 bộ, mỗi chứng thư số một bộ"'
check "then reasons with their sources, and the next commands" \
    'said out "[Công văn của Sở Thông tin và Truyền" && said out "bieumau dossier thay-doi --new --date 2023-03-16 -o thay-doi.yaml" &&
     said out "bieumau new tt185-2019/mau-14"'
bm advise --date 2025-03-16 --answer viec=nghi
check "what is drawn up later does not stand among what is filed now" 'said out "bí mật: Mẫu số 05; lập sau: Mẫu số 08"'
check "no line is wider than a page" '[ "$(grep -v bieumau "$T/out" | wc -L)" -le 110 ]'
bm advise --date 2023-03-16 --answer viec=cap-moi --answer doi_tuong=thiet-bi
check "what cannot be made here is to be taken from the annex" \
    'said out "lấy từ phụ lục chính thức" && ! said out "bieumau dossier"'
bm --lang en advise --date 2023-03-16 --answer viec=nghi
check "English is spoken" 'said out "To be filed:" && said out "Because:" && said out "working days"'

# ---- a person at a terminal
terminal() # input, arguments: runs it on a terminal of its own
{
    local input=$1
    shift
    printf '%s' "$input" | script -qec "$BIEUMAU $*" /dev/null 2>&1 | tr -d '\r' >"$T/out"
    status=${PIPESTATUS[1]}
    : >"$T/err"
}
terminal $'8\n1\n1\n\n' advise --date 2023-03-16
check "questions are asked and answered by number; an unknown day by Enter" \
    'status_is 0 && said out "  8  Cán bộ luân chuyển" && said out "Người đó chuyển đi đâu?" && said out "hoặc Enter nếu chưa rõ" &&
     said out "Cần nộp:" && said out "Mẫu 07"'
check "and only those that are needed" '! said out "Chứng thư số của ai?" && ! said out "Thiết bị bị làm sao?"'
terminal $'99\nabc\n9\n' advise --date 2023-03-16
check "a wrong answer is asked again" 'status_is 0 && said out "Chưa đúng." && said out "Mẫu 09 + Mẫu 14"'
terminal $'2\n' advise --date 2023-03-16 --answer viec=can-bo
check "what --answer says is not asked" '! said out "Có việc gì?" && said out "Người đó chuyển đi đâu?"'
terminal $'8\n\004' advise --date 2023-03-16
check "the end of the input ends it, with the question that is open" 'status_is 1 && said out P013 && said out noi_den'
terminal $'8\n1\n1\n01/01/2024\n' --lang en advise --date 2023-03-16
check "in English, too" 'said out "What happened?" && said out "Choose 1–12:" && said out "To be filed:"'
finish
