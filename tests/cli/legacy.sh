#!/bin/bash
# Data in old encodings, and --legacy. SPDX-License-Identifier: MIT
# shellcheck disable=SC2154,SC2016,SC2034 # conditions are evaluated by check
. "$(dirname "$0")/lib.sh"

don don.yaml 'Nguyễn Văn Mẫu'
bm make don.yaml -q -o dung.pdf
don tcvn3.yaml 'NguyÔn V¨n MÉu'
don vni.yaml 'Nguyeãn Vaên Maãu'
don viscii.yaml "$(printf 'Nguy\xc2\xadn V\xc3\xa5n M\xc3\xa7u')"
don cp1258.yaml 'NguyêÞn Vãn MâÞu'
for code in tcvn3 vni viscii cp1258; do
    bm make $code.yaml
    check "text in $code is refused, with what it seems to be" \
        'status_is 1 && said err "lỗi[D060]" && said err "“Nguyễn Văn Mẫu”" && said err "--legacy '$code'" && [ ! -e $code.pdf ]'
    bm make $code.yaml --legacy $code
    check "--legacy $code makes the document" \
        'status_is 0 && said err "ghi chú[D062]" && cmp -s dung.pdf '$code.pdf
    bm check $code.yaml --legacy $code -q
    check "check knows it, too" 'status_is 0 && silent err'
    bm check $code.yaml --legacy none -q
    check "--legacy none takes it as it stands" 'status_is 0 && silent err'
done

printf 'form: vd/mot\ndata:\n  ho_ten: Nguy\xd4n V\xa8n M\xc9u # c\xf2\n' >byte.yaml
bm make byte.yaml
check "a file that is no UTF-8 is refused, with the encoding that it seems to have" \
    'status_is 1 && said err "lỗi[I001]" && said err "--legacy tcvn3" && [ ! -e byte.pdf ]'
bm make byte.yaml --legacy tcvn3 -q
check "with --legacy its bytes are read" 'status_is 0 && silent err && cmp -s dung.pdf byte.pdf'
"$BIEUMAU" make - --legacy tcvn3 -q -o - --to pdf <byte.yaml >ong.pdf 2>"$T/err"
check "from standard input as well" 'cmp -s dung.pdf ong.pdf'
printf '{"form": "vd/mot", "data": {"ho_ten": "Nguy\xd4n V\xa8n M\xc9u"}}' >byte.json
printf '<bieumau form="vd/mot"><ho_ten>Nguy\xd4n V\xa8n M\xc9u</ho_ten></bieumau>' >byte.xml
for ending in json xml; do
    bm make byte.$ending --legacy tcvn3 -q -o a.pdf
    check "and in $ending" 'status_is 0 && cmp -s dung.pdf a.pdf'
done

printf 'form: vd/mot\ndata:\n  ngay: 05/01/2024 # Sở\n  ho_ten: Nguy\xd4n V\xa8n M\xc9u\n' >ca-hai.yaml
bm check ca-hai.yaml
check "a file that is UTF-8 in part is recognised as well" 'status_is 1 && said err I001 && said err "--legacy tcvn3"'
bm check ca-hai.yaml --legacy tcvn3 -q
check "and read" 'status_is 0 && silent err'
bm check don.yaml --legacy tcvn3
check "what is Unicode already is left alone and named" \
    'status_is 0 && said err "cảnh báo[D065]" && said err "“Nguyễn Văn Mẫu”" && said err "đã chuyển 0 giá trị"'
bm check don.yaml --legacy tcvn4
check "another name is refused" 'status_is 2 && said err C004 && said err viscii'
bm list --legacy vni
check "and so is the option where no data is read" 'status_is 2 && said err C021'

don utf8.yaml 'Nguyá»…n VÄƒn Máº«u'
bm make utf8.yaml
check "UTF-8 that was read in another encoding is refused" \
    'status_is 1 && said err "lỗi[D061]" && said err "“Nguyễn Văn Mẫu”"'
finish
