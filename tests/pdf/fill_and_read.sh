#!/bin/bash
# A blank is filled in on screen with what stands in the form's example, by three programs; `read` takes the values out
# again, and `make` prints the same document as it does from the example. Values that have no field on the blank are
# left out of the comparison, and told here, form by form, so that none is lost unseen.
# SPDX-License-Identifier: MIT
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/../cli/lib.sh"
unset BIEUMAU_FORMS
here=$ROOT/tests/pdf
pdfjs=$ROOT/build/npm/node_modules/pdfjs-dist
[ -d "$pdfjs" ] || pdfjs=$ROOT/${BUILD:-build}/npm/node_modules/pdfjs-dist

# What the blank has no place for: lines that it has only when they are needed (the authority of a signer), a default that
# is printed as it is (kinh_gui, van_ban), what is checked and not printed, and more items or rows than it has.
without_field() # form
{
    case $1 in
    nd30-2020/cong-van) echo noi_nhan quyen_han ;;
    nd30-2020/giay-gioi-thieu | nd30-2020/giay-moi | nd68-2024/mau-02) echo quyen_han ;;
    nd30-2020/phu-luc) echo so_phu_luc van_ban ;;
    nd68-2024/mau-04)
        echo danh_sach.0.ngay_cap_chung_thu_so danh_sach.0.ngay_het_han danh_sach.0.la_sim_pki \
            danh_sach.1.ngay_het_han danh_sach.2.{ten_chung_thu_so,so_hieu,thu_dien_tu,thong_tin_cu} \
            danh_sach.2.{thong_tin_moi,gia_han,thay_doi,ngay_cap_chung_thu_so,ngay_het_han} quyen_han
        ;;
    nd68-2024/mau-06) echo kinh_gui quyen_han ;;
    tt185-2019/mau-07) echo la_sim_pki ;;
    esac
}

fill() # program, blank, filled, values
{
    case $1 in
    pdfjs) node "$here/fill_pdfjs.js" "$pdfjs" "$2" "$3" "$4" ;;
    poppler) /usr/bin/python3 "$here/fill_poppler.py" "$2" "$3" "$4" ;;
    mupdf) mutool run "$here/fill_mupdf.js" "$2" "$3" "$4" ;;
    esac
}

