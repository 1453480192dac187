#!/bin/bash
# The seeds of the fuzz targets and old findings, once each.
# SPDX-License-Identifier: MIT
set -u
cd "$(dirname "$0")/../.." || exit 1
. tests/fuzz/lib.sh
bad=0
for source in tests/fuzz/fuzz_*.c; do
    name=$(basename "$source" .c)
    mapfile -t files < <(seeds "${name#fuzz_}")
    if output=$("${BUILD:-build}/tests/fuzz/$name" "${files[@]}" 2>&1); then
        echo "ok $name: $output"
    else
        echo "not ok $name: $output"
        bad=1
    fi
done
exit $bad
