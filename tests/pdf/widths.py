"""Whether the widths that a PDF states (W, DW) are those of the fonts in it. SPDX-License-Identifier: MIT"""
import base64
import struct

from tags import File


def tables_of(data):
    """The tables of a TrueType file by their tags."""
    tables = {}
    for i in range(struct.unpack(">H", data[4:6])[0]):
        at, length = struct.unpack(">II", data[20 + 16 * i:28 + 16 * i])
        tables[data[12 + 16 * i:16 + 16 * i].decode("ascii")] = data[at:at + length]
    return tables


def stated_widths(w):
    """W (ISO 32000-1, 9.7.4.3) as a map of character to width."""
    widths, i = {}, 0
    while i < len(w):
        if isinstance(w[i + 1], list):
            widths.update({w[i] + k: x for k, x in enumerate(w[i + 1])})
            i += 2
        else:
            widths.update({glyph: w[i + 2] for glyph in range(w[i], w[i + 1] + 1)})
            i += 3
    return widths


def width_faults(path):
    """Sentences; and how many glyphs were looked at."""
    f, faults, count = File(path), [], 0
    for entry in f.objects.values():
        font = entry.get("value")
        if not isinstance(font, dict) or font.get("/Subtype") != "/Type0":
            continue
        cid = f.of(f.of(font["/DescendantFonts"])[0])
        tables = tables_of(base64.b64decode(f.of(f.of(cid["/FontDescriptor"])["/FontFile2"])["data"]))
        em = struct.unpack(">H", tables["head"][18:20])[0]
        n_metrics = struct.unpack(">H", tables["hhea"][34:36])[0]
        n_glyphs = struct.unpack(">H", tables["maxp"][4:6])[0]
        mapped = f.of(cid.get("/CIDToGIDMap", "/Identity"))
        glyphs = base64.b64decode(mapped["data"]) if isinstance(mapped, dict) else None
        for number, width in stated_widths(f.of(cid.get("/W", []))).items():
            count += 1
            glyph = number
            if glyphs is not None:
                glyph = int.from_bytes(glyphs[2 * number:2 * number + 2], "big")
                if not glyph:
                    faults.append("%s: there is no glyph for %d" % (font["/BaseFont"], number))
            if glyph >= n_glyphs:
                faults.append("%s: there is no glyph %d" % (font["/BaseFont"], glyph))
                continue
            at = 4 * min(glyph, n_metrics - 1)
            advance = struct.unpack(">H", tables["hmtx"][at:at + 2])[0] * 1000 / em
            if abs(width - advance) > 0.01:
                faults.append("%s: glyph %d is %g wide, the PDF says %g" % (font["/BaseFont"], glyph, advance, width))
    return faults, count
