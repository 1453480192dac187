#!/bin/bash
# A filled Mẫu 01 with everything that every PDF has (tags, metadata, colour profile, data) stays small, also ready to sign and
# with a code.
# SPDX-License-Identifier: MIT
set -u
cd "$(dirname "$0")/../.." || exit 1
bieumau=${BIEUMAU:-build/bieumau}
most=25600 # 25 KB
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
bad=0

check() # name, options
{
    local name=$1 bytes
    shift
    bytes=0
    "$bieumau" make examples/mau-01.yaml -o "$out/$name.pdf" "$@" >/dev/null 2>"$out/log" &&
        bytes=$(stat -c %s "$out/$name.pdf")
    if [ "$bytes" -gt 0 ] && [ "$bytes" -le $most ]; then
        echo "ok size/$name: $bytes bytes"
    else
        echo "not ok size/$name: $bytes bytes, at most $most"
        cat "$out/log"
        bad=1
    fi
}

check plain
check to-sign --signature-fields
check all --signature-fields --qr
exit $bad
