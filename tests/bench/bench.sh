#!/bin/bash
# Documents per CPU-second, bytes, and the time of a whole process. SPDX-License-Identifier: MIT
set -eu
cd "$(dirname "$0")/../.."
build=${BUILD:-build}
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
"$build/tests/bench/bench" "${1:-3}"
for to in pdf docx; do
    printf '%s: ' "$to"
    "$build/tests/bench/bench" --cold 20 "$build/bieumau" make examples/mau-01.yaml --force \
        --quiet -o "$out/mau-01.$to"
done
