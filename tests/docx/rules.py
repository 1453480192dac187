"""What Word refuses, repairs or shows wrong although the Open XML SDK's validator accepts it, and what
this project promises of its files. Standard library only.
SPDX-License-Identifier: MIT"""
import base64
import html
import os
import posixpath
import re
import struct
import xml.etree.ElementTree as ET
import zipfile

import controls

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
PKG = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
FIRST_DAY = (1980, 1, 1, 0, 0, 0)
# The order in which Word writes the parts; those of one place are numbered.
ORDER = [r"\[Content_Types\]\.xml", r"_rels/\.rels", r"word/document\.xml",
         r"word/_rels/document\.xml\.rels", r"word/(header|footer)\d+\.xml",
         r"word/settings\.xml",
         r"customXml/item(Props)?\d+\.xml", r"word/styles\.xml", r"docProps/core\.xml",
         r"word/fontTable\.xml", r"docProps/app\.xml", r"customXml/_rels/item\d+\.xml\.rels",
         r"word/glossary/document\.xml",
         # of a template
         r"word/_rels/header1\.xml\.rels|word/(_rels/)?template-.*|word/(theme|media)/.*"]
BARE = ["cantSplit", "tblHeader", "qFormat", "semiHidden", "unhideWhenUsed", "locked"]


def container_faults(path):
    """The ZIP file itself."""
    faults = []
    with zipfile.ZipFile(path) as z, open(path, "rb") as f:
        infos = z.infolist()
        if infos[0].filename != "[Content_Types].xml":
            faults.append("the first entry is %s" % infos[0].filename)
        if infos[0].header_offset != 0:
            faults.append("something stands before the first entry")
        order = [[k for k, p in enumerate(ORDER) if re.fullmatch(p, i.filename)] for i in infos]
        faults += ["%s has no place" % i.filename for i, k in zip(infos, order) if not k]
        if all(order) and order != sorted(order):
            faults.append("the parts do not stand in Word's order")
        if len({i.filename.lower() for i in infos}) != len(infos):
            faults.append("two entries of one name")
        for info in infos:
            f.seek(info.header_offset)
            head = struct.unpack("<4sHHHHHLLLHH", f.read(30))
            if head[2] != 0 or info.flag_bits != 0:
                faults.append("%s: flags %d" % (info.filename, head[2]))
            if head[3] not in (0, 8):
                faults.append("%s: method %d" % (info.filename, head[3]))
            if head[6:9] != (info.CRC, info.compress_size, info.file_size):
                faults.append("%s: the local header differs" % info.filename)
            if info.date_time != FIRST_DAY:
                faults.append("%s: dated %s" % (info.filename, info.date_time))
            if info.extra or head[10] or info.comment:
                faults.append("%s: extra field or comment" % info.filename)
        bad = z.testzip()
        if bad:
            faults.append("%s is damaged" % bad)
    return faults


def read_parts(path):
    with zipfile.ZipFile(path) as z:
        return {i.filename: z.read(i) for i in z.infolist()}


def content_type(types, name):
    for o in types.iter(TYPES + "Override"):
        if o.get("PartName") == "/" + name:
            return o.get("ContentType")
    for d in types.iter(TYPES + "Default"):
        if name.lower().endswith("." + d.get("Extension").lower()):
            return d.get("ContentType")
    return None


def relation_faults(parts, roots):
    """Content types and relationships."""
    faults = []
    types = roots["[Content_Types].xml"]
    for name in parts:
        if name != "[Content_Types].xml" and not content_type(types, name):
            faults.append("%s has no content type" % name)
    for o in types.iter(TYPES + "Override"):
        if o.get("PartName")[1:] not in parts:
            faults.append("the content type of %s is for no part" % o.get("PartName"))
    reached = set()
    for name in [n for n in parts if n.endswith(".rels")]:
        folder = posixpath.dirname(posixpath.dirname(name))
        rels = list(roots[name].iter(RELS + "Relationship"))
        if not rels:
            faults.append("%s is empty" % name)
        if len({r.get("Id") for r in rels}) != len(rels):
            faults.append("%s: two relationships of one id" % name)
        for r in rels:
            target = posixpath.normpath(posixpath.join(folder, r.get("Target")))
            reached.add(target)
            if target not in parts:
                faults.append("%s: no part %s" % (name, target))
        owner = posixpath.join(folder, posixpath.basename(name)[:-5])
        ids = {r.get("Id") for r in rels}
        if owner in roots:
            for e in roots[owner].iter():
                for key in (R + "id", R + "embed", R + "link"):
                    if key in e.attrib and e.get(key) not in ids:
                        faults.append("%s: no relationship %s" % (owner, e.get(key)))
    for name in parts:
        if not name.endswith(".rels") and name != "[Content_Types].xml" and name not in reached:
            faults.append("no relationship leads to %s" % name)
    return faults


