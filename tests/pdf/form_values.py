#!/usr/bin/python3
"""What the fields of PDF files hold, and where their glyphs stand. SPDX-License-Identifier: MIT

form_values.py names FILE.pdf             full names of the fields, one a line
form_values.py same FILE.pdf VALUES.json  tells which values are not those of VALUES (fill_pdfjs.js says what is in it)
form_values.py invent FILE.pdf            VALUES for all its fields, with every letter of Vietnamese
form_values.py shown FILE.pdf VALUES.json tells which values do not stand on the pages, as poppler reads them
form_values.py glyphs A.pdf B.pdf         tells glyphs that do not stand within 0.05 pt of the same place
"""
import collections
import json
import re
import subprocess
import sys

import pikepdf

TOLERANCE_PT = 0.05
NARROW_PT = 45
TEXTS = (
    "Ủy ban nhân dân xã Ví Dụ",
    "ÀÁẢÃẠ ĂẰẮẲẴẶ ÂẦẤẨẪẬ ĐÈÉẺẼẸ ÊỀẾỂỄỆ ÌÍỈĨỊ",
    "ÒÓỎÕỌ ÔỒỐỔỖỘ ƠỜỚỞỠỢ ÙÚỦŨỤ ƯỪỨỬỮỰ ỲÝỶỸỴ",
    "àáảãạ ăằắẳẵặ âầấẩẫậ đèéẻẽẹ êềếểễệ ìíỉĩị",
    "òóỏõọ ôồốổỗộ ơờớởỡợ ùúủũụ ưừứửữự ỳýỷỹỵ",
    "Cục Cảnh sát quản lý hành chính về trật tự xã hội; số 1, ngõ 2 (cũ), phố Ví Dụ – “khu A”",
)


def inherited(field, key):
    while field is not None:
        if key in field:
            return field[key]
        field = field.get("/Parent")
    return None


def full_name(field):
    parts = []
    while field is not None:
        if "/T" in field:
            parts.insert(0, str(field.T))
        field = field.get("/Parent")
    return ".".join(parts)


def fields(path):
    """Full name -> value, in the order of reading."""
    found = {}
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            for annotation in page.get("/Annots", []):
                if annotation.Subtype == "/Widget":
                    value = inherited(annotation, "/V")
                    found[full_name(annotation)] = None if value is None else str(value)
    return found


def kinds(path):
    """Full name -> type of the field: "/Tx", "/Btn", "/Ch", "/Sig"."""
    found = {}
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            for annotation in page.get("/Annots", []):
                if annotation.Subtype == "/Widget":
                    found[full_name(annotation)] = str(inherited(annotation, "/FT"))
    return found


def same(path, values):
    held = fields(path)
    bad = 0
    for name, value in values.items():
        expected = "/co" if value is True else value
        if held.get(name) not in (expected, "/" + str(expected)):
            print(f"{path}: {name}: {held.get(name)!r}, not {expected!r}")
            bad = 1
    for name, value in held.items():
        if name not in values and value not in (None, "", "/Off"):
            print(f"{path}: {name}: {value!r} was not filled in")
            bad = 1
    return bad


def invent(path):
    values = {}
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            for annotation in page.get("/Annots", []):
                name, kind = full_name(annotation), inherited(annotation, "/FT")
                left, right = float(annotation.Rect[0]), float(annotation.Rect[2])
                if kind == "/Tx":
                    text = "05" if right - left < NARROW_PT else TEXTS[len(values) % len(TEXTS)]
                    values.setdefault(name, text)
                elif kind == "/Ch":
                    values[name] = str(inherited(annotation, "/Opt")[-1])
                elif kind == "/Btn":
                    values[name] = "1" if inherited(annotation, "/Opt") else True
    return values


def shown(path, values):
    printed = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True).stdout.decode()
    printed = "".join(printed.split())
    bad = 0
    for name, value in values.items():
        if isinstance(value, str) and len(value) > 1 and "".join(value.split()) not in printed:
            print(f"{path}: {name}: {value!r} is not shown")
            bad = 1
    return bad


def glyphs(path):
    """(page, letter) -> places on the page, as MuPDF draws them."""
    trace = subprocess.run(["mutool", "trace", path], capture_output=True, check=True).stdout.decode()
    places = collections.defaultdict(list)
    matrix, page = None, 0
    for line in trace.splitlines():
        page += "<page " in line
        transform = re.search(r'<fill_text .*transform="([^"]+)"', line)
        if transform:
            matrix = [float(v) for v in transform.group(1).split()]
        glyph = re.search(r'<g unicode="(.*?)" glyph="\S+" x="(\S+)" y="(\S+)"', line)
        if glyph and glyph.group(1) != " ":
            x, y = float(glyph.group(2)), float(glyph.group(3))
            a, b, c, d, e, f = matrix
            places[page, glyph.group(1)].append((a * x + c * y + e, b * x + d * y + f))
    return places


def same_glyphs(path, other_path):
    here, there = glyphs(path), glyphs(other_path)
    if not here:
        print(f"{path}: nothing is drawn")
        return 1
    for key in sorted(set(here) | set(there)):
        rest = list(there[key])
        for x, y in here[key]:
            near = [q for q in rest if abs(q[0] - x) < TOLERANCE_PT and abs(q[1] - y) < TOLERANCE_PT]
            if not near:
                print(f"{other_path}: no {key[1]} at {x:.2f} {y:.2f} of page {key[0]}")
                return 1
            rest.remove(near[0])
        if rest:
            print(f"{other_path}: {key[1]} at {rest[0][0]:.2f} {rest[0][1]:.2f} of page {key[0]} is too many")
            return 1
    return 0


def load(path):
    with open(path, encoding="utf-8") as f:
        return json.load(f)


def main(what, *args):
    if what == "names":
        print("\n".join(fields(args[0])))
        return 0
    if what == "invent":
        json.dump(invent(args[0]), sys.stdout, ensure_ascii=False, indent=1)
        return 0
    if what == "same":
        return same(args[0], load(args[1]))
    if what == "shown":
        return shown(args[0], load(args[1]))
    return same_glyphs(*args)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
