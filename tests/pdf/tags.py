"""tags.py FILE...: hold the tags of PDF files against ISO 32000-1, 14.7 and 14.8, where validators do not look: all
that a page paints is either an artifact or content of one element, the tree and the parent tree agree, no element
is empty or out of place. Prints "FILE: N elements, N marks" or what is wrong; status 1 then.
SPDX-License-Identifier: MIT"""
import base64
import json
import re
import subprocess
import sys

TOKEN = re.compile(rb"""\s*(?:
    (?P<string>\((?:[^\\()]|\\.)*\)) | (?P<open><<|\[) | (?P<close>>>|\]) | (?P<hex><[0-9A-Fa-f\s]*>) |
    (?P<name>/[^\s()<>\[\]{}/%]*) | (?P<number>[-+]?[0-9.]+) | (?P<operator>[A-Za-z'"*0-9]+))""", re.X | re.S)
PAINTS = {"Tj", "TJ", "'", '"', "f", "F", "f*", "S", "s", "B", "b", "B*", "b*", "Do", "sh", "BI"}
BLOCKS = {"Document", "Part", "H1", "H2", "H3", "H4", "H5", "H6", "P", "L", "Table", "Note", "Figure", "Form"}
# What may be in what (14.8.4). Form and Figure may stand in any text.
INSIDE = {"Document": BLOCKS, "Part": BLOCKS, "L": {"LI"}, "LI": {"Lbl", "LBody"}, "Table": {"TR"},
          "TR": {"TH", "TD"}, "TD": BLOCKS, "TH": BLOCKS, "LBody": BLOCKS, "Note": BLOCKS | {"Lbl"}}
TEXT = {"P", "H1", "H2", "H3", "H4", "H5", "H6", "Lbl", "LBody", "TD", "TH", "Note"}


