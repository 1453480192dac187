#!/bin/bash
# Help, and what completes or documents the commands. SPDX-License-Identifier: MIT
# shellcheck disable=SC2154,SC2016,SC2034
. "$(dirname "$0")/lib.sh"
has_all() # pattern, words: each stands in the output
{
    local pattern=$1 word
    shift
    for word; do
        # shellcheck disable=SC2059
        said out "$(printf "$pattern" "$word")" || return 1
    done
}
commands="make batch blank check read list show new advise dossier lint explain info"

bm --help
check "--help names every command" \
    'status_is 0 && silent err && has_all "  %s " $commands help'
cp "$T/out" "$T/help"
for way in help -h "help help"; do
    # shellcheck disable=SC2086
    bm $way
    check "bieumau $way is the same" 'status_is 0 && cmp -s "$T/out" "$T/help"'
done
for command in $commands; do
    bm $command --help
    check "$command --help says how to use it" \
        "status_is 0 && silent err && said out 'bieumau $command ' && said out '--lang' && said out 'Cách dùng:'"
    cp "$T/out" "$T/help"
    bm help $command
    check "help $command is the same" 'cmp -s "$T/out" "$T/help"'
    bm help $command --lang en
    check "in English, too" 'said out "Usage:" && ! said out "Cách dùng"'
    for option in $(sed -nE 's/^  (-[a-zA-Z], )? *--([a-z-]+).*/\2/p' "$T/out"); do
        grep -qE "Fl( Fl)? $option( |$)" "$ROOT/src/cli/man/bieumau.1" && continue
        check "the man page documents --$option of $command" false
    done
    for option in $(sed -nE 's/^  (-[a-zA-Z], )? *--([a-z-]+).*/\2/p' "$T/out"); do
        grep -qE -- "[{',*)]--${option}[]=}[']" "$ROOT/src/cli/completion/_bieumau" && continue
        check "the zsh completion has --$option of $command" false
    done
    check "the man page documents $command" 'grep -qx ".It Cm '$command'" "$ROOT/src/cli/man/bieumau.1"'
    check "its synopsis shows $command" 'sed -n "/^.Sh SYNOPSIS/,/^.Sh DESCRIPTION/p" "$ROOT/src/cli/man/bieumau.1" | grep -qx ".Cm '$command'"'
    check "the zsh completion knows $command" 'grep -q "'\''$command:" "$ROOT/src/cli/completion/_bieumau"'
done
bm help mke
check "help for an unknown command names the nearest" 'status_is 2 && said err C001 && said err make'

awk -v name=bieumau-form -v about=forms -f "$ROOT/src/cli/man/page.awk" "$ROOT/forms/README.md" >bieumau-form.5
awk -v name=bieumau-procedures -v about=procedures -f "$ROOT/src/cli/man/page.awk" "$ROOT/forms/PROCEDURES.md" >bieumau-procedures.5
for page in "$ROOT/src/cli/man/bieumau.1" "$ROOT/src/cli/man/bieumau.3" bieumau-form.5 bieumau-procedures.5; do
    check "the man page ${page##*/} has no fault" \
        '[ -z "$(man --warnings=all -E UTF-8 -l -Tutf8 "$page" 2>&1 >/dev/null)" ] || ! command -v man >/dev/null'
done
man -E UTF-8 -l -Tutf8 bieumau-form.5 2>/dev/null | col -b >form.txt
check "the page of the form language shows its text" \
    'grep -q "^ *tieu_ngu" form.txt && grep -q "^ *\*\*strong\*\*, \*emphasis\*" form.txt || ! command -v man >/dev/null'
for name in $(sed -nE 's/^BM_API .*[ *](bm_[a-z0-9_]+)\(.*/\1/p' "$ROOT/src/bieumau.h"); do
    grep -qE "^\.F[no] $name( |\$)" "$ROOT/src/cli/man/bieumau.3" && continue
    check "bieumau.3 lists $name" false
done
check "bieumau.3 lists every function of the header" true

# ---- bash completion
mkdir bin && ln -s "$BIEUMAU" bin/bieumau
complete_words() # words of the command line, the last one is being typed
{
    PATH=$PWD/bin:$PATH bash --norc -c '
        . "$1"
        shift
        COMP_WORDS=("$@")
        COMP_CWORD=$(($# - 1))
        _bieumau
        printf "%s\n" "${COMPREPLY[@]}"' bash "$ROOT/src/cli/completion/bieumau.bash" "$@" >"$T/out" 2>"$T/err"
    status=$?
}
complete_words bieumau ''
check "commands are completed" 'has_all "%s" $commands && silent err'
complete_words bieumau ex
check "only those that begin so" '[ "$(cat "$T/out")" = explain ]'
complete_words bieumau blank tt185-2019/mau-0
check "ids of forms are completed" 'grep -qx tt185-2019/mau-01 "$T/out" && ! grep -q mau-14 "$T/out"'
complete_words bieumau --lang en show vd
check "behind options with values, too" '[ "$(cat "$T/out")" = vd/mot ]'
complete_words bieumau show thu-h
check "and those of procedures where they may stand" 'grep -qx thu-hoi "$T/out"'
complete_words bieumau dossier gia
check "dossier takes procedures and files" 'grep -qx gia-han "$T/out"'
complete_words bieumau make --dr
check "options of the command are completed" '[ "$(cat "$T/out")" = --draft ]'
complete_words bieumau list --dr
check "but not those of others" '! said out draft'
complete_words bieumau make a.yaml --to ''
check "formats are completed" 'has_all "%s" pdf docx xml && [ "$(cat "$T/out")" = "$("$BIEUMAU" --lang en info | sed -nE "/^Formats/,/^\$/s/^  ([a-z]+) .*/\1/p")" ]'
complete_words bieumau make a.yaml --to = d
check "also behind an equals sign" '[ "$(cat "$T/out")" = docx ]'
bm new --help
check "the help of new names the formats of data" 'said out "yaml | xml | json" && ! said out "docx"'
complete_words bieumau new vd/mot --to ''
check "those of new are its own" '[ "$(tr "\n" " " <"$T/out")" = "yaml xml json " ]'
complete_words bieumau read a.pdf --to ''
check "and those of read, whose examples say --to before" '[ "$(tr "\n" " " <"$T/out")" = "yaml xml json " ]'
complete_words bieumau make --form nd30-2020/q
check "the form of --form is completed" '[ "$(cat "$T/out")" = nd30-2020/quyet-dinh ]'
complete_words bieumau explain D00
check "codes are completed" 'grep -qx D006 "$T/out" && ! grep -q "^F" "$T/out"'
if command -v zsh >/dev/null; then
    check "the zsh completion has no syntax error" 'zsh -n "$ROOT/src/cli/completion/_bieumau"'
fi
finish
