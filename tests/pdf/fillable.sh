#!/bin/bash
# Blank forms that are filled in on screen: the same picture and text as the plain blank; what pdf.js, poppler and MuPDF
# fill in is there, and is shown. Not asked of MuPDF 1.21: it sets Vietnamese letters as dots in any form.
# SPDX-License-Identifier: MIT
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/../cli/lib.sh"
here=$ROOT/tests/pdf
pdfjs=$ROOT/build/npm/node_modules/pdfjs-dist
[ -d "$pdfjs" ] || pdfjs=$ROOT/${BUILD:-build}/npm/node_modules/pdfjs-dist
values() { /usr/bin/python3 "$here/form_values.py" "$@" >"$T/out" 2>"$T/err"; status=$?; }
fonts() { pdffonts "$1" | tail -n +3 | awk '{ print $1 }' | sort -u; }

forms="tt185-2019/mau-01 tt185-2019/mau-03 tt185-2019/mau-14 nd68-2024/mau-01 nd68-2024/mau-04 nd30-2020/cong-van
    nd30-2020/van-ban-co-ten-loai"
made=
for form in $forms; do
    name=${form//\//-}
    bm blank "$form" -o "$name.pdf"
    check "$form: the blank is made" 'status_is 0'
    bm blank "$form" --fillable -o "$name-f.pdf"
    check "$form: and with fields" 'status_is 0 && qpdf --check "$name-f.pdf" >"$T/out" 2>&1'
    values glyphs "$name.pdf" "$name-f.pdf"
    check "$form: they look alike" 'status_is 0'
    check "$form: they read alike" \
        'cmp -s <(pdftotext -layout "$name.pdf" -) <(pdftotext -layout "$name-f.pdf" -)'
    values invent "$name-f.pdf"
    cp "$T/out" "$name.json"
    check "$form: there are fields" 'status_is 0 && [ "$(wc -l <"$name.json")" -gt 10 ]'

    node "$here/fill_pdfjs.js" "$pdfjs" "$name-f.pdf" "$name-pdfjs.pdf" "$name.json" >"$T/out" 2>&1
    /usr/bin/python3 "$here/fill_poppler.py" "$name-f.pdf" "$name-poppler.pdf" "$name.json" >"$T/out" 2>&1
    mutool run "$here/fill_mupdf.js" "$name-f.pdf" "$name-mupdf.pdf" "$name.json" >"$T/out" 2>&1
    for program in pdfjs poppler mupdf; do
        check "$form: $program writes a file" 'qpdf --check "$name-$program.pdf" >"$T/out" 2>&1'
        values same "$name-$program.pdf" "$name.json"
        check "$form: what $program fills in is there" 'status_is 0'
    done
    for program in pdfjs poppler; do
        values shown "$name-$program.pdf" "$name.json"
        check "$form: what $program fills in is shown" 'status_is 0'
        check "$form: in the fonts of the form" 'cmp -s <(fonts "$name-f.pdf") <(fonts "$name-$program.pdf")'
    done
    made="$made $name-f.pdf $name-pdfjs.pdf $name-poppler.pdf"
done

values names tt185-2019-mau-01-f.pdf
check "fields are named as in the data" 'said out ho_ten && said out dia_chi && said out ngay_lap.3'
values names tt185-2019-mau-14-f.pdf
check "cells by row and column" 'said out thiet_bi.0.co_quan && said out thiet_bi.2.ghi_chu'
bm blank tt185-2019/mau-01 tt185-2019/mau-03 --fillable --merge set.pdf
values names set.pdf
check "in a set of forms each has its own" 'said out ho_ten && said out d2.ten_co_quan && qpdf --check set.pdf >"$T/err"'
check "a plain blank has none" '! grep -aq Widget <(qpdf --qdf --object-streams=disable tt185-2019-mau-01.pdf -)'

for level in 3a ua1; do
    # shellcheck disable=SC2086 # a list of files
    "$here/vera.sh" $level $made set.pdf >"$T/out" 2>"$T/err"
    status=$?
    check "PDF/${level/3a/A-3a}, empty and filled in" 'status_is 0'
done
finish
