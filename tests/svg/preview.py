"""The SVG of every form × {blank, filled, overlong} against its PDF, page by page: the picture, the text, and what
the file promises (one file, no script, no font needed).

Pictures. Both are painted at 400 dpi and averaged to 100 dpi: poppler puts glyphs on whole pixels downwards and on
quarters across, so at 100 dpi alone it is off by up to half a pixel on every line of text, whatever draws the other
picture. What is left of that after averaging is up to an eighth of a pixel. Three measures must hold:

    mean   mean difference of a page in levels of 256            seen: up to 3.6;    allowed: 4.5
    off    share of pixels that differ by more than 64 levels    seen: up to 0.28 %; allowed: 0.5 %
    tile   mean difference of the worst 8 × 8 pixels             seen: up to 36;     allowed: 42

The first two tell whether the page as a whole is the same; the last one finds a single letter that is missing or 1 pt
off its place. Changed pictures prove that, each run.

Text. The <text> elements in their order against pdftotext, word by word, leaders left out.
SPDX-License-Identifier: MIT"""
import concurrent.futures
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

import numpy
from PIL import Image

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from lib import DAYS, cases, finish, make, nfc, pdf_text, report, run  # noqa: E402

FINE = 4  # painted at so many times 100 dpi
TILE = 8
MEAN, OFF, WORST = 4.5, 0.005, 42
GAP_PT = 12
SVG = "{http://www.w3.org/2000/svg}"
HREF = "{http://www.w3.org/1999/xlink}href"
ET.register_namespace("", SVG[1:-1])
ET.register_namespace("xlink", HREF[1:-5])


def gray(path):
    """The picture in levels of 256, averaged to 100 dpi."""
    Image.MAX_IMAGE_PIXELS = None
    pixels = numpy.asarray(Image.open(path).convert("L"), dtype=numpy.float32)
    height, width = pixels.shape[0] // FINE, pixels.shape[1] // FINE
    pixels = pixels[:height * FINE, :width * FINE]
    return pixels.reshape(height, FINE, width, FINE).mean(axis=(1, 3))


