"""See template.sh. SPDX-License-Identifier: MIT"""
import base64
import json
import os
import re
import sys
import tempfile
import zipfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from lib import BIEUMAU, FONTS, ROOT, TODAY, finish, report, run
import references
import rules

SDK = os.environ.get("OOXML_VALIDATOR") or os.path.join(
    ROOT, "build/npm/node_modules/.bin/ooxml-validator")
UPRIGHT, LYING, LETTER = ("examples/nd68-2024/mau-06-overlong.yaml", "examples/nd68-2024/mau-04.yaml",
                          "examples/nd30-2020/cong-van-overlong.yaml")
HTML = """<html><head><meta charset="utf-8"><style>@page {size: A4; margin: 25mm 20mm 22mm 33mm}</style></head><body>
<div title="header"><p><img src="data:image/png;base64,%s" width="40" height="40"> Văn phòng mẫu</p></div><p>Thân</p>
<div title="footer"><p align="center">Trang <sdfield type="PAGE" subtype="RANDOM" format="PAGE">1</sdfield></p></div>
</body></html>
"""
PT_MM = 25.4 / 72


def make(sources, out, template=None):
    merge = ["--merge", out] if len(sources) > 1 else ["-o", out]
    status, _, err = run(BIEUMAU, "make", *sources, "--fonts", FONTS, "--today", TODAY, "--force", "--lang", "en",
                         *merge, *(["--docx-template", template] if template else []))
    return status, err


def soffice(tmp, to, files, folder):
    return run("soffice", "-env:UserInstallation=file://%s/profile" % tmp, "--headless", "--norestore",
               "--convert-to", to, "--outdir", folder, *files, env=dict(os.environ, HOME=tmp), timeout=600)


def boxes(pdf):
    """(width, height, [(x0, y0, x1, y1, word)…]) of each page, millimetres."""
    _, out, _ = run("pdftotext", "-bbox", pdf, "-")
    pages = []
    for page in re.split(r"<page ", out)[1:]:
        width, height = (float(v) * PT_MM for v in re.match(r'width="([^"]*)" height="([^"]*)"', page).groups())
        words = re.findall(r'<word xMin="([^"]*)" yMin="([^"]*)" xMax="([^"]*)" yMax="([^"]*)">([^<]*)</word>', page)
        pages.append((width, height, [tuple(float(v) * PT_MM for v in w[:4]) + (w[4],) for w in words]))
    return pages


def text_of(page):
    return " ".join(w[4] for w in page[2])


def near(a, b, slack=0.6):
    return abs(a - b) <= slack


def check_files(name, docx, flat):
    status, out, err = run(SDK, docx)
    try:
        good = status == 0 and json.loads(out).get("ok") is True
    except ValueError:
        good = False
    report(good, name + ": Open XML SDK", out + err)
    faults = rules.template_faults(docx)
    report(not faults, name + ": rules of Word", "\n".join(faults))
    faults = rules.flat_faults(docx, flat)
    report(not faults, name + ": Flat OPC holds the same parts", "\n".join(faults))


def check_layout(name, pages, mm, lying=False):
    """mm: width, height, left, right of the page."""
    width, height, left, right = mm
    if lying:
        width, height = height, width
    report(all(near(p[0], width) and near(p[1], height) for p in pages), name + ": paper",
           [(p[0], p[1]) for p in pages])
    body = [w for p in pages for w in p[2] if 35 < w[1] < p[1] - 35]
    report(near(min(w[0] for w in body), left) and max(w[2] for w in body) <= width - right + 0.6,
           name + ": the text stands between the margins", (min(w[0] for w in body), max(w[2] for w in body)))


def sections(docx):
    with zipfile.ZipFile(docx) as z:
        return z.read("word/document.xml").decode("utf-8"), z.namelist()


