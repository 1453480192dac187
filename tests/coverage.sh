#!/bin/bash
# Run the tests of an instrumented tree and report line and branch coverage of src/.
# usage: BUILD=build/coverage tests/coverage.sh MINIMUM_LINES_PERCENT
# SPDX-License-Identifier: MIT
set -u
cd "$(dirname "$0")/.." || exit 1
build=${BUILD:-build/coverage}
find "$build" -name '*.gcda' -delete
HOSTILE_MS=30000 tests/run.sh unit fuzz cli forms errors golden text || echo "coverage: some tests failed" >&2
lcov -q --rc lcov_branch_coverage=1 --capture --directory "$build/obj" --base-directory . \
    --no-external --output-file "$build/all.info" 2>/dev/null || exit 1
lcov -q --rc lcov_branch_coverage=1 --extract "$build/all.info" "$PWD/src/*" \
    --output-file "$build/src.info" || exit 1
lcov --rc lcov_branch_coverage=1 --list "$build/src.info" | sed "s|$PWD/||"
lcov --rc lcov_branch_coverage=1 --summary "$build/src.info" 2>&1 | grep -E 'lines|branches' |
    tee "$build/summary"
lines=$(sed -nE 's/.*lines\.*: ([0-9]+).*/\1/p' "$build/summary")
if [ "${lines:-0}" -lt "$1" ]; then
    echo "coverage: less than $1 % of the lines" >&2
    exit 1
fi
