#!/bin/bash
# Each libFuzzer target for a bounded number of runs over its seeds.
# usage: BUILD=build/fuzz tests/fuzz/smoke.sh RUNS SECONDS
# SPDX-License-Identifier: MIT
set -u
cd "$(dirname "$0")/../.." || exit 1
. tests/fuzz/lib.sh
build=${BUILD:-build/fuzz}
bad=0
for source in tests/fuzz/fuzz_*.c; do
    name=$(basename "$source" .c)
    corpus=$build/corpus/$name
    mkdir -p "$corpus" "$build/crash"
    while IFS= read -r file; do
        cp "$file" "$corpus/$(echo "$file" | tr '/' '_')"
    done < <(seeds "${name#fuzz_}")
    # timeout: one input; a slow one is a finding too
    if "$build/bin/$name" -runs="$1" -max_total_time="$2" -timeout=10 -rss_limit_mb=1024 \
        -max_len=16384 -seed=1 -print_final_stats=1 -artifact_prefix="$build/crash/$name-" \
        "$corpus" >"$build/$name.log" 2>&1; then
        echo "ok $name: $(sed -n 's/^stat::number_of_executed_units: *//p' "$build/$name.log") runs"
    else
        echo "not ok $name"
        tail -n 40 "$build/$name.log" | sed 's/^/    /'
        bad=1
    fi
done
exit $bad