compare_form() # form, example, day
{
    local form=$1 name=${1//\//-}
    bm make "$2" --today "$3" -o "$name-e.pdf"
    bm read "$name-e.pdf" --to json -o "$name-e.json"
    bm blank "$form" --today "$3" --fillable -o "$name.pdf"
    /usr/bin/python3 "$here/form_data.py" "$ROOT/forms/$form.yaml" "$name-e.json" "$name.pdf" "$name-v.json" \
        "$name-t.json" >"$T/out" 2>"$T/err"
    status=$?
    check "$form: values without a field" \
        'status_is 0 && [ "$(without_field "$form" | xargs)" = "$(xargs <"$T/out")" ]'
    bm make "$name-t.json" --draft --today "$3" -o "$name-t.pdf"
    check "$form: the others are printed" 'status_is 0'
    for program in pdfjs poppler mupdf; do
        fill $program "$name.pdf" "$name-$program.pdf" "$name-v.json" >"$T/out" 2>&1
        bm read "$name-$program.pdf" -o "$name-$program.yaml"
        check "$form: read what $program filled in" 'status_is 0'
        bm make "$name-$program.yaml" --draft --today "$3" -o "$name-again.pdf" --force
        check "$form: made of what $program filled in, it is the same" \
            'status_is 0 && diff <(pdftotext -layout "$name-t.pdf" -) <(pdftotext -layout "$name-again.pdf" -) >"$T/out"'
    done
}

# What people type: letters and marks apart (NFD), spaces, line ends, parts that are left out.
typed_by_hand()
{
    local form=tt185-2019/mau-01
    bm blank "$form" --today 2024-01-05 --fillable -o hand.pdf
    python3 -c 'import json, unicodedata
values = {"ho_ten": "  Nguyễn  Thị Thuỳ Dương ", "gioi_tinh": "1", "noi_sinh": "Bắc Kạn\r\nViệt Nam ", "ngay_sinh.1": " 05",
          "ngay_sinh.2": "1", "ngay_sinh.3": "1985", "ngay_lap.1": "05", "ngay_lap.3": "2022", "sim_pki": "   "}
json.dump({k: unicodedata.normalize("NFD", v) for k, v in values.items()}, open("hand.json", "w"))'
    printf '%s\n' "form: $form" "data:" "  ho_ten: Nguyễn Thị Thuỳ Dương" "  gioi_tinh: Nữ" "  ngay_sinh: 05/1/1985" \
        "  noi_sinh: Bắc Kạn Việt Nam" '  ngay_lap: ngày 05 tháng ... năm 2022' >expected.yaml
    echo "{}" >nothing.json
    for program in pdfjs poppler mupdf; do
        fill $program hand.pdf "hand-$program.pdf" hand.json >"$T/out" 2>&1
        bm read "hand-$program.pdf"
        check "what was typed by hand in $program is tidied" 'diff expected.yaml "$T/out"'
        check "and the part that is missing is named" 'said err "V037" && said err "“ngay_lap.2”"'
        fill $program hand.pdf "empty-$program.pdf" nothing.json >"$T/out" 2>&1
        bm read "empty-$program.pdf"
        check "a blank that $program saves is a blank" 'status_is 0 && said out "blank: true"'
    done
}

# Several forms in one file, with fields for signatures: each is read by itself, also when it was signed.
set_and_signed()
{
    local nss=sql:$T/nss
    mkdir "$T/nss"
    echo thu-mat-khau >"$T/password"
    head -c 64 /dev/urandom >"$T/noise"
    certutil -N -d "$nss" -f "$T/password"
    certutil -S -d "$nss" -f "$T/password" -n ky-thu -s "CN=Nguyen Van Mau" -x -t "CT,C,C" -v 12 -k rsa -g 2048 \
        -z "$T/noise" --keyUsage digitalSignature,nonRepudiation >/dev/null 2>&1
    bm blank tt185-2019/mau-01 tt185-2019/mau-09 --today 2024-01-05 --fillable --signature-fields --merge set.pdf
    echo '{"ho_ten": "Đặng Thị Mẫu", "d2.ho_ten": "Y Blĭm Êban", "d2.gioi_tinh": "0", "d2.ngay_lap.1": "02"}' >set.json
    for program in pdfjs poppler; do
        fill $program set.pdf "set-$program.pdf" set.json >"$T/out" 2>&1
        pdfsig -nssdir "$nss" -nss-pwd thu-mat-khau -sign nguoi_khai -nick ky-thu "set-$program.pdf" \
            "signed-$program.pdf" >"$T/out" 2>"$T/err"
        status=$?
        check "what $program filled in can be signed" 'status_is 0'
        pdfsig -nssdir "$nss" "signed-$program.pdf" >"$T/out" 2>"$T/err"
        check "and the signature is good" 'said out "Signature is Valid" && said out "Total document signed"'
        bm read "signed-$program.pdf" -o "set-$program/"
        check "the forms of it are read" 'status_is 0 && said err V029 && said err "“d2.ngay_lap.2”"'
        cat "set-$program"/* >"$T/out"
        check "each with its own" 'said out "ho_ten: Đặng Thị Mẫu" && said out "ho_ten: Y Blĭm Êban" && said out "Nam"'
    done
    for level in 3a ua1; do
        "$here/vera.sh" $level set-*.pdf signed-*.pdf hand-pdfjs.pdf hand-poppler.pdf >"$T/out" 2>"$T/err"
        status=$?
        check "PDF/${level/3a/A-3a}, filled in and signed" 'status_is 0'
    done
}

typed_by_hand
set_and_signed
forms=$(cd "$ROOT" && python3 -B -c 'import sys; sys.path.insert(0, "tests"); import lib
for f in lib.forms(): print(f, lib.example(f), lib.DAYS.get(f.split("/")[0], lib.TODAY))')
while read -r form example day; do
    compare_form "$form" "$ROOT/$example" "$day"
done <<<"$forms"
check "forms were compared" '[ "$passed" -gt 100 ]'
finish
