"""What the validators leave out: every mark of a page owned by one element of the structure, in both directions;
every operator that paints inside of a mark; regular tables; headings without gaps; the widths that the PDF states
those of the embedded fonts.
SPDX-License-Identifier: MIT"""
import struct
from decimal import Decimal

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

PAINTING = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Tj", "TJ", "'", '"', "Do", "sh", "EI"}


def marks_of(page):
    """The MCIDs of a page in the order of its content, and what is painted outside of any mark."""
    mcids, faults, stack = [], [], []
    for operands, operator in pikepdf.parse_content_stream(page):
        op = str(operator)
        if op in ("BMC", "BDC"):
            mcid = None
            if op == "BDC" and isinstance(operands[1], Dictionary) and "/MCID" in operands[1]:
                mcid = int(operands[1].MCID)
                mcids.append(mcid)
            if mcid is not None and any(s is not None for s in stack):
                faults.append("mark %d lies inside of another mark" % mcid)
            stack.append(mcid if mcid is not None else
                         "artifact" if str(operands[0]) == "/Artifact" else None)
        elif op == "EMC":
            if not stack:
                faults.append("EMC without a mark")
            else:
                stack.pop()
        elif op in PAINTING and not any(s is not None for s in stack):
            faults.append("%s paints outside of any mark" % op)
    if stack:
        faults.append("%d marks are not closed" % len(stack))
    return mcids, faults


class Tree:
    """The structure tree, walked once."""

    def __init__(self, pdf):
        self.faults = []
        self.owned = {}      # (page object, mcid) -> element object
        self.objects = {}    # annotation object -> element object
        self.spans = {}      # cells
        self.headings = []
        self.ids = []
        self.types = {}
        root = pdf.Root.StructTreeRoot
        for kid in self._kids(root):
            self._walk(kid, root, 0)
        self.parents = self._numbers(root.ParentTree)

    @staticmethod
    def _kids(element):
        if "/K" not in element:
            return []
        k = element["/K"]
        return list(k) if isinstance(k, Array) else [k]

    def _numbers(self, node):
        found = {}
        if "/Nums" in node:
            nums = list(node.Nums)
            keys = [int(n) for n in nums[0::2]]
            if keys != sorted(set(keys)):
                self.faults.append("keys of the parent tree are not ascending")
            found.update(zip(keys, nums[1::2]))
        for kid in node.get("/Kids", []):
            found.update(self._numbers(kid))
        return found

    def _own(self, key, element):
        if key in self.owned:
            self.faults.append("mark %s is owned twice" % (key,))
        self.owned[key] = element

    def _walk(self, element, parent, depth):
        if depth > 100:
            self.faults.append("the tree has no end")
            return
        kind = str(element.S)[1:]
        self.types[kind] = self.types.get(kind, 0) + 1
        if element.P.objgen != parent.objgen:
            self.faults.append("%s: /P is not its parent" % kind)
        if kind[0] == "H" and kind[1:].isdigit():
            self.headings.append(int(kind[1:]))
        if "/ID" in element:
            self.ids.append(bytes(element.ID))
        if kind == "Table":
            self._check_table(element)
        kids = self._kids(element)
        if not kids and kind not in ("TD", "TH"):
            self.faults.append("%s is empty" % kind)
        for kid in kids:
            if isinstance(kid, int) or isinstance(kid, Decimal):
                self._own((element.Pg.objgen, int(kid)), element.objgen)
            elif kid.get("/Type") == Name.MCR:
                self._own((kid.get("/Pg", element.get("/Pg")).objgen, int(kid.MCID)), element.objgen)
            elif kid.get("/Type") == Name.OBJR:
                self.objects[kid.Obj.objgen] = element.objgen
            else:
                self._walk(kid, element, depth + 1)

    @staticmethod
    def _attribute(cell, name):
        attributes = cell.get("/A", [])
        for a in attributes if isinstance(attributes, Array) else [attributes]:
            if name in a:
                return a[name]
        return None

    def _check_table(self, table):
        covered, width = {}, None
        rows = self._kids(table)
        for y, row in enumerate(rows):
            x = 0
            if row.S != Name.TR:
                self.faults.append("a Table has a child %s" % row.S)
                return
            for cell in self._kids(row):
                while covered.get((x, y)):
                    x += 1
                columns = int(self._attribute(cell, "/ColSpan") or 1)
                lines = int(self._attribute(cell, "/RowSpan") or 1)
                if cell.S == Name.TH and self._attribute(cell, "/Scope") is None:
                    self.faults.append("a TH has no Scope")
                for dx in range(columns):
                    for dy in range(lines):
                        if covered.get((x + dx, y + dy)):
                            self.faults.append("row %d: cells lie on each other" % y)
                        covered[(x + dx, y + dy)] = True
                x += columns
            n = len([1 for (cx, cy) in covered if cy == y])
            width = n if width is None else width
            if n != width:
                self.faults.append("row %d of a table has %d columns, the first %d" % (y, n, width))
        if max(y for _, y in covered) >= len(rows):
            self.faults.append("a cell spans more rows than there are")


