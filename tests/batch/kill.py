"""kill -9 at random points, 100 times; each batch is run again until it comes to its end.
SPDX-License-Identifier: MIT"""
import os
import random
import shutil
import signal
import subprocess
import time

from case import DONE, batch, check, command, documents, environment, finish, folder, rest, table, told

RECORDS, KILLS = 240, 100


def begin(*args):
    return subprocess.Popen(command(*args), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment())


def kill_after(seconds, *args):
    """Returns whether it was killed, and had not come to its end before."""
    p = begin(*args)
    try:
        p.wait(seconds)
    except subprocess.TimeoutExpired:
        p.send_signal(signal.SIGKILL)
    return p.wait() == -signal.SIGKILL


def check_whole(out, expected):
    """After a kill: each document is whole, and each line tells of one that is there."""
    have = documents(out) if os.path.isdir(out) else {}
    torn = [n for n in have if have[n] != expected.get(n)]
    lost = [n for n in told(out) if n not in have]
    return torn + lost


work = folder()
csv, right, out = (os.path.join(work, n) for n in ("ds.csv", "right", "out"))
random.seed(20240229)
table(csv, RECORDS)
args = (csv, "--to", "pdf,docx", "--per-folder", 100)
began = time.monotonic()
status, counts, _ = batch(*args, "-o", right, "--jobs", 2, "--no-sync")
seconds = time.monotonic() - began
expected = documents(right)
check(status == DONE and counts["made"] == RECORDS and len(expected) == 2 * RECORDS, "an undisturbed batch")

kills = batches = 0
faults = []
while kills < KILLS:
    shutil.rmtree(out, ignore_errors=True)
    batches += 1
    again = True
    while again and kills < KILLS:
        sync = [] if random.random() < 0.3 else ["--no-sync"]
        jobs = random.choice([1, 2, 4])
        # on a machine that is busy with other things a batch takes longer
        again = kill_after(random.uniform(0, 1.5) * seconds, *args, "-o", out, "--jobs", jobs, *sync)
        kills += again
        faults += check_whole(out, expected)
    status, counts, messages = batch(*args, "-o", out, "--jobs", 2, "--no-sync")
    if status != DONE or counts["made"] + counts["unchanged"] != RECORDS or documents(out) != expected:
        faults.append(f"batch {batches}: {status} {counts} {messages}")
    if rest(out) or sorted(told(out)) != sorted(expected):
        faults.append(f"batch {batches}: {rest(out)}, {len(told(out))} told")
for f in faults[:10]:
    print("   ", f)
check(not faults, f"{kills} kills, {batches} batches: nothing lost, torn or twice")
sample = random.sample([n for n in expected if n.endswith(".pdf")], 10)
whole = [subprocess.run(["qpdf", "--check", os.path.join(out, n)], capture_output=True, check=False).returncode
         for n in sample]
check(not any(whole), "the documents are whole PDF files")

# A run that lives is left alone, however long it sleeps; both come to the same end.
shutil.rmtree(out)
sleeper = begin(*args, "-o", out, "--jobs", 1)
while not told(out) and sleeper.poll() is None:
    time.sleep(0.01)
sleeper.send_signal(signal.SIGSTOP)
asleep = sleeper.poll() is None
before = sorted(n for n in os.listdir(os.path.join(out, ".bieumau")) if n.startswith("run-"))
status, counts, messages = batch(*args, "-o", out, "--jobs", 2, "--no-sync")
after = os.listdir(os.path.join(out, ".bieumau"))
check(status == DONE and counts["failed"] == 0 and (not asleep or all(n in after for n in before)),
      "the files of a run that sleeps are left alone")
sleeper.send_signal(signal.SIGCONT)
check(sleeper.wait() == DONE and documents(out) == expected and not rest(out), "two runs of one folder at once")
status, counts, _ = batch(*args, "-o", out)
check(counts["unchanged"] == RECORDS, "… and one more has nothing to do")
finish()
