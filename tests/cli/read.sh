#!/bin/bash
# bieumau read: what was put into a PDF or Word file comes back, and what does not fit is told. SPDX-License-Identifier: MIT
# shellcheck disable=SC2154,SC2016,SC2034
. "$(dirname "$0")/lib.sh"

mkdir -p "$BIEUMAU_FORMS/vd"
cat >"$BIEUMAU_FORMS/vd/nhieu.yaml" <<'END_OF_FORM'
id: vd/nhieu
number: Mẫu 2
title: Đơn nhiều mục
source: Nguồn thử
wording: verbatim
author: co_quan
date: ngay
fields:
  co_quan: {label: Cơ quan, type: text}
  ho_ten: {label: Họ và tên, type: person, required: true, case: upper}
  chuc_vu: {label: Chức vụ, type: text, default: Chuyên viên}
  phai: {label: Giới tính, type: choice, options: [Nam, Nữ]}
  moi: {label: Cấp mới, type: flag}
  so: {label: Số, type: text, required: true}
  ngay: {label: Ngày, type: date, show: long, blank: ngày ... tháng ... năm ...}
  noi_nhan: {label: Nơi nhận, type: list}
  bang: {label: Bảng, type: rows, columns: {muc: {label: Mục, type: text}, cu: {label: Cũ, type: text}}}
  noi_dung: {label: Nội dung, type: markdown}
body:
  - title: ĐƠN NHIỀU MỤC
  - line: ["Cơ quan: {co_quan}", "Chức vụ: {chuc_vu}"]
  - line: "Họ và tên: {ho_ten} {phai} Cấp mới: {moi}"
  - line: "Số: {so}, {ngay}"
  - paragraph: "{noi_nhan}"
  - table: {rows: bang, columns: [{head: Mục, cell: "{muc}", width: 50}, {head: Cũ, cell: "{cu}", width: 50}]}
  - paragraph: "{noi_dung}"
END_OF_FORM

# All that the reader of a format could take for something else.
cat >day-du.yaml <<'END_OF_DATA'
form: vd/nhieu
data:
  ho_ten: "  Y  Blĭm Êban  "
  so: 0123
  phai: nữ
  moi: yes
  ngay: 2024-01-05
  noi_nhan: ["- a", "~", "no", 'it''s "x" \ ]]> <b> &amp;']
  bang:
    - {muc: "1e3", cu: "null"}
    - {muc: "Điều 1: có # và & < >"}
  noi_dung: |
    # Kính gửi

    một dòng  
    hai dòng\
    ba dòng **đậm** và *nghiêng*

      - thụt vào
        - thụt vào nữa

    | x | y |
    |---|---|
    | 1 | 2 |
END_OF_DATA
printf 'form: vd/nhieu\ndata: {ho_ten: An, so: "7"}\n' >it.yaml
printf 'form: vd/nhieu\ndata: {ho_ten: An, bang: {muc: một dòng}, noi_nhan: một}\n' >nhap.yaml
printf 'form: vd/nhieu\nblank: true\n' >trong.yaml
printf 'form: vd/nhieu\ndata: {ho_ten: An, so: "7", chuc_vu: ""}\n' >ho-so.yaml
printf 'profile: {co_quan: Sở Ví dụ, noi_nhan: [Như trên, Lưu], so: "9"}\n' >co-quan.yaml

# again FILE.yaml [options of make]: PDF and DOCX made from what is read are the same bytes
again()
{
    local name=${1%.yaml} to
    shift
    "$BIEUMAU" make -q --force --no-profile "$@" "$name.yaml" -o "$name.pdf" 2>"$T/err" || return 1
    "$BIEUMAU" make -q --force --no-profile "$@" "$name.yaml" -o "$name.docx" 2>"$T/err" || return 1
    same_again "$name" "$@"
}

same_again() # name, options of make
{
    local name=$1 to
    shift
    for to in yaml json xml; do
        "$BIEUMAU" read -q "$name.pdf" -o "lai.$to" 2>"$T/err" || return 1
        [ ! -s "$T/err" ] || return 1
        "$BIEUMAU" make -q --force --no-profile "$@" "lai.$to" -o lai.pdf 2>"$T/err" || return 1
        "$BIEUMAU" make -q --force --no-profile "$@" "lai.$to" -o lai.docx 2>"$T/err" || return 1
        cmp -s lai.pdf "$name.pdf" && cmp -s lai.docx "$name.docx" || return 1
    done
}

