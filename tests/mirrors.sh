#!/bin/bash
# Every src/<room>/<file>.c has its tests/unit/<room>/test_<file>.c, or a row in
# tests/unit/exceptions.txt that says where it is tested instead.
# SPDX-License-Identifier: MIT
set -u
cd "$(dirname "$0")/.." || exit 1
list=tests/unit/exceptions.txt
bad=0
for file in $(find src -mindepth 2 -name '*.c' | sort); do
    path=${file#src/}
    mirror=tests/unit/$(dirname "$path")/test_$(basename "$path")
    row=$(awk -v f="$path" '$1 == f { print $2 }' $list)
    if [ -e "$mirror" ]; then
        [ -z "$row" ] || { echo "$list: $path has a mirror, remove the row"; bad=1; }
    elif [ -z "$row" ]; then
        echo "$file: no $mirror"
        bad=1
    elif ! [ -e "$row" ]; then
        echo "$list: $path: there is no $row"
        bad=1
    fi
done
for path in $(awk '!/^#/ && NF { print $1 }' $list); do
    [ -e "src/$path" ] || { echo "$list: there is no src/$path"; bad=1; }
done
exit $bad
