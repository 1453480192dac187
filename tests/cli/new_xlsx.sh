#!/bin/bash
# bieumau new --to xlsx: the workbook to be filled in. What batch makes of it is in tests/sheet/workbook.sh.
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2154,SC2016,SC2034
. "$(dirname "$0")/lib.sh"

looks_right() # id, workbook
{
    "$BIEUMAU" show "$1" --json >"$T/fields.json" &&
        PYTHONDONTWRITEBYTECODE=1 python3 "$ROOT/tests/sheet/check_workbook.py" "$2" "$T/fields.json" >>"$T/err" 2>&1
}

for id in $("$BIEUMAU" list --ids); do
    empty
    bm new "$id" --to xlsx -o bang.xlsx
    if grep -q D028 "$T/err"; then
        check "new $id, whose text is not at hand, makes no workbook" 'status_is 2 && files ""'
        continue
    fi
    check "new $id has a column for each field, with note, check, example and guide" \
        'status_is 0 && said out bang.xlsx && silent err && looks_right $id bang.xlsx'
done

empty
bm new vd/mot -o bang.xlsx
check "the ending chooses the format" 'status_is 0 && [ "$(head -c 2 bang.xlsx)" = PK ]'
cp bang.xlsx one.xlsx
bm new vd/mot -o bang.xlsx
check "a workbook is never overwritten, for it may hold data" 'status_is 2 && said err C011 && cmp -s one.xlsx bang.xlsx'
bm new vd/mot -o bang.xlsx --force
check "but with --force; the same form gives the same bytes" 'status_is 0 && cmp -s one.xlsx bang.xlsx'
SOURCE_DATE_EPOCH=86400 "$BIEUMAU" new vd/mot --to xlsx >"$T/out" 2>"$T/err" && status=0
check "without -o it goes to standard output; SOURCE_DATE_EPOCH dates it" \
    'status_is 0 && unzip -p "$T/out" docProps/core.xml | grep -q ">1970-01-02T00:00:00Z<"'
bm new vd/mot --to xlsx -o a.yaml
check "an ending of another format is refused" 'status_is 2 && said err C010 && [ ! -e a.yaml ]'
bm new vd/mot --to yaml
cp "$T/out" mot.yaml
bm new vd/mot
check "--to yaml is what stands without it" 'status_is 0 && cmp -s "$T/out" mot.yaml'
status=0
script -qec "$(printf '%q ' "$BIEUMAU") new vd/mot --to xlsx" /dev/null >"$T/out" 2>"$T/err" </dev/null || status=$?
check "no workbook is written to a terminal" 'status_is 2 && said out C006'
mkdir tmp
TMPDIR=$PWD/tmp bm new vd/mot -o b.xlsx
check "nothing stays in the folder for temporary files" 'status_is 0 && [ -z "$(ls tmp)" ]'
bm new vd/mot -o c.xlsx --lang en
check "in English the messages are English, the workbook is Vietnamese" 'status_is 0 && said out "made c.xlsx" && cmp -s b.xlsx c.xlsx && unzip -p b.xlsx xl/workbook.xml | grep -q "Hướng dẫn"'
finish