def font_faults(name, root):
    faults = []
    for e in root.iter():
        for key in e.attrib:
            if re.search("theme", key, re.I):
                faults.append("%s: %s, and there is no theme" % (name, key.split("}")[-1]))
    for e in root.iter(W + "rFonts"):
        if W + "hint" in e.attrib:
            faults.append("%s: a hint for a font" % name)
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            if not e.get(W + script) or len(e.get(W + script)) > 31:
                faults.append("%s: a font without %s" % (name, script))
    for e in root.iter(W + "themeFontLang"):
        faults.append("%s: themeFontLang" % name)
    return faults


def inside(parent, tag):
    """The children of this tag, also those in content controls around them."""
    for e in parent:
        if e.tag == tag:
            yield e
        elif e.tag == W + "sdt":
            content = e.find(W + "sdtContent")
            yield from inside(content if content is not None else [], tag)


def table_faults(name, root):
    faults = []
    for table in root.iter(W + "tbl"):
        rows = list(inside(table, W + "tr"))
        grid = table.findall(W + "tblGrid/" + W + "gridCol")
        if not rows or not 1 <= len(grid) <= 63:
            faults.append("%s: a table of %d rows, %d columns" % (name, len(rows), len(grid)))
        if [c.tag for c in list(table)[:2]] != [W + "tblPr", W + "tblGrid"]:
            faults.append("%s: a table without tblPr and tblGrid" % name)
        for row in rows:
            cells = list(inside(row, W + "tc"))
            spans = [c.find(W + "tcPr/" + W + "gridSpan") for c in cells]
            if sum(1 if s is None else int(s.get(W + "val")) for s in spans) != len(grid):
                faults.append("%s: a row does not fill the grid" % name)
            for cell in cells:
                if len(cell) == 0 or cell[-1].tag != W + "p":
                    faults.append("%s: a cell does not end with a paragraph" % name)
    parents = {c: p for p in root.iter() for c in p}
    for table in root.iter(W + "tbl"):
        siblings = list(parents[table])
        after = siblings[siblings.index(table) + 1:]
        if not after or after[0].tag != W + "p":
            faults.append("%s: no paragraph behind a table" % name)
    return faults


def text_faults(name, root):
    faults = []
    for t in root.iter(W + "t"):
        if re.search(r"[\t\r\n]", t.text or ""):
            faults.append("%s: tab or line end in w:t" % name)
        if (t.text or "") != (t.text or "").strip() and \
                t.get("{http://www.w3.org/XML/1998/namespace}space") != "preserve":
            faults.append("%s: spaces at the edge of “%s” are lost" % (name, t.text))
    for e in root.iter():
        if e.tag.startswith(W) and e.tag[len(W):] in BARE and e.attrib:
            faults.append("%s: %s with a value" % (name, e.tag[len(W):]))
        if e.tag == W + "sz" and "{%s}val" % W[1:-1] in e.attrib and not any(
                k.endswith("space") for k in e.attrib):
            if not 2 <= int(e.get(W + "val")) <= 3276:
                faults.append("%s: font size %s" % (name, e.get(W + "val")))
        for key, value in e.attrib.items():
            if key in (W + "w", W + "pos", W + "line", W + "sz") and not re.fullmatch(
                    r"-?\d+", value):
                faults.append("%s: %s=%s" % (name, key, value))
    for p in root.iter(W + "tabs"):
        at = [int(t.get(W + "pos")) for t in p]
        if at != sorted(set(at)) or len(at) > 64:
            faults.append("%s: tab stops %s" % (name, at))
    return faults


def id_faults(roots):
    """What may be there once only in all parts together."""
    faults, seen = [], {}
    for name, root in roots.items():
        if not name.startswith("word/") or name.endswith(".rels"):
            continue
        for e in root.iter():
            kind = e.tag.split("}")[-1]
            ids = []
            if e.tag == W + "bookmarkStart":
                ids = [("bookmark", e.get(W + "id")), ("name of a bookmark", e.get(W + "name").lower())]
            elif e.tag == W + "style":
                # readers look for names in any case (17.7.4.9), and for aliases, too
                names = [n.get(W + "val").lower() for n in e.findall(W + "name")]
                for n in e.findall(W + "aliases"):
                    names += [a.strip().lower() for a in n.get(W + "val").split(",")]
                ids = [("style", e.get(W + "styleId"))] + [("name of a style", n) for n in set(names)]
            elif kind == "docPr":
                ids = [("drawing of " + name, e.get("id"))] # Word begins anew in each part
            for key in ids:
                if key in seen:
                    faults.append("%s: two of one id: %s %s" % (name, *key))
                seen[key] = name
    return faults


