"""See libreoffice.sh. SPDX-License-Identifier: MIT"""
import os
import re
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
sys.path.insert(0, os.path.join(HERE, ".."))
from lib import BIEUMAU, FONTS, finish, report, run
import shapes
import word
import words


def count(path):
    """Fields of a draft, columns included."""
    return len(re.findall(r"^ +type: (?!rows)", open(path, encoding="utf-8").read(), re.M))


def check(name, tmp, shown):
    draft, again = os.path.join(tmp, "thu", name + ".yaml"), os.path.join(tmp, name + "-again.docx")
    status, _, err = run(BIEUMAU, "import", os.path.join(tmp, "lo", name + ".docx"), "--id", "thu/" + name, "-o", draft)
    report(status == 0, name + " from LibreOffice is drafted", err)
    if status != 0:
        return
    status, _, err = run(BIEUMAU, "blank", "thu/" + name, "-o", again, "--forms", tmp, "--fonts", FONTS)
    report(status == 0, name + " from LibreOffice prints", err)
    before, after = shown, words.of_docx(again) if status == 0 else None
    report(before == after, name + " from LibreOffice: the words are the same",
           "lost: %s\nadded: %s" % (words.difference(before, after or before), words.difference(after or before, before)))
    wanted, got = count(os.path.join(HERE, "expect", name + ".yaml")), count(draft)
    report(got >= 0.9 * wanted, name + " from LibreOffice: the fields are found", "%d of %d" % (got, wanted))


def main():
    with tempfile.TemporaryDirectory() as tmp:
        os.mkdir(os.path.join(tmp, "thu"))
        expected, files = {}, []
        for name, shape in shapes.SHAPES.items():
            blocks, options, shown = shape()
            files.append(os.path.join(tmp, name + ".docx"))
            word.write(files[-1], blocks, **options)
            expected[name] = words.of_text(shown) if "\n" in shown else words.of_docx(files[-1]) + words.of_text(shown)
        status, out, err = run("soffice", "-env:UserInstallation=file://%s/profile" % tmp, "--headless", "--norestore",
                               "--convert-to", "docx:MS Word 2007 XML", "--outdir", os.path.join(tmp, "lo"), *files,
                               env=dict(os.environ, HOME=tmp), timeout=600)
        report(status == 0, "LibreOffice opens and saves all shapes", out + err)
        for name in shapes.SHAPES:
            check(name, tmp, expected[name])
    finish()


main()
