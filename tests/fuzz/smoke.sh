#!/bin/bash
# Each libFuzzer target for a bounded number of runs over its seeds; as many at a time as there are processors.
# usage: BUILD=build/fuzz tests/fuzz/smoke.sh RUNS SECONDS
# SPDX-License-Identifier: MIT
set -u
cd "$(dirname "$0")/../.." || exit 1
. tests/fuzz/lib.sh
export build=${BUILD:-build/fuzz} runs=$1 seconds=$2

# Says at once whether it went well: what runs beside it cannot come in between.
smoke() # name
{
    local name=$1 corpus=$build/corpus/$1
    # timeout: one input; a slow one is a finding too
    if "$build/bin/$name" -runs="$runs" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=1024 \
        -max_len=16384 -seed=1 -print_final_stats=1 -artifact_prefix="$build/crash/$name-" \
        "$corpus" >"$build/$name.log" 2>&1; then
        echo "ok $name: $(sed -n 's/^stat::number_of_executed_units: *//p' "$build/$name.log") runs"
    else
        printf '%s\n' "not ok $name
$(tail -n 40 "$build/$name.log" | sed 's/^/    /')"
        return 1
    fi
}
export -f smoke

mkdir -p "$build/crash"
for source in tests/fuzz/fuzz_*.c; do
    name=$(basename "$source" .c)
    mkdir -p "$build/corpus/$name"
    while IFS= read -r file; do
        cp "$file" "$build/corpus/$name/$(echo "$file" | tr '/' '_')"
    done < <(seeds "${name#fuzz_}")
    echo "$name"
done | xargs -P "$(nproc)" -n 1 bash -c 'smoke "$1"' smoke