def bookmark_faults(name, root):
    starts = [e.get(W + "id") for e in root.iter(W + "bookmarkStart")]
    ends = [e.get(W + "id") for e in root.iter(W + "bookmarkEnd")]
    faults = [] if sorted(starts) == sorted(ends) else ["%s: bookmarks without an end" % name]
    for e in root.iter(W + "bookmarkStart"):
        if not re.fullmatch(r"[^\W\d]\w{0,39}", e.get(W + "name")):
            faults.append("%s: a bookmark called %s" % (name, e.get(W + "name")))
    return faults


def style_faults(roots):
    known = {s.get(W + "styleId") for s in roots["word/styles.xml"].iter(W + "style")}
    used = {e.get(W + "val") for root in roots.values()
            for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link")
            for e in root.iter(W + tag)}
    return ["no style %s" % s for s in sorted(used - known)]


def promise_faults(roots):
    """What the README says of the files."""
    faults = []
    settings, document = roots["word/settings.xml"], roots["word/document.xml"]
    if not [c for c in settings.iter(W + "compatSetting")
            if c.get(W + "name") == "compatibilityMode" and c.get(W + "val") == "15"]:
        faults.append("compatibilityMode is not 15")
    for e in roots["word/styles.xml"].find(W + "docDefaults").iter(W + "lang"):
        if (e.get(W + "val"), e.get(W + "eastAsia")) != ("vi-VN", "vi-VN"):
            faults.append("the language is not vi-VN")
    sections = list(document.iter(W + "sectPr"))
    if document.find(W + "body/" + W + "sectPr") is None:
        faults.append("the body has no section of its own")
    if [s for s in sections if s.find(W + "titlePg") is None]:
        faults.append("page 1 shows its number")
    if len(sections) > 1 and [s for s in sections if s.find(W + "pgNumType") is None]:
        faults.append("a document does not count its pages from 1")
    headers = [r for n, r in roots.items() if r.tag == W + "hdr"]
    if len(headers) != 1 or "PAGE" not in "".join(
            e.get(W + "instr") or "" for e in headers[0].iter(W + "fldSimple")):
        faults.append("no page number in the header")
    return faults + space_faults(document) + looks_faults(roots)


def space_faults(document):
    """Empty paragraphs stand only where the format demands one, before or behind a table and in an empty cell, and
    where the name of a signer goes."""
    faults = []
    for parent in document.iter():
        children = list(parent)
        for i, p in enumerate(children):
            if p.tag != W + "p" or "".join(t.text or "" for t in p.iter(W + "t")) or \
                    p.find(".//" + W + "r/" + W + "tab") is not None:
                continue
            beside = [c.tag for c in children[max(0, i - 1):i + 2]]
            if parent.tag == W + "body" and W + "tbl" not in beside:
                faults.append("an empty paragraph serves as space")
            name = p.find(W + "pPr/" + W + "pStyle[@" + W + "val='SignatureName']") is not None
            if parent.tag == W + "tc" and not name and beside != [W + "p"] and beside != [W + "tcPr", W + "p"]:
                faults.append("an empty paragraph serves as space in a cell")
    return faults


def looks_faults(roots):
    faults = []
    for name, root in roots.items():
        if not name.startswith("word/") or name.endswith(".rels"):
            continue
        for e in root.iter(W + "pBdr"):
            faults.append("%s: a border of a paragraph for a line" % name)
        if any("____" in (t.text or "") for t in root.iter(W + "t")):
            faults.append("%s: low lines for a line" % name)
        for e in root.iter(WP + "docPr"):
            if not [d for d in e.iter(DECORATIVE) if d.get("val") == "1"]:
                faults.append("%s: %s is not decorative" % (name, e.get("name")))
        for t in root.iter(W + "tbl"):
            header = t.find(W + "tr/" + W + "trPr/" + W + "tblHeader") is not None
            look = t.find(W + "tblPr/" + W + "tblLook")
            if look is None or (look.get(W + "firstRow") == "1") != header:
                faults.append("%s: a table's look and its header differ" % name)
            if t.find(W + "tblPr/" + W + "tblDescription") is None:
                faults.append("%s: a table without description" % name)
            if t.find(W + "tblPr/" + W + "tblLayout[@" + W + "type='fixed']") is None:
                faults.append("%s: a table that is not fixed" % name)
    names = []
    for s in roots["word/styles.xml"].iter(W + "style"):
        aliases = s.find(W + "aliases")
        names.append(s.find(W + "name").get(W + "val"))
        if aliases is not None:
            names += aliases.get(W + "val").split(",")
        elif s.get(W + "default") != "1":
            faults.append("style %s has one name" % names[-1])
    if len({n.strip().casefold() for n in names}) != len(names):
        faults.append("two styles of one name")
    return faults


