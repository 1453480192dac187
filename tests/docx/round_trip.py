"""See round_trip.sh. SPDX-License-Identifier: MIT"""
import difflib
import os
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from lib import BIEUMAU, DAYS, ROOT, TODAY, cases, finish, make, report, run
import edit

# What one document of a file of several is made from: fields of one name with other values, and with none; one file twice.
MERGED = [["examples/mau-01.yaml", "examples/mau-14.yaml", "examples/mau-09.yaml"],
          ["examples/mau-03.yaml", "examples/mau-01.yaml", "examples/mau-07.yaml", "examples/mau-11.yaml",
           "examples/mau-03.yaml"],
          ["examples/nd30-2020/bien-ban.yaml", "examples/nd30-2020/cong-van.yaml",
           "examples/nd30-2020/giay-moi.yaml", "examples/nd30-2020/quyet-dinh.yaml"]]


def read(path, *extra):
    """(status, data as YAML, the messages in English but for the one that all agrees)."""
    status, out, err = run(BIEUMAU, "read", "--lang", "en", path, *extra)
    said = [line for line in err.splitlines() if not re.match(r".*: note\[V032\]", line)]
    return status, out, "\n".join(said)


def read_all(path, n):
    """The same of a file of several documents."""
    parts = [read(path, "--document", str(i + 1)) for i in range(n)]
    return max(p[0] for p in parts), "\n".join(p[1] for p in parts), "\n".join(p[2] for p in parts if p[2])


def bytes_of(path):
    with open(path, "rb") as f:
        return f.read()


class Case:
    def __init__(self, name, path, n=1):
        self.name, self.path, self.n = name, path, n
        self.status, self.data, self.said = self.read(path)

    def read(self, path):
        return read_all(path, self.n) if self.n > 1 else read(path)

    def saved(self, path):
        """Does the file, as another program saved it, say the same?"""
        if not os.path.exists(path):
            report(False, self.name + ": saved by LibreOffice", "there is no " + path)
            return
        status, data, said = self.read(path)
        report(status == 0 and data == self.data, self.name + ": saved by LibreOffice, the same data",
               said + "\n" + difference(self.data, data))
        report(not said, self.name + ": saved by LibreOffice, the text agrees", said)


def difference(a, b):
    return "\n".join(difflib.unified_diff(a.splitlines(), b.splitlines(), n=0, lineterm=""))


def check_single(form_id, case, source, tmp):
    """Make, read, make again. Returns the case, or None."""
    name = "%s %s" % (form_id, case)
    stem = os.path.join(tmp, "%s-%s" % (form_id.replace("/", "-"), case))
    for suffix in (".docx", ".xml"):
        status, err = make(form_id, source, stem + suffix)
        if status != 0:
            report(False, name + " is made", err)
            return None
    c = Case(name, stem + ".docx")
    report(c.status == 0 and not c.said, name + ": read, and the text agrees", c.said)
    report(read(stem + ".xml") == (c.status, c.data, c.said), name + ": the same from Flat OPC")
    if case == "blank":
        report(c.data == "form: %s\nblank: true\n" % form_id, name + ": is blank", c.data)
    with open(stem + ".yaml", "w", encoding="utf-8") as f:
        f.write(c.data)
    again = stem + "-again.docx"
    status, err = make(form_id, stem + ".yaml", again, ("--draft",) if case == "blank" else ())
    report(status == 0 and bytes_of(again) == bytes_of(c.path), name + ": made again, the same bytes", err)
    return c


def check_merged(i, sources, tmp):
    found = []
    for copies in ("1", "2"):
        path = os.path.join(tmp, "merged-%d-%s.docx" % (i, copies))
        status, _, err = run(BIEUMAU, "make", *sources, "--no-profile", "--today", DAYS["tt185-2019"],
                             "--copies", copies, "--merge", path)
        name = "merged %d, %s copies" % (i, copies)
        if status != 0:
            report(False, name + " is made", err)
            continue
        c = Case(name, path, len(sources))
        report(c.status == 0 and not c.said, name + ": read, and the text agrees", c.said)
        singles = []
        for source in sources:
            one = os.path.join(tmp, "one.docx")
            run(BIEUMAU, "make", source, "--no-profile", "--today", DAYS["tt185-2019"], "--force", "-o", one)
            singles.append(read(one)[1])
        report(c.data == "\n".join(singles), name + ": the data of each",
               difference("\n".join(singles), c.data))
        found.append(c)
    return found


def save_with_libreoffice(files, tmp):
    """All files as LibreOffice saves them, by one process. Returns the folder."""
    folder = os.path.join(tmp, "saved")
    command = ["soffice", "-env:UserInstallation=file://%s/profile" % tmp, "--headless", "--norestore",
               "--convert-to", "docx:MS Word 2007 XML", "--outdir", folder, *files]
    p = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    report(p.returncode == 0, "soffice", p.stdout.decode("utf-8", "replace"))
    return folder


def main():
    with tempfile.TemporaryDirectory() as tmp:
        found = [check_single(form_id, case, source, tmp) for form_id, case, source in cases()]
        for i, sources in enumerate(MERGED):
            found += check_merged(i, sources, tmp)
        found = [c for c in found if c]
        folder = save_with_libreoffice([c.path for c in found], tmp)
        for c in found:
            c.saved(os.path.join(folder, os.path.basename(c.path)))
        edit.check_all(tmp, read, make)
    finish()


main()
