#!/bin/sh
# The text of each blank form, read back from its PDF, is that of the source (tests/forms/source).
# Usage: tests/forms/blank_text.sh [build/bieumau]        SPDX-License-Identifier: MIT
set -u
export LC_ALL=C.UTF-8
bieumau=${1:-build/bieumau}
here=$(dirname "$0")
work=$(mktemp -d) || exit 3
trap 'rm -rf "$work"' EXIT
passed=0
failed=0

# Leaders are runs of dots; boxes and white space were lost in the source.
words() {
    sed 's/\.\.\.*//g; s/[☐☑]//g' "$1" | tr -d ' \t\r\n\f' | sed 's/\xC2\xA0//g'
}

not_ok() {
    echo "not ok $1"
    failed=$((failed + 1))
}

for source in "$here"/source/mau-*.txt; do
    form=tt185-2019/$(basename "$source" .txt)
    name="blank $form has the words of its source"
    if ! "$bieumau" blank "$form" -o "$work/blank.pdf" --force >"$work/messages" 2>&1; then
        not_ok "$name"
        sed 's/^/# /' "$work/messages"
        continue
    fi
    pdftotext -raw -nopgbrk "$work/blank.pdf" "$work/blank.txt"
    words "$source" >"$work/expected"
    words "$work/blank.txt" >"$work/found"
    if cmp -s "$work/expected" "$work/found"; then
        echo "ok $name"
        passed=$((passed + 1))
    else
        not_ok "$name"
        # one word of at most 20 characters a line, so that the difference can be seen
        fold -w 20 "$work/expected" >"$work/expected.lines"
        fold -w 20 "$work/found" >"$work/found.lines"
        diff "$work/expected.lines" "$work/found.lines" | head -n 6 | sed 's/^/# /'
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
