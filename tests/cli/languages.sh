#!/bin/bash
# Languages and colours. SPDX-License-Identifier: MIT
# shellcheck disable=SC2154,SC2016,SC2034
. "$(dirname "$0")/lib.sh"
unset LC_ALL LC_MESSAGES LANG
printf 'form: vd/mot\ndata: {}\n' >don.yaml

speaks() # vi or en, then variables
{
    local lang=$1 word
    shift
    env "$@" "$BIEUMAU" check don.yaml >"$T/out" 2>"$T/err" </dev/null
    status=$?
    case $lang in vi) word='lỗi[D006]' ;; en) word='error[D006]' ;; esac
    said err "$word"
}

check "without a locale Vietnamese is spoken" 'speaks vi A=1'
for locale in C POSIX C.UTF-8 vi_VN.UTF-8 vi ""; do
    check "with LANG=$locale, Vietnamese" 'speaks vi LANG=$locale'
done
for locale in en_US.UTF-8 en fr_FR.UTF-8 de; do
    check "with LANG=$locale, English" 'speaks en LANG=$locale'
done
check "LC_MESSAGES wins over LANG" 'speaks en LANG=vi_VN LC_MESSAGES=en_US'
check "LC_ALL wins over LC_MESSAGES" 'speaks vi LC_ALL=vi_VN LC_MESSAGES=en_US'
check "BIEUMAU_LANG wins over LC_ALL" 'speaks en LC_ALL=vi_VN BIEUMAU_LANG=en'
check "an empty one does not count" 'speaks en LC_ALL= BIEUMAU_LANG= LANG=en_US'
BIEUMAU_LANG=en bm check don.yaml --lang vi
check "--lang wins over all" 'said err "lỗi[D006]"'
bm check don.yaml --lang en
check "a message is in one language" 'said err "error[D006]" && ! said err "lỗi" && ! said err "gợi ý"'
bm check don.yaml --lang fr
check "there are two" 'status_is 2 && said err C004 && said err "vi, en"'
bm mke --lang en
check "faults of the command are in it, too" 'said err "there is no command"'
bm --lang en mke
check "wherever the option stands" 'said err "there is no command"'

escape=$(printf '\033')
colourful() { grep -q "$escape\\[" "$T/${1:-err}"; }
bm check don.yaml
check "there is no colour in a file" '! colourful'
bm check don.yaml --color always
check "but with --color always" 'colourful'
bm check don.yaml --color never
check "and not with --color never" '! colourful'
NO_COLOR=1 bm check don.yaml --color always
check "--color always wins over NO_COLOR" 'colourful'
if command -v script >/dev/null; then
    terminal() # variables
    {
        env "$@" script -qec "'$BIEUMAU' check don.yaml" /dev/null >"$T/out" 2>&1 </dev/null
        status=$?
    }
    terminal TERM=xterm
    check "on a terminal there is colour" 'said out D006 && colourful out'
    terminal TERM=xterm NO_COLOR=1
    check "but not with NO_COLOR" 'said out D006 && ! colourful out'
    terminal TERM=xterm NO_COLOR=
    check "an empty NO_COLOR does not count" 'colourful out'
    terminal TERM=dumb
    check "a dumb terminal gets none" 'said out D006 && ! colourful out'
fi
finish
