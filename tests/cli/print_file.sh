#!/bin/bash
# What is printed at once: bookmarks, --copies, --duplex; and options that do not apply.
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2154,SC2016,SC2034
. "$(dirname "$0")/lib.sh"

pages() { pdfinfo "$1" | sed -n 's/^Pages: *//p'; }
outline() { mutool show "$1" outline | sed -E 's/^.*\t?"(.*)"\t#page=([0-9]+).*/\1 → \2/'; }
labels() { /usr/bin/python3 -c 'import sys, pikepdf
f = pikepdf.open(sys.argv[1])
print(*[p.label for p in f.pages])' "$1"; }
# order FILE: of each page the person named on it, "2" for the second page of the long form, "-" for an empty one
order()
{
    local page text out=
    for ((page = 1; page <= $(pages "$1"); page++)); do
        text=$(pdftotext -f $page -l $page "$1" -)
        case $text in
        *Mẫu*) out+=M ;;
        *Ví\ Dụ*) out+=V ;;
        *"DÒNG CUỐI"*) out+=2 ;;
        *"ĐƠN DÀI"*) out+=D ;;
        *[[:alnum:]]*) out+='?' ;;
        *) out+=- ;;
        esac
    done
    echo "$out"
}
long_form() # folder, id: two pages
{
    form "$1" "$2"
    sed -i 's/ĐƠN THỬ/ĐƠN DÀI/' "$1/$2.yaml"
    for ((i = 0; i < 45; i++)); do echo "  - line: \"Dòng\""; done >>"$1/$2.yaml"
    echo "  - line: \"DÒNG CUỐI\"" >>"$1/$2.yaml"
}

long_form "$T/forms" vd/dai
don a.yaml "Nguyễn Văn Mẫu"
don b.yaml "Trần Thị Ví Dụ"
printf 'form: vd/dai\nblank: true\n' >dai.yaml

# ---- bookmarks and labels
bm make a.yaml dai.yaml b.yaml --merge all.pdf
outline all.pdf >said
check "each document of a merged file has a bookmark" \
    'status_is 0 && [ "$(grep -c "→" said)" = 3 ] && [ "$(sed "s/.*→ //" said | tr "\n" " ")" = "1 2 4 " ]'
check "pages are called by document and number" '[ "$(labels all.pdf)" = "1.1 2.1 2.2 3.1" ]'
bm make a.yaml -o one.pdf
check "one document has no bookmarks" 'status_is 0 && [ -z "$(outline one.pdf)" ]'
check "and its pages no names" '[ "$(labels one.pdf)" = 1 ]'
bm make a.yaml --merge same.pdf
check "merged alone it is the same file" 'cmp same.pdf one.pdf'

# ---- copies
bm make a.yaml dai.yaml b.yaml --merge copies.pdf --copies 2
check "--copies: behind each other" 'status_is 0 && [ "$(order copies.pdf)" = MMD2D2VV ]'
check "the bookmarks lead to the first of each" '[ "$(outline copies.pdf | sed "s/.*→ //" | tr "\n" " ")" = "1 3 7 " ]'
check "the labels tell them apart" '[ "$(labels copies.pdf)" = "1.1 1(2).1 2.1 2.2 2(2).1 2(2).2 3.1 3(2).1" ]'
check "each copy counts its pages from 1" '[ "$(pdftotext -f 6 -l 6 copies.pdf - | grep -cx 2)" = 1 ]'
bm make a.yaml b.yaml --copies 3
check "without --merge in each file" 'status_is 0 && [ "$(order a.pdf)" = MMM ] && [ "$(order b.pdf)" = VVV ]'
check "the text is in the file but once, the fonts too" \
    '[ "$(stat -c %s a.pdf)" -lt $(($(stat -c %s one.pdf) + 8000)) ]'
bm make a.yaml -o one2.pdf --copies 1
check "one copy is the document" 'status_is 0 && cmp one2.pdf one.pdf'
bm blank vd/mot -o blank.pdf --copies 2
check "blank takes it, too" 'status_is 0 && [ "$(pages blank.pdf)" = 2 ]'

# ---- both sides
bm make a.yaml dai.yaml b.yaml a.yaml --merge duplex.pdf --duplex
check "--duplex: each document begins on a front page" 'status_is 0 && [ "$(order duplex.pdf)" = M-D2V-M ]'
check "the empty page has no number" '[ "$(labels duplex.pdf)" = "1.1 1.trống 2.1 2.2 3.1 3.trống 4.1" ]'
check "nor anything else" '[ -z "$(pdftotext -f 2 -l 2 duplex.pdf - | tr -d "\f\n")" ]'
check "the dialog for printing proposes both sides" 'qpdf --qdf duplex.pdf - | grep -aq "/Duplex /DuplexFlipLongEdge"'
check "no tool finds fault" 'qpdf --check duplex.pdf | grep -q "No syntax" && ! qpdf --check duplex.pdf | grep -q WARNING'
bm make a.yaml dai.yaml b.yaml --merge both.pdf --copies 3 --duplex
check "with copies each of them does" 'status_is 0 && [ "$(order both.pdf)" = M-M-M-D2D2D2V-V-V ]'
bm make a.yaml dai.yaml b.yaml --merge both2.pdf --copies 3 --duplex
check "the same command makes the same bytes" 'cmp both.pdf both2.pdf'

