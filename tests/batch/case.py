"""Batches in folders of their own: what the tests of tests/batch share. SPDX-License-Identifier: MIT"""
import os
import resource
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILT = os.path.join(ROOT, os.environ.get("BUILD", "build"), "tests", "batch", "run_batch")
DONE, WRONG, STOPPED, BROKEN = 0, 1, 2, 3

bad = 0
PLACE = tempfile.mkdtemp(prefix="bieumau-batch-")
PROGRAM = os.path.join(PLACE, "run_batch")  # copies, because not everybody may enter where the originals are
FORMS = os.path.join(PLACE, "forms")


def check(right, name):
    """Report one test."""
    global bad
    print("ok" if right else "not ok", name, flush=True)
    bad += not right


def folder():
    """A new folder that anybody may enter."""
    os.chmod(PLACE, 0o755)
    shutil.copy(BUILT, PROGRAM)
    shutil.copytree(os.path.join(ROOT, "forms"), FORMS)
    path = os.path.join(PLACE, "work")
    os.mkdir(path)
    return path


def finish():
    """Remove the folder, and end with the status of the tests."""
    subprocess.run(["chmod", "-R", "u+w", PLACE], check=False)
    shutil.rmtree(PLACE)
    sys.exit(1 if bad else 0)


def table(path, n, edit=None):
    """A table of n people; edit(lines) may change its lines, the first of which are the names of the columns."""
    text = subprocess.run([PROGRAM, "--write", str(n)], check=True, capture_output=True).stdout.decode()
    lines = text.splitlines()
    if edit:
        edit(lines)
    with open(path, "w", encoding="utf-8") as f:
        f.write("\n".join(lines) + "\n")


def command(*args):
    return [PROGRAM] + [str(a) for a in args]


def environment():
    return dict(os.environ, FORMS=FORMS)


def nobody(limit=None, most=None):
    """What a child does before it begins: it is not root, whom no permission stops, and has a limit (RLIMIT_…)."""

    def prepare():
        if limit is not None:
            resource.setrlimit(limit, (most, most))
        if os.getuid() == 0:
            os.setgid(65534)
            os.setuid(65534)

    return prepare


def batch(*args, prepare=None):
    """Run to the end: the exit status, the counts, and the codes of the messages."""
    p = subprocess.run(command(*args), capture_output=True, env=environment(), preexec_fn=prepare, check=False)
    words = p.stdout.decode().split()
    counts = {words[i]: int(words[i + 1]) for i in range(0, len(words) - 1, 2)}
    return p.returncode, counts, p.stderr.decode().split("\n")


def codes(messages):
    return [m.split()[0] for m in messages if m and not m.startswith("row ")]


def documents(path):
    """Name -> bytes of all documents below a folder."""
    found = {}
    for base, folders, files in os.walk(path):
        if ".bieumau" in folders:
            folders.remove(".bieumau")
        for name in files:
            whole = os.path.join(base, name)
            with open(whole, "rb") as f:
                found[os.path.relpath(whole, path)] = f.read()
    return found


def told(path):
    """The paths that the journal and the logs in a folder tell of, without a line that is not whole."""
    found = []
    state = os.path.join(path, ".bieumau")
    for name in os.listdir(state) if os.path.isdir(state) else []:
        if name == "journal" or name.endswith(".log"):
            with open(os.path.join(state, name), encoding="utf-8") as f:
                lines = f.read().split("\n")[1:-1]
            for line in lines:
                columns = line.split("\t")
                found += columns[5:-2:3]
    return found


def rest(path):
    """What stands in the state of a folder, but what belongs there."""
    state = os.path.join(path, ".bieumau")
    return [n for n in os.listdir(state) if n not in ("journal", "faults.jsonl", "done")]
