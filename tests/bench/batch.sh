#!/bin/bash
# Everything included: a table of invented rows becomes files in memory (/dev/shm), one after the other and in two threads; and
# one file to print of 10,000 rows.
#
#   batch.sh [ROWS]
#
# SPDX-License-Identifier: MIT
set -eu
cd "$(dirname "$0")/../.."
build=${BUILD:-build}
rows=${1:-100000}
printed=10000
room=/dev/shm
[ -w "$room" ] || room=${TMPDIR:-/tmp}
work=$(mktemp -d "$room/bieumau-bench-XXXXXX")
trap 'rm -rf "$work"' EXIT
bench=$build/tests/bench/bench
"$bench" --csv "$rows" >"$work/rows.csv"
"$bench" --csv "$printed" >"$work/printed.csv"

# run LABEL ROWS TABLE [OPTION…]: prints a line, sets wall
run()
{
    local label=$1 n=$2 table=$3 figures
    shift 3
    figures=$("$bench" --run "$build/bieumau" batch "$table" --forms forms --form tt185-2019/mau-01 \
        --no-profile --quiet --progress none "$@" 2>"$work/said") || {
        cat "$work/said" >&2
        exit 1
    }
    read -r cpu wall peak <<<"$figures"
    awk -v label="$label" -v n="$n" -v cpu="$cpu" -v wall="$wall" -v peak="$peak" 'BEGIN {
        printf "%-26s %10.0f %10.1f %10.1f %10.0f %8d\n", label, n / cpu, cpu, wall, n / wall, peak
    }'
}

printf '%-26s %10s %10s %10s %10s %8s\n' "$rows rows of CSV, to" docs/CPU-s CPU-s s docs/s MiB
for to in pdf docx; do
    alone=
    for jobs in 1 2; do
        run "$to, $jobs thread$([ $jobs -eq 1 ] || echo s)" "$rows" "$work/rows.csv" \
            -o "$work/out/" --to $to --jobs $jobs
        [ -n "$alone" ] || alone=$wall
        made=$(find "$work/out" -name "*.$to" | wc -l)
        [ "$made" -eq "$rows" ] || {
            echo "batch.sh: $made files of $rows" >&2
            exit 1
        }
        [ -n "${bytes:-}" ] || bytes=$(du -sb "$work/out" | cut -f1)
        rm -rf "$work/out"
    done
    awk -v to="$to" -v one="$alone" -v two="$wall" -v bytes="$bytes" -v n="$rows" 'BEGIN {
        printf "%s: two threads are %.2f times as fast; %.1f KiB a file\n", to, one / two, bytes / n / 1024 }'
    bytes=
done
run "one PDF of $printed" $printed "$work/printed.csv" --merge "$work/print.pdf"
du -b "$work/print.pdf" | awk -v n=$printed '{ printf "%.1f MiB, %.1f KiB a document\n", $1 / 1048576, $1 / n / 1024 }'
