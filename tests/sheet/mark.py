"""Marked copies of tables, part by part: what must change, and that nothing else does.

usage: mark.py PROGRAM    the program made of mark.c
SPDX-License-Identifier: MIT
"""
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
import zipfile

MARK = sys.argv[1]
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
EXCEL = "{urn:schemas-microsoft-com:office:excel}"
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml."
RED, YELLOW, BLUE = "FFFFC0C1", "FFFFE6A1", "FFCCE4F7"
DATA = "Dữ liệu & thử"
bad = 0


def check(name, condition, *what):
    global bad
    print("ok" if condition else "not ok", name)
    if not condition:
        bad = 1
        print("   ", *what)


def run(*args):
    done = subprocess.run([MARK, *args], capture_output=True, text=True)
    return done.returncode, [line.split()[0] for line in done.stdout.splitlines()], done.stdout


def parts(path):
    with zipfile.ZipFile(path) as z:
        assert z.testzip() is None
        names = z.namelist()
        assert len(names) == len(set(names)), names
        return {name: z.read(name) for name in names}


def pack(path, files):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        for name, text in files.items():
            z.writestr(name, text)


def local(tag):
    return tag.rsplit("}", 1)[-1]


def resolved(owner, target):
    if target.startswith("/"):
        return target[1:]
    return os.path.normpath(os.path.join(os.path.dirname(owner), target))


