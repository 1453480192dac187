#!/bin/bash
# --docx-template: where it applies, what is told, and what must not be overwritten. How the documents look: tests/docx.
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2154,SC2016,SC2034
. "$(dirname "$0")/lib.sh"

part() { unzip -p "$1" "$2"; }

PYTHONDONTWRITEBYTECODE=1 python3 "$ROOT/tests/docx/references.py" . letterhead letter-paper
form "$T/forms" vd/mot
don a.yaml "Nguyễn Văn Mẫu"
don b.yaml "Trần Thị Ví Dụ"

bm make a.yaml -o a.docx --docx-template letterhead.docx
check "make: the letterhead is that of the template" \
    'status_is 0 && silent err && part a.docx word/template-header2.xml | grep -q "VĂN PHÒNG MẪU"'
bm make a.yaml -o a.xml --docx-template letterhead.docx
check "so it is in Flat OPC" 'status_is 0 && grep -q "VĂN PHÒNG MẪU" a.xml'
bm blank vd/mot -o blank.docx --docx-template letterhead.docx
check "blank takes it, too" 'status_is 0 && part blank.docx word/document.xml | grep -q "w:left=\"1814\""'
bm make a.yaml b.yaml -o out/ --to docx --docx-template letterhead.docx
check "so do several files" 'status_is 0 && [ "$(for f in out/*.docx; do part "$f" word/document.xml; done |
    grep -o "w:left=\"1814\"" | wc -l)" = 2 ]'
bm make a.yaml b.yaml --merge all.docx --copies 2 --docx-template letterhead.docx
check "and merged copies, each with the letterhead on its first page" 'status_is 0 &&
    [ "$(part all.docx word/document.xml | grep -o "headerReference w:type=\"first\"" | wc -l)" = 4 ]'

bm make a.yaml -o a.pdf --docx-template letterhead.docx
check "a PDF does not take it" 'status_is 2 && said err "[O040]" && [ ! -e a.pdf ]'
bm make a.yaml -o c.docx --docx-template none.docx
check "a template that is not there" 'status_is 3 && said err "[E005]" && [ ! -e c.docx ]'
bm make a.yaml -o c.docx --docx-template a.yaml
check "a template that is no Word file" 'status_is 1 && [ ! -e c.docx ]'
bm make a.yaml -o c.docx --docx-template letter-paper.docx
check "what the decree does not allow is a warning" 'status_is 0 && said err "[O057]" && [ -s c.docx ]'
rm c.docx
bm make a.yaml -o c.docx --docx-template letter-paper.docx --strict
check "with --strict an error" 'status_is 1 && said err "[O057]" && [ ! -e c.docx ]'
cp letterhead.docx mine.docx
bm make a.yaml -o mine.docx --docx-template mine.docx
check "the template is not overwritten by make" 'status_is 2 && said err "[C009]" && cmp -s mine.docx letterhead.docx'
bm blank vd/mot -o mine.docx --docx-template mine.docx
check "nor by blank" 'status_is 2 && said err "[C009]" && cmp -s mine.docx letterhead.docx'
bm dossier thu-hoi --new --docx-template letterhead.docx
check "a skeleton has no page" 'status_is 2 && said err "[C015]"'
bm check a.yaml --docx-template letterhead.docx
check "check makes nothing" 'status_is 2 && said err "[C021]"'
bm make a.yaml -o a.docx --docx-template letter-paper.docx --diagnostics json
check "programs are told the file" 'status_is 0 && json "$T/err" "d[\"diagnostics\"][0][\"file\"] == \"letter-paper.docx\""'

finish
