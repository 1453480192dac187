#!/bin/bash
# A batch on a few machines that see the same folders, with GNU parallel over ssh and nothing to install on them but bieumau.
#
#   parallel.sh TABLE FORM OUT SHARDS [HOST,HOST…]
#
# Without hosts: on this machine, one shard for each processor. Run again after a machine died or was switched off: only the shards that
# did not come to their end are run, and they go on where they were.
# SPDX-License-Identifier: MIT
set -eu
[ $# -ge 4 ] || { sed -n '2,8s/^# \{0,1\}//p' "$0" >&2; exit 2; }
table=$1 form=$2 out=$3 shards=$4 hosts=${5:-:}
bieumau=${BIEUMAU:-bieumau}
mkdir -p "$out"

# Wrong rows (status 1) are in the report, and trying again would not help; what else went wrong is tried again.
one="$bieumau batch $(printf %q "$table") --form $(printf %q "$form") -o $(printf %q "$out")"
one="$one --shard {}/$shards --jobs 1 --progress none || [ \$? = 1 ]"
seq "$shards" |
    parallel --will-cite --sshlogin "$hosts" --joblog "$out/jobs.log" --resume-failed --retries 3 "$one" || true

exec "$bieumau" batch "$table" --form "$form" -o "$out" --shards "$shards" --collect --report "$out/report.json"