check "a document with everything is made again, the same bytes" 'again day-du.yaml'
check "one with little, and defaults" 'again it.yaml'
check "a draft, when it is made as one" 'again nhap.yaml --draft'
check "the blank form" 'again trong.yaml'
"$BIEUMAU" make -q --force --profile co-quan.yaml ho-so.yaml -o ho-so.pdf
"$BIEUMAU" make -q --force --profile co-quan.yaml ho-so.yaml -o ho-so.docx
check "what a profile gave is there without it" 'same_again ho-so'

bm read day-du.pdf
check "the data go to standard output, as YAML" \
    'status_is 0 && said out "form: vd/nhieu" && said out "  ho_ten: Y Blĭm Êban" && said out "  so: \"0123\""'
check "and that the text agrees to standard error" 'lines err 1 && said err V032'
bm read -q day-du.pdf --to xml
check "as XML it names the definition and the program" \
    'silent err && said out "definition=\"sha256:$(sha256sum <"$BIEUMAU_FORMS/vd/nhieu.yaml" | cut -c 1-64)\" program="'
cp "$T/out" goc.xml
qpdf day-du.pdf --show-attachment=data.xml >kem.xml
check "which is what is attached" 'cmp -s goc.xml kem.xml'
bm read -q day-du.pdf --to json
check "JSON is JSON" 'json "$T/out" "d[\"data\"][\"so\"] == \"0123\" and d[\"data\"][\"bang\"][0][\"cu\"] == \"null\""'
"$BIEUMAU" read - <day-du.pdf >"$T/out" 2>"$T/err"
check "standard input is read" 'said out "form: vd/nhieu"'
bm read day-du.pdf --diagnostics json -o qua.json
check "messages as JSON" 'status_is 0 && json "$T/err" "d[\"diagnostics\"][0][\"code\"] == \"V032\" and d[\"made\"] == [\"qua.json\"]"'

# ---- Several documents
"$BIEUMAU" make -q it.yaml day-du.yaml trong.yaml --no-profile --merge tap.pdf
bm read tap.pdf
check "several do not go into one" 'status_is 2 && said err V033 && silent out'
bm read -q tap.pdf --document 2
check "one is chosen" 'status_is 0 && said out "Y Blĭm Êban"'
bm read tap.pdf --document 4
check "one that is there" 'status_is 2 && said err V034'
for n in 0 -1 x 1x 99999999999999999999999 ''; do
    bm read tap.pdf --document "$n"
    check "--document '$n' is refused" 'status_is 2 && silent out'
done
bm read tap.pdf -o du-lieu/
check "a folder gets one file each" \
    'status_is 0 && [ "$(ls du-lieu)" = "$(printf "tap-1.yaml\ntap-2.yaml\ntap-3.yaml")" ] && said err V032'
