"""Every form × {blank, filled, overlong} and a merged file, as a screen reader gets them: well tagged, all that is
printed is said, once, words apart, without dotted lines. Some are held against heard/, which was read and
found to be what one would read aloud from the paper; UPDATE=1 writes it anew.
SPDX-License-Identifier: MIT"""
import collections
import os
import re
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..")]
import tags
from lib import BIEUMAU, FONTS, TODAY, cases, example, finish, make, pdf_text, report, run

HEARD = ["tt185-2019/mau-01 blank", "tt185-2019/mau-01 filled", "tt185-2019/mau-07 filled",
         "nd30-2020/cong-van filled", "nd68-2024/mau-08 filled"]


def heard_of(path):
    """The tree as poppler prints it, indented, without the identifiers of notes."""
    status, out, _ = run("pdfinfo", "-struct-text", path)
    return re.sub(r" <[0-9A-F]{8}>| \((block|inline)\)", "", out).rstrip() + "\n" if status == 0 else "pdfinfo failed"


def texts(heard):
    return [(line[:len(line) - len(line.lstrip())], line.strip()[1:-1])
            for line in heard.splitlines() if line.lstrip().startswith('"')]


def letters(text):
    """How often each is there; lines end in other places for the eye than for the ear, dots are often drawn, and what
    parts dotted lines with them."""
    return collections.Counter(re.sub(r"\.{4,}([/ -]+\.{4,})+|[\s.]", "", text))


def unsaid(path, heard):
    """What is printed and not said, but for page numbers and repeated heads of tables; and what is said twice."""
    spoken = " ".join(text for _, text in texts(heard))
    said, printed = letters(spoken), letters(" ".join(pdf_text(path)))
    heads = re.findall(r"TH:(?:\n +/.*)*\n((?: +\".*\"\n)+)", heard)
    repeated = letters("".join(re.sub(r"^ +\"|\"$", "", h, flags=re.M) for h in heads) + "0123456789")
    wrong = ["printed %d times too often: %s" % (n, c) for c, n in (printed - said).items() if c not in repeated]
    wrong += ["said %d times too often: %s" % (n, c) for c, n in (said - printed).items()]
    return wrong + re.findall(r".*\.{5}.*", spoken)


def check(name, path):
    faults = tags.check(path).faults
    report(not faults, name + " is well tagged", "\n".join(faults))
    heard = heard_of(path)
    wrong = unsaid(path, heard)
    report(not wrong, name + ": all that is printed is said once", "\n".join(wrong))
    boxes = sum(text.count("☐") + text.count("☑") for text in pdf_text(path))
    forms = len(re.findall(r"^ *Form\n *\"[☐☑]\"$", heard, re.M))
    report(boxes == forms, name + ": each box is told", "%d boxes, %d told" % (boxes, forms))
    if name in HEARD:
        expected = os.path.join(HERE, "heard", name.replace("/", "-").replace(" ", "-") + ".txt")
        if os.environ.get("UPDATE"):
            with open(expected, "w", encoding="utf-8") as f:
                f.write(heard)
        with open(expected, encoding="utf-8") as f:
            report(f.read() == heard, name + " is heard as in " + os.path.basename(expected), heard)


def main():
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "x.pdf")
        for form_id, case, source in cases():
            name = form_id + " " + case
            status, err = make(form_id, source, out)
            if status:
                report(False, name, err)
            else:
                check(name, out)
        some = [example("tt185-2019/mau-" + n) for n in ("01", "03", "07-overlong", "01")]
        status, _, err = run(BIEUMAU, "make", *some, "--fonts", FONTS, "--today", TODAY, "--force", "--merge", out)
        if status:
            report(False, "merged", err)
        else:
            check("merged", out)
    finish()


main()
