# shellcheck shell=bash
# Where the seeds of a fuzz target are: its own folder, and inputs that lie elsewhere in the tree.
# SPDX-License-Identifier: MIT

# Files as other programs save those of seeds/pdf, which are text: compressed, and encrypted. Made anew, not kept.
made_pdf()
{
    made=${BUILD:-build}/fuzz-pdf
    mkdir -p "$made"
    for file in tests/fuzz/seeds/pdf/*.pdf; do
        name=$made/$(basename "$file" .pdf)
        qpdf --static-id --object-streams=generate "$file" "$name-compressed.pdf" 2>/dev/null
        qpdf --static-id --static-aes-iv --object-streams=generate --encrypt '' chu 256 -- "$file" "$name-encrypted.pdf" 2>/dev/null
        qpdf --static-id --linearize "$file" "$name-linear.pdf" 2>/dev/null
    done
}

# The flat packages of seeds/docx as ZIP files: as they are, and deflated.
made_docx()
{
    made=${BUILD:-build}/fuzz-docx
    mkdir -p "$made"
    python3 tests/fuzz/pack.py "$made" tests/fuzz/seeds/docx/*.xml
}

seeds() # name of the target without "fuzz_"
{
    local files=()
    shopt -s nullglob
    case $1 in
    yaml) files=(examples/*.yaml tests/errors/*/in.yaml) ;;
    json) files=(examples/*.json tests/errors/*/in.json) ;;
    xml) files=(examples/*.xml tests/errors/*/in.xml) ;;
    form) files=(forms/*/*.yaml tests/errors/F*/*.yaml) ;;
    procedures) files=(forms/*.yaml tests/errors/P*/procedures.yaml) ;;
    dossier) files=(tests/errors/P*/thu-hoi.yaml) ;;
    pdf) made_pdf; files=("$made"/*.pdf) ;;
    docx) made_docx; files=("$made"/*.docx) ;;
    make) files=(examples/*.yaml examples/*.xml tests/errors/[DT]*/in.*) ;;
    esac
    files+=(tests/fuzz/seeds/"$1"/*)
    printf '%s\n' "${files[@]}"
}
