#!/bin/bash
# Golden files: <document>/<form>/<case>/ holds the input (a link into examples/; none = blank) and
#
#   tree.txt       the document tree
#   pages.txt      every item of every page, to 0.01 pt
#   document.xml   of the DOCX, one tag a line
#
# The picture of the README, examples/mau-01.svg, is the SVG of the filled Mẫu 01.
# UPDATE=1 (make golden-update) rewrites them: the diff is what is to be reviewed.
# SPDX-License-Identifier: MIT
set -u
cd "$(dirname "$0")/../.." || exit 1
build=${BUILD:-build}
fonts=/usr/share/fonts/truetype/croscore
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
bad=0

make_docx() # form, input or ""
{
    local today=2026-03-20
    case $1 in tt185-2019/*) today=2024-01-05 ;; esac # a day on which it was in force
    if [ -n "$2" ]; then
        "$build/bieumau" make "$2" --fonts $fonts --today $today --to docx --force -o "$tmp/out.docx" >/dev/null
    else
        "$build/bieumau" blank "$1" --fonts $fonts --today $today --to docx --force -o "$tmp/out.docx" >/dev/null
    fi && unzip -p "$tmp/out.docx" word/document.xml | sed 's/></>\n</g'
}

for form in tests/golden/*/*/; do
    form=${form#tests/golden/}
    form=${form%/}
    for case in blank filled overlong; do
        dir=tests/golden/$form/$case
        input=
        [ $case = blank ] || input=$dir/in.yaml
        [ -d "$dir" ] && { [ -z "$input" ] || [ -e "$input" ]; } || {
            echo "not ok $form/$case is missing"
            bad=1
            continue
        }
        # shellcheck disable=SC2086 # no argument when there is no input
        "$build/tests/golden/golden" tree "forms/$form.yaml" $input >"$tmp/tree.txt" || bad=1
        # shellcheck disable=SC2086
        "$build/tests/golden/golden" pages "forms/$form.yaml" $input >"$tmp/pages.txt" || bad=1
        make_docx "$form" "$input" >"$tmp/document.xml" || bad=1
        for file in tree.txt pages.txt document.xml; do
            if ! [ -s "$tmp/$file" ]; then
                echo "not ok $form/$case/$file: nothing was made"
                bad=1
            elif [ -n "${UPDATE:-}" ]; then
                cp "$tmp/$file" "$dir/$file"
            elif cmp -s "$dir/$file" "$tmp/$file"; then
                echo "ok $form/$case/$file"
            else
                echo "not ok $form/$case/$file (< expected, > now)"
                diff "$dir/$file" "$tmp/$file" | head -n 20 | sed 's/^/    /'
                bad=1
            fi
        done
    done
done
picture=examples/mau-01.svg
"$build/bieumau" make examples/mau-01.yaml --fonts $fonts --today 2024-01-05 --to svg -o - >"$tmp/picture.svg" || bad=1
if [ -n "${UPDATE:-}" ]; then
    cp "$tmp/picture.svg" $picture
elif cmp -s "$tmp/picture.svg" $picture; then
    echo "ok the picture of the README is that of the page"
else
    echo "not ok the picture of the README differs from the page (make golden-update)"
    bad=1
fi
exit $bad