class Book:
    """A workbook and the sheet ${part} of it; whatever is broken in it raises an exception."""

    def __init__(self, path, part):
        self.parts = parts(path)
        self.part = part
        self.sheet = ET.fromstring(self.parts[part])
        self.ns = self.sheet.tag[1:].split("}")[0]
        self.check_package()
        self.relations = self.relations_of(part)
        self.read_styles()
        self.read_cells()
        self.read_comments()
        self.read_shapes()

    def relations_of(self, owner):
        name = os.path.join(os.path.dirname(owner), "_rels", os.path.basename(owner) + ".rels")
        if name not in self.parts:
            return {}
        ids = [r.get("Id") for r in ET.fromstring(self.parts[name])]
        assert len(ids) == len(set(ids)), ids
        return {r.get("Id"): (r.get("Type").rsplit("/", 1)[-1], resolved(owner, r.get("Target")))
                for r in ET.fromstring(self.parts[name]) if r.get("TargetMode") != "External"}

    def check_package(self):
        types = ET.fromstring(self.parts["[Content_Types].xml"])
        defaults = [d.get("Extension").lower() for d in types if local(d.tag) == "Default"]
        overrides = [o.get("PartName")[1:] for o in types if local(o.tag) == "Override"]
        assert len(defaults) == len(set(defaults)) and len(overrides) == len(set(overrides))
        for name in self.parts:
            assert name.startswith("[") or name in overrides or name.rsplit(".", 1)[-1] in defaults, name
        for name in overrides:
            assert name in self.parts, name
        for name in self.parts:
            if not name.endswith(".rels"):
                for _, target in self.relations_of(name).values():
                    assert target in self.parts, (name, target)
        for name in ["_rels/.rels"]:
            for relation in ET.fromstring(self.parts[name]):
                assert relation.get("Target").lstrip("/") in self.parts, relation.get("Target")

    def related(self, owner, kind):
        found = [target for k, target in self.relations_of(owner).values() if k == kind]
        assert len(found) <= 1, found
        return found[0] if found else None

    def read_styles(self):
        workbook = next(n for n in self.parts if n.endswith("workbook.xml"))
        self.styles_part = self.related(workbook, "styles")
        self.styles, self.fills = [], []
        if not self.styles_part:
            return
        root = ET.fromstring(self.parts[self.styles_part])
        ns = root.tag.split("}")[0] + "}"
        fills, xfs = root.find(ns + "fills"), root.find(ns + "cellXfs")
        fills, xfs = [] if fills is None else fills, [] if xfs is None else xfs
        for items in (fills, xfs):
            assert not len(items) or int(items.get("count")) == len(items)
        order = [local(e.tag) for e in root]
        known = ["numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles",
                 "dxfs", "tableStyles", "colors", "extLst"]
        assert order == sorted(order, key=known.index), order
        for fill in fills:
            colour = fill.find(".//" + ns + "fgColor")
            self.fills.append(colour.get("rgb") if colour is not None else None)
        for xf in xfs:
            assert int(xf.get("fillId", 0)) < len(fills)
            rest = {k: v for k, v in xf.attrib.items() if k not in ("fillId", "applyFill")}
            self.styles.append((self.fills[int(xf.get("fillId", 0))], rest,
                                [ET.tostring(child) for child in xf]))

    def read_cells(self):
        """(row, column) -> (style, all else of the cell); strictly ascending, as Excel has it."""
        self.cells = {}
        ns, row_number = "{%s}" % self.ns, 0
        for row in self.sheet.find(ns + "sheetData"):
            assert int(row.get("r", row_number + 1)) > row_number
            row_number, col = int(row.get("r", row_number + 1)), 0
            for c in row:
                last = col
                if c.get("r"):
                    letters, digits = re.match(r"([A-Z]+)(\d+)$", c.get("r")).groups()
                    assert int(digits) == row_number, c.get("r")
                    col = 0
                    for letter in letters:
                        col = col * 26 + ord(letter) - 64
                else:
                    col += 1
                assert col > last, (row_number, col, last)
                style = int(c.get("s", 0))
                assert style == 0 or style < len(self.styles)
                rest = {k: v for k, v in c.attrib.items() if k not in ("s", "r")}
                self.cells[row_number, col] = (style, (rest, [ET.tostring(e) for e in c]))

    def read_comments(self):
        self.comments, self.authors = {}, {}
        part = self.related(self.part, "comments")
        if not part:
            return
        root = ET.fromstring(self.parts[part])
        assert local(root.tag) == "comments" and root.tag[1:].split("}")[0] == self.ns
        ns = "{%s}" % self.ns
        authors = [a.text or "" for a in root.find(ns + "authors")]
        for comment in root.find(ns + "commentList"):
            ref = comment.get("ref")
            assert ref not in self.comments, ref
            self.authors[ref] = authors[int(comment.get("authorId"))]
            text = comment.find(ns + "text")
            assert {local(e.tag) for e in text} in ({"r"}, {"t"}, set()), ET.tostring(text)
            self.comments[ref] = "".join(t.text or "" for t in text.iter(ns + "t"))

    def read_shapes(self):
        """The boxes: ref of the cell -> id."""
        self.shapes, self.ids, self.blocks = {}, [], []
        ids = [e.get("{%s}id" % OFFICE) or e.get("{http://purl.oclc.org/ooxml/officeDocument/relationships}id")
               for e in self.sheet if local(e.tag) == "legacyDrawing"]
        assert len(ids) <= 1
        if not ids:
            return
        order = [local(e.tag) for e in self.sheet]
        for later in ("legacyDrawingHF", "controls", "tableParts", "extLst"):
            if later in order:
                assert order.index("legacyDrawing") < order.index(later), order
        kind, self.drawing = self.relations[ids[0]]
        assert kind == "vmlDrawing"
        root = ET.fromstring(self.parts[self.drawing])
        for e in root.iter():
            if local(e.tag) == "idmap":
                self.blocks = [int(n) for n in e.get("data").split(",") if n]
            if local(e.tag) != "shape":
                continue
            self.ids.append(e.get("id"))
            data = e.find(EXCEL + "ClientData")
            if data is None or data.get("ObjectType") != "Note":
                continue
            assert e.get("type") == "#_x0000_t202"
            row, col = int(data.find(EXCEL + "Row").text), int(data.find(EXCEL + "Column").text)
            ref = name_of(row + 1, col + 1)
            assert ref not in self.shapes, ref
            self.shapes[ref] = e.get("id")
        assert len(self.ids) == len(set(self.ids)), self.ids
        for i in self.ids:
            assert int(re.search(r"_s(\d+)$", i).group(1)) // 1024 in self.blocks, (i, self.blocks)

    def fill(self, row, col):
        return self.styles[self.cells[row, col][0]][0] if self.styles else None

    def marked(self):
        return {key: self.fill(*key) for key in self.cells if self.fill(*key) in (RED, YELLOW, BLUE)}


def name_of(row, col):
    letters = ""
    while col:
        col, rest = divmod(col - 1, 26)
        letters = chr(65 + rest) + letters
    return letters + str(row)


