#!/bin/bash
# A room includes only itself and the rooms before it, and a file exports only names that begin
# with its own. Needs the objects of $BUILD.
# SPDX-License-Identifier: MIT
set -u
cd "$(dirname "$0")/.." || exit 1
build=${BUILD:-build}
order="base text input document form sheet draft procedure merge layout output api"
apps="batch web cli"
bad=0

while IFS= read -r file; do
    room=${file#src/}
    room=${room%%/*}
    case $room in
    batch) allowed=" base text batch " ;; # programs on top: bieumau.h, and what the library has no business showing
    web | cli) allowed=" batch $room " ;;
    *) allowed=" ${order%%"$room"*}$room " ;;
    esac
    case " $order $apps " in
    *" $room "*) ;;
    *) echo "$file: $room is not a room"; bad=1; continue ;;
    esac
    for name in $(sed -n 's|^#include "\([^"]*\)".*|\1|p' "$file"); do
        [ "$name" = bieumau.h ] && continue
        case "$allowed" in
        *" ${name%%/*} "*) ;;
        *) echo "$file: $room must not include $name"; bad=1 ;;
        esac
    done
done < <(find src -mindepth 2 -name '*.[ch]' | sort)

# Libraries stay in the room or the files that own them; api/ starts them up and tells their versions.
foreign() # pattern, files that may include it
{
    local found
    found=$(grep -rlE "^#include <($1)" src | grep -vE "^src/($2|api/)")
    [ -z "$found" ] && return
    echo "$found: includes <$1>, which belongs to src/($2)"
    bad=1
}
foreign 'hpdf' 'output/pdf/pdf_haru'
foreign 'libxml/' 'input/|sheet/|output/docx/docx_(tree|template)'
foreign 'yaml\.h' 'input/'
foreign 'unicode/' 'text/'
foreign 'cmark' 'document/'
foreign 'hb' 'layout/|output/(pdf|svg)/'
foreign 'qrencode' 'layout/qr'
foreign 'libdeflate' 'output/|batch/batch_zip'
foreign 'lcms2' 'output/pdf/pdf_colour'
foreign 'zlib' '(input/pdf_|sheet/mark_pack)'
foreign 'qpdf/' 'input/pdf_'
foreign 'zip\.h' '(input/opc|sheet/sheet_zip|sheet/mark_zip)'
foreign 'xlsxwriter' 'sheet/'
foreign 'xxhash' 'base/digest'

public=" $(sed -nE 's/^BM_API .*[ *](bm_[a-z0-9_]+)\(.*/\1/p' src/bieumau.h | tr '\n' ' ') "
basenames=
while IFS= read -r object; do
    file=$(basename "$object" .o)
    case " $basenames " in
    *" $file "*) echo "$object: the name $file.c is used twice in src/"; bad=1 ;;
    esac
    basenames="$basenames $file"
    for symbol in $(nm -g --defined-only "$object" | awk '{ print $3 }'); do
        case $symbol in
        "bm_$file" | "bm_${file}_"* | bm_*_renderer | main | __* | _GLOBAL_*) continue ;;
        esac
        case "$public" in
        *" $symbol "*) ;;
        *) echo "${object#"$build/obj/"}: exports $symbol, not bm_${file}_*"; bad=1 ;;
        esac
    done
done < <(find "$build/obj" -path "$build/obj/tests" -prune -o -name '*.o' -print | sort |
    while IFS= read -r o; do
        src=src/${o#"$build/obj/"}
        [ -e "${src%.o}.c" ] && echo "$o" # not the object of a file that is gone
    done)
exit $bad