def difference(ours, theirs):
    """(mean, off, tile) of two pictures; their last row and column may be missing: sizes are rounded."""
    height, width = (min(a, b) for a, b in zip(ours.shape, theirs.shape))
    if max(abs(a - b) for a, b in zip(ours.shape, theirs.shape)) > 1:
        return 255.0, 1.0, 255.0
    apart = numpy.abs(ours[:height, :width] - theirs[:height, :width])[3:-3, 3:-3]  # without the border
    tiles = apart[:apart.shape[0] // TILE * TILE, :apart.shape[1] // TILE * TILE]
    tiles = tiles.reshape(tiles.shape[0] // TILE, TILE, tiles.shape[1] // TILE, TILE).mean(axis=(1, 3))
    return float(apart.mean()), float((apart > 64).mean()), float(tiles.max())


def is_close(measures):
    return all(seen <= allowed for seen, allowed in zip(measures, (MEAN, OFF, WORST)))


def paint(svg, out):
    """The picture of an SVG in a file."""
    dpi = str(100 * FINE)
    status, _, err = run("rsvg-convert", "--unlimited", "-d", dpi, "-p", dpi, "-o", out, svg)
    if status != 0 or err:
        raise RuntimeError("rsvg-convert: " + err)
    return gray(out)


class Picture:
    """An SVG file cut into its pages."""

    def __init__(self, path):
        self.path = path
        with open(path, encoding="utf-8") as f:
            self.source = f.read()
        self.root = ET.fromstring(self.source)
        self.pages = self.root.findall(SVG + "g")
        _, _, self.width, self.height = (float(n) for n in self.root.get("viewBox").split())
        self.page_height = (self.height + GAP_PT) / len(self.pages) - GAP_PT

    def page(self, i, out):
        """Page i alone, into a file."""
        page, where = self.pages[i], self.pages[i].attrib.pop("transform", None)
        root = ET.Element(SVG + "svg", {
            "viewBox": "0 0 %g %g" % (self.width, self.page_height),
            "width": "%.4fmm" % (self.width * 25.4 / 72), "height": "%.4fmm" % (self.page_height * 25.4 / 72)})
        root.append(self.root.find(SVG + "defs"))
        root.append(page)
        ET.ElementTree(root).write(out, "utf-8")
        if where is not None:
            page.set("transform", where)

    def text(self, i):
        return "\n".join("".join(t.itertext()) for t in self.pages[i].iter(SVG + "text"))

    def faults(self):
        """What a viewer could not do without, or what a search engine of pictures would stumble over."""
        found = []
        for e in self.root.iter():
            name = e.tag.replace(SVG, "")
            if name not in ("svg", "title", "defs", "g", "path", "use", "text", "tspan"):
                found.append("an element <%s>" % name)
            for key, value in e.attrib.items():
                if key.startswith("on") or "url(" in value or (key == HREF and not value.startswith("#")):
                    found.append("%s=%s" % (key, value))
        ids = [e.get("id") for e in self.root.iter() if e.get("id")]
        used = {e.get(HREF)[1:] for e in self.root.iter(SVG + "use")}
        if len(ids) != len(set(ids)) or set(ids) != used:
            found.append("ids: twice %s, unknown or unused %s" % (len(ids) - len(set(ids)), set(ids) ^ used))
        for i, page in enumerate(self.pages):
            wanted = "translate(0 %.2f)" % (i * (self.page_height + GAP_PT)) if i else None
            y = float(page.get("transform", "translate(0 0)")[12:-1])
            if abs(y - i * (self.page_height + GAP_PT)) > 0.02:
                found.append("page %d stands at %s, not %s" % (i + 1, page.get("transform"), wanted))
        if not self.root.findtext(SVG + "title") or self.root.get("lang") != "vi":
            found.append("no title or language")
        return found


def words(text):
    """[(word, whether a line ends behind it)]; dots are left out, as what is a leader and what an ellipsis a PDF does
    not tell."""
    found = []
    for line in nfc(text).replace("\u00a0", " ").splitlines():
        line = re.sub(r"\.{2,}", " ", line).split()
        found += [(word, k + 1 == len(line)) for k, word in enumerate(line)]
    return found


def first_difference(ours, theirs):
    """Where the words differ, or None. A word that had to be cut is whole in the SVG, and pdftotext gives its parts."""
    at = 0
    for i, (word, _) in enumerate(ours):
        joined, start = "", at
        while at < len(theirs) and (not joined or (theirs[at - 1][1] and len(joined) < len(word))):
            joined += theirs[at][0]
            at += 1
        if joined != word:
            return "“%s”, PDF: “%s”" % (" ".join(w for w, _ in ours[i:i + 8]),
                                        " ".join(w for w, _ in theirs[start:start + 8]))
    return None if at == len(theirs) else "the PDF goes on: “%s”" % " ".join(w for w, _ in theirs[at:at + 8])


def compare(case):
    """All reports of one case: (ok, name, detail)."""
    form_id, kind, source = case
    name = "%s/%s" % (form_id, kind)
    with tempfile.TemporaryDirectory() as tmp:
        pdf, svg = os.path.join(tmp, "a.pdf"), os.path.join(tmp, "a.svg")
        for out in (pdf, svg):
            status, err = make(form_id, source, out)
            if status != 0:
                return [(False, name, err)]
        picture = Picture(svg)
        results = [(not picture.faults(), name + ": one file that needs nothing", "\n".join(picture.faults()))]
        status, _, err = run("xmllint", "--noout", svg)
        results.append((status == 0, name + ": well-formed", err))
        theirs = pdf_text(pdf)
        if len(theirs) != len(picture.pages):
            return results + [(False, name, "%d pages, the PDF has %d" % (len(picture.pages), len(theirs)))]
        status, _, err = run("pdftoppm", "-r", str(100 * FINE), "-gray", pdf, os.path.join(tmp, "pdf"))
        painted = sorted(f for f in os.listdir(tmp) if f.endswith(".pgm"))
        looks, text = [], []
        for i, file in enumerate(painted):
            one = os.path.join(tmp, "one.svg")
            picture.page(i, one)
            measures = difference(paint(one, os.path.join(tmp, "one.png")), gray(os.path.join(tmp, file)))
            if os.environ.get("MEASURES"):
                print("%s page %d: mean %.2f off %.4f tile %.1f" % ((name, i + 1) + measures))
            if not is_close(measures):
                looks.append("page %d: mean %.2f off %.4f tile %.1f" % ((i + 1,) + measures))
            fault = first_difference(words(picture.text(i)), words(theirs[i]))
            if fault:
                text.append("page %d: %s" % (i + 1, fault))
        results.append((not looks and len(painted) == len(theirs), name + ": looks like the PDF", "\n".join(looks)))
        results.append((not text, name + ": says what the PDF says", "\n".join(text)))
        return results


def changes(source):
    """(what is wrong, the SVG with that fault): none of them may pass for the right picture."""
    lines = re.findall(r'<g transform="translate\([^"]*"><use.*</g>\n', source)
    longest = max(lines, key=len)
    uses = re.findall(r'<use xlink:href="#\w+" x="\d+"/>', longest)
    middle = uses[len(uses) // 2]
    x = int(re.search(r'x="(\d+)"', middle).group(1))
    scale = float(re.search(r"scale\(([.\d]+)\)", longest).group(1))
    return [
        ("a line is missing", source.replace(longest, "", 1)),
        ("a letter is missing", source.replace(longest, longest.replace(middle, "", 1), 1)),
        ("a letter is 1 pt off", source.replace(longest, longest.replace(
            middle, middle.replace('x="%d"' % x, 'x="%d"' % (x + round(1 / scale)))), 1)),
        ("a line is 1 pt too low", source.replace(longest, re.sub(
            r"translate\((\S+) ([\d.]+)\)",
            lambda m: "translate(%s %s)" % (m.group(1), float(m.group(2)) + 1), longest), 1)),
        ("boxes and rules are missing", re.sub(r'<g aria-hidden="true">\n<path [^>]*/>', '<g aria-hidden="true">',
                                               source, count=1)),
    ]


def faults_are_found():
    form_id, _, source = next(c for c in cases() if c[:2] == ("tt185-2019/mau-01", "filled"))
    with tempfile.TemporaryDirectory() as tmp:
        pdf, svg, png = (os.path.join(tmp, "a." + suffix) for suffix in ("pdf", "svg", "png"))
        make(form_id, source, pdf)
        make(form_id, source, svg)
        run("pdftoppm", "-r", str(100 * FINE), "-gray", "-singlefile", pdf, os.path.join(tmp, "pdf"))
        right = gray(os.path.join(tmp, "pdf.pgm"))
        with open(svg, encoding="utf-8") as f:
            original = f.read()
        for what, changed in changes(original):
            with open(svg, "w", encoding="utf-8") as f:
                f.write(changed)
            measures = difference(paint(svg, png), right)
            if os.environ.get("MEASURES"):
                print("%s: mean %.2f off %.4f tile %.1f" % ((what,) + measures))
            report(changed != original and not is_close(measures), "it is noticed when " + what,
                   "mean %.2f off %.4f tile %.1f" % measures)


def main():
    faults_are_found()
    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:  # the work is done by other processes
        for results in pool.map(compare, cases()):
            for ok, name, detail in results:
                report(ok, name, detail)
    finish()


main()