def same_but_for(old, new, marks):
    """All cells that were there are there, with their values; those in ${marks} have another fill, and that alone."""
    for key, (style, rest) in old.cells.items():
        if key not in new.cells or new.cells[key][1] != rest:
            return "the cell %s changed" % name_of(*key)
        before, after = old.styles[style:style + 1], new.styles[new.cells[key][0]]
        if key in marks and before and (after[1:] != before[0][1:]):
            return "the style of %s changed" % name_of(*key)
        if key not in marks and new.cells[key][0] != style:
            return "%s has another style" % name_of(*key)
    for key in new.cells:
        if key not in old.cells and (key not in marks or new.cells[key][1] != ({}, [])):
            return "%s is new" % name_of(*key)
    if set(new.marked()) != set(marks):
        return "marked: %s" % new.marked()
    sections = [[ET.tostring(e) for e in book.sheet if local(e.tag) not in
                 ("sheetData", "dimension", "legacyDrawing")] for book in (old, new)]
    return "" if sections[0] == sections[1] else "the rest of the sheet changed"


def changed_parts(old, new):
    return {n for n in set(old.parts) | set(new.parts) if old.parts.get(n) != new.parts.get(n)}


# ---- A workbook as offices have them --------------------------------------------------------------


def test_office():
    assert run("make", "in.xlsx")[0] == 0
    part = "xl/worksheets/sheet2.xml"
    old = Book("in.xlsx", part)
    status, codes, _ = run("copy", "in.xlsx", DATA, "out.xlsx", "5:2:2:Lỗi D006: thiếu số\\n→ điền vào",
                           "3:2:2:Lỗi <D034> & \"thử\"", "3:2:1:Cảnh báo", "6:4:0:Ghi chú",
                           "4:0:2:Cả dòng", "12:3:1:Không có dòng", "7:0:0:Không có ô nào")
    check("a copy is made", status == 0 and not codes, status, codes)
    new = Book("out.xlsx", part)
    marks = {(5, 2): RED, (3, 2): RED, (6, 4): BLUE, (4, 1): RED, (12, 3): YELLOW, (7, 1): BLUE}
    check("the cells have their colours", new.marked() == marks, new.marked())
    check("all else of the sheet is as it was", not same_but_for(old, new, marks), same_but_for(old, new, marks))
    check("other parts are as they were, byte for byte",
          changed_parts(old, new) == {part, "xl/styles.xml", "xl/comments2.xml", "xl/drawings/vmlDrawing2.vml"},
          changed_parts(old, new))
    check("an empty cell has the format of its column", new.styles[new.cells[5, 2][0]][1:] == old.styles[1][1:])
    check("a fill of the user's gives way, italics stay",
          new.styles[new.cells[4, 1][0]][0] == RED and new.styles[new.cells[4, 1][0]][1]["fontId"] ==
          old.styles[old.cells[4, 1][0]][1]["fontId"])
    check("what was said is in the comments", new.comments["B5"] == "Lỗi D006: thiếu số\n→ điền vào" and
          new.comments["A4"] == "Cả dòng" and new.comments["C12"] == "Không có dòng", new.comments)
    check("somebody else's comment stays, with ours behind it",
          new.comments["B3"] == "Đã hỏi lại\n\n— bieumau —\nLỗi <D034> & \"thử\"\nCảnh báo", new.comments["B3"])
    check("comments of other cells stay", new.comments["A1"] == old.comments["A1"] and
          new.comments["B1"] == old.comments["B1"])
    check("each comment has its box", set(new.shapes) == set(new.comments), new.shapes)
    check("boxes that were there keep their numbers",
          all(new.shapes[ref] == old.shapes[ref] for ref in old.shapes))
    other = Book("out.xlsx", "xl/worksheets/sheet1.xml")
    check("boxes of two sheets have no number in common", not set(other.blocks) & set(new.blocks))
    run("copy", "in.xlsx", DATA, "out2.xlsx", "5:2:2:Lỗi D006: thiếu số\\n→ điền vào",
        "3:2:2:Lỗi <D034> & \"thử\"", "3:2:1:Cảnh báo", "6:4:0:Ghi chú",
        "4:0:2:Cả dòng", "12:3:1:Không có dòng", "7:0:0:Không có ô nào")
    check("the same marks make the same bytes",
          open("out.xlsx", "rb").read() == open("out2.xlsx", "rb").read())


