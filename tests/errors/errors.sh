#!/bin/bash
# The error corpus: one folder for each message code, D005-unknown-field/, with
#
#   in.yaml (in.json, in.xml, form.yaml)   the input
#   prepare      optional script that makes inputs too large to keep, run in a copy of the folder
#   cmd          optional: arguments of bieumau (shell words); without it "check in.*"
#   run          instead of cmd: a script that gets the whole command in "$@"
#   expect.vi, expect.en                   standard error, exactly
#   status                                 the exit status
#
# Each case runs in a copy of its folder, in both languages; $FORMS is the folder forms/ here, with
# small forms that have every type of field. UPDATE=1 rewrites the expectations:
# read the diff. Every code of base/diag.def has a folder, or a row in README.md that names the
# unit test which raises it.
# SPDX-License-Identifier: MIT
set -u
cd "$(dirname "$0")" || exit 1
root=$(cd ../.. && pwd)
bieumau=${BIEUMAU:-$root/${BUILD:-build}/bieumau}
tmp=$(mktemp -d)
trap 'chmod -R u+w "$tmp"; rm -rf "$tmp"' EXIT
unset NO_COLOR
export XDG_CONFIG_HOME=$tmp/settings # nobody's own profile
bad=0

not_ok()
{
    echo "not ok $*"
    bad=1
}

run_case() # folder language
{
    local dir=$1 lang=$2 status input
    local -a args=()
    rm -rf "$tmp/case"
    cp -r "$dir" "$tmp/case"
    (
        cd "$tmp/case" || exit 125
        export TMP="$tmp" FORMS="$root/tests/errors/forms"
        if [ -e prepare ]; then
            bash ./prepare || exit 125
        fi
        if [ -e run ]; then
            exec bash ./run "$bieumau" --lang "$lang" --color never >"$tmp/out" 2>"$tmp/err" </dev/null
        elif [ -e cmd ]; then
            eval "args=($(cat cmd))"
        else
            input=$(echo in.*)
            args=(check "$input")
        fi
        exec "$bieumau" --lang "$lang" --color never "${args[@]}" </dev/null >"$tmp/out" 2>"$tmp/err"
    )
    status=$?
    # profiling: what an instrumented program says that may not write its counts
    sed -i "/^profiling:/d; s|$tmp|TMP|g; s|$root|ROOT|g" "$tmp/err"
    echo $status >"$tmp/status"
}

for dir in [A-Z][0-9][0-9][0-9]-*/; do
    dir=${dir%/}
    code=${dir%%-*}
    grep -q "\"$code\"" "$root/src/base/diag.def" || not_ok "$dir: there is no code $code"
    for lang in vi en; do
        run_case "$dir" $lang
        if ! grep -q "\[$code\]" "$tmp/err"; then
            not_ok "$dir $lang: $code was not reported"
            sed 's/^/    /' "$tmp/err"
            [ -z "${UPDATE:-}" ] || rm -f "$dir/expect.$lang"
        elif [ -n "${UPDATE:-}" ]; then
            cp "$tmp/err" "$dir/expect.$lang"
            cp "$tmp/status" "$dir/status"
        elif ! cmp -s "$tmp/err" "$dir/expect.$lang"; then
            not_ok "$dir $lang: other output (< expected, > now)"
            diff "$dir/expect.$lang" "$tmp/err" | sed 's/^/    /'
        elif ! cmp -s "$tmp/status" "$dir/status"; then
            not_ok "$dir $lang: status $(cat "$tmp/status") instead of $(cat "$dir/status")"
        else
            echo "ok $dir $lang"
        fi
    done
done

for code in $(sed -nE 's/.*BM_DIAG\(\w+, "([A-Z][0-9]{3})".*/\1/p' "$root/src/base/diag.def" |
    sort | uniq -d); do
    not_ok "the code $code stands twice in diag.def"
done

# No code without a case; no row in README.md for a code that has one, or without its test.
while IFS= read -r code; do
    row=$(grep "^| $code |" README.md)
    folder=$(echo "$code"-*/)
    if [ -d "$folder" ]; then
        [ -z "$row" ] || not_ok "$code has both a folder and a row in README.md"
    elif [ -z "$row" ]; then
        not_ok "$code has neither a folder here nor a row in README.md"
    else
        test=$(echo "$row" | cut -d'|' -f3 | tr -d '` ')
        name=$(sed -nE "s/.*BM_DIAG\((\w+), \"$code\".*/BM_\1/p" "$root/src/base/diag.def")
        if ! [ -e "$root/$test" ]; then
            not_ok "$code: there is no $test"
        elif ! grep -qE "\"$code\"|\b$name\b" "$root/$test"; then
            not_ok "$code: $test never speaks of it"
        else
            echo "ok $code in $test"
        fi
    fi
done < <(sed -nE 's/.*BM_DIAG\(\w+, "([A-Z][0-9]{3})".*/\1/p' "$root/src/base/diag.def")
exit $bad
