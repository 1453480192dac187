"""Reads our documents back: every value is there as typed, whatever normal form it was typed in; fonts are
embedded; no reader complains; nothing overlaps or leaves the margins; same input, same bytes.
SPDX-License-Identifier: MIT"""
import os
import re
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as ET
import zipfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from lib import ROOT, cases, finish, load_yaml, make, nfc, one_space, pdf_text, report, run

MM = 72 / 25.4
# margins, NĐ 30/2020/NĐ-CP, Phụ lục I, I.3, as chosen in document/style.h
LEFT, RIGHT, TOP, BOTTOM = 30 * MM, 20 * MM, 20 * MM, 20 * MM
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TONES = "\u0300\u0301\u0303\u0309\u0323"


def to_hop(text):
    """Letters with their circumflex, breve or horn, tones as combining marks behind them."""
    out = []
    for c in nfc(text):
        d = unicodedata.normalize("NFD", c)
        tone = "".join(m for m in d if m in TONES)
        rest = "".join(m for m in d if m not in TONES)
        out.append(nfc(rest) + tone)
    return "".join(out)


def printed_as(value):
    """The ways in which a value may be printed."""
    ways = {value, value.upper()}
    m = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", value) or None
    iso = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", value)
    if m or iso:
        d, mo, y = (int(m[1]), int(m[2]), m[3]) if m else (int(iso[3]), int(iso[2]), iso[1])
        ways = {"%02d/%02d/%s" % (d, mo, y),
                "ngày %02d tháng %s năm %s" % (d, "%02d" % mo if mo < 3 else mo, y)}
    if value in ("có", "không"):  # a flag prints as a box, or as a cross
        ways |= {"☑", "×"} if value == "có" else {"☐"}
    return ways


def scalars(value, path):
    if isinstance(value, dict):
        for key, item in value.items():
            yield from scalars(item, path + "." + key if path else key)
    elif isinstance(value, list):
        for i, item in enumerate(value):
            yield from scalars(item, "%s[%d]" % (path, i + 1))
    else:
        for line in (value or "").split("\n"):  # several in Markdown
            line = re.sub(r"^(#+|-|\d+\.) |\*+|\\(?=\W)", "", line)
            if line.strip():
                yield path, one_space(nfc(line))


def printed_fields(form_id):
    """The fields that the body of a form names; others are there for rules only."""
    body = repr(load_yaml("forms/%s.yaml" % form_id)["body"])
    return set(re.findall(r"\{([a-z][a-z0-9_-]*)(?::\w+)?\}", body))


def missing_values(form_id, source, text):
    """Values of the input that cannot be found in the text."""
    flat, solid = one_space(text), re.sub(r"\s", "", text)
    printed = printed_fields(form_id)
    missing = []
    for path, value in scalars(load_yaml(source)["data"], ""):
        if re.sub(r"\[\d+\]$", "", path).split(".")[-1] not in printed:
            continue
        ways = printed_as(value) | {value, value[:1].upper() + value[1:]}  # an option typed in small letters
        if any(way in flat for way in ways):
            continue
        # a word longer than a line was broken
        if any(len(word) > 10 for word in value.split()) and \
           any(re.sub(r"\s", "", way) in solid for way in ways):
            continue
        missing.append("%s: %s" % (path, value))
    return missing


def without_page_numbers(pages):
    """The text of all pages: a paragraph that goes on behind a page break is in one piece."""
    return "\n".join(re.sub(r"^%d\n" % number, "", page, count=1, flags=re.M) if number > 1 else page
                     for number, page in enumerate(pages, 1))


def docx_text(path):
    """The paragraphs of a DOCX, a tab or a line end in them as a space."""
    paragraphs = []
    with zipfile.ZipFile(path) as z:
        for part in z.namelist():
            if not re.match(r"word/(document|footer\d*)\.xml$", part):
                continue
            for p in ET.fromstring(z.read(part)).iter(W + "p"):
                paragraphs.append("".join(e.text or "" if e.tag == W + "t" else " " for e in p.iter()
                                          if e.tag in (W + "t", W + "tab", W + "br")))
    return "\n".join(paragraphs)


def pdf_complaints(path):
    """What readers say about a file; "" = nothing."""
    said = []
    status, out, err = run("qpdf", "--check", path)
    if status != 0 or err or "No syntax or stream encoding errors" not in out:
        said.append("qpdf: " + out + err)
    for args in (["pdfinfo", path], ["pdffonts", path], ["pdftotext", path, "/dev/null"],
                 ["pdftoppm", "-r", "20", path, "/dev/null"],
                 ["mutool", "draw", "-q", "-F", "txt", "-o", "/dev/null", path]):
        status, _, err = run(*args)
        # how Debian builds mutool, nothing about the file
        err = err.replace("warning: ICC support is not available\n", "")
        if (status != 0 and args[0] != "pdftoppm") or err.strip():
            said.append("%s: status %d %s" % (args[0], status, err))
    return "\n".join(said)