def test_again():
    part = "xl/worksheets/sheet2.xml"
    old = Book("in.xlsx", part)
    run("copy", "out.xlsx", DATA, "again.xlsx", "3:2:1:Vẫn sai", "2:1:2:Mới")
    new = Book("again.xlsx", part)
    check("a marked copy marked again has the new marks alone", new.marked() == {(3, 2): YELLOW, (2, 1): RED},
          new.marked())
    check("old comments of ours are gone, and their boxes",
          set(new.comments) == {"A1", "B1", "B3", "A2"} == set(new.shapes), new.comments, new.shapes)
    check("our part of somebody else's comment is replaced",
          new.comments["B3"] == "Đã hỏi lại\n\n— bieumau —\nVẫn sai", new.comments["B3"])
    for _ in range(3):
        run("copy", "again.xlsx", DATA, "more.xlsx", "3:2:1:Vẫn sai", "2:1:2:Mới")
        shutil.move("more.xlsx", "again.xlsx")
    new = Book("again.xlsx", part)
    check("marking the same again and again adds nothing", set(new.comments) == {"A1", "B1", "B3", "A2"} and
          new.comments["B3"].count("bieumau") == 1 and len(new.styles) < 20, len(new.styles))
    run("copy", "again.xlsx", DATA, "clean.xlsx")
    clean = Book("clean.xlsx", part)
    check("without marks a marked copy is cleaned", not clean.marked() and clean.comments == old.comments and
          clean.shapes.keys() == old.shapes.keys(), clean.marked(), clean.comments)
    check("… and its cells have the styles that they had",
          all(clean.styles[clean.cells[key][0]] == old.styles[style] for key, (style, _) in old.cells.items()))
    run("copy", "in.xlsx", DATA, "same.xlsx")
    check("without marks nothing changes", not changed_parts(old, Book("same.xlsx", part)))


# ---- Workbooks of other programs ------------------------------------------------------------------


def small(sheet, **more):
    """The least that is a workbook; more parts by their names with "__" for "/"."""
    files = {
        "[Content_Types].xml": '<Types xmlns="%scontent-types"><Default Extension="xml" ContentType='
        '"application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        'relationships+xml"/><Override PartName="/book/workbook.xml" ContentType="%ssheet.main+xml"/>'
        '<Override PartName="/book/s.xml" ContentType="%sworksheet+xml"/></Types>' % (PACKAGE, TYPES, TYPES),
        "_rels/.rels": '<Relationships xmlns="%srelationships"><Relationship Id="a" Type="%s/officeDocument" '
        'Target="/book/workbook.xml"/></Relationships>' % (PACKAGE, OFFICE),
        "book/_rels/workbook.xml.rels": '<r:Relationships xmlns:r="%srelationships"><r:Relationship Id="q" '
        'Type="%s/worksheet" Target="s.xml"/></r:Relationships>' % (PACKAGE, OFFICE),
        "book/workbook.xml": '<m:workbook xmlns:m="%s" xmlns:rel="%s"><m:sheets><m:sheet name="Trang t&#xed;nh" '
        'sheetId="1" rel:id="q"/></m:sheets></m:workbook>' % (MAIN, OFFICE),
        "book/s.xml": sheet,
    }
    files.update(more)
    return files


def copy_small(name, files, *marks):
    pack(name + ".xlsx", files)
    status, codes, out = run("copy", name + ".xlsx", "Trang tính", name + "-out.xlsx", *marks)
    assert status == 0, out
    return Book(name + ".xlsx", "book/s.xml"), Book(name + "-out.xlsx", "book/s.xml"), codes