def tag_faults(path):
    """All faults of the tags of one file, as sentences; and how many elements of each type it has."""
    with pikepdf.open(path) as pdf:
        tree = Tree(pdf)
        faults = tree.faults
        for number, page in enumerate(pdf.pages, 1):
            mcids, bad = marks_of(page)
            faults += ["page %d: %s" % (number, b) for b in bad]
            if len(mcids) != len(set(mcids)):
                faults.append("page %d: a mark is used twice" % number)
            parents = tree.parents.get(int(page.obj.get("/StructParents", -1)))
            for mcid in mcids:
                owner = tree.owned.pop((page.obj.objgen, mcid), None)
                if owner is None:
                    faults.append("page %d: nothing owns mark %d" % (number, mcid))
                elif parents is None or parents[mcid].objgen != owner:
                    faults.append("page %d: the parent tree has another owner for mark %d" % (number, mcid))
            if mcids and len(parents or []) != len(mcids):
                faults.append("page %d: parent tree has %d entries for %d marks" %
                              (number, len(parents or []), len(mcids)))
            for annotation in page.obj.get("/Annots", []):
                owner = tree.objects.pop(annotation.objgen, None)
                key = annotation.get("/StructParent")
                if owner is None or key is None or tree.parents[int(key)].objgen != owner:
                    faults.append("page %d: an annotation is not owned" % number)
        faults += ["mark %s does not exist" % (key,) for key in tree.owned]
        faults += ["annotation %s does not exist" % (key,) for key in tree.objects]
        level = 0
        for h in tree.headings:
            if h > level + 1:
                faults.append("heading %d follows heading %d" % (h, level))
            level = h
        if tree.types.get("Note", 0) > len(set(tree.ids)):
            faults.append("notes without an ID of their own")
        return faults, tree.types


def tables_of(data):
    n = struct.unpack(">H", data[4:6])[0]
    return {data[12 + 16 * i:16 + 16 * i].decode("ascii"):
            data[slice(*(lambda o, l: (o, o + l))(*struct.unpack(">II", data[20 + 16 * i:28 + 16 * i])))]
            for i in range(n)}


def width_faults(path):
    """Where W and DW state another width than the embedded font has."""
    faults = []
    with pikepdf.open(path) as pdf:
        for obj in pdf.objects:
            if not isinstance(obj, Dictionary) or obj.get("/Subtype") != Name.Type0:
                continue
            cid = obj.DescendantFonts[0]
            tables = tables_of(cid.FontDescriptor.FontFile2.read_bytes())
            em = struct.unpack(">H", tables["head"][18:20])[0]
            n = struct.unpack(">H", tables["hhea"][34:36])[0]
            glyphs = struct.unpack(">H", tables["maxp"][4:6])[0]
            stated, w, i = {}, list(cid.get("/W", [])), 0
            while i < len(w):
                if isinstance(w[i + 1], Array):
                    stated.update({int(w[i]) + k: float(x) for k, x in enumerate(w[i + 1])})
                    i += 2
                else:
                    stated.update({g: float(w[i + 2]) for g in range(int(w[i]), int(w[i + 1]) + 1)})
                    i += 3
            if any(g >= glyphs for g in stated):
                faults.append("%s: widths of glyphs that it does not have" % obj.BaseFont)
            for g in range(1, glyphs):
                at = 4 * (g if g < n else n - 1)
                advance = struct.unpack(">H", tables["hmtx"][at:at + 2])[0] * 1000 / em
                width = stated.get(g, float(cid.get("/DW", 1000)))
                # parts of composed letters are never drawn themselves
                if abs(width - advance) > 0.01 and g in stated:
                    faults.append("%s: glyph %d is %g wide, the PDF says %g" % (obj.BaseFont, g, advance, width))
    return faults
