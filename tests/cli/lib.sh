#!/bin/bash
# What the tests of the command share. Each test is one line:
#
#     bm make don.yaml                                  runs it: $status, files $T/out and $T/err
#     check "sentence" 'status_is 0 && said out "…"'    ok or not ok
#
# A script runs in an empty folder of its own and ends with `finish`.
# SPDX-License-Identifier: MIT
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1
ROOT=$PWD
BIEUMAU=${BIEUMAU:-$ROOT/${BUILD:-build}/bieumau}
case $BIEUMAU in /*) ;; *) BIEUMAU=$ROOT/$BIEUMAU ;; esac
export LC_ALL=C.UTF-8
unset BIEUMAU_LANG BIEUMAU_FORMS BIEUMAU_FONTS NO_COLOR SOURCE_DATE_EPOCH
T=$(mktemp -d)
trap 'chmod -R u+w "$T"; rm -rf "$T"' EXIT
export HOME=$T/home XDG_CONFIG_HOME=$T/settings # nobody's own profile
mkdir "$T/work"
cd "$T/work" || exit 1
passed=0
failed=0
status=0

# In force on this day: no warning of an expired form.
bm()
{
    "$BIEUMAU" "$@" >"$T/out" 2>"$T/err" </dev/null
    status=$?
}

check() # sentence, condition
{
    if eval "$2"; then
        echo "ok - $1"
        passed=$((passed + 1))
    else
        echo "not ok - $1"
        echo "    condition: $2"
        echo "    status: $status"
        sed 's/^/    out: /' "$T/out" | head -20
        sed 's/^/    err: /' "$T/err" | head -20
        failed=$((failed + 1))
    fi
}

finish()
{
    echo "$passed passed, $failed failed"
    [ $failed -eq 0 ]
}

status_is() { [ "$status" -eq "$1" ]; }
said() { grep -qF -- "$2" "$T/$1"; }              # out or err, text in it
silent() { [ ! -s "$T/$1" ]; }                     # out or err
lines() { [ "$(wc -l <"$T/$1")" -eq "$2" ]; }      # out or err, how many
is_pdf() { [ "$(head -c 5 "$1")" = '%PDF-' ]; }
is_docx() { [ "$(head -c 2 "$1")" = PK ]; }
is_xml() { [ "$(head -c 5 "$1")" = '<?xml' ]; }
is_svg() { grep -q '^<svg ' "$1" && tail -n 1 "$1" | grep -q '</svg>'; }
files() { [ "$(find . -mindepth 1 | LC_ALL=C sort | tr '\n' ' ')" = "$1" ]; } # all there is here

# json FILE 'python expression on d'
json()
{
    python3 -c 'import json, sys
d = json.load(open(sys.argv[1], encoding="utf-8"))
sys.exit(0 if eval(sys.argv[2]) else 1)' "$1" "$2"
}

empty() # an empty folder again
{
    cd "$T" && rm -rf work && mkdir work && cd work || exit 1
}

# A small form and data for it, so that the tests do not hang on the wording of official ones.
form() # folder, id [, more lines]
{
    mkdir -p "$1/${2%/*}"
    cat >"$1/$2.yaml" <<END
id: $2
number: Mẫu 1
title: Đơn thử
source: Nguồn thử
wording: verbatim
${3:-}
fields:
  ho_ten: {label: Họ và tên, type: person, required: true}
  ngay: {label: Ngày lập, type: date}
body:
  - title: ĐƠN THỬ
  - line: "Họ và tên: {ho_ten}"
  - line: "Ngày lập: {ngay}"
END
}

don() # file [, name]
{
    printf 'form: vd/mot\ndata:\n  ho_ten: %s\n' "${2:-Nguyễn Thị Thuỳ Dương}" >"$1"
}

export BIEUMAU_FORMS=$T/forms
form "$T/forms" vd/mot