def test_foreign():
    sheet = ('<?xml version="1.0"?>\n<!-- <row> --><x:worksheet xmlns:x="%s"><x:dimension ref="A1"/><x:sheetData>'
             '<x:row><x:c t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c><x:c/><x:c t="inlineStr"><x:is><x:t>b &gt; c'
             '</x:t></x:is></x:c></x:row><x:row/><x:row r="5" spans="1:1"/><x:row r=\'7\'><x:c r="B7"><x:f><![CDATA['
             '1<2]]></x:f><x:v>3</x:v></x:c></x:row></x:sheetData></x:worksheet>' % MAIN)
    old, new, codes = copy_small("prefix", small(sheet), "1:2:2:Hai", "1:5:2:Năm", "2:1:1:Dòng hai", "4:1:1:Bốn",
                                 "5:3:0:Dòng năm", "7:0:2:Bảy", "7:1:1:A7", "7:3:1:C7")
    marks = {(1, 2): RED, (1, 5): RED, (2, 1): YELLOW, (4, 1): YELLOW, (5, 3): BLUE, (7, 1): RED, (7, 3): YELLOW}
    check("cells without places, rows without cells, any prefix", new.marked() == marks, new.marked())
    check("… and nothing else", not same_but_for(old, new, marks), same_but_for(old, new, marks))
    check("a row's marks stand in its first cell", new.comments["A7"] == "Bảy\nA7", new.comments)
    check("a workbook without styles gets some", new.styles_part and len(new.styles) == 4, len(new.styles))
    check("comments are shown", set(new.shapes) == set(new.comments) and len(new.comments) == 7)
    check("the range of the sheet holds what was added", b'ref="A1:E7"' in new.parts["book/s.xml"])
    check("CDATA and comments stay", b"<![CDATA[1<2]]>" in new.parts["book/s.xml"] and
          b"<!-- <row> -->" in new.parts["book/s.xml"])

    empty = '<worksheet xmlns="%s"><sheetData/><tableParts count="0"/><extLst/></worksheet>' % MAIN
    old, new, codes = copy_small("empty", small(empty), "3:2:2:Ba")
    check("a sheet without rows", new.marked() == {(3, 2): RED} and set(new.shapes) == {"B3"}, new.marked())

    strict = empty.replace(MAIN, STRICT)
    old, new, codes = copy_small("strict", small(strict), "3:2:2:Ba")
    check("a strict workbook stays strict", new.marked() == {(3, 2): RED} and new.ns == STRICT and
          b"purl.oclc.org/ooxml/officeDocument/relationships/comments" in new.parts["book/_rels/s.xml.rels"])


STYLES = ('<s:styleSheet xmlns:s="%s"><s:fonts count="1"><s:font/></s:fonts>%s<s:borders count="1"><s:border/>'
          '</s:borders>%s<s:cellStyles count="0"/></s:styleSheet>')


def with_styles(files, styles):
    files["book/styles.xml"] = styles
    files["book/_rels/workbook.xml.rels"] = files["book/_rels/workbook.xml.rels"].replace(
        "</r:Rel", '<r:Relationship Id="st" Type="%s/styles" Target="styles.xml"/></r:Rel' % OFFICE)
    files["[Content_Types].xml"] = files["[Content_Types].xml"].replace(
        "</Types>", '<Override PartName="/book/styles.xml" ContentType="%sstyles+xml"/></Types>' % TYPES)
    return files


def test_styles():
    sheet = ('<worksheet xmlns="%s"><cols><col min="2" max="3" style="1"/></cols><sheetData><row r="1" s="2" '
             'customFormat="1"><c r="A1" s="1"/></row></sheetData></worksheet>' % MAIN)
    bare = STYLES % (MAIN, "", "")
    old = copy_small("bare", with_styles(small(sheet.replace(' s="1"', "").replace('s="2"', "")
                                               .replace(' style="1"', "")), bare), "1:1:2:x")
    check("styles without fills and formats get them", old[1].marked() == {(1, 1): RED}, old[1].fills)
    xfs = ('<s:cellXfs count="3"><s:xf numFmtId="0"/><s:xf fillId="1" numFmtId="49" applyFill="0"><s:alignment '
           'wrapText="1"/></s:xf><s:xf numFmtId="14" xfId="0"/></s:cellXfs>')
    fills = '<s:fills count="2"><s:fill/><s:fill><s:patternFill patternType="gray125"/></s:fill></s:fills>'
    full = STYLES % (MAIN, fills, xfs)
    old, new, _ = copy_small("full", with_styles(small(sheet), full), "1:1:2:x", "1:2:2:x", "2:2:2:x", "2:4:2:x",
                             "3:3:2:x")
    kinds = [new.styles[new.cells[key][0]][1]["numFmtId"] for key in [(1, 1), (1, 2), (2, 2), (2, 4), (3, 3)]]
    check("a cell keeps its format, a new one has its row's, or its column's",
          kinds == ["49", "14", "49", "0", "49"], kinds)
    check("… with its children", new.styles[new.cells[1, 1][0]][2] == old.styles[1][2])
    check("the styles that were there keep their numbers", new.styles[:3] == old.styles)
    many = STYLES % (MAIN, fills, '<s:cellXfs count="64000">' + '<s:xf numFmtId="0"/>' * 64000 + "</s:cellXfs>")
    _, new, codes = copy_small("many", with_styles(small(sheet), many), "1:1:2:x", "1:2:2:y")
    check("a workbook without room for styles has comments", codes == ["S097"] and not new.marked() and
          set(new.comments) == {"A1", "B1"}, codes)


