#!/bin/bash
# Names of outputs, and what is never overwritten. SPDX-License-Identifier: MIT
# shellcheck disable=SC2154,SC2016,SC2034
. "$(dirname "$0")/lib.sh"

don don.yaml
echo old >don.pdf
bm make don.yaml
check "an existing file is not overwritten" 'status_is 2 && said err O002 && [ "$(cat don.pdf)" = old ]'
bm make don.yaml --force
check "but with --force" 'status_is 0 && is_pdf don.pdf'
echo old >named.pdf
bm make don.yaml -o named.pdf
check "or when -o names it" 'status_is 0 && is_pdf named.pdf'
chmod 640 named.pdf
bm make don.yaml -o named.pdf
check "it keeps its permissions" '[ "$(stat -c %a named.pdf)" = 640 ]'
ln -s named.pdf link.pdf
bm make don.yaml -o link.pdf
check "a symbolic link stays one" '[ -L link.pdf ] && is_pdf named.pdf'

empty
don a.yaml
don b.yaml
bm make a.yaml b.yaml
check "several inputs make several files" 'status_is 0 && is_pdf a.pdf && is_pdf b.pdf && lines out 2'
bm make a.yaml b.yaml -o out/
check "-o FOLDER/ makes the folder" 'status_is 0 && is_pdf out/a.pdf && is_pdf out/b.pdf && said out "out/a.pdf"'
bm make a.yaml -o deep/er/still/
check "and those above it" 'status_is 0 && is_pdf deep/er/still/a.pdf'
bm make a.yaml -o out --force --to docx
check "an existing folder needs no slash" 'status_is 0 && is_docx out/a.docx'
bm make a.yaml -o out/
check "files in a folder are not overwritten either" 'status_is 2 && said err O002'
bm make a.yaml b.yaml -o one.pdf
check "several inputs do not go into one file" 'status_is 2 && said err C007 && [ ! -e one.pdf ]'
bm make a.yaml b.yaml -o -
check "nor to standard output" 'status_is 2 && said err C007 && silent out'
bm make a.yaml -o ''
check "an empty name is refused" 'status_is 2 && said err C004'

empty
mkdir x y
don x/don.yaml
don y/don.yaml
don z.yaml
bm make z.yaml x/don.yaml y/don.yaml
check "two inputs with one output are refused before anything is made" \
    'status_is 2 && said err C007 && said err don.pdf && [ ! -e z.pdf ] && [ ! -e don.pdf ]'
bm make x/don.yaml x/don.yaml y/don.yaml -o new/
check "told once, and no folder is made" '[ "$(grep -c C007 "$T/err")" -eq 1 ] && [ ! -e new ]'

empty
echo '<bieumau form="vd/mot"><ho_ten>An</ho_ten></bieumau>' >don.xml
cp don.xml "$T/don.xml"
bm make don.xml --to xml --force
check "an input is never overwritten by its own document" 'status_is 2 && said err C009 && cmp don.xml "$T/don.xml"'
don other.yaml
bm make other.yaml -o don.xml
check "an existing file that -o names may be" 'status_is 0'
cp "$T/don.xml" don.xml
ln don.xml same.xml
bm make don.xml -o ./same.xml
check "not under another name either" 'status_is 2 && said err C009 && cmp don.xml "$T/don.xml"'
mkdir sub
bm make don.xml --to xml -o sub/
check "in another folder it may have the same name" 'status_is 0 && grep -q pkg:package sub/don.xml'

empty
printf 'form: vd/mot\ndata: {}\n' >bad.yaml
echo old >bad.pdf
bm make bad.yaml -o bad.pdf
check "wrong data leaves the old file as it was" 'status_is 1 && [ "$(cat bad.pdf)" = old ]'
check "and nothing beside it" 'files "./bad.pdf ./bad.yaml "'
finish
