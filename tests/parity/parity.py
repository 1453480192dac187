"""The PDF that LibreOffice makes of our DOCX has the same pages and the same text as our PDF.
One soffice process for all documents, with a profile and a font configuration of its own.
SPDX-License-Identifier: MIT"""
import difflib
import os
import re
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from lib import cases, finish, make, nfc, one_space, pdf_text, report, run

# LibreOffice sets Times New Roman in Liberation Serif (same widths). Not in Tinos: pdftotext sees
# spaces around the marks that LibreOffice places by Tinos' anchors.
FONTS_CONF = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts/truetype/croscore</dir>
  <dir>/usr/share/fonts/truetype/dejavu</dir>
  <dir>/usr/share/fonts/truetype/liberation2</dir>
  <cachedir>%s/fontcache</cachedir>
  <alias binding="strong">
    <family>Times New Roman</family>
    <prefer><family>Liberation Serif</family></prefer>
  </alias>
</fontconfig>
"""


def normal(pages):
    """Text without what the two may do differently: line ends, leaders, the place of the page
    number in the order of reading."""
    out = []
    for number, page in enumerate(pages, 1):
        lines = [line.strip() for line in nfc(page).replace("\u00a0", " ").splitlines()]
        if number > 1:
            if str(number) not in lines:
                out.append("[page %d has no number]" % number)
            else:
                lines.remove(str(number))
        text = "\n".join(lines)
        text = re.sub(r"(?<=\w)-\n", "-", text)
        out.append(text)
    return one_space(re.sub(r"[.…_]{2,}|…", " ", "\n".join(out)))


def cut_elsewhere(ours, theirs):
    """A word longer than its column, which the PDF cuts between its parts and LibreOffice after any letter, or where a
    content control begins: “12345/” and the field behind it."""
    return "".join(ours) == "".join(theirs) and len("".join(ours)) > 20 and any(
        all(before[-1:] in "@./:_" or after[:1] == "-" for before, after in zip(words, words[1:]))
        for words in (ours, theirs))


def difference(ours, theirs):
    a, b = ours.split(" "), theirs.split(" ")
    lines = []
    for op, i1, i2, j1, j2 in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if op != "equal" and not cut_elsewhere(a[i1:i2], b[j1:j2]):
            lines.append("PDF “%s”, DOCX “%s” after “%s”" % (
                " ".join(a[i1:i2])[:120], " ".join(b[j1:j2])[:120], " ".join(a[max(0, i1 - 4):i1])))
    return "\n".join(lines)


def convert(tmp, files):
    conf = os.path.join(tmp, "fonts.conf")
    with open(conf, "w", encoding="utf-8") as f:
        f.write(FONTS_CONF % tmp)
    env = dict(os.environ, FONTCONFIG_FILE=conf, HOME=tmp)
    os.mkdir(os.path.join(tmp, "lo"))
    status, out, err = run(
        "soffice", "-env:UserInstallation=file://%s/profile" % tmp, "--headless", "--norestore",
        "--convert-to", "pdf", "--outdir", os.path.join(tmp, "lo"), *files, env=env, timeout=600)
    return status, out + err


def main():
    with tempfile.TemporaryDirectory() as tmp:
        made = []
        for form_id, case, source in cases():
            stem = os.path.join(tmp, "%s-%s" % (form_id.replace("/", "-"), case))
            errors = ""
            for suffix in (".pdf", ".docx"):
                status, err = make(form_id, source, stem + suffix)
                errors += err if status != 0 else ""
            if errors:
                report(False, "%s %s is made" % (form_id, case), errors)
            else:
                made.append(("%s %s" % (form_id, case), stem))
        status, said = convert(tmp, [stem + ".docx" for _, stem in made])
        if status != 0:
            report(False, "soffice", said)
        for name, stem in made:
            theirs = os.path.join(tmp, "lo", os.path.basename(stem) + ".pdf")
            if not os.path.exists(theirs):
                report(False, name + ": LibreOffice opens the DOCX", said)
                continue
            a, b = pdf_text(stem + ".pdf"), pdf_text(theirs)
            report(len(a) == len(b), name + ": as many pages",
                   "PDF has %d, the DOCX %d" % (len(a), len(b)))
            if len(a) == len(b):
                a, b = normal(a), normal(b)
            else:  # page numbers differ then; compare the words alone
                a, b = normal(["\n".join(a)]), normal(["\n".join(b)])
            differing = difference(a, b)
            report(not differing, name + ": the same text", differing)
    finish()


main()
