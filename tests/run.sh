#!/bin/bash
# Run the tests and end with one line "N passed, N failed"; exit 1 when something failed.
#
#   tests/run.sh [SUITE...]     suites: unit fuzz cli forms errors golden text pdf svg docx import sheet batch parity install
#
# BUILD names the tree to test. A unit test is a cmocka program. A script reports with lines
# "ok NAME" and "not ok NAME", or ends with its own "N passed, N failed"; a script that does
# neither counts as one test by its exit status. What took 5 seconds or more is told. TEST_JOBS of
# them run at a time (all processors); what each says is told in the order of their names.
# SPDX-License-Identifier: MIT
set -u
cd "$(dirname "$0")/.." || exit 1
export BUILD="${BUILD:-build}"
export BIEUMAU="$PWD/$BUILD/bieumau"
export LC_ALL=C.UTF-8 TZ=UTC PYTHONDONTWRITEBYTECODE=1
export XDG_CONFIG_HOME="$PWD/$BUILD/settings" # nobody's own profile of an office
unset SOURCE_DATE_EPOCH NO_COLOR LANGUAGE MAKEFLAGS MAKELEVEL MFLAGS
[ $# -gt 0 ] || set -- unit fuzz cli forms errors golden text pdf svg docx import sheet batch parity install

jobs=${TEST_JOBS:-$(nproc)}
passed=0
failed=0
logs=$BUILD/log
mkdir -p "$logs"
programs=() # to run, in the order in which they are told

# log_of PROGRAM: the file with what it said; beside it, .end: its status and the seconds it took.
log_of()
{
    local name
    name=$(name_of "$1")
    echo "$logs/${name//\//_}"
}

name_of() # program
{
    case $1 in
    *.sh) echo "${1#tests/}" ;;
    *) echo "${1#"$BUILD/tests/"}" ;;
    esac
}

launch() # program
{
    local log
    log=$(log_of "$1")
    rm -f "$log.end"
    (
        begin=$SECONDS
        timeout -k 10 "${TEST_SECONDS:-600}" "$1" >"$log" 2>&1 </dev/null
        echo "$? $((SECONDS - begin))" >"$log.end"
    ) &
}

# cmocka NAME: the sum of its lines "[  NAME  ] 3 test(s)".
cmocka()
{
    sed -nE "s/^\[  $1  \] ([0-9]+) test.*/\1/p" "$2" | awk '{ n += $1 } END { print n + 0 }'
}

# tell PROGRAM STATUS SECONDS: add its numbers, and show what failed.
tell()
{
    local name log status=$2 ok not_ok took='' last
    name=$(name_of "$1")
    log=$(log_of "$1")
    [ "$3" -lt 5 ] || took="  $3 s"
    last=$(tail -n 1 "$log")
    if [[ $1 != *.sh ]]; then
        ok=$(cmocka PASSED "$log")
        not_ok=$(cmocka FAILED "$log")
        if [ $((ok + not_ok)) -eq 0 ] && [ "$status" -eq 0 ]; then
            status=99 # a test program without tests
        fi
    elif [[ $last =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
        ok=${BASH_REMATCH[1]}
        not_ok=${BASH_REMATCH[2]}
    else
        ok=$(grep -c '^ok ' "$log")
        not_ok=$(grep -c '^not ok ' "$log")
    fi
    if [ "$status" -ne 0 ] && [ "$not_ok" -eq 0 ]; then
        not_ok=1 # it crashed, or failed without saying where
    fi
    if [ $((ok + not_ok)) -eq 0 ]; then
        ok=1
    fi
    passed=$((passed + ok))
    failed=$((failed + not_ok))
    if [ "$not_ok" -eq 0 ]; then
        printf '%-44s %5d ok%s\n' "$name" "$ok" "$took"
    else
        printf '%-44s %5d ok, %d NOT OK (status %d)%s\n' "$name" "$ok" "$not_ok" "$status" "$took"
        sed 's/^/  | /' "$log"
    fi
}

for suite; do
    case $suite in
    unit)
        for source in tests/unit/*/test_*.c tests/unit/*/*/test_*.c; do
            [ -e "$source" ] && programs+=("$BUILD/${source%.c}")
        done
        ;;
    *)
        found=0
        for script in tests/"$suite"/*.sh; do
            [ -x "$script" ] || continue
            case $script in */smoke.sh | */lib.sh | */bench.sh | */vera.sh) continue ;; esac
            found=1
            programs+=("$script")
        done
        if [ $found -eq 0 ]; then
            echo "tests/run.sh: no tests in tests/$suite" >&2
            failed=$((failed + 1))
        fi
        ;;
    esac
done

launched=0
told=0
while [ $told -lt ${#programs[@]} ]; do
    while [ $launched -lt ${#programs[@]} ] && [ "$(jobs -rp | wc -l)" -lt "$jobs" ]; do
        launch "${programs[launched]}"
        launched=$((launched + 1))
    done
    wait -n
    if [ -z "$(jobs -rp)" ] && ! [ -s "$(log_of "${programs[told]}").end" ]; then
        echo "137 0" >"$(log_of "${programs[told]}").end" # what was to write it was killed
    fi
    while [ $told -lt $launched ] && read -r status seconds 2>/dev/null <"$(log_of "${programs[told]}").end"; do
        tell "${programs[told]}" "$status" "$seconds"
        told=$((told + 1))
    done
done

echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