# ---- Word files: LibreOffice puts the empty pages in when it prints
bm make a.yaml dai.yaml b.yaml --merge both.docx --copies 3 --duplex
check "DOCX is made, too" 'status_is 0 && is_docx both.docx'
bm make a.yaml dai.yaml b.yaml --merge copies.docx --copies 2
to='pdf:writer_pdf_Export:{"IsSkipEmptyPages":{"type":"boolean","value":"false"}}'
soffice "-env:UserInstallation=file://$T/office" --headless --norestore --convert-to "$to" --outdir lo \
    both.docx >"$T/out" 2>"$T/err"
soffice "-env:UserInstallation=file://$T/office" --headless --norestore --convert-to pdf --outdir lo copies.docx \
    >"$T/out" 2>"$T/err"
check "LibreOffice prints it as the PDF" '[ "$(order lo/both.pdf)" = "$(order both.pdf)" ]'
check "and without --duplex no empty page" '[ "$(order lo/copies.pdf)" = "$(order copies.pdf)" ]'
bm make a.yaml dai.yaml b.yaml --merge both.xml --copies 3 --duplex
check "one XML file has the same sections" '[ "$(grep -o "w:val=\"oddPage\"" both.xml | wc -l)" = 9 ]'

# ---- dossier: the file to print at once
empty
bm dossier "$ROOT/examples/thu-tuc/tt185-2019-thu-hoi.yaml" -o mot/ -q
bm dossier "$ROOT/examples/thu-tuc/tt185-2019-thu-hoi.yaml" -o hai/ --copies 2 --duplex
forms=$(($(pages mot/1-tt185-2019-mau-09.pdf) + 1)) # 1 + an empty one
forms=$((forms - forms % 2))
check "a dossier has copies in the file to print" \
    'status_is 0 && [ "$(pages hai/ho-so.pdf)" -ge $((2 * $(pages mot/ho-so.pdf))) ] && [ "$(labels hai/ho-so.pdf | tr " " "\n" | grep -n "^2.1$")" = "$((2 * forms + 1)):2.1" ]'
check "and in no other" 'cmp mot/to-kiem-tra.pdf hai/to-kiem-tra.pdf && cmp mot/2-tt185-2019-mau-14.pdf hai/2-tt185-2019-mau-14.pdf'
bm dossier thu-hoi --new --copies 2
check "a skeleton is not printed" 'status_is 2 && said err C015'

# ---- what does not apply is told
empty
don a.yaml
don b.yaml
for value in 0 abc -1 '' 2,5 3000 99999999999999999999; do
    bm make a.yaml --copies "$value"
    check "--copies ($value) is refused" 'status_is 2 && said err "lỗi[C004]" && said err "1–2000" && files "./a.yaml ./b.yaml "'
done
bm make a.yaml b.yaml --merge x.pdf --copies 1001
check "so are more copies than a file can have" \
    'status_is 2 && said err "lỗi[O041]: mỗi văn bản 1001 bản" && said err "nhiều nhất là 1000" && [ ! -e x.pdf ]'
bm make a.yaml --fillable
check "make does not take what is for blank forms" \
    'status_is 2 && said err "lỗi[C021]: lệnh “make” không có tùy chọn “--fillable”" && said err "blank" && [ ! -e a.pdf ]'
for options in "--to docx --qr" "--to docx --signature-fields" "--to xml --qr" "-o x.docx --qr" "--to docx --page 1" "--page 1"; do
    # shellcheck disable=SC2086
    bm make a.yaml $options
    check "$options is refused" 'status_is 2 && said err "lỗi[O040]" && files "./a.yaml ./b.yaml "'
done
bm make a.yaml b.yaml --to svg --page 9 -o anh/
check "a page that is not there, of which file" \
    'status_is 2 && said err "a.yaml: lỗi[O020]" && said err "b.yaml: lỗi[O020]" && [ -z "$(ls anh 2>/dev/null)" ]'
bm blank vd/mot --fillable --to docx
check "also of blank" 'status_is 2 && said err "“--fillable” không dùng được với định dạng docx" && said err "chọn định dạng: pdf"'
bm dossier "$ROOT/examples/thu-tuc/tt185-2019-thu-hoi.yaml" --to docx --qr -o ra
check "and of dossier" 'status_is 2 && said err O040 && [ ! -e ra ]'
bm make a.yaml --to docx --qr --page x --copies y
check "all that is wrong is told at once" \
    '[ "$(grep -c "lỗi\[O040\]" "$T/err")" = 2 ] && [ "$(grep -c "lỗi\[C004\]" "$T/err")" = 2 ]'
bm make a.yaml --copies 2 --signature-fields
check "a file that is signed has no copies" 'status_is 2 && said err "[C015]" && said err "“--signature-fields”"'
bm blank vd/mot --copies 2 --fillable
check "nor one that is filled in" 'status_is 2 && said err "[C015]" && said err "“--fillable”"'
finish