def package_faults(path):
    try:
        faults = container_faults(path)
        parts = read_parts(path)
        roots = {name: ET.fromstring(data) for name, data in parts.items()}
    except (zipfile.BadZipFile, ET.ParseError, IndexError) as e:
        return [str(e)]
    faults += relation_faults(parts, roots)
    for name, root in roots.items():
        if name.startswith("word/") and not name.endswith(".rels"):
            for check in (font_faults, table_faults, text_faults, bookmark_faults):
                faults += check(name, root)
    return faults + id_faults(roots) + style_faults(roots) + promise_faults(roots) + \
        controls.faults(parts, roots)


def root_of(data):
    """The bytes of a part of XML but for its declaration and the white space around."""
    return re.sub(rb"^(\xef\xbb\xbf)?(<\?xml [^>]*>)?\s*|\s+$", b"", data)


def template_faults(path):
    """The same of a file made after a template, whose fonts, headers and pages are somebody else's."""
    faults = container_faults(path)
    parts = read_parts(path)
    roots = {name: ET.fromstring(data) for name, data in parts.items() if name.endswith((".xml", ".rels"))}
    faults += relation_faults(parts, roots) + style_faults(roots)
    for name, root in roots.items():
        if name.startswith("word/") and not name.endswith(".rels"):
            faults += table_faults(name, root)
    faults += id_faults(roots)
    faults += text_faults("word/document.xml", roots["word/document.xml"])
    for name, root in roots.items():
        for e in root.iter():
            if e.tag in (W + "numPr", W + "attachedTemplate", W + "rsids", W + "dataBinding", W + "documentProtection") \
                    and not re.fullmatch(r"word/(document|footer\d+|glossary/document)\.xml", name):
                faults.append("%s: %s" % (name, e.tag))
            if e.get("TargetMode") == "External":
                faults.append("%s: leads to %s" % (name, e.get("Target")))
    return faults


def flat_faults(docx, flat):
    """The parts of the Flat OPC file are those of the package, byte for byte, in the same order."""
    parts = read_parts(docx)
    types = ET.fromstring(parts.pop("[Content_Types].xml"))
    with open(flat, "rb") as f:
        data = f.read()
    ET.fromstring(data)
    faults = []
    if b'<?mso-application progid="Word.Document"?>' not in data[:200]:
        faults.append("no mso-application instruction")
    found = {}
    for name, kind, _, content in re.findall(
            rb'<pkg:part pkg:name="/([^"]*)" pkg:contentType="([^"]*)"([^>]*)>(.*?)</pkg:part>', data, re.S):
        name, kind = html.unescape(name.decode()), html.unescape(kind.decode())
        xml = re.fullmatch(rb"<pkg:xmlData>(.*)</pkg:xmlData>", content, re.S)
        binary = re.fullmatch(rb"<pkg:binaryData>(.*)</pkg:binaryData>", content, re.S)
        if binary and max(len(line) for line in binary.group(1).split(b"\n")) > 76:
            faults.append("%s: lines of base64 longer than 76 characters" % name)
        found[name] = xml.group(1) if xml else base64.b64decode(binary.group(1), validate=False)
        if kind != content_type(types, name):
            faults.append("%s: content type %s" % (name, kind))
        if found[name] != (root_of(parts.get(name, b"")) if xml else parts.get(name)):
            faults.append("%s differs" % name)
    if list(found) != list(parts):
        faults.append("parts: %s, in the package %s" % (list(found), list(parts)))
    return faults


