#!/bin/bash
# --diagnostics json. SPDX-License-Identifier: MIT
# shellcheck disable=SC2154,SC2016,SC2034
. "$(dirname "$0")/lib.sh"

don don.yaml
bm make don.yaml --diagnostics json
check "with nothing to tell there is an object all the same" \
    'status_is 0 && json "$T/err" "d[\"status\"] == 0 and d[\"errors\"] == 0 and d[\"diagnostics\"] == []"'
check "it names what was made, and standard output does not" \
    'json "$T/err" "d[\"made\"] == [\"don.pdf\"]" && silent out && is_pdf don.pdf'
printf 'form: vd/mot\ndata:\n  ho_tne: "a\\"\\\\"\n  ngay: 31/02/2024\n' >bad.yaml
bm check bad.yaml --diagnostics=json
check "each message is an entry with its place" \
    'status_is 1 && json "$T/err" "d[\"status\"] == 1 and d[\"errors\"] == 3 and len(d[\"diagnostics\"]) == 3" &&
     json "$T/err" "[(x[\"file\"], x[\"line\"], x[\"column\"]) for x in d[\"diagnostics\"] if x[\"code\"] == \"D011\"] == [(\"bad.yaml\", 4, 9)]"'
check "with the source line as it stands" \
    'json "$T/err" "[x[\"source_line\"] for x in d[\"diagnostics\"] if x[\"code\"] == \"D005\"] == [chr(32) * 2 + \"ho_tne: \" + chr(34) + \"a\" + chr(92) + chr(34) + chr(92) * 2 + chr(34)]"'
check "with the field, and both languages" \
    'json "$T/err" "[x for x in d[\"diagnostics\"] if x[\"code\"] == \"D006\"][0][\"path\"] == \"ho_ten\"" &&
     json "$T/err" "all(set(x[\"message\"]) == {\"vi\", \"en\"} == set(x[\"hint\"]) for x in d[\"diagnostics\"])"'
bm make don.yaml bad.yaml none.yaml --diagnostics json --force
check "several inputs are one object, with the worst status" \
    'status_is 3 && json "$T/err" "d[\"status\"] == 3 and d[\"made\"] == [\"don.pdf\"]" &&
     json "$T/err" "d[\"diagnostics\"][-1][\"code\"] == \"E005\""'
bm make --diagnostics json --drfat
check "faults of the command are told so, too" \
    'status_is 2 && json "$T/err" "d[\"status\"] == 2 and d[\"diagnostics\"][0][\"code\"] == \"C002\""'
bm mke --diagnostics json
check "an unknown command as well" 'status_is 2 && json "$T/err" "d[\"diagnostics\"][0][\"code\"] == \"C001\""'
bm list --json --diagnostics json
check "standard output stays what it is" 'status_is 0 && json "$T/out" "len(d) > 0" && json "$T/err" "d[\"status\"] == 0"'
{
    printf 'form: vd/mot\ndata:\n  ho_ten: An\n'
    for i in $(seq 60); do echo "  thua_$i: x"; done
} >many.yaml
bm check many.yaml --diagnostics json
check "what is not held is counted" \
    'json "$T/err" "len(d[\"diagnostics\"]) == 50 and d[\"errors\"] == 60 and d[\"dropped\"] == 10"'
bm check many.yaml
check "in text it is counted in a last line" 'tail -1 "$T/err" | grep -q "10 thông báo nữa"'
printf 'form: vd/mot\ndata: {ho_ten: "An\xff"}\n' >utf8.yaml
bm check utf8.yaml --diagnostics json
check "input that is not UTF-8 is told in UTF-8" \
    'status_is 1 && json "$T/err" "d[\"diagnostics\"][0][\"code\"] == \"I001\""'
bm make "$(printf 'x\377"\n.yaml')" --diagnostics json
check "so are names that are not" 'status_is 3 && json "$T/err" "d[\"diagnostics\"][0][\"code\"] == \"E005\""'
bm blank tt185-2019/mau-01 --today 2025-01-01 --diagnostics json
check "warnings are counted and change no status" \
    'status_is 0 && json "$T/err" "d[\"warnings\"] == 1 and d[\"diagnostics\"][0][\"severity\"] == \"warning\""'
bm check don.yaml --diagnostics xml
check "text and json are all there is" 'status_is 2 && said err C004'
finish
