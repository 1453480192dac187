#!/bin/bash
# Documents per CPU-second, bytes, where the time goes, the time of a whole process, and a batch with all that belongs to it.
#
#   bench.sh [SECONDS [ROWS]]
#
# BASELINE names another build tree: both are then measured in turn, five times, and the best of each is shown.
# SPDX-License-Identifier: MIT
set -eu
cd "$(dirname "$0")/../.."
build=${BUILD:-build}
if [ -n "${BASELINE:-}" ]; then
    for row in docx xml pdf "pdf,"; do # the last one: with shared fonts
        format=${row%,}
        for _ in 1 2 3 4 5; do
            for tree in "$BASELINE" "$build"; do
                "$tree/tests/bench/bench" "${1:-1}" "$format" |
                    awk -v tree="$tree" -v row="$row" '$1 == row && NF > 3 && !seen++ { print tree, $(NF - 2), $(NF - 1) }'
            done
        done | awk -v format="$row" '
            !($1 in best) { names[++n] = $1 }
            $2 > best[$1] { best[$1] = $2; kib[$1] = $3 }
            END {
                for (i = 1; i <= n; i++)
                    printf "%-5s %-24s %8.0f docs/CPU-s %8.1f µs %8.1f KiB\n", format, names[i], best[names[i]],
                        1e6 / best[names[i]], kib[names[i]]
            }'
    done
    exit
fi
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
"$build/tests/bench/bench" "${1:-3}"
for to in pdf docx; do
    printf '%s: ' "$to"
    "$build/tests/bench/bench" --cold 20 "$build/bieumau" make examples/mau-01.yaml --force \
        --quiet -o "$out/mau-01.$to"
done
tests/bench/batch.sh "${2:-100000}"
