"""See round_trip.sh. SPDX-License-Identifier: MIT"""
import os
import re
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, ".."))
from lib import BIEUMAU, FONTS, ROOT, finish, forms, make, report, run
import words


SAME = 0.8  # of all fields come back with the same id and type


def fields(path):
    """(id, type) of the fields of a definition, columns included; by the layout of our files."""
    found, inside = [], False
    with open(path, encoding="utf-8") as f:
        lines = f.read().split("\n")
    for i, line in enumerate(lines):
        if re.match(r"[a-z]", line):
            inside = line == "fields:"
        flow = re.match(r" +([a-z][a-z0-9_]*):\s*\{label: .*type: ([a-z_]+)", line)
        block = re.match(r" +([a-z][a-z0-9_]*):$", line)
        if inside and flow:
            found.append(flow.groups())
        elif inside and block and block.group(1) not in ("columns", "blank", "default", "options", "example"):
            kind = next((re.match(r" +type: ([a-z_]+)", l) for l in lines[i:] if re.match(r" +type: ", l)), None)
            found.append((block.group(1), kind.group(1) if kind else ""))
    return found


def import_form(source, out, name):
    status, _, err = run(BIEUMAU, "import", source, "--id", name, "-o", out, "--force", "--lang", "en")
    return status, err


def main():
    n_wanted = n_same = 0
    with tempfile.TemporaryDirectory() as tmp:
        for form_id in forms():
            stem = form_id.replace("/", "-")
            docx = os.path.join(tmp, stem + ".docx")
            again = os.path.join(tmp, stem + "-again.docx")
            draft = os.path.join(tmp, "thu", stem + ".yaml")
            os.makedirs(os.path.dirname(draft), exist_ok=True)
            make(form_id, None, docx)
            status, err = import_form(docx, draft, "thu/" + stem)
            report(status == 0, form_id + " is drafted", err)
            if status != 0:
                continue
            status, _, err = run(BIEUMAU, "lint", "--strict", draft)
            report(status == 0, form_id + ": the draft passes lint", err)
            status, _, err = run(BIEUMAU, "blank", "thu/" + stem, "-o", again, "--forms", tmp, "--fonts", FONTS)
            report(status == 0, form_id + ": the draft prints", err)
            if status != 0:
                continue
            before, after = words.of_docx(docx), words.of_docx(again)
            report(before == after, form_id + ": the words are the same",
                   "lost: %s\nadded: %s" % (words.difference(before, after), words.difference(after, before)))
            if form_id == "nd30-2020/cong-van":
                with open(draft, encoding="utf-8") as f:
                    report('"...;"' in f.read(), form_id + ": a recipient of nothing but dots keeps them", draft)
            wanted = fields(os.path.join(ROOT, "forms", form_id + ".yaml"))
            got = fields(draft)
            same = len(set(wanted) & set(got))
            print("# %s: %d fields, %d drafted, same id and type: %d" % (form_id, len(wanted), len(got), same))
            report(len(got) >= 0.7 * len(wanted), form_id + ": most fields are found", "%d of %d" % (len(got), len(wanted)))
            n_wanted, n_same = n_wanted + len(wanted), n_same + same
    print("# all: %d fields, same id and type: %d" % (n_wanted, n_same))
    report(n_same >= SAME * n_wanted, "most fields have their id and type again", "%d of %d" % (n_same, n_wanted))
    finish()


main()
