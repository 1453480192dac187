"""Where the lines of text and the drawn lines of a PDF stand, by mutool.
SPDX-License-Identifier: MIT"""
import html
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from lib import nfc, run

PART = re.compile(r"<page |<fill_text [^>]*transform=\"([^\"]*)\"|<g unicode=\"([^\"]*)\"[^>]* "
                  r"x=\"([^\"]*)\" y=\"([^\"]*)\"|<clip_|<(?:stroke|fill)_path [^>]*transform=\"([^\"]*)\"|"
                  r"<(move|line)to x=\"([^\"]*)\" y=\"([^\"]*)\"")
SAME_LINE = 3  # points: accents and digits of notes stand off the baseline


def numbers(text):
    return [float(n) for n in text.split()]


class Page:
    def __init__(self):
        self.lines = []  # [text, x, baseline] in the order of the content, points from the top left
        self.rules = []  # (x, y, width, thickness) of what is drawn flat and thin, y of its middle


def add_glyph(page, code, x, y):
    if code.isspace():  # also what holds an empty place open
        return
    last = page.lines[-1] if page.lines else None
    if last and abs(last[2] - y) < SAME_LINE and x >= last[3] - 1:
        last[0] += code
    else:
        last = [code, x, y, x]
        page.lines.append(last)
    last[3] = x


def add_path(page, points):
    if len(points) < 2:
        return
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    if max(xs) - min(xs) > 10 and max(ys) - min(ys) < 1:
        page.rules.append((min(xs), (min(ys) + max(ys)) / 2, max(xs) - min(xs),
                           max(ys) - min(ys)))


def trace(path):
    """The pages of a PDF."""
    status, out, err = run("mutool", "trace", path)
    if status != 0:
        raise RuntimeError("mutool trace %s: %s" % (path, err))
    pages, points, matrix = [], [], None
    for m in PART.finditer(out):
        text, code, x, y, shape, verb, px, py = m.groups()
        if verb != "line" and points:
            add_path(pages[-1], points)
            points = []
        if m.group(0).startswith("<page"):
            pages.append(Page())
        elif m.group(0) == "<clip_":
            matrix = None  # nothing is drawn
        elif text or shape:
            matrix = numbers(text or shape)
        elif code is not None:
            add_glyph(pages[-1], html.unescape(code), matrix[0] * float(x) + matrix[4],
                      matrix[3] * float(y) + matrix[5])
        elif verb and matrix:
            points.append((matrix[0] * float(px) + matrix[4], matrix[3] * float(py) + matrix[5]))
    if points:
        add_path(pages[-1], points)
    return pages


def plain(text):
    """What of a line is compared: no leader, no space."""
    text = re.sub(r"[.…_]{2,}|…", "", nfc(text).replace("\u00a0", " "))
    return re.sub(r"\s", "", text)