def with_comments(files, comments, vml=None):
    relations = '<Relationship Id="c" Type="%s/comments" Target="../notes.xml"/>' % OFFICE
    files["notes.xml"] = comments
    types = '<Override PartName="/notes.xml" ContentType="%scomments+xml"/>' % TYPES
    if vml:
        relations += '<Relationship Id="v" Type="%s/vmlDrawing" Target="v.vml"/>' % OFFICE
        files["book/v.vml"] = vml
        types += '<Default Extension="VML" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>'
        files["book/s.xml"] = files["book/s.xml"].replace(
            "</worksheet>", '<legacyDrawing xmlns:k="%s" k:id="v"/></worksheet>' % OFFICE)
    files["book/_rels/s.xml.rels"] = '<Relationships xmlns="%srelationships">%s</Relationships>' % (PACKAGE, relations)
    files["[Content_Types].xml"] = files["[Content_Types].xml"].replace("</Types>", types + "</Types>")
    return files


VML = ('<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
       'xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="7"/>'
       '</o:shapelayout><v:shapetype id="_x0000_t201"/><v:shape id="_x0000_s7300" type="#_x0000_t201"><x:ClientData '
       'ObjectType="Button"><x:Row>1</x:Row><x:Column>1</x:Column></x:ClientData></v:shape>%s</xml>')


def test_comments():
    sheet = '<worksheet xmlns="%s"><sheetData><row r="2"><c r="B2"/></row></sheetData></worksheet>' % MAIN
    thread = ('<n:comments xmlns:n="%s"><n:authors><n:author>tc={1}</n:author><n:author>Lan</n:author></n:authors>'
              '<n:commentList><n:comment ref="B2" authorId="0"><n:text><n:t>[Threaded comment]</n:t></n:text></n:comment>'
              '<n:comment ref="A2" authorId="1"><n:text><n:t xml:space="preserve"> cũ </n:t></n:text></n:comment>'
              '<n:comment ref="A3" authorId="1"><n:text/></n:comment></n:commentList></n:comments>' % MAIN)
    old, new, codes = copy_small("thread", with_comments(small(sheet), thread), "2:2:2:Hai", "2:1:2:Một", "3:1:2:Ba")
    check("a cell with a thread is coloured, and the thread stays", codes == ["S094"] and (2, 2) in new.marked() and
          new.comments["B2"] == "[Threaded comment]", codes, new.comments)
    check("a comment without text is replaced", new.comments["A3"] == "Ba" and new.authors["A3"] == "bieumau")
    check("a text without runs", new.comments["A2"] == " cũ \n\n— bieumau —\nMột", new.comments)
    old, new, _ = copy_small("button", with_comments(small(sheet), thread.replace("tc=", "Ba "), VML % ""), "2:2:2:Hai",
                             "9:9:1:Chín")
    check("a drawing with controls gets boxes", "_x0000_s7300" in new.ids and set(new.shapes) == {"B2", "I9"},
          new.ids, new.shapes)
    check("… with numbers of their own", new.blocks == [7, 8], new.blocks)
    check("the sheet is tied to it as before", new.drawing == "book/v.vml" and
          new.parts["book/_rels/s.xml.rels"] == old.parts["book/_rels/s.xml.rels"])
    bare = '<comments xmlns="%s"><authors/><commentList/></comments>' % MAIN
    _, new, _ = copy_small("bare-comments", with_comments(small(sheet), bare), "2:2:2:Hai")
    check("lists that are empty", new.comments == {"B2": "Hai"}, new.comments)