def check_references(tmp, made):
    """Every reference with a form, a lying form and a letter merged into one file, and the form alone."""
    for name in references.REFERENCES:
        path = os.path.join(tmp, name + ".docx")
        references.REFERENCES[name]().write(path)
        several = [UPRIGHT] if name == "a5" else [UPRIGHT, LYING, LETTER]
        if name in references.REFUSED:
            continue
        errors = ""
        for sources, stem in (([UPRIGHT], "one-"), (several, "all-")):
            for suffix in (".docx", ".xml"):
                status, err = make(sources, os.path.join(tmp, stem + name + suffix), path)
                errors += err if status else ""
        report(not errors, name + ": documents are made", errors)
        if errors:
            continue
        for stem in ("one-", "all-"):
            out = os.path.join(tmp, stem + name)
            check_files(stem + name, out + ".docx", out + ".xml")
            made.append(out + ".docx")
    again = os.path.join(tmp, "again.docx")
    make([UPRIGHT], again, os.path.join(tmp, "word.docx"))
    with open(again, "rb") as a, open(os.path.join(tmp, "one-word.docx"), "rb") as b:
        report(a.read() == b.read(), "the same bytes each time")


def first_pages(pages):
    """The words between the margins of those pages that begin a document."""
    return [w for p in pages for w in p[2] if "CỘNG HÒA" in text_of(p) and 25 < w[1] < p[1] - 75]


def check_looks(tmp):
    pages = {n: boxes(os.path.join(tmp, "pdf", "one-%s.pdf" % n)) for n in references.REFERENCES
             if n not in references.REFUSED}
    odd = pages["word"][::2]
    check_layout("word", odd, (210, 297, 32, 18))
    check_layout("word, even pages, whose margins are mirrored", pages["word"][1::2], (210, 297, 18, 32))
    for name, mm in (("plain", (210, 297, 32, 18)), ("a5", (148, 210, 20, 20)),
                     ("letter-paper", (215.9, 279.4, 25.4, 25.4)), ("landscape", (210, 297, 30, 20)),
                     ("several-sections", (210, 297, 32, 18))):
        check_layout(name, pages[name], mm)
    plain, other = (first_pages(boxes(os.path.join(tmp, "pdf", "all-%s.pdf" % n))) for n in ("plain", "word"))
    report(len(plain) > 400 and [w[4] for w in plain] == [w[4] for w in other] and
           all(near(a[i], b[i], 0.4) for a, b in zip(plain, other) for i in range(4)),
           "a template in Calibri 11 does not change our styles",
           "%d %d %s" % (len(plain), len(other),
                         [(a, b) for a, b in zip(plain, other) if a[4] != b[4] or not near(a[1], b[1], 0.4)][:3]))
    report(len(pages["plain"]) > 1 and [text_of(p).split()[0] for p in pages["plain"][1:]] ==
           [str(i + 2) for i in range(len(pages["plain"]) - 1)] and not text_of(pages["plain"][0]).startswith("1"),
           "the number of the page stays where the template has none")
    head = pages["letterhead"]
    report(text_of(head[0]).startswith("VĂN PHÒNG MẪU") and "Trang 1" not in text_of(head[0]) and
           all(text_of(p).startswith("Đầu trang sau") and "Trang %d của %d" % (i, len(head)) in text_of(p)
               for i, p in enumerate(head[1:], 2)), "a letterhead on the first page, another on the others",
           [text_of(p)[:60] for p in head])
    both = pages["word"]
    report(text_of(both[0]).startswith("Trang lẻ") and "2 Trang chẵn" in text_of(both[1])[:20] and
           [("Chân trang" in text_of(p)) for p in both] == [i % 2 == 0 for i in range(len(both))], "headers of even and odd pages",
           [text_of(p)[:60] for p in both])
    report(all("Của phần trước" in text_of(p) for p in pages["several-sections"]),
           "a header that the last section takes from the one before")
    named = boxes(os.path.join(tmp, "pdf", "one-named.pdf"))[0]
    title = [w for w in named[2] if w[4] in ("ĐỀ", "NGHỊ", "BÁO", "CÁO", "THÔNG")]
    report(bool(title) and title[0][3] - title[0][1] > 5.2, "a style found by its Vietnamese name", title[:3])


def check_lying(tmp):
    for name in ("plain", "landscape"):
        pages = boxes(os.path.join(tmp, "pdf", "all-%s.pdf" % name))
        lying = [p for p in pages if p[0] > p[1]]
        upright = [p for p in pages if p[0] < p[1]]
        report(bool(lying) and bool(upright), name + ": upright and lying pages in one file")
        check_layout(name + ", lying", lying, (210, 297, 32 if name == "plain" else 30, 18), lying=True)


