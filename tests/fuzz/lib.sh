# shellcheck shell=bash
# Where the seeds of a fuzz target are: its own folder, and inputs that lie elsewhere in the tree.
# SPDX-License-Identifier: MIT

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
    make) files=(examples/*.yaml examples/*.xml tests/errors/[DT]*/in.*) ;;
    esac
    files+=(tests/fuzz/seeds/"$1"/*)
    printf '%s\n' "${files[@]}"
}
