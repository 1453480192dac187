#!/bin/sh
# The text of each blank form, read back from its PDF, is that of the source (tests/forms/source), and so
# is the text of examples/cao-bang, a letter with five blank forms in one file.
# Usage: tests/forms/blank_text.sh [build/bieumau]        SPDX-License-Identifier: MIT
set -u
export LC_ALL=C.UTF-8
bieumau=${1:-${BIEUMAU:-build/bieumau}}
here=$(dirname "$0")
root=$here/../..
work=$(mktemp -d) || exit 3
trap 'rm -rf "$work"' EXIT
passed=0
failed=0

# Leaders are runs of dots; boxes and white space were lost in the source.
words() {
    sed 's/\.\.\.*//g; s/[☐☑]//g' "$1" | tr -d ' \t\r\n\f' | sed 's/\xC2\xA0//g'
}

ok() {
    echo "ok $1"
    passed=$((passed + 1))
}

not_ok() {
    echo "not ok $1"
    failed=$((failed + 1))
}

# compare NAME EXPECTED FOUND: the same words in the same order
compare() {
    words "$2" >"$work/expected"
    words "$3" >"$work/found"
    if cmp -s "$work/expected" "$work/found"; then
        ok "$1"
    else
        not_ok "$1"
        # 20 characters a line, so that the difference can be seen
        fold -w 20 "$work/expected" >"$work/expected.lines"
        fold -w 20 "$work/found" >"$work/found.lines"
        diff "$work/expected.lines" "$work/found.lines" | head -n 6 | sed 's/^/# /'
    fi
}

for definition in "$root"/forms/*-20??/*.yaml; do
    form=${definition#"$root"/forms/}
    form=${form%.yaml}
    name="blank $form has the words of its source"
    if grep -qx 'wording: unavailable' "$definition"; then
        name="blank $form, whose text is not at hand, is refused"
        if ! "$bieumau" blank "$form" -o "$work/none.pdf" >"$work/messages" 2>&1 &&
            grep -q 'D028' "$work/messages" && ! [ -e "$work/none.pdf" ]; then
            ok "$name"
        else
            not_ok "$name"
            sed 's/^/# /' "$work/messages"
        fi
    elif ! [ -e "$here/source/$form.txt" ]; then
        not_ok "$name: there is no $here/source/$form.txt"
    elif ! "$bieumau" blank "$form" -o "$work/blank.pdf" --force >"$work/messages" 2>&1; then
        not_ok "$name"
        sed 's/^/# /' "$work/messages"
    else
        pdftotext -raw -nopgbrk "$work/blank.pdf" "$work/blank.txt"
        compare "$name" "$here/source/$form.txt" "$work/blank.txt"
    fi
done

# All parts in one file, in their order, each with its own page numbers.
name="examples/cao-bang is made"
if "$bieumau" make "$root"/examples/cao-bang/*.yaml --merge "$work/all.pdf" --today 2020-03-16 \
    >"$work/messages" 2>&1; then
    ok "$name"
    pages=$(pdfinfo "$work/all.pdf" | sed -n 's/^Pages: *//p')
    : >"$work/all.txt"
    page=1
    while [ "$page" -le "${pages:-0}" ]; do
        # a number alone on its line is the page's
        pdftotext -raw -nopgbrk -f $page -l $page "$work/all.pdf" - | sed '/^[0-9]\{1,2\}$/d' >>"$work/all.txt"
        page=$((page + 1))
    done
    source=$here/source
    # the numbers of the rows of Mẫu 14 stand alone, too
    cat "$source/cao-bang/cong-van.txt" "$source"/tt185-2019/mau-0[1379].txt "$source/tt185-2019/mau-14.txt" |
        sed '/^[0-9]\{1,2\}[ \t]*$/d' >"$work/source.txt"
    compare "examples/cao-bang has the words of the published letter and forms" "$work/source.txt" "$work/all.txt"
else
    not_ok "$name"
    sed 's/^/# /' "$work/messages"
fi
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
