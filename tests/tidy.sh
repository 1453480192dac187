#!/bin/bash
# clang-tidy on one file; says nothing when all is well. usage: tests/tidy.sh FLAGS... -- FILE
# SPDX-License-Identifier: MIT
set -u
file=${!#}
flags=("${@:1:$#-2}")
output=$(clang-tidy --quiet "$file" -- "${flags[@]}" '-DBM_DATADIR="/usr/local/share/bieumau"' 2>&1) && exit 0
printf '%s\n' "$output" | grep -vE '^[0-9]+ warnings? (generated|treated)|^Suppressed|^Use -header'
exit 1