def font_faults(path):
    rows = run("pdffonts", path)[1].splitlines()[2:]
    # a Type 3 font (the check boxes) is drawn in the file itself and has no subsets
    bad = [row for row in rows if row.split()[-5:-2] !=
           ["yes", "no" if " Type 3 " in row else "yes", "yes"]]
    return bad if rows else ["no fonts"]


def placement_faults(path):
    """Words outside of the margins, and words that lie on each other."""
    status, out, err = run("pdftotext", "-bbox", path, "-")
    if status != 0 or err:
        return [err]
    root = ET.fromstring(re.sub(r' xmlns="[^"]*"', "", out[out.index("<html"):]))
    faults = []
    for number, page in enumerate(root.iter("page"), 1):
        right, bottom = float(page.get("width")) - RIGHT, float(page.get("height")) - BOTTOM
        words = [(float(w.get("xMin")), float(w.get("yMin")), float(w.get("xMax")),
                  float(w.get("yMax")), w.text or "") for w in page.iter("word")]
        body = []
        for w in words:
            if w[3] < TOP and w[4] == str(number) and number > 1:
                continue  # the page number
            body.append(w)
            # the box of a word is as high as its font, so a line may reach a little above
            if w[0] < LEFT - 0.6 or w[2] > right + 0.6 or w[1] < TOP - 3 or w[3] > bottom + 3:
                faults.append("page %d: “%s” at %s" % (number, w[4], w[:4]))
        body.sort(key=lambda w: w[1])
        for i, a in enumerate(body):
            for b in body[i + 1:]:
                if b[1] >= a[3]:
                    break
                dx = min(a[2], b[2]) - max(a[0], b[0])
                dy = min(a[3], b[3]) - max(a[1], b[1])
                if dx > 0.5 and dy > 0.35 * min(a[3] - a[1], b[3] - b[1]):
                    faults.append("page %d: “%s” lies on “%s”" % (number, a[4], b[4]))
    return faults


def read(path):
    with open(path, "rb") as f:
        return f.read()


def variants(source):
    """The same data as other editors would save it."""
    text = read(os.path.join(ROOT, source)).decode("utf-8")
    yield "NFD", unicodedata.normalize("NFD", text).encode("utf-8")
    yield "tổ hợp", to_hop(text).encode("utf-8")
    yield "BOM", b"\xef\xbb\xbf" + text.encode("utf-8")
    yield "CRLF", text.replace("\n", "\r\n").encode("utf-8")


def check_case(form_id, case, source, tmp):
    name = "%s %s" % (form_id, case)
    pdf = os.path.join(tmp, "a.pdf")
    status, err = make(form_id, source, pdf)
    # D029: the wording of the form was not held against the official one
    said = set(re.findall(r"\[([A-Z]\d{3})\]", err)) - {"D029"}
    report(status == 0 and not said, name + ": is made without a message", err)
    if status != 0:
        return
    again = os.path.join(tmp, "b.pdf")
    make(form_id, source, again)
    report(read(pdf) == read(again), name + ": same input, same bytes")
    report(not pdf_complaints(pdf), name + ": no reader complains", pdf_complaints(pdf))
    report(not font_faults(pdf), name + ": fonts embedded, subset, with Unicode",
           "\n".join(font_faults(pdf)))
    faults = placement_faults(pdf)
    report(not faults, name + ": inside the margins, nothing overlaps", "\n".join(faults))
    text = without_page_numbers(pdf_text(pdf))
    report(text == nfc(text), name + ": the text is NFC")
    if source:
        missing = missing_values(form_id, source, text)
        report(not missing, name + ": every value is in the PDF", "\n".join(missing))
        docx = os.path.join(tmp, "a.docx")
        status, err = make(form_id, source, docx)
        missing = missing_values(form_id, source, docx_text(docx)) if status == 0 else [err]
        report(not missing, name + ": every value is in the DOCX", "\n".join(missing))
        if os.path.exists(os.path.join(ROOT, source[:-5] + ".xml")):
            status, err = make(form_id, source[:-5] + ".xml", again)
            report(status == 0 and read(pdf) == read(again),
                   name + ": its XML gives the same bytes", err)
        twin = os.path.join(tmp, "twin.yaml")
        for kind, data in variants(source):
            with open(twin, "wb") as f:
                f.write(data)
            status, err = make(form_id, twin, again)
            report(status == 0 and read(pdf) == read(again), "%s: %s gives the same bytes" %
                   (name, kind), err)


def main():
    with tempfile.TemporaryDirectory() as tmp:
        for form_id, case, source in cases():
            check_case(form_id, case, source, tmp)
    finish()


main()