def check_left_out(tmp):
    text, names = sections(os.path.join(tmp, "one-burdened.docx"))
    allowed = {"[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "docProps/app.xml"}
    report(all(n in allowed or n.startswith(("word/", "customXml/item", "customXml/_rels")) for n in names) and
           not [n for n in names if re.search("vba|chart|embed|comment", n)], "parts that were left out", names)
    with zipfile.ZipFile(os.path.join(tmp, "one-burdened.docx")) as z:
        header = z.read("word/header1.xml").decode("utf-8")
        whole = b"".join(z.read(n) for n in names)
    for what in (b"example.com", b"evil.dotm", b"macroEnabled", b"INCLUDEPICTURE", "đã xóa".encode(), b'"/other"'):
        report(what not in whole, "left out: " + what.decode())
    for what in ("Sở Mẫu", "trang thông tin", "trong ô", "đã thêm", " PAGE "):
        report(what in header, "kept: " + what, header[-1500:])


def check_own(tmp):
    """Our own file as a template, and one that LibreOffice makes of a page of HTML."""
    own, again = os.path.join(tmp, "own.docx"), os.path.join(tmp, "own-again.docx")
    status, err = make([UPRIGHT], own)
    status2, err2 = make([UPRIGHT], again, own)
    report(status == 0 and status2 == 0 and "O0" not in err2, "our own file serves as a template", err + err2)
    with zipfile.ZipFile(own) as a, zipfile.ZipFile(again) as b:
        report(a.read("word/document.xml") == b.read("word/document.xml"), "the same document after our own")
    page = os.path.join(tmp, "office.html")
    with open(page, "w", encoding="utf-8") as f:
        f.write(HTML % base64.b64encode(references.png(40, 40)).decode())
    soffice(tmp, "odt:writer8", [page], tmp)
    soffice(tmp, "docx:MS Word 2007 XML", [os.path.join(tmp, "office.odt")], tmp)
    office = os.path.join(tmp, "office.docx")
    out = os.path.join(tmp, "after-office")
    errors = ""
    for suffix in (".docx", ".xml"):
        status, err = make([UPRIGHT], out + suffix, office)
        errors += err if status else ""
    report(not errors, "a file of LibreOffice serves as a template", errors)
    if not errors:
        check_files("LibreOffice", out + ".docx", out + ".xml")
        report(any(n.endswith(".png") for n in sections(out + ".docx")[1]), "its picture comes along")
    return [own, again, out + ".docx"]


def check_rejected(tmp):
    path = os.path.join(tmp, "tiny.docx")
    out = os.path.join(tmp, "none.docx")
    status, err = make([UPRIGHT], out, path)
    report(status == 1 and "O053" in err and not os.path.exists(out), "a page without room is refused", err)
    status, err = make([LYING], out, os.path.join(tmp, "narrow.docx"))
    report(status == 1 and "O053" in err and not os.path.exists(out), "so is one without room for a table", err)


def main():
    if not os.access(SDK, os.X_OK):
        report(False, "the Open XML SDK validator is installed", "no %s; run make setup" % SDK)
        finish()
    with tempfile.TemporaryDirectory() as tmp:
        made = []
        check_references(tmp, made)
        made += check_own(tmp)
        other = os.environ.get("BIEUMAU_VALIDATE_DOCX")
        if other:
            command = [sys.executable, other] if other.endswith(".py") else [other]
            status, out, err = run(*command, *made)
            report(status == 0, "all: " + os.path.basename(other), out + err)
        status, out, err = soffice(tmp, "pdf", made, os.path.join(tmp, "pdf"))
        report(status == 0, "LibreOffice opens them", out + err)
        check_looks(tmp)
        check_lying(tmp)
        check_left_out(tmp)
        check_rejected(tmp)
        a, b = (boxes(os.path.join(tmp, "pdf", n + ".pdf")) for n in ("own", "own-again"))
        report(a == b, "the same looks after our own")
        head = boxes(os.path.join(tmp, "pdf", "after-office.pdf"))
        check_layout("LibreOffice", head, (210, 297, 33, 20))
        report(all("Văn phòng mẫu" in text_of(p) and "Trang %d" % i in text_of(p) for i, p in enumerate(head, 1)),
               "LibreOffice: its header and footer stand on each page", [text_of(p)[:80] for p in head])
    finish()


main()
