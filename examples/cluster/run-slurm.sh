#!/bin/bash
# A batch on a Slurm cluster, to its end: submit all shards, wait, see which ones are missing, submit those again, join the reports.
#
#   run-slurm.sh TABLE FORM OUT SHARDS [OPTION of bieumau batch…]
#
# Slurm runs a task again when its node dies, but not when its process is killed; the journals know what is done in both cases.
# SLURM_OPTIONS goes to sbatch ("-p short"), AT_ONCE limits how many shards run at the same time.
# SPDX-License-Identifier: MIT
set -eu
here=$(cd "$(dirname "$0")" && pwd)
[ $# -ge 4 ] || { sed -n '2,7s/^# \{0,1\}//p' "$0" >&2; exit 2; }
export TABLE=$1 FORM=$2 OUT=$3 SHARDS=$4
shift 4
export BATCH_OPTIONS="$*"
shards=1-$SHARDS
for attempt in 1 2 3 4; do
    echo "run-slurm: attempt $attempt, shards $shards"
    # shellcheck disable=SC2086
    job=$(sbatch --parsable ${SLURM_OPTIONS:-} --array="$shards${AT_ONCE:+%$AT_ONCE}" "$here/slurm.sbatch")
    while [ -n "$(squeue --noheader --jobs="$job" 2>/dev/null)" ]; do
        sleep "${POLL_S:-10}"
    done
    status=0
    # shellcheck disable=SC2086
    shards=$("${BIEUMAU:-bieumau}" batch "$TABLE" --form "$FORM" -o "$OUT" --shards "$SHARDS" --collect \
        --report "$OUT/report.json" $BATCH_OPTIONS) || status=$?
    [ -n "$shards" ] || exit $status
done
echo "run-slurm: still missing: $shards" >&2
exit 3
