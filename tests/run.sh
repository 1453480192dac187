#!/bin/bash
# Run the tests and end with one line "N passed, N failed"; exit 1 when something failed.
#
#   tests/run.sh [SUITE...]     suites: unit fuzz cli forms errors golden text pdf svg docx import sheet batch parity install
#
# BUILD names the tree to test. A unit test is a cmocka program. A script reports with lines
# "ok NAME" and "not ok NAME", or ends with its own "N passed, N failed"; a script that does
# neither counts as one test by its exit status. What took 5 seconds or more is told.
# SPDX-License-Identifier: MIT
set -u
cd "$(dirname "$0")/.." || exit 1
export BUILD="${BUILD:-build}"
export BIEUMAU="$PWD/$BUILD/bieumau"
export LC_ALL=C.UTF-8 TZ=UTC PYTHONDONTWRITEBYTECODE=1
export XDG_CONFIG_HOME="$PWD/$BUILD/settings" # nobody's own profile of an office
unset SOURCE_DATE_EPOCH NO_COLOR LANGUAGE MAKEFLAGS MAKELEVEL MFLAGS
[ $# -gt 0 ] || set -- unit fuzz cli forms errors golden text pdf svg docx import sheet batch parity install

passed=0
failed=0
begin=0
logs=$BUILD/log
mkdir -p "$logs"

# count NAME STATUS LOG OK NOT_OK: add the numbers of one program and show what failed.
count()
{
    local ok=$4 not_ok=$5 seconds=$((SECONDS - begin)) took=
    [ $seconds -lt 5 ] || took="  $seconds s"
    if [ "$2" -ne 0 ] && [ "$not_ok" -eq 0 ]; then
        not_ok=1 # it crashed, or failed without saying where
    fi
    if [ $((ok + not_ok)) -eq 0 ]; then
        ok=1
    fi
    passed=$((passed + ok))
    failed=$((failed + not_ok))
    if [ "$not_ok" -eq 0 ]; then
        printf '%-44s %5d ok%s\n' "$1" "$ok" "$took"
    else
        printf '%-44s %5d ok, %d NOT OK (status %d)\n' "$1" "$ok" "$not_ok" "$2"
        sed 's/^/  | /' "$3"
    fi
}

run_unit() # binary
{
    local name log status ok not_ok
    name=unit/${1#"$BUILD/tests/unit/"}
    log=$logs/${name//\//_}
    begin=$SECONDS
    timeout -k 10 "${TEST_SECONDS:-600}" "$1" >"$log" 2>&1 </dev/null
    status=$?
    ok=$(sed -nE 's/^\[  PASSED  \] ([0-9]+) test.*/\1/p' "$log" | awk '{ n += $1 } END { print n + 0 }')
    not_ok=$(sed -nE 's/^\[  FAILED  \] ([0-9]+) test.*/\1/p' "$log" | awk '{ n += $1 } END { print n + 0 }')
    if [ $((ok + not_ok)) -eq 0 ] && [ $status -eq 0 ]; then
        status=99 # a test program without tests
    fi
    count "$name" $status "$log" "$ok" "$not_ok"
}

run_script() # script
{
    local name log status ok not_ok last
    name=${1#tests/}
    log=$logs/${name//\//_}
    begin=$SECONDS
    timeout -k 10 "${TEST_SECONDS:-600}" "$1" >"$log" 2>&1 </dev/null
    status=$?
    last=$(tail -n 1 "$log")
    if [[ $last =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
        ok=${BASH_REMATCH[1]}
        not_ok=${BASH_REMATCH[2]}
    else
        ok=$(grep -c '^ok ' "$log")
        not_ok=$(grep -c '^not ok ' "$log")
    fi
    count "$name" $status "$log" "$ok" "$not_ok"
}

for suite; do
    case $suite in
    unit)
        for source in tests/unit/*/test_*.c tests/unit/*/*/test_*.c; do
            [ -e "$source" ] && run_unit "$BUILD/${source%.c}"
        done
        ;;
    *)
        found=0
        for script in tests/"$suite"/*.sh; do
            [ -x "$script" ] || continue
            case $script in */smoke.sh | */lib.sh | */bench.sh | */vera.sh) continue ;; esac
            found=1
            run_script "$script"
        done
        if [ $found -eq 0 ]; then
            echo "tests/run.sh: no tests in tests/$suite" >&2
            failed=$((failed + 1))
        fi
        ;;
    esac
done

echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
