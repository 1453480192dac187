"""What goes wrong stops a batch cleanly, with one message that says why, and the next run goes on.
SPDX-License-Identifier: MIT"""
import os
import resource
import shutil
import subprocess

from case import (BROKEN, DONE, PROGRAM, WRONG, batch, check, codes, documents, environment, finish, folder, nobody,
                  rest, table, told)

work = folder()
csv, right, out = (os.path.join(work, n) for n in ("ds.csv", "right", "out"))
RECORDS = 700
table(csv, RECORDS)
batch(csv, "-o", right, "--no-sync")
expected = documents(right)


def no_out():
    """A new folder, into which nobody may write."""
    shutil.rmtree(out, ignore_errors=True)
    os.mkdir(out)
    os.chmod(out, 0o777)


def is_part(have):
    return all(expected.get(n) == have[n] for n in have)


def goes_on(name):
    status, counts, messages = batch(csv, "-o", out, "--no-sync", prepare=nobody())
    check(status == DONE and counts["failed"] == 0 and documents(out) == expected and not rest(out) and
          not codes(messages), name)


# ---- no thread can be started
no_out()
status, counts, messages = batch(csv, "-o", out, prepare=nobody(resource.RLIMIT_NPROC, 0))
check(status == BROKEN and codes(messages) == ["B012"] and counts["records"] == 0, "no threads")

# ---- no room: documents are longer than a file may be
status, counts, messages = batch(csv, "-o", out, prepare=nobody(resource.RLIMIT_FSIZE, 30000))
check(status == BROKEN and codes(messages) == ["O009"] and counts["made"] == 0, "no room for a document")
check(documents(out) == {} and not [n for n in rest(out) if n.startswith("run-")], "… and nothing stays behind")
goes_on("… and the next run makes all")

# ---- no room: the log is longer than a file may be
no_out()
status, counts, messages = batch(csv, "-o", out, "--no-sync", prepare=nobody(resource.RLIMIT_FSIZE, 50000))
have = documents(out)
check(status == BROKEN and codes(messages) == ["O009", "B003"] and 0 < counts["made"] < RECORDS, "no room for the log")
check(is_part(have) and all(n in have for n in told(out)) and len(told(out)) == counts["made"],
      "… what is told is there")
goes_on("… and the next run goes on")

# ---- a disk that is full, where one may be had
MOUNT = "mount -t tmpfs -o size=6m none out && "
shutil.rmtree(out)
os.mkdir(out)
p = subprocess.run(["unshare", "-rm", "bash", "-c", MOUNT + "true"], cwd=work, capture_output=True, check=False)
if p.returncode == 0:
    script = MOUNT + f"'{PROGRAM}' ds.csv -o out --jobs 2; echo $?; ls out | wc -l; cat out/.bieumau/*.log | wc -l; " \
        f"rm out/*-7*.pdf; '{PROGRAM}' ds.csv -o out --jobs 2 --limit 40; echo $?; qpdf --check out/*-9.pdf"
    p = subprocess.run(["unshare", "-rm", "bash", "-c", script], cwd=work, capture_output=True, env=environment(),
                       check=False)
    lines = p.stdout.decode().split("\n")
    check(lines[1] == str(BROKEN) and "O009" in p.stderr.decode(), "a full disk")
    check(lines[5:6] == ["0"] and p.returncode == 0, "… and with some room again it goes on")

# ---- folders that may not be written
shutil.rmtree(out)
os.mkdir(out)
os.chmod(out, 0o555)
status, counts, messages = batch(csv, "-o", out, prepare=nobody())
check(status == BROKEN and codes(messages) == ["O008"], "a folder that may not be written")
os.chmod(out, 0o777)
status, counts, _ = batch(csv, "-o", out, "--no-sync", "--limit", 20, prepare=nobody())
check(status == DONE and counts["made"] == 20, "… and when it may")
for name in (os.path.join(out, ".bieumau"), out):
    os.chmod(name, 0o555)
    status, counts, messages = batch(csv, "-o", out, "--no-sync", "--limit", 40, prepare=nobody())
    check(status == BROKEN and codes(messages)[:1] == ["O008"], f"{os.path.basename(name)} that may not be written any more")
    check(is_part(documents(out)) and len(told(out)) >= 20, "… what was made is kept")
    os.chmod(name, 0o777)
status, counts, messages = batch(csv, "-o", out, "--no-sync", prepare=nobody())
check(status == DONE and counts["failed"] == 0 and documents(out) == expected, "… and then all is made")

# ---- a table with wrong rows, and the same one set right
shutil.rmtree(out)


def spoil(lines):
    for i in (5, 300):
        lines[i] = lines[i].replace('"Nam"', '"Nm"').replace('"Nữ"', '"N"')


table(csv, RECORDS, spoil)
status, counts, messages = batch(csv, "-o", out, "--no-sync")
check(status == WRONG and counts["failed"] == 2 and len(documents(out)) == RECORDS - 2 and is_part(documents(out)),
      "right rows are made, wrong ones are not")
check([m[:14] for m in messages if m.startswith("row ")] == ["row 6: D013 “N", "row 301: D013 "], "… which are told")
table(csv, RECORDS)
status, counts, messages = batch(csv, "-o", out, "--no-sync")
check(status == DONE and counts["made"] == 2 and counts["unchanged"] == RECORDS - 2 and documents(out) == expected,
      "… until they are right")
finish()
