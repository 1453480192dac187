#!/bin/bash
# bieumau make. SPDX-License-Identifier: MIT
# shellcheck disable=SC2154,SC2016,SC2034 # conditions are evaluated by check
. "$(dirname "$0")/lib.sh"

don don.yaml
bm make don.yaml
check "a data file makes a PDF of its name in the current folder" \
    'status_is 0 && is_pdf don.pdf && [ "$(cat "$T/out")" = "đã tạo don.pdf" ] && silent err'
check "nothing else is left behind" 'files "./don.pdf ./don.yaml "'
mkdir data && mv don.yaml data/don.yaml && rm don.pdf
bm make data/don.yaml --to docx
check "the document goes to the current folder, not beside the data" \
    'status_is 0 && is_docx don.docx && [ ! -e data/don.docx ]'
for ending in yml json xml dat; do
    case $ending in
    json) echo '{"form": "vd/mot", "data": {"ho_ten": "An"}}' >a.$ending ;;
    xml) echo '<bieumau form="vd/mot"><ho_ten>An</ho_ten></bieumau>' >a.$ending ;;
    *) don a.$ending ;;
    esac
    bm make a.$ending
    case $ending in dat) name=a.dat.pdf ;; *) name=a.pdf ;; esac
    check "a.$ending makes $name" 'status_is 0 && is_pdf '$name
    rm -f $name
done
empty
don don.yaml An
echo '{"form": "vd/mot", "data": {"ho_ten": "An"}}' >b.json
echo '<bieumau form="vd/mot"><ho_ten>An</ho_ten></bieumau>' >c.xml
bm make don.yaml b.json c.xml -q
check "YAML, JSON and XML with the same data make the same document" \
    'status_is 0 && cmp don.pdf b.pdf && cmp b.pdf c.pdf'
printf 'form: vd/mot\ndata:\n  ho_ten: Nguye\xcc\x82\xcc\x83n\n' >nfd.yaml
printf '\xef\xbb\xbfform: vd/mot\r\ndata:\r\n  ho_ten: Nguy\xe1\xbb\x85n\r\n' >bom.yaml
bm make nfd.yaml bom.yaml -q
check "decomposed text, a byte order mark and CRLF make no difference" 'status_is 0 && cmp nfd.pdf bom.pdf'
bm make don.yaml -o again.pdf
check "the same data makes the same bytes again" 'cmp don.pdf again.pdf'
SOURCE_DATE_EPOCH=1000000000 bm make don.yaml -o dated.xml
check "SOURCE_DATE_EPOCH is the date of creation" 'status_is 0 && grep -q 2001-09-09T01:46:40Z dated.xml'
SOURCE_DATE_EPOCH=yesterday bm make don.yaml -o x.pdf
check "SOURCE_DATE_EPOCH that is no number is refused" 'status_is 2 && said err C004 && [ ! -e x.pdf ]'

empty
don don.yaml
for format in pdf docx xml svg; do
    bm make don.yaml -o "a.$format"
    check "the ending .$format chooses the format" "status_is 0 && is_$format a.$format"
    bm make don.yaml -t $format -o noending
    check "--to $format makes it under a name without ending" "status_is 0 && is_$format noending"
done
bm make don.yaml -o a.odt
check "an ending that is no format is refused" 'status_is 2 && said err O003 && said err "pdf, docx, xml, svg" && [ ! -e a.odt ]'
bm make don.yaml --to odt
check "a format that does not exist is refused" 'status_is 2 && said err O003'
bm make don.yaml --to docx -o a.pdf
check "an ending of another format than --to is refused" 'status_is 2 && said err C010'

empty
printf 'form: vd/mot\ndata: {}\n' >don.yaml
bm make don.yaml
check "a missing required field makes nothing" 'status_is 1 && said err D006 && files "./don.yaml "'
bm make --draft don.yaml
check "--draft makes the document with a note" 'status_is 0 && said err D019 && is_pdf don.pdf'
bm make -q -d don.yaml --force
check "-q leaves out the note and the name" 'status_is 0 && silent err && silent out && is_pdf don.pdf'

empty
printf 'data:\n  ho_ten: An\n' >don.yaml
bm make don.yaml
check "data without form is told" 'status_is 1 && said err D003'
bm make don.yaml --form vd/mot
check "--form names it" 'status_is 0 && is_pdf don.pdf'
printf 'form: vd/mto\ndata:\n  ho_ten: An\n' >khac.yaml
bm make khac.yaml
check "an unknown form in the data is a fault of the data, with its place" \
    'status_is 1 && said err "khac.yaml:1:7: lỗi[D004]" && said err "vd/mot"'
bm make khac.yaml --form vd/mot
check "--form wins over the data" 'status_is 0 && is_pdf khac.pdf'
bm make don.yaml --form vd/mto -o x.pdf
check "an unknown form on the command line is a fault of the command" 'status_is 2 && said err D004 && [ ! -e x.pdf ]'

empty
don don.txt
bm make don.txt --from json
check "--from says how the data is read" 'status_is 1 && said err "[I03"'
bm make don.txt --from yaml
check "and --from yaml reads YAML" 'status_is 0'
bm make none.yaml
check "a data file that is not there is told" 'status_is 3 && said err E005 && said err none.yaml'
bm make .
check "a folder is no data file" 'status_is 3 && said err E007'

empty
don a.yaml
printf 'form: vd/mot\ndata: {}\n' >b.yaml
don c.yaml
bm make a.yaml b.yaml none.yaml c.yaml
check "what is right is made, every fault is told, the worst status counts" \
    'status_is 3 && is_pdf a.pdf && is_pdf c.pdf && [ ! -e b.pdf ] && said err D006 && said err E005 && lines out 2'
finish
