#!/bin/bash
# Wrong commands, and the exit status. SPDX-License-Identifier: MIT
# shellcheck disable=SC2154,SC2016,SC2034
. "$(dirname "$0")/lib.sh"
don don.yaml

bm
check "without a command nothing is done" 'status_is 2 && said err C014 && silent out'
bm mke don.yaml
check "an unknown command names the nearest" 'status_is 2 && said err C001 && said err "“make”"'
bm make --drfat don.yaml
check "an unknown option names the nearest" 'status_is 2 && said err C002 && said err "“--draft”" && [ ! -e don.pdf ]'
bm list --draft
check "an option of another command is refused" 'status_is 2 && said err C021 && said err "make, batch, dossier; xem “bieumau list --help”"'
bm make don.yaml -o
check "an option without its value is refused" 'status_is 2 && said err C003'
bm make don.yaml --draft=1
check "a value for an option without one is refused" 'status_is 2 && said err C013'
bm make don.yaml --lang fr --color red
check "all wrong options are told at once" 'status_is 2 && [ "$(grep -c C004 "$T/err")" -eq 2 ]'
bm make
check "make needs an input" 'status_is 2 && said err C005'
bm make don.yaml --today 31-12-2024
check "--today is YYYY-MM-DD" 'status_is 2 && said err C004 && said err 31-12-2024'
bm make don.yaml --today 2023-02-29
check "--today is a day of the calendar" 'status_is 2 && said err C004'
bm make don.yaml --today 2024-02-29
check "29 February of a leap year is one" 'status_is 0 && rm don.pdf'
bm --draft make don.yaml
check "options may stand before the command" 'status_is 0 && rm don.pdf'
bm make -- don.yaml
check "-- ends the options" 'status_is 0 && rm don.pdf'
cp don.yaml ./-don.yaml
bm make -- -don.yaml
check "a name that begins with a dash can be given behind --" 'status_is 0 && is_pdf ./-don.pdf'
bm make ./-don.yaml -o ./-o.pdf
check "or with its folder" 'status_is 0 && is_pdf ./-o.pdf'
bm make "$(printf 'x\033[31m.yaml')"
check "no control character reaches the terminal" 'status_is 3 && ! grep -q "$(printf "\033")" "$T/err"'
bm make "$(printf '\377\376.yaml')" --form "$(printf '\341')"
check "names that are not UTF-8 do no harm" 'status_is 3'
bm show "$(printf '\360\237')"
check "an id that is not UTF-8 neither" 'status_is 2 && said err D004'
bm "$(printf '\341')"
check "a command that is not UTF-8 neither" 'status_is 2 && said err C001'

# ---- writing
empty
don don.yaml
bm make don.yaml -o none/don.pdf
check "a folder that is not there is told" 'status_is 3 && said err O007'
bm make don.yaml -o don.yaml/a.pdf
check "a file in the place of a folder, too" 'status_is 3 && said err O007'
bm make don.yaml -o don.yaml/
check "and when the folder should be made" 'status_is 3 && [ -f don.yaml ] && said err "don.yaml/"'
if [ -w /dev/full ]; then
    bm make don.yaml --to pdf -o /dev/full
    check "a full disk is told" 'status_is 3 && said err O009'
    for command in "make don.yaml -o -" "list" "show vd/mot" "new vd/mot" "info" "--help" "explain --all" "--version"; do
        # shellcheck disable=SC2086
        "$BIEUMAU" $command >/dev/full 2>"$T/err" </dev/null
        status=$?
        check "$command to a full disk fails" 'status_is 3 && said err O009'
    done
fi
bm make don.yaml --to pdf -o /dev/null
check "/dev/null is written to, and stays" 'status_is 0 && [ -c /dev/null ]'
for command in "list" "explain --all"; do
    # shellcheck disable=SC2086
    { "$BIEUMAU" $command 2>"$T/err"; echo $? >"$T/status"; } | true
    read -r status <"$T/status"
    check "a reader of $command that goes away is no news" '{ status_is 3 || status_is 0; } && silent err'
done
if [ "$(id -u)" -ne 0 ]; then
    mkdir ro && chmod 555 ro
    bm make don.yaml -o ro/a.pdf
    check "a folder that may not be written is told" 'status_is 3 && said err O008'
    chmod 755 ro
    cp don.yaml secret.yaml && chmod 0 secret.yaml
    bm make secret.yaml
    check "a file that may not be read is told" 'status_is 3 && said err E006'
fi
finish
