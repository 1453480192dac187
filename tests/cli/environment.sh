#!/bin/bash
# Folders of forms and fonts; today. SPDX-License-Identifier: MIT
# shellcheck disable=SC2154,SC2016,SC2034
. "$(dirname "$0")/lib.sh"
tinos=/usr/share/fonts/truetype/croscore
number() { grep -qE "^$1 +$2 " "$T/out"; } # id, number of the form

form own vd/mot
sed -i 's/^number: .*/number: Mẫu riêng/' own/vd/mot.yaml
form own vd/hai
bm list --forms own
check "--forms adds to the catalogue and goes first" \
    'status_is 0 && number vd/mot "Mẫu riêng" && said out vd/hai && said out tt185-2019/mau-01'
bm list
check "BIEUMAU_FORMS does, too" 'number vd/mot "Mẫu 1" && ! said out vd/hai'
form third vd/ba
bm list --forms=third --forms own
check "--forms may be repeated" 'said out vd/ba && said out vd/hai && number vd/mot "Mẫu riêng"'
BIEUMAU_FORMS=:third::own: bm list
check "BIEUMAU_FORMS holds several folders between colons" 'said out vd/ba && said out vd/hai'
BIEUMAU_FORMS=/none bm list
check "one that does not exist is passed over" 'status_is 0 && said out tt185-2019/mau-01'
bm list --forms /none
check "but not one that was asked for" 'status_is 3 && said err E003 && said err /none'
bm list --fonts /none
check "of fonts neither" 'status_is 3 && said err E008 && said err /none'
form own tt185-2019/mau-01
bm show tt185-2019/mau-01 --forms own
check "an own form takes the place of an official one" 'status_is 0 && said out "own/tt185-2019/mau-01.yaml"'

mkdir copy copy/bin copy/forms
cp "$BIEUMAU" copy/bin/bieumau
form copy/forms vd/bon
BIEUMAU_FORMS='' copy/bin/bieumau list --ids >"$T/out" 2>"$T/err"
status=$?
check "the folder forms beside the executable is the catalogue" 'status_is 0 && [ "$(cat "$T/out")" = vd/bon ]'
mkdir -p copy/share/bieumau/forms
form copy/share/bieumau/forms vd/nam
BIEUMAU_FORMS='' copy/bin/bieumau list --ids >"$T/out" 2>"$T/err"
check "share/bieumau/forms of an installation goes before it" '[ "$(cat "$T/out")" = vd/nam ]'
ln -s copy/bin/bieumau linked
BIEUMAU_FORMS='' ./linked list --ids >"$T/out" 2>"$T/err"
check "also when the executable is called through a link" '[ "$(cat "$T/out")" = vd/nam ]'

mkdir fonts
cp "$tinos"/Tinos-*.ttf fonts/
bm info --fonts fonts
check "--fonts goes first" 'grep -A 1 "^Phông:" "$T/out" | grep -q " – fonts/Tinos"'
BIEUMAU_FONTS=$PWD/fonts bm info
check "BIEUMAU_FONTS does, too" 'grep -A 1 "^Phông:" "$T/out" | grep -q " – $PWD/fonts/Tinos"'

form own vd/het 'valid: {until: 2024-08-14}'
bm blank vd/het --forms own --today 2024-08-14 -o a.pdf
check "on its last day a form is in force" 'status_is 0 && silent err'
bm blank vd/het --forms own --today=2024-08-15 -o a.pdf
check "on the next it is made with a warning" 'status_is 0 && said err D026 && is_pdf a.pdf'
finish
