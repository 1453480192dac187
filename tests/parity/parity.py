"""The PDF that LibreOffice makes of our DOCX is our PDF: the same pages, text and ends of lines; its lines of text and
its drawn lines stand where ours do.
One soffice process for all documents, with a profile and a font configuration of its own.
SPDX-License-Identifier: MIT"""
import difflib
import os
import re
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from lib import (BIEUMAU, FONTS, TODAY, cases, example, finish, make, nfc, one_space, pdf_text, report,
                 run)
from placed import plain, trace

# Points by which a line may stand elsewhere: LibreOffice puts the gap between lines above them (0.6 pt), and rounds
# the height of each row of a table. A space at the end of a centred line counts there.
ACROSS, DOWN = 1.5, 4
DRAWN = 1         # the same for drawn lines, and for how long they are
TABLE_RULE = 0.6  # those of tables are thinner, and drawn by LibreOffice cell by cell

# Where lines end elsewhere, and must do so or the exception goes: a word longer than its line, such as an e-mail address,
# is cut between its parts in the PDF, and behind the last letter that fits by LibreOffice and Word. Only characters
# that are not in the word could change that.
CUT_WORDS = {
    "nd30-2020/cong-van overlong",  # a line may end where a control begins: “12345/”
    "nd68-2024/mau-01 overlong",
    "nd68-2024/mau-02 filled",
    "nd68-2024/mau-06 filled",
    "nd68-2024/mau-06 overlong",
    "tt185-2019/mau-01 overlong",
    "tt185-2019/mau-03 overlong",
    "tt185-2019/mau-07 overlong",
    "tt185-2019/mau-09 overlong",
}

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


def lines_of(pages):
    """(page, text) of each line in the order of the content, and of each that is but a number, as that of the page:
    it stands elsewhere in that order."""
    lines, counts = [], []
    for number, page in enumerate(pages, 1):
        for line in filter(None, map(plain, page.splitlines())):
            (counts if re.fullmatch(r"\d{1,2}", line) else lines).append((number, line))
    return lines, sorted(counts)


def is_cut(ours, theirs):
    """Whether the same text has the ends of its lines elsewhere only inside of long words."""
    text = "".join(ours)
    if text != "".join(theirs):
        return False
    at = set()
    for block in (ours, theirs):
        end = 0
        for line in block[:-1]:
            end += len(line)
            at ^= {end}
    inside = [re.search(r"[\w@./:-]{20,}", text[max(0, i - 20):i + 20]) for i in at]
    return all(inside) and any(text[i - 1] in "@./:_" for i in at)


def check_lines(name, ours, theirs):
    (a, a_counts), (b, b_counts) = lines_of(ours), lines_of(theirs)
    cut, wrong = False, []
    match = difflib.SequenceMatcher(None, [text for _, text in a], [text for _, text in b],
                                    autojunk=False)
    for _, i1, i2, j1, j2 in match.get_opcodes():
        p, q = a[i1:i2], b[j1:j2]
        if p == q:
            continue
        if name in CUT_WORDS and is_cut([text for _, text in p], [text for _, text in q]):
            cut = True
        else:
            wrong.append("PDF %s\nDOCX %s" % (p[:6], q[:6]))
    if name in CUT_WORDS and not cut:
        wrong.append("the exception is needed no more")
    if a_counts != b_counts:
        wrong.append("numbers: PDF %s, DOCX %s" % (a_counts, b_counts))
    report(not wrong, name + ": lines end alike", "\n".join(wrong))


def misplaced(ours, theirs):
    """What of a page stands elsewhere."""
    out = []
    a = [line for line in ours.lines if plain(line[0])]
    b = [line for line in theirs.lines if plain(line[0])]
    match = difflib.SequenceMatcher(None, [plain(l[0]) for l in a], [plain(l[0]) for l in b],
                                    autojunk=False)
    for i, j, n in match.get_matching_blocks():
        for (text, x, y, _), (_, other_x, other_y, _) in zip(a[i:i + n], b[j:j + n]):
            if abs(other_x - x) > ACROSS or abs(other_y - y) > DOWN:
                out.append("%.1f %.1f “%s”" % (other_x - x, other_y - y, text[:60]))
    for x, y, width, thickness in ours.rules:
        if thickness > TABLE_RULE and not any(
                abs(r[0] - x) < DRAWN and abs(r[1] - y) < DRAWN and abs(r[2] - width) < DRAWN
                for r in theirs.rules):
            out.append("no line of %.1f pt at %.1f, %.1f" % (width, x, y))
    return out


def check_places(name, ours, theirs):
    wrong = []
    for number, (a, b) in enumerate(zip(trace(ours), trace(theirs)), 1):
        wrong += ["page %d: %s" % (number, what) for what in misplaced(a, b)]
    report(not wrong, name + ": lines stand in the same places", "\n".join(wrong))


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


# Several documents in one file: a foot on the first page, landscape, two pages
MERGED = ["nd30-2020/cong-van", "nd68-2024/mau-01", "tt185-2019/mau-14", "tt185-2019/mau-01"]


def make_merged(stem):
    errors = ""
    for suffix in (".pdf", ".docx"):
        status, _, err = run(BIEUMAU, "make", *[example(form) for form in MERGED], "--fonts", FONTS,
                             "--today", TODAY, "--force", "--merge", stem + suffix)
        errors += err if status != 0 else ""
    return errors


def check(name, ours, theirs):
    a, b = pdf_text(ours), pdf_text(theirs)
    report(len(a) == len(b), name + ": as many pages",
           "PDF has %d, the DOCX %d" % (len(a), len(b)))
    check_lines(name, a, b)
    check_places(name, ours, theirs)
    if name == "merged":  # its pages count anew for each document
        return
    if len(a) == len(b):
        a, b = normal(a), normal(b)
    else:  # page numbers differ then; compare the words alone
        a, b = normal(["\n".join(a)]), normal(["\n".join(b)])
    differing = difference(a, b)
    report(not differing, name + ": the same text", differing)


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
        merged = os.path.join(tmp, "merged")
        errors = make_merged(merged)
        if errors:
            report(False, "a merged file is made", errors)
        else:
            made.append(("merged", merged))
        status, said = convert(tmp, [stem + ".docx" for _, stem in made])
        if status != 0:
            report(False, "soffice", said)
        for name, stem in made:
            theirs = os.path.join(tmp, "lo", os.path.basename(stem) + ".pdf")
            if not os.path.exists(theirs):
                report(False, name + ": LibreOffice opens the DOCX", said)
                continue
            check(name, stem + ".pdf", theirs)
    finish()


main()