def test_odd():
    sheet = '<worksheet xmlns="%s"><sheetData/></worksheet>' % MAIN
    files = small(sheet)
    files["[Content_Types].xml"] = files["[Content_Types].xml"].replace(
        TYPES + "sheet.main+xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml").replace(
        "</Types>", '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/><Override '
        'PartName="/_xmlsignatures/sig1.xml" ContentType="x/y"/><Default Extension="sigs" ContentType="x/z"/></Types>')
    files["_rels/.rels"] = files["_rels/.rels"].replace(
        "</Rel", '<Relationship Id="s" Type="%srelationships/digital-signature/origin" Target='
        '"_xmlsignatures/origin.sigs"/></Rel' % PACKAGE)
    files.update({"book/vbaProject.bin": "macro", "_xmlsignatures/origin.sigs": "", "_xmlsignatures/sig1.xml": "<S/>",
                  "_xmlsignatures/_rels/origin.sigs.rels": '<Relationships xmlns="%srelationships"><Relationship '
                  'Id="s1" Type="%srelationships/digital-signature/signature" Target="sig1.xml"/></Relationships>'
                  % (PACKAGE, PACKAGE)})
    old, new, codes = copy_small("signed", files, "1:1:2:x")
    check("macros stay, and the signature goes", codes == ["S092", "S095"] and
          new.parts["book/vbaProject.bin"] == b"macro" and
          not [n for n in new.parts if n.startswith("_xmlsig")] and b"sig1" not in new.parts["[Content_Types].xml"] and
          b"digital-signature" not in new.parts["_rels/.rels"], codes)
    _, new, codes = copy_small("outside", small(sheet), "1048577:1:2:x", "1:16385:2:x", "0:1:2:x",
                               "1048576:16384:2:góc")
    check("what is beyond the last row and column is told", codes == ["S096"] and
          new.comments == {"XFD1048576": "góc"}, codes, new.comments)
    long = "ô" * 9000
    _, new, _ = copy_small("long", small(sheet), "1:1:2:" + long, "2:1:2:_x000D_ \x01\x7f\udcff]]>")
    check("a long comment is cut", new.comments["A1"] == "ô" * 7999 + "…")
    check("any text can be a comment", new.comments["A2"] == "_x005F_x000D_ \ufffd\ufffd\ufffd]]>", new.comments["A2"])


def test_broken():
    good = small('<worksheet xmlns="%s"><sheetData><row r="1"><c r="A1"/></row></sheetData></worksheet>' % MAIN)
    sheets = {"cut": good["book/s.xml"][:-20], "cut in a tag": good["book/s.xml"][:-4], "no sheet": "",
              "text": "abc", "other": "<a/>", "no data": '<worksheet xmlns="%s"/>' % MAIN,
              "a DTD": '<!DOCTYPE w [<!ENTITY a "b">]>' + good["book/s.xml"], "closed twice": good["book/s.xml"] + "</a>",
              "UTF-16": good["book/s.xml"].encode("utf-16")}
    for name, sheet in sheets.items():
        pack("broken.xlsx", dict(good, **{"book/s.xml": sheet}))
        status, codes, out = run("copy", "broken.xlsx", "Trang tính", "broken-out.xlsx", "1:1:2:x")
        check("a sheet that is damaged: " + name, status == 1 and codes == ["S090"] and "book/s.xml" in out, out)
    for name in good:
        pack("broken.xlsx", {n: t for n, t in good.items() if n != name})
        status, codes, out = run("copy", "broken.xlsx", "Trang tính", "broken-out.xlsx", "1:1:2:x")
        check("a workbook without " + name, status == 1 and codes == ["S090"], status, out)
    pack("broken.xlsx", good)
    status, codes, _ = run("copy", "broken.xlsx", "Trang khác", "broken-out.xlsx")
    check("a sheet that is not there", status == 1 and codes == ["S090"], codes)
    for styles in ("", "<a/>", STYLES % (MAIN, "<s:fills>", ""), "<styleSheet/>",
                   "<styleSheet><cellXfs><xf/></cellXfs><fills/></styleSheet>"):
        pack("broken.xlsx", with_styles(dict(good), styles))
        status, codes, out = run("copy", "broken.xlsx", "Trang tính", "broken-out.xlsx", "1:1:2:x")
        check("styles that are damaged: " + styles[:30], status == 1 and codes == ["S090"], status, out)
    for comments in ("", "<comments><authors><author>a</comments>", "<comments/>",
                     "<comments><authors/><commentList><comment ref='A1'></commentList></comments>"):
        pack("broken.xlsx", with_comments(dict(good), comments))
        status, codes, out = run("copy", "broken.xlsx", "Trang tính", "broken-out.xlsx", "1:1:2:x")
        check("comments that are damaged: " + comments[:40], status == 1 and codes == ["S090"], status, out)
    with open("in.xlsx", "rb") as f:
        whole = f.read()
    crashed = []
    for n in range(0, len(whole), 97):
        with open("cut.xlsx", "wb") as f:
            f.write(whole[:n])
        if run("copy", "cut.xlsx", DATA, "cut-out.xlsx", "3:2:2:x")[0] != 1:
            crashed.append(n)
        with open("cut.xlsx", "wb") as f:
            f.write(whole[:n] + bytes([whole[n] ^ 0x55]) + whole[n + 1:])
        if run("copy", "cut.xlsx", DATA, "cut-out.xlsx", "3:2:2:x")[0] not in (0, 1):
            crashed.append(-n)
    check("a file that is cut off or damaged anywhere is refused or copied", not crashed, crashed)


