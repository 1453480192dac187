"""--qr: the code of every page of every form, blank and filled, is read from a picture of 200 dpi, the least that
offices scan with (Thông tư 05/2025/TT-BNV, Điều 8). It tells the form, the attached data and the page, and its
reference is printed beside it. The text area is as without it.
SPDX-License-Identifier: MIT"""
import concurrent.futures
import hashlib
import os
import sys
import tempfile

import numpy
from PIL import Image, ImageFilter

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from lib import cases, finish, make, pdf_text, report, run  # noqa: E402

DPI = 200
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def reference_of(digest):
    bits = int(digest[:10], 16)
    letters = "".join(LETTERS[bits >> shift & 31] for shift in range(35, -1, -5))
    return letters[:4] + "-" + letters[4:]


def decoded(path):
    """The texts of the codes in a picture."""
    _, out, _ = run("zbarimg", "--nodbus", "-q", "--raw", "-Sdisable", "-Sqrcode.enable", path)
    return out.splitlines()


def painted(pdf, prefix):
    """The pages of a PDF as files."""
    run("pdftoppm", "-r", str(DPI), "-gray", pdf, prefix)
    folder, name = os.path.split(prefix)
    return [os.path.join(folder, f) for f in sorted(os.listdir(folder)) if f.startswith(name) and f.endswith(".pgm")]


def attached(pdf, folder):
    run("pdfdetach", "-saveall", "-o", folder, pdf)
    files = [f for f in os.listdir(folder) if f.endswith(".xml")]
    if len(files) != 1:
        return None
    with open(os.path.join(folder, files[0]), "rb") as f:
        return hashlib.sha256(f.read()).hexdigest().upper()


def text_area(path):
    """What lies right of the left margin and above the bottom margin."""
    pixels = numpy.asarray(Image.open(path))
    mm = DPI / 25.4
    return pixels[:pixels.shape[0] - int(20 * mm), int(29 * mm):]


def check(case):
    form_id, kind, source = case
    name = "%s/%s" % (form_id, kind)
    with tempfile.TemporaryDirectory() as tmp:
        plain, pdf, svg = (os.path.join(tmp, f) for f in ("plain.pdf", "code.pdf", "code.svg"))
        for out, extra in ((plain, ()), (pdf, ("--qr",)), (svg, ("--qr", "--page", "1"))):
            status, err = make(form_id, source, out, extra)
            if status != 0:
                return [(False, name, err)]
        os.mkdir(os.path.join(tmp, "files"))
        digest = attached(pdf, os.path.join(tmp, "files")) or ""
        pages = painted(pdf, os.path.join(tmp, "code"))
        wanted = [["BIEUMAU:1:%s:%s:%s:%d/%d" % (form_id.upper(), digest[:16], reference_of(digest or "0"), i + 1,
                                                 len(pages))] for i in range(len(pages))]
        found = [decoded(page) for page in pages]
        results = [(found == wanted, name + ": a scanner reads the code of each page", "%s\n%s" % (found, wanted))]
        png = os.path.join(tmp, "svg.png")
        run("rsvg-convert", "-d", str(DPI), "-p", str(DPI), "-o", png, svg)
        results.append((decoded(png) == wanted[0], name + ": and that of the SVG", decoded(png)))
        without = painted(plain, os.path.join(tmp, "plain"))
        same = len(without) == len(pages) and all(
            numpy.array_equal(text_area(a), text_area(b)) for a, b in zip(without, pages))
        results.append((same, name + ": the text area is as without it", ""))
        results.append((not any(decoded(page) for page in without), name + ": only when it is asked for", ""))
        said = [reference_of(digest) in text for text in pdf_text(pdf)] if digest else [False]
        results.append((all(said), name + ": the reference is printed on each page", said))
    return results


def a_bad_scan(form_id, source):
    """A sheet that lies askew, of a scanner that is not sharp, with grey paper and pale ink."""
    with tempfile.TemporaryDirectory() as tmp:
        pdf = os.path.join(tmp, "a.pdf")
        make(form_id, source, pdf, ("--qr",))
        page = Image.open(painted(pdf, os.path.join(tmp, "a"))[0])
        for degrees in (-3, -1, 1, 2, 90, 180):
            scan = page.rotate(degrees, Image.BICUBIC, True, fillcolor=255).filter(ImageFilter.GaussianBlur(1))
            scan = scan.point(lambda level: 60 + level * 150 // 255)
            path = os.path.join(tmp, "scan.png")
            scan.save(path)
            report(len(decoded(path)) == 1, "a bad scan of %s, turned by %d degrees, can be read" % (form_id, degrees),
                   decoded(path))


def main():
    for form_id, kind, source in cases():
        if (form_id, kind) in (("tt185-2019/mau-01", "filled"), ("nd30-2020/cong-van", "filled"),
                               ("nd68-2024/mau-01", "blank")):
            a_bad_scan(form_id, source)
    wanted = [c for c in cases() if c[1] != "overlong" or c[0] == "tt185-2019/mau-14"]
    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
        for results in pool.map(check, wanted):
            for result in results:
                report(*result)
    finish()


main()
