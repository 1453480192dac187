"""See drafts.sh. SPDX-License-Identifier: MIT"""
import difflib
import os
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
sys.path.insert(0, os.path.join(HERE, ".."))
from lib import BIEUMAU, FONTS, finish, report, run
import shapes
import word
import words


def expected_words(path, shown):
    """What Word shows of the file: ${shown} alone where it is more than numbers; else the text of the file and ${shown}."""
    if "\n" in shown:
        return words.of_text(shown)
    return words.of_docx(path) + words.of_text(shown)


def compare(name, draft, messages):
    """The draft and what was said of it, against those that were reviewed."""
    path = os.path.join(HERE, "expect", name + ".yaml")
    with open(draft, encoding="utf-8") as f:
        now = f.read() + "".join("#> %s\n" % line for line in messages.splitlines())
    if os.environ.get("UPDATE"):
        with open(path, "w", encoding="utf-8") as f:
            f.write(now)
    reviewed = open(path, encoding="utf-8").read() if os.path.exists(path) else ""
    report(now == reviewed, name + ": the draft is the reviewed one",
           "\n".join(difflib.unified_diff(reviewed.splitlines(), now.splitlines(), "expect", "now", lineterm="")))


def check(name, tmp):
    blocks, options, shown = shapes.SHAPES[name]()
    docx, again = os.path.join(tmp, name + ".docx"), os.path.join(tmp, name + "-again.docx")
    draft = os.path.join(tmp, "thu", name + ".yaml")
    word.write(docx, blocks, **options)
    status, _, err = run(BIEUMAU, "import", docx, "--id", "thu/" + name, "-o", draft, "--lang", "vi", "--color", "never", "-q")
    report(status == 0, name + " is drafted", err)
    if status != 0:
        return
    said = [line for line in err.replace(docx, name + ".docx").splitlines() if not line.startswith(" ")]
    compare(name, draft, "\n".join(said))
    status, _, err = run(BIEUMAU, "lint", "--strict", draft)
    report(status == 0, name + ": the draft passes lint", err)
    status, _, err = run(BIEUMAU, "blank", "thu/" + name, "-o", again, "--forms", tmp, "--fonts", FONTS)
    report(status == 0, name + ": the draft prints", err)
    if status == 0:
        before, after = expected_words(docx, shown), words.of_docx(again)
        report(before == after, name + ": the words are the same",
               "lost: %s\nadded: %s" % (words.difference(before, after), words.difference(after, before)))


def main():
    with tempfile.TemporaryDirectory() as tmp:
        os.mkdir(os.path.join(tmp, "thu"))
        for name in shapes.SHAPES:
            check(name, tmp)
    finish()


main()