# ---- Other tables, and large ones -----------------------------------------------------------------


def test_values():
    with open("in.csv", "w", encoding="utf-8") as f:
        f.write("Họ tên,Số\nĐặng <Thị> & Bưởi,00123\n\n\"hai\ndòng\",9\n")
    status, codes, _ = run("table", "in.csv", "values.xlsx", "2:2:2:Sai", "3:1:1:Trống", "9:4:0:Xa", "1:0:1:Tiêu đề",
                           "4:3:2:Thiếu")
    new = Book("values.xlsx", "xl/worksheets/sheet1.xml")
    check("CSV becomes a workbook", status == 0 and not codes, codes)
    check("its cells are marked where they stand", new.marked() == {(2, 2): RED, (3, 1): YELLOW, (9, 4): BLUE,
                                                                     (1, 1): YELLOW, (4, 3): RED}, new.marked())
    text = {key: "".join("".join(ET.fromstring(e).itertext()) for e in rest[1])
            for key, (_, rest) in new.cells.items()}
    check("its values are there as they are", text[2, 1] == "Đặng <Thị> & Bưởi" and text[2, 2] == "00123" and
          text[4, 1] == "hai\ndòng", text)
    check("texts are texts", new.styles[new.cells[2, 2][0]][1]["numFmtId"] == "49" and
          new.cells[2, 2][1][0] == {"t": "inlineStr"})
    bold = {new.styles[new.cells[1, col][0]][1]["fontId"] for col in (1, 2)}
    check("the header is bold and stays in view", bold == {"1"} and b'ySplit="1"' in new.parts[new.part])
    check("comments are shown", set(new.comments) == set(new.shapes) == {"B2", "A3", "D9", "A1", "C4"})


def test_large():
    assert run("rows", "large.xlsx", "200000")[0] == 0
    status, codes, out = run("every", "large.xlsx", "Sheet1", "large-out.xlsx", "30000")
    used_mb = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    with zipfile.ZipFile("large-out.xlsx") as z:
        assert z.testzip() is None
        comments = z.read("xl/comments1.xml").count(b"<comment ")
        shapes = z.read("xl/drawings/vmlDrawing1.vml").count(b"<v:shape ")
        style = re.search(rb'<c s="(\d+)" r="B30000"', z.read("xl/worksheets/sheet1.xml"))
    check("so many comments and no more", status == 0 and codes == ["S093"] and comments == shapes == 20000, out)
    check("all cells are coloured", style and int(style.group(1)) > 0)
    # first of all tests: the most that any child took until now
    check("a large sheet takes little memory", used_mb < 32, used_mb)


def test_libreoffice():
    """LibreOffice opens the copies; only when its Calc is there."""
    office = shutil.which("soffice")
    for name, cell, text in [("out.xlsx", "00109000000", "Lỗi &lt;D034&gt;"), ("values.xlsx", "00123", "Sai")]:
        done = office and subprocess.run(
            [office, "--headless", "-env:UserInstallation=file://%s/office" % os.getcwd(), "--convert-to", "fods",
             "--outdir", ".", name], capture_output=True, text=True)
        made = name.replace(".xlsx", ".fods")
        if not os.path.exists(made):
            print("# LibreOffice Calc is not here:", name, "was not opened with it")
            continue
        flat = open(made, encoding="utf-8").read()
        check("LibreOffice opens " + name, cell in flat and text in flat and "office:annotation" in flat and
              'fo:background-color="#ffc0c1"' in flat, done.stderr)


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for test in (test_large, test_office, test_again, test_foreign, test_styles, test_comments, test_odd, test_broken,
                     test_values, test_libreoffice):
            try:
                test()
            except Exception as e:  # what is broken in a file
                check(test.__name__, False, repr(e))
                raise
        os.chdir("/")
    return bad


if __name__ == "__main__":
    sys.exit(main())
