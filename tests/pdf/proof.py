"""Every form, blank, filled, overlong and merged, with and without fields and codes: held against PDF/A-3a and PDF/UA-1
by the veraPDF library, against qpdf, and read by poppler, mupdf and pdf.js, which must find the same text. What
those leave out is in tags.py.
SPDX-License-Identifier: MIT"""
import json
import os
import re
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from lib import BIEUMAU, DAYS, FONTS, ROOT, TODAY, cases, finish, make, nfc, report, run
from tags import check
from widths import width_faults

# Further ways to make a document: (name, arguments); "blank" ones also for blank forms alone.
VARIANTS = [("with signature fields", ("--signature-fields",)),
            ("with a QR code", ("--qr",))]
FILLABLE = ("fillable", ("--fillable", "--signature-fields"))


def solid(text):
    """Text without what readers see differently: spaces, line ends."""
    return re.sub(r"\s+", "", nfc(text))


def make_all(tmp):
    """All documents: [(name, path, case)]."""
    made = []

    def add(name, case, form_id, source, extra):
        path = os.path.join(tmp, "%03d.pdf" % len(made))
        status, err = make(form_id, source, path, extra)
        if status != 0:
            report(False, name + " is made", err)
        else:
            made.append((name, path, case))

    for form_id, case, source in cases():
        name = "%s %s" % (form_id, case)
        add(name, case, form_id, source, ())
        for variant, extra in VARIANTS if case != "overlong" else []:
            add("%s %s" % (name, variant), case, form_id, source, extra)
        if case == "blank":
            add("%s %s" % (name, FILLABLE[0]), "fillable", form_id, source, FILLABLE[1])
    return made + merged(tmp)


def merged(tmp):
    """All examples of the same legal document in one file, and a print file of them."""
    made = []
    sources = {}
    for form_id, case, source in cases():
        if source:
            sources.setdefault(form_id.split("/")[0], []).append(source)
    for document, files in sources.items():
        for name, extra in (("merged", ()), ("print file", ("--copies", "2", "--duplex", "--qr"))):
            path = os.path.join(tmp, "%s-%s.pdf" % (document, name.replace(" ", "-")))
            status, _, err = run(BIEUMAU, "make", *files, "--fonts", FONTS, "--today",
                                 DAYS.get(document, TODAY), "--merge", path, *extra)
            report(status == 0, "%s %s is made" % (document, name), err)
            if status == 0:
                made.append(("%s %s" % (document, name), path, "merged"))
    return made


def check_conformance(made):
    for flavour in ("3a", "ua1"):
        status, out, err = run("tests/pdf/vera.sh", flavour, *[path for _, path, _ in made], timeout=900)
        verdicts, faults, path = {}, {}, None
        for line in out.splitlines():
            m = re.match(r"(PASS|FAIL|ERROR|NOCLAIM)\b.* (/\S+\.pdf)", line)
            if m:
                path = m[2]
                verdicts[path] = m[1]
            elif path:
                faults.setdefault(path, []).append(line)
        for name, file, _ in made:
            report(verdicts.get(file) == "PASS", "%s: conforms to PDF/%s" % (name, "A-3a" if flavour == "3a" else "UA-1"),
                   "\n".join(faults.get(file, [err])))
    # what the files claim themselves
    status, out, err = run("tests/pdf/vera.sh", "auto", *[path for _, path, _ in made], timeout=900)
    claims = out.count("PASS [3a, ua1]") + out.count("PASS [ua1, 3a]") + out.count("PASS [3a]")
    report(claims == len(made), "every file claims what it is", out[-2000:])


def check_syntax(name, path):
    status, out, err = run("qpdf", "--check", path)
    report(status == 0 and not err, name + ": qpdf finds no fault", out + err)


def read_by_poppler(path):
    status, out, err = run("pdftotext", "-raw", "-enc", "UTF-8", path, "-")
    return out if status == 0 and not err else "pdftotext: " + err


def read_by_mupdf(path):
    status, out, err = run("mutool", "draw", "-q", "-F", "txt", path)
    err = err.replace("warning: ICC support is not available\n", "")
    # what mupdf itself writes over a signature field that is still empty
    out = re.sub(r"^SIGN\n", "", out, flags=re.M)
    return out if status == 0 and not err else "mutool: " + err


def read_by_pdfjs(made):
    env = dict(os.environ, NODE_PATH=os.path.join(ROOT, "build/npm/node_modules"))
    status, out, err = run("node", "tests/pdf/text_pdfjs.js", *[path for _, path, _ in made], env=env, timeout=900)
    if status != 0:
        report(False, "pdf.js reads the files", err)
        return {}
    return json.loads(out)


def letters(text):
    """How often each sign is there: mupdf and poppler put columns in another order."""
    counts = {}
    for c in solid(text):
        counts[c] = counts.get(c, 0) + 1
    return counts


def difference(a, b):
    return {c: (a.get(c, 0), b.get(c, 0)) for c in sorted(set(a) | set(b)) if a.get(c, 0) != b.get(c, 0)}


def check_text(name, path, case, pdfjs):
    if case == "fillable":
        return  # what stands in fields is no text of the page
    poppler = read_by_poppler(path)
    mupdf = difference(letters(poppler), letters(read_by_mupdf(path)))
    report(not mupdf, name + ": mupdf reads the same text as poppler", mupdf)
    found = pdfjs.get(path, {"pages": [], "complaints": ["not read"]})
    js = difference(letters(poppler), letters("".join(found["pages"])))
    report(not js and not found["complaints"], name + ": pdf.js reads the same text as poppler",
           "%s %s" % (js, found["complaints"]))


def check_tags(name, path):
    f = check(path)
    report(not f.faults and f.elements, name + ": the tags are complete", "\n".join(f.faults))
    faults, count = width_faults(path)
    report(not faults and count, name + ": the widths are those of the fonts", "\n".join(faults))


def main():
    with tempfile.TemporaryDirectory() as tmp:
        made = make_all(tmp)
        check_conformance(made)
        pdfjs = read_by_pdfjs(made)
        for name, path, case in made:
            check_syntax(name, path)
            check_tags(name, path)
            check_text(name, path, case, pdfjs)
    finish()


main()