"$BIEUMAU" make -q du-lieu/*.yaml --no-profile --merge tap-lai.pdf
check "and they make the same again" 'cmp -s tap.pdf tap-lai.pdf'
echo cu >du-lieu/tap-2.yaml
bm read tap.pdf -o du-lieu/
check "files that are there stay" 'status_is 2 && said err O002 && [ "$(cat du-lieu/tap-2.yaml)" = cu ]'
bm read tap.pdf it.pdf -o du-lieu/ --force --to xml
check "several files, too" 'status_is 0 && [ -e du-lieu/it.xml ] && [ -e du-lieu/tap-3.xml ]'
mkdir khac && cp it.pdf khac/
bm read it.pdf khac/it.pdf -o hai/
check "two of one name do not overwrite each other" 'status_is 2 && said err C007 && [ -e hai/it.yaml ]'
bm read it.pdf tap.pdf
check "several files need a folder" 'status_is 2 && said err C007 && silent out'
cp it.pdf it.yml
bm read it.yml -o it.yml
check "the input is not the output" 'status_is 2 && said err C009 && cmp -s it.pdf it.yml'
cp "$BIEUMAU_FORMS/vd/nhieu.yaml" mau.yaml

# ---- Word files
"$BIEUMAU" make -q --force --no-profile day-du.yaml -o day-du.docx
"$BIEUMAU" make -q --force --no-profile day-du.yaml -o day-du.flat.xml
bm read day-du.docx
check "the data of a Word file, and that its text agrees" \
    'status_is 0 && said out "  ho_ten: Y Blĭm Êban" && said out "  so: \"0123\"" && lines err 1 && said err V032'
cp "$T/out" word.yaml
bm read -q day-du.flat.xml
check "the same from the flat form" 'status_is 0 && silent err && cmp -s "$T/out" word.yaml'
"$BIEUMAU" read - <day-du.docx >"$T/out" 2>"$T/err"
check "and from standard input" 'cmp -s "$T/out" word.yaml'
"$BIEUMAU" make -q --no-profile word.yaml -o lai-word.docx
check "it makes the same Word file again" 'cmp -s day-du.docx lai-word.docx'
for name in it trong ho-so; do
    [ -e $name.docx ] || "$BIEUMAU" make -q --no-profile $name.yaml -o $name.docx
    "$BIEUMAU" read -q $name.docx -o lai.yaml
    "$BIEUMAU" make -q --force --no-profile lai.yaml -o lai.docx
    check "$name: the same, too" 'cmp -s $name.docx lai.docx'
done
"$BIEUMAU" make -q it.yaml day-du.yaml trong.yaml --no-profile --copies 2 --merge tap.docx
bm read tap.docx -o tu-word/
check "several documents, in copies: a file each" \
    'status_is 0 && lines err 1 && said err V032 && [ "$(ls tu-word)" = "$(printf "tap-1.yaml\ntap-2.yaml\ntap-3.yaml")" ]'
"$BIEUMAU" make -q tu-word/*.yaml --no-profile --copies 2 --merge tap-lai.docx
check "and they make the same again" 'cmp -s tap.docx tap-lai.docx'
bm read day-du.docx day-du.pdf day-du.flat.xml -o ca-hai/
check "two files of one stem are not mixed up" 'status_is 2 && said err C007'
sed 's/Blĭm Êban/Blĭm Ê/g' day-du.flat.xml >sua.xml
bm read sua.xml --lang en
check "what both say of a value differently agrees" 'status_is 0 && said out "Y Blĭm Ê" && lines err 1'
sed '/<ho_ten>/!s/Blĭm Êban/Blĭm Ê/g' day-du.flat.xml >sua.xml
bm read sua.xml --lang en
check "what they do not is told with the field" \
    'status_is 0 && said out "Y Blĭm Êban" && said err "V065" && said err "“ho_ten” (Họ và tên)"'
bm read sua.xml --strict
check "with --strict it is an error" 'status_is 1 && silent out && said err V065'
sed 's/ĐƠN NHIỀU MỤC/ĐƠN ÍT MỤC/' day-du.flat.xml >sua.xml
bm read sua.xml --lang en
check "so is wording that was changed" 'status_is 0 && said err "V071" && said err "shows “ÍT”, by the data it should be “NHIỀU”"'
echo '# sửa' >>"$BIEUMAU_FORMS/vd/nhieu.yaml"
bm read day-du.docx
check "another definition of the form" 'status_is 0 && said out "Y Blĭm" && said err V024 && lines err 2'
cp mau.yaml "$BIEUMAU_FORMS/vd/nhieu.yaml"
head -c 3000 day-du.docx >cut.docx
bm read cut.docx
check "one that was cut off is told" 'status_is 1 && silent out && said err V043'

bm read it.pdf -o it.docx
check "a Word file is no data file" 'status_is 2 && said err O003'
bm read it.pdf --to xml -o it2.json
check "the ending must be that of the format" 'status_is 2 && said err C010'

# ---- Files as others leave them
qpdf --linearize day-du.pdf web.pdf
bm read -q web.pdf --to xml
check "a linearised file" 'status_is 0 && silent err && cmp -s "$T/out" goc.xml'
qpdf --encrypt '' chu 256 -- day-du.pdf khoa.pdf
bm read -q khoa.pdf --to xml
check "an encrypted one that opens without a password" 'status_is 0 && silent err && cmp -s "$T/out" goc.xml'
qpdf --encrypt mat chu 256 -- day-du.pdf kin.pdf
bm read kin.pdf
check "not one with a password" 'status_is 1 && silent out && said err kin.pdf && lines err 2'
qpdf --qdf --object-streams=disable day-du.pdf mo.pdf
bm read -q mo.pdf --to xml
check "one written by another program" 'status_is 0 && silent err && cmp -s "$T/out" goc.xml'
# a tail as a signature is added: changes nothing in the file
cp day-du.pdf noi.pdf
printf '%% thêm vào\n' >>noi.pdf
bm read -q noi.pdf --to xml
check "one with something behind its end" 'status_is 0 && cmp -s "$T/out" goc.xml'
head -c 12000 day-du.pdf >cut.pdf
bm read cut.pdf
check "one that was cut off is told" '[ $status -le 1 ] && grep -qE "\[V[0-9]+\]" "$T/err"'
qpdf day-du.pdf --remove-attachment=data.xml khong.pdf
bm read khong.pdf
check "one without its data" 'status_is 1 && silent out && said err V020'
bm read "$ROOT/README.md"
check "one that is no PDF" 'status_is 1 && silent out'
bm read khong-co.pdf
check "one that is not there" 'status_is 3 && said err E005'

# ---- Text and data that differ
qpdf day-du.pdf --show-attachment=data.xml | sed 's/Blĭm/Bliêm/' >data.xml
qpdf khong.pdf --add-attachment data.xml -- sua.pdf
bm read sua.pdf --lang en
check "what differs is told with page and field" \
    'status_is 0 && said out "Y Bliêm" && said err "V025" && said err "page 1" && said err "(field “ho_ten”)"'
bm read sua.pdf --strict
check "with --strict it is an error" 'status_is 1 && silent out && said err V025'
bm read --strict day-du.pdf
check "and nothing else is" 'status_is 0 && said out "form: vd/nhieu"'
echo '# sửa' >>"$BIEUMAU_FORMS/vd/nhieu.yaml"
bm read day-du.pdf
check "another definition of the form" 'status_is 0 && said out "Y Blĭm" && said err V024 && ! said err V025'
rm "$BIEUMAU_FORMS/vd/nhieu.yaml"
bm read day-du.pdf --to xml
check "without the form the data are as attached" 'status_is 0 && said err V023 && cmp -s "$T/out" goc.xml'
bm read trong.pdf
check "the blank form, too" 'status_is 0 && said out "blank: true"'

# ---- Every form, filled and blank
unset BIEUMAU_FORMS
for mau in 01 03; do
    "$BIEUMAU" make -q --force --no-profile "$ROOT/examples/mau-$mau.yaml" -o "mau-$mau.pdf" 2>"$T/err"
done
qpdf mau-01.pdf --pages . 1 mau-03.pdf 1 -- ghep.pdf
bm read ghep.pdf
check "pages of something else are told as such, not letter by letter" \
    'status_is 0 && said err V027 && [ "$(grep -c "V025" "$T/err")" -le 1 ] && said out "form: tt185-2019/mau-01"'
qpdf mau-01.pdf --pages . 1,1 -- hai-ban.pdf
bm read hai-ban.pdf
check "copies are not" 'status_is 0 && said err V032 && lines err 1'
for don in "$ROOT"/examples/*.yaml "$ROOT"/examples/nd68-2024/*.yaml "$ROOT"/examples/nd30-2020/*.yaml; do
    "$BIEUMAU" make -q --force --no-profile --today 2026-03-10 "$don" -o don.pdf 2>"$T/err" || continue
    bm read -q don.pdf -o lai.xml --force
    check "${don#"$ROOT/"}: read, and the text agrees" 'status_is 0 && silent err'
    "$BIEUMAU" make -q --force --no-profile --today 2026-03-10 lai.xml -o lai.pdf 2>"$T/err"
    check "${don#"$ROOT/"}: the same bytes again" 'cmp -s don.pdf lai.pdf'
done
for id in $("$BIEUMAU" list --ids); do
    "$BIEUMAU" blank -q --force "$id" -o trong.pdf 2>/dev/null || continue
    bm read -q trong.pdf
    check "$id, blank: read, and the text agrees" 'status_is 0 && silent err && said out "blank: true"'
done
finish
