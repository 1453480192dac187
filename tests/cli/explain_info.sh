#!/bin/bash
# bieumau explain, info, --version. SPDX-License-Identifier: MIT
# shellcheck disable=SC2154,SC2016,SC2034
. "$(dirname "$0")/lib.sh"

bm explain d006
check "a code is explained in any case of letters" \
    'status_is 0 && said out "D006 – lỗi" && said out "thiếu mục bắt buộc" && said out "gợi ý: " && said out "mã thoát: 1"'
check "without braces of the template" '! grep -q "{[0-9]}" "$T/out"'
bm explain --lang en D006 E005
check "several codes, in English" 'said out "D006 – error" && said out "E005 – error" && said out "exit status: 3"'
bm explain R004
check "a rule, too" 'status_is 0 && said out "R004 – lỗi (quy định của mẫu)" && said out "mã thoát: 1"'
bm explain V020
check "what is about reading back is not about the command line" 'status_is 0 && said out "V020 – lỗi (đọc lại tệp PDF)"'
bm explain --lang en V025
check "what may be left out stands in brackets" \
    'said out "page … [shows “…”, the data say “…”] [shows “…”, which is not in the data] [lacks"'
bm explain D006 X999
check "an unknown code is told, the others are explained" 'status_is 2 && said err C008 && said err X999 && said out D006'
bm explain
check "without a code the command is incomplete" 'status_is 2 && said err C005'
bm explain --all
check "--all lists every code of the program" \
    '[ "$(cut -c 1-4 "$T/out")" = "$(sed -nE "s/^BM_DIAG\([A-Z0-9_]+, \"([A-Z][0-9]{3})\".*/\1/p" "$ROOT/src/base/diag.def")" ]'
for code in $("$BIEUMAU" explain --all | cut -c 1-4); do
    for lang in vi en; do
        bm explain "$code" --lang $lang
        [ "$status" -eq 0 ] && ! grep -q '{[0-9]}' "$T/out" && continue
        check "explain $code --lang $lang" false
    done
done
check "every code is explained in both languages" 'status_is 0'

bm info
version=$(sed -n 's/^#define BM_VERSION_STRING "\(.*\)"/\1/p' "$ROOT/src/bieumau.h")
check "info prints the version" 'status_is 0 && [ "$(head -1 "$T/out")" = "bieumau $version" ]'
for library in libharu libxml2 ICU HarfBuzz cmark libyaml libdeflate libqpdf libqrencode lcms2 nettle zlib; do
    check "and that of $library" "grep -qE '^  $library +[0-9]+\\.[0-9]' \"\$T/out\""
done
check "and formats, limits, folders and fonts" \
    'said out "application/pdf" && said out "input bytes" && said out "$T/forms" && said out "Tinos Bold Italic"'
bm info --fonts /usr/share/fonts/truetype/liberation2 --lang en
check "a folder of fonts that is given goes first" \
    '[ "$(grep -A 1 "Folders of fonts" "$T/out" | tail -1)" = "  /usr/share/fonts/truetype/liberation2" ]'
bm info x
check "info takes no operand" 'status_is 2 && said err C012'
bm --version
check "--version prints name and version" 'status_is 0 && [ "$(cat "$T/out")" = "bieumau $version" ]'
bm make -V
check "-V does so with a command, too" 'status_is 0 && [ "$(cat "$T/out")" = "bieumau $version" ]'
finish
