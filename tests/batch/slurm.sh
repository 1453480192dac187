#!/bin/bash
# A batch on a real cluster of two nodes, both on this machine: Slurm's controller, two slurmd and munge, all below a temporary
# folder. One worker is killed in the middle; the result is complete all the same.
#
#   slurm.sh [BIEUMAU]
#
# SPDX-License-Identifier: MIT
set -u
cd "$(dirname "$0")/../.." || exit 1
bieumau=$(realpath "${1:-${BUILD:-build}/bieumau}")
forms=$PWD/forms
examples=$PWD/examples/cluster
dir=$(mktemp -d)
host=$(hostname -s)
port=$((20000 + $$ % 20000))
SHARDS=4 ROWS=6000

failed=0
report() # status, what, [detail]
{
    if [ "$1" = 0 ]; then
        echo "ok $2"
    else
        echo "not ok $2"
        [ -z "${3:-}" ] || printf '    %s\n' "${3//$'\n'/$'\n'    }"
        failed=1
    fi
}

# shellcheck disable=SC2317 # called by the trap
down()
{
    for pid in "$dir"/*.pid; do
        [ -s "$pid" ] && kill -9 "$(cat "$pid")" 2>/dev/null
    done
    pkill -9 -f "$dir/slurm.conf" 2>/dev/null
    rm -rf "$dir"
}
trap down EXIT

up()
{
    mkdir "$dir/state" "$dir/spool-n1" "$dir/spool-n2"
    chmod 755 "$dir"
    (umask 077 && head -c 128 /dev/urandom >"$dir/munge.key")
    munged --force --socket="$dir/munge.sock" --key-file="$dir/munge.key" --pid-file="$dir/munged.pid" \
        --log-file="$dir/munged.log" --seed-file="$dir/munge.seed" || return 1
    cat >"$dir/slurm.conf" <<X
ClusterName=test
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$port
SlurmUser=$(id -un)
SlurmdUser=$(id -un)
AuthType=auth/munge
AuthInfo=socket=$dir/munge.sock
CredType=cred/munge
StateSaveLocation=$dir/state
SlurmdSpoolDir=$dir/spool-%n
SlurmctldPidFile=$dir/slurmctld.pid
SlurmdPidFile=$dir/slurmd-%n.pid
SlurmctldLogFile=$dir/slurmctld.log
SlurmdLogFile=$dir/slurmd-%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
MpiDefault=none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerParameters=batch_sched_delay=0
ReturnToService=2
NodeName=n1 NodeHostname=$host NodeAddr=127.0.0.1 Port=$((port + 1)) CPUs=1 RealMemory=512
NodeName=n2 NodeHostname=$host NodeAddr=127.0.0.1 Port=$((port + 2)) CPUs=1 RealMemory=512
PartitionName=all Nodes=n1,n2 Default=YES MaxTime=INFINITE State=UP
X
    # Nothing here uses cgroups, but slurmd looks for those of systemd, or refuses to start, unless it is told of the others.
    echo 'CgroupPlugin=cgroup/v1' >"$dir/cgroup.conf"
    export SLURM_CONF=$dir/slurm.conf
    slurmctld -i -f "$SLURM_CONF" 2>>"$dir/start.log" || return 1
    slurmd -N n1 -f "$SLURM_CONF" 2>>"$dir/start.log" || return 1
    slurmd -N n2 -f "$SLURM_CONF" 2>>"$dir/start.log" || return 1
    for _ in $(seq 100); do
        [ "$(sinfo --noheader --format=%T --states=idle --Node 2>/dev/null | grep -c idle)" = 2 ] && return 0
        sleep 0.2
    done
    return 1
}

make_table()
{
    awk -v n=$ROWS 'BEGIN {
        print "kinh_gui,ho_ten,gioi_tinh,ngay_sinh,noi_sinh,so_giay_to,ngay_cap,noi_cap,thu_dien_tu,co_quan,dia_chi,tinh,chuc_vu,dien_thoai,dia_danh,ngay_lap"
        for (i = 1; i <= n; i++)
            printf "Cơ quan số %d,Người Thứ %d,Nam,01/02/1990,Hà Nội,001090%06d,05/06/2021,Cục Cảnh sát quản lý hành chính về trật tự xã hội,nguoi%d@vidu.gov.vn,Cơ quan số %d,Số %d phố Ví Dụ,Hà Nội,Chuyên viên,0912%06d,Hà Nội,01/03/2024\n", i % 7, i, i, i, i % 7, i, i
    }' >"$dir/ds.csv"
}

# Names and digests of all documents, whatever folder they are in.
documents()
{
    (cd "$1" && find . -name '*.pdf' -exec sha256sum {} + | sed 's|  .*/|  |' | LC_ALL=C sort)
}

# Kill the worker of one shard when it has made some documents and is not through.
kill_one()
{
    local shard pid
    for _ in $(seq 3000); do
        for shard in "$dir"/out/shard-*; do
            [ -d "$shard" ] || continue
            if [ "$(find "$shard" -name '*.pdf' | head -n 20 | wc -l)" = 20 ]; then
                pid=$(pgrep -f "^$bieumau batch $dir/ds.csv" | head -n 1)
                [ -n "$pid" ] && kill -9 "$pid" && return 0
            fi
        done
        sleep 0.01
    done
    return 1
}

options="--forms $forms --today 2024-03-01 --quiet"
make_table
# shellcheck disable=SC2086
said=$("$bieumau" batch "$dir/ds.csv" --form tt185-2019/mau-01 -o "$dir/alone" --name '{so_giay_to}' $options 2>&1)
report $? "the batch on its own" "$said"

up
report $? "a controller and two nodes" "$(cat "$dir"/start.log "$dir"/*.log 2>/dev/null | grep -iE 'error|fatal' | tail -n 20)"

cd "$dir" || exit 1
# shellcheck disable=SC2086
BIEUMAU=$bieumau POLL_S=0.2 timeout 300 "$examples/run-slurm.sh" "$dir/ds.csv" tt185-2019/mau-01 "$dir/out" $SHARDS \
    --name '{so_giay_to}' $options >"$dir/run.log" 2>&1 &
run=$!
kill_one
report $? "a worker is killed in the middle"
wait $run
report $? "the batch comes to its end" "$(cat "$dir/run.log" "$dir"/bieumau-*.log 2>/dev/null | tail -n 30)"

attempts=$(grep -c '^run-slurm: attempt' "$dir/run.log")
[ "$attempts" = 2 ]
report $? "what was missing was submitted once more" "$(cat "$dir/run.log")"
again=$(sed -n 's/^run-slurm: attempt 2, shards //p' "$dir/run.log")
[[ "$again" =~ ^[1-4]$ ]]
report $? "that was one shard" "$again"
diff <(documents "$dir/alone") <(documents "$dir/out") >"$dir/diff"
report $? "the documents are those of one machine: $(documents "$dir/out" | wc -l)" "$(head -n 5 "$dir/diff")"
[ -z "$(find "$dir/out" -name '.*.tmp*' -o -name '*.partial')" ]
report $? "nothing half made is left"
python3 -c "
import json, sys
with open(sys.argv[1], encoding='utf-8') as f:
    r = json.load(f)
sys.exit(r['records'] if isinstance(r.get('records'), int) and r['records'] != $ROWS else 0)" "$dir/out/report.json"
report $? "the reports are joined"

exit $failed