# name, part, what, by what: each must be found when a good file is broken so
BREAKS = [
    ("cell without a paragraph", "word/document.xml", rb"(<w:tc>.*?</w:tcPr>).*?</w:tc>",
     rb"\1</w:tc>"),
    ("tab in w:t", "word/document.xml", rb"(<w:t [^>]*>)", rb"\1&#9;"),
    ("theme font", "word/styles.xml", rb'w:ascii="[^"]*"', b'w:asciiTheme="minorHAnsi"'),
    ("unknown style", "word/document.xml", rb'w:pStyle w:val="[^"]*"', b'w:pStyle w:val="None"'),
    ("broken relationship", "word/_rels/document.xml.rels", rb'Target="styles.xml"',
     b'Target="style.xml"'),
    ("missing content type", "[Content_Types].xml", rb'<Override PartName="/word/document.xml"',
     b'<Override PartName="/word/documents.xml"'),
    ("header id", "word/document.xml", rb'r:id="[^"]*"', b'r:id="rId99"'),
    ("two styles of one id", "word/styles.xml", rb'w:styleId="FormTitle"', b'w:styleId="Note"'),
    ("two styles of one name", "word/styles.xml", rb'(<w:name w:val=")[^"]*("/>.*?<w:name w:val=")[^"]*"',
     rb'\1one\2One"'),
    ("theme colour", "word/styles.xml", rb"<w:rPr>", b'<w:rPr><w:color w:themeColor="text1"/>'),
    ("empty relationships", "word/_rels/document.xml.rels", rb"<Relationship .*/>", b""),
    ("two relationships of one id", "word/_rels/document.xml.rels", rb'Id="rId2"', b'Id="rId1"'),
    ("value at cantSplit", "word/document.xml", rb"<w:cantSplit/>", b'<w:cantSplit w:val="1"/>'),
    ("compatibility mode", "word/settings.xml", rb'w:val="15"', b'w:val="14"'),
    ("page number on page 1", "word/document.xml", rb"<w:titlePg/>", b""),
    ("empty paragraph as space", "word/document.xml", rb"<w:body>", b"<w:body><w:p/><w:p/>"),
    ("drawn line that is read aloud", "word/document.xml", rb' val="1"/></a:ext>',
     b' val="0"/></a:ext>'),
    ("border for a line", "word/document.xml", rb"(<w:pStyle [^>]*/>)", rb"\1<w:pBdr/>"),
    ("table without description", "word/document.xml", rb"<w:tblDescription [^>]*>", b""),
    ("style with one name", "word/styles.xml", rb"<w:aliases [^>]*>", b""),
    ("table at the end of the body", "word/document.xml", rb"</w:tbl><w:p>.*?<w:sectPr>",
     b"</w:tbl><w:sectPr>"),
]

# the same for the Flat OPC file: name, what, by what
FLAT_BREAKS = [
    ("another text in Flat OPC", rb"(<w:t[^>]*>)", rb"\1x"),
    ("another space in Flat OPC", rb"(<w:body>)", rb"\1 "),
    ("a part less in Flat OPC", rb"<pkg:part .*?</pkg:part>", rb""),
    ("another type in Flat OPC", rb"document.main\+xml", rb"template.main+xml"),
]


def selftest(docx, flat, tmp):
    """(name of the fault, whether the rules find it) for a good file broken in many ways."""
    if not flat or package_faults(docx):
        return
    parts = read_parts(docx)
    broken = os.path.join(tmp, "broken.docx")
    sample = controls.sample(parts)
    for what_is_it, good, breaks in (("a good file written again", parts, BREAKS),
                                     ("a sample with controls", sample, controls.BREAKS)):
        write_zip(broken, good, FIRST_DAY)
        yield "nothing in " + what_is_it, not package_faults(broken)
        for name, part, what, by in breaks:
            data = re.sub(what, by, good[part], count=1, flags=re.S)
            write_zip(broken, dict(good, **{part: data}), FIRST_DAY)
            yield name, data != good[part] and bool(package_faults(broken))
    swapped = list(parts)
    swapped[-2:] = reversed(swapped[-2:])
    write_zip(broken, {name: parts[name] for name in swapped}, FIRST_DAY)
    yield "order of the last parts", bool(package_faults(broken))
    write_zip(broken, dict(parts, **{"customXml/item9.xml": b"<a/>"}), FIRST_DAY)
    yield "data that nothing leads to", bool(package_faults(broken))
    write_zip(broken, parts, (2020, 1, 1, 0, 0, 0))
    yield "time of day", bool(package_faults(broken))
    write_zip(broken, dict(reversed(parts.items())), FIRST_DAY)
    yield "order of the parts", bool(package_faults(broken))
    with open(docx, "rb") as f:
        data = f.read()
    with open(broken, "wb") as f:
        f.write(data[:len(data) // 2])
    yield "half a file", bool(package_faults(broken))
    with open(flat, "rb") as f:
        data = f.read()
    for name, what, by in FLAT_BREAKS:
        with open(broken, "wb") as f:
            f.write(re.sub(what, by, data, count=1, flags=re.S))
        yield name, bool(flat_faults(docx, broken))


def write_zip(path, parts, date):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        for name, data in parts.items():
            z.writestr(zipfile.ZipInfo(name, date), data)
