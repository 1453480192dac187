#!/bin/bash
# The shared library exports exactly the functions that bieumau.h declares with BM_API. (__bss_start, _edata and _end are the
# linker's: it exports them where a library that is linked does, as libxlsxwriter of Debian 12.)
# usage: tests/symbols.sh LIBRARY
# SPDX-License-Identifier: MIT
set -u
cd "$(dirname "$0")/.." || exit 1
declared=$(sed -nE 's/^BM_API .*[ *](bm_[a-z0-9_]+)\(.*/\1/p' src/bieumau.h | LC_ALL=C sort)
exported=$(nm -D --defined-only "$1" | awk '$3 !~ /^(__bss_start|_edata|_end)$/ { print $3 }' |
    LC_ALL=C sort)
[ -n "$exported" ] || { echo "$1: exports nothing"; exit 1; }
diff <(echo "$declared") <(echo "$exported") >/dev/null && exit 0
echo "$1: < declared in bieumau.h only, > exported only"
diff <(echo "$declared") <(echo "$exported") | grep '^[<>]'
exit 1