class File:
    def __init__(self, path):
        self.path = path
        qpdf = subprocess.run(["qpdf", "--json=2", "--json-stream-data=inline", "--decode-level=generalized", path],
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
        self.objects = json.loads(qpdf.stdout)["qpdf"][1] if qpdf.returncode == 0 else None
        self.faults = [] if self.objects else ["qpdf: " + qpdf.stderr.decode()]
        self.owner = {}     # (page, MCID) -> element
        self.marked = {}    # (page, MCID) -> type of the sequence
        self.widgets = {}   # annotation -> element
        self.elements = {}  # reference -> its dictionary, in order

    def of(self, value):
        """The object that a reference stands for."""
        while isinstance(value, str) and re.fullmatch(r"\d+ \d+ R", value):
            o = self.objects["obj:" + value]
            value = o["value"] if "value" in o else o["stream"]
        return value

    def kids(self, value):
        """A K entry as a list."""
        direct = self.of(value)
        return direct if isinstance(direct, list) else [] if value is None else [value]

    def fault(self, text):
        self.faults.append(text)

    def pairs(self, node, name):
        """The keys and values of a number or name tree; checks the limits."""
        node = self.of(node)
        flat = node.get(name, [])
        found = [(flat[i], flat[i + 1]) for i in range(0, len(flat), 2)]
        for kid in node.get("/Kids", []):
            inner = self.pairs(kid, name)
            if self.of(kid).get("/Limits") != [inner[0][0], inner[-1][0]]:
                self.fault("limits of a leaf are wrong")
            found += inner
        if [k for k, _ in found] != sorted({k for k, _ in found}):
            self.fault(name + " are not in order")
        return found

    def pages(self, node):
        for kid in self.of(node)["/Kids"]:
            if self.of(kid)["/Type"] == "/Pages":
                yield from self.pages(kid)
            else:
                yield kid


def check_place(f, ref, e, parent, texts):
    kind = e["/S"][1:]
    inside = INSIDE.get(parent, {"Form", "Figure"})
    if parent is not None and kind not in inside:
        f.fault(f"{kind} in {parent}")
    if "/K" not in e and kind not in ("TD", "TH"):
        f.fault(f"{kind} {ref} is empty")
    if texts and kind not in TEXT | {"Form", "Figure"}:
        f.fault(f"{kind} {ref} has text of its own")
    if kind == "Figure" and not (e.get("/Alt", "u:") != "u:" and "/BBox" in f.of(e.get("/A", {}))):
        f.fault(f"Figure {ref} has no text or no place")
    if kind == "TH" and f.of(e.get("/A", {})).get("/Scope") != "/Column":
        f.fault(f"TH {ref} has no scope")


def walk(f, ref, parent_ref, parent):
    if ref in f.elements:
        return f.fault(f"{ref} is in the tree twice")
    e = f.of(ref)
    f.elements[ref] = e
    if e.get("/P") != parent_ref:
        f.fault(f"{ref} has another parent than the one it is in")
    kind, texts = e["/S"][1:], 0
    for kid in f.kids(e.get("/K")):
        value = f.of(kid)
        if isinstance(value, int) or value.get("/Type") == "/MCR":
            texts += 1
            key = (e.get("/Pg"), value) if isinstance(value, int) else (value.get("/Pg", e.get("/Pg")), value["/MCID"])
            if key in f.owner:
                f.fault(f"MCID {key} belongs to two elements")
            f.owner[key] = ref
        elif value.get("/Type") == "/OBJR":
            if kind != "Form" or len(f.kids(e["/K"])) != 1:
                f.fault(f"a widget is not alone in a Form but in {kind} {ref}")
            f.widgets[value["/Obj"]] = ref
        else:
            walk(f, kid, ref, kind)
    check_place(f, ref, e, parent, texts)


def check_content(f, page, data):
    """Marked-content and text objects nest; everything painted is marked, once. Remembers the MCIDs."""
    stack, depth, operands, at = [], 0, [], 0
    text = data.rstrip()
    while at < len(text):
        m = TOKEN.match(text, at)
        if not m:
            return f.fault(f"page {page}: not understood at byte {at}")
        at = m.end()
        if m.group("open") or m.group("close"):
            depth += 1 if m.group("open") else -1
        if not m.group("operator") or depth:
            operands.append(m.group(0).strip().decode("latin-1"))
            continue
        op, args, operands = m.group("operator").decode(), " ".join(operands), []
        if op == "BT":
            if "BT" in stack:
                f.fault(f"page {page}: BT in BT")
            stack.append("BT")
        elif op in ("BDC", "BMC"):
            inner = re.match(r"/(\w+)", args).group(1)
            mcid = re.search(r"/MCID (\d+)", args)
            if mcid or inner == "Artifact":
                if any(s[0] in ("artifact", "content") for s in stack):
                    f.fault(f"page {page}: {args} in another one")
                stack.append(("content",) if mcid else ("artifact",))
            elif any(s[0] == "content" for s in stack):
                f.fault(f"page {page}: {args} in another one") # which poppler does not bear
            else:
                stack.append(("span",))
            if mcid:
                key = (page, int(mcid.group(1)))
                if key in f.marked:
                    f.fault(f"MCID {key} is used twice")
                f.marked[key] = inner
        elif op in ("ET", "EMC"):
            top = stack.pop() if stack else None
            if (op == "ET") != (top == "BT") or top is None:
                f.fault(f"page {page}: {op} closes {top}")
        elif op in PAINTS and not any(s[0] in ("artifact", "content") for s in stack):
            f.fault(f"page {page}: {op} paints what is not marked")
    if stack:
        f.fault(f"page {page}: {stack} is not closed")


def contents_of(f, page):
    for part in f.kids(f.of(page)["/Contents"]):
        yield base64.b64decode(f.of(part)["data"])


def check_pages(f, catalog, parents):
    for page in f.pages(catalog["/Pages"]):
        d = f.of(page)
        if d.get("/Tabs") != "/S":
            f.fault(f"page {page} has no tab order")
        check_content(f, page, b"\n".join(contents_of(f, page)))
        n = sum(1 for k in f.marked if k[0] == page)
        listed = f.of(parents.get(d.get("/StructParents"), []))
        if len(listed) != n:
            f.fault(f"page {page}: {n} marks, {len(listed)} parents")
        for mcid, element in enumerate(listed):
            if f.owner.get((page, mcid)) != element:
                f.fault(f"page {page}: MCID {mcid} has another parent than its element")
            elif "/" + f.marked.get((page, mcid), "") not in (f.elements[element]["/S"], "/Span"):
                f.fault(f"page {page}: MCID {mcid} has another type than its element")
        for annotation in f.of(d.get("/Annots", [])):
            a = f.of(annotation)
            if a["/Subtype"] == "/Widget" and parents.get(a.get("/StructParent")) != f.widgets.get(annotation, ""):
                f.fault(f"widget {annotation} has another parent than its element")
    for key in f.owner.keys() - f.marked.keys():
        f.fault(f"{f.owner[key]} has content that is not there: {key}")


def check_table(f, ref, e):
    """All rows have the same columns, those that spans cover included."""
    filled, columns = {}, set()
    rows = f.kids(e.get("/K"))
    for y, row in enumerate(rows):
        x = 0
        for cell in f.kids(f.of(row).get("/K")):
            spans = f.of(f.of(cell).get("/A", {}))
            while (x, y) in filled:
                x += 1
            for cover in [(x + i, y + k) for i in range(spans.get("/ColSpan", 1))
                          for k in range(spans.get("/RowSpan", 1))]:
                if cover in filled:
                    f.fault(f"Table {ref}: cells overlap in row {y + 1}")
                filled[cover] = cell
    for y in range(len(rows)):
        columns.add(frozenset(x for x, row in filled if row == y))
    if len(columns) != 1 or {y for _, y in filled} != set(range(len(rows))):
        f.fault(f"Table {ref} is not regular")


def check_tree(f, root):
    level, ids = 0, {}
    for ref, e in f.elements.items():
        kind = e["/S"][1:]
        if kind == "Part":
            level = 0
        if re.fullmatch("H[1-6]", kind):
            if int(kind[1]) > level + 1:
                f.fault(f"{kind} {ref} skips a level")
            level = int(kind[1])
        if kind == "Table":
            check_table(f, ref, e)
        if kind == "Note":
            if "/ID" not in e or e["/ID"] in ids:
                f.fault(f"Note {ref} has no ID of its own")
            ids[e.get("/ID")] = ref
    if dict(f.pairs(root["/IDTree"], "/Names") if "/IDTree" in root else []) != ids:
        f.fault("the IDTree has other elements than those with an ID")


def check(path):
    f = File(path)
    if f.faults:
        return f
    catalog = f.of(f.objects["trailer"]["value"]["/Root"])
    if not f.of(catalog.get("/MarkInfo", {})).get("/Marked") or "/StructTreeRoot" not in catalog:
        f.fault("it is not tagged")
        return f
    root = f.of(catalog["/StructTreeRoot"])
    tops = f.kids(root.get("/K"))
    if [f.of(t)["/S"] for t in tops] != ["/Document"]:
        f.fault("the top of the tree is not one Document")
    for top in tops:
        walk(f, top, catalog["/StructTreeRoot"], None)
    parents = dict(f.pairs(root["/ParentTree"], "/Nums"))
    if parents and max(parents) >= root["/ParentTreeNextKey"]:
        f.fault("ParentTreeNextKey is too low")
    check_pages(f, catalog, parents)
    check_tree(f, root)
    return f


def main(paths):
    bad = False
    for path in paths:
        f = check(path)
        bad = bad or bool(f.faults)
        for fault in f.faults[:20]:
            print(f"{path}: {fault}")
        if not f.faults:
            print(f"{path}: {len(f.elements)} elements, {len(f.marked)} marks")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
