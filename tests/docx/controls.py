"""Content controls and the XML that they are bound to: what Word does with them in silence (a control whose XPath leads
nowhere is not bound, one of two controls of one id gets another), and what this project promises of them.
Standard library only.
SPDX-License-Identifier: MIT"""
import collections
import re

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
DS = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
KINDS = {W + "text": "text", W + "date": "date", W + "dropDownList": "list", W + "comboBox": "list",
         W14 + "checkbox": "box", W15 + "repeatingSection": "section",
         W15 + "repeatingSectionItem": "item"}
ROOT = re.compile(r"/bieumau\[(?:1|@document='([1-9][0-9]*)')\](?=/)")
STEP = re.compile(r"/([A-Za-z_][\w.-]*)(?:\[([1-9][0-9]*)\])?|/@([A-Za-z_][\w.-]*)$")
BOUND_MIN = 6  # characters of a value that is surely itself when it stands somewhere in the text
NAME_MAX = 64  # of a title or a tag: Word cuts what is longer


def evaluate(xpath, root):
    """The nodes that a path of the few shapes that are written here finds: elements, or an attribute as a text.
    None = it is of another shape."""
    start = ROOT.match(xpath)
    if not start:
        return None
    found = root.tag == "bieumau" and start.group(1) in (None, root.get("document"))
    nodes, at = [root] if found else [], start.end()
    while at < len(xpath):
        step = STEP.match(xpath, at)
        if not step:
            return None
        name, number, attribute = step.groups()
        at = step.end()
        if attribute:
            return [n.get(attribute) for n in nodes if attribute in n.attrib]
        else:
            found = [c for n in nodes for c in n if c.tag == name]
        nodes = found[int(number) - 1:int(number)] if number else found
    return nodes


def root_path(root):
    """The first step of the paths into it."""
    number = root.get("document")
    return "/bieumau[@document='%s']" % number if number else "/bieumau[1]"


def stores(roots):
    """Item id -> (name of the part, its root), and what is wrong."""
    faults, found = [], {}
    for name in sorted(roots):
        number = re.fullmatch(r"customXml/itemProps(\d+)\.xml", name)
        if not number:
            continue
        item = roots[name].get(DS + "itemID")
        data = "customXml/item%s.xml" % number.group(1)
        if not re.fullmatch(r"\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}", item or ""):
            faults.append("%s: item id %s" % (name, item))
        if item in found:
            faults.append("%s: the item id of %s" % (name, found[item][0]))
        if data in roots:
            found[item] = (data, roots[data])
    # LibreOffice looks for each XPath in all of them
    paths = collections.Counter(root_path(root) for _, root in found.values() if root.tag == "bieumau")
    faults += ["%d data parts with paths that begin %s" % (n, p) for p, n in paths.items() if n > 1]
    return found, faults


def shown_text(content):
    text = ""
    for e in content.iter():
        if e.tag == W + "t":
            text += e.text or ""
        elif e.tag in (W + "tab", W + "ptab"):
            text += "\t"
        elif e.tag in (W + "br", W + "cr"):
            text += "\n"
        elif e.tag == W + "noBreakHyphen":
            text += "\u2011"
    return text


def shown_date(iso, picture):
    """A day as w:dateFormat shows it."""
    year, month, day = iso.split("-")
    known = {"yyyy": year, "MM": month, "M": str(int(month)), "dd": day, "d": str(int(day))}
    parts = re.findall(r"'([^']*)'|(yyyy|MM?|dd?)|(.)", picture)
    return "".join(quoted or known.get(code, "") or other for quoted, code, other in parts)


def val(e, path):
    found = e.find(path)
    return None if found is None else found.get(W + "val")


class Control:
    def __init__(self, sdt):
        self.pr, self.content = sdt.find(W + "sdtPr"), sdt.find(W + "sdtContent")
        kinds = [] if self.pr is None else [e for e in self.pr if e.tag in KINDS]
        self.kinds = len(kinds)
        self.kind_element = kinds[0] if kinds else None
        self.kind = KINDS[kinds[0].tag] if kinds else ""
        self.binding = None
        for e in [] if self.pr is None else self.pr:
            if e.tag in (W + "dataBinding", W15 + "dataBinding"):
                self.binding = e
        self.id = None if self.pr is None else val(self.pr, W + "id")
        self.placeholder = self.pr is not None and self.pr.find(W + "showingPlcHdr") is not None

    def name(self):
        xpath = "" if self.binding is None else self.binding.get(W + "xpath")
        return "control %s %s" % (self.id, xpath)


def shape_faults(c):
    """What holds of a control by itself."""
    faults = []
    if c.kinds != 1:
        faults.append("%d kinds" % c.kinds)
    if c.id is None or not re.fullmatch(r"-?[0-9]{1,10}", c.id) or not -2**31 <= int(c.id) < 2**31:
        faults.append("id %s" % c.id)
    for name in ("alias", "tag"):
        if len((val(c.pr, W + name) or "").encode("utf-16-le")) > 2 * NAME_MAX:
            faults.append("%s is longer than %d" % (name, NAME_MAX))
    if c.content is None or len(c.content) == 0:
        return faults + ["holds nothing"]
    if c.kind in ("text", "date", "list", "box"):
        # 17.5.2: such a control holds one run, or one paragraph or cell with one
        inner = [e for e in c.content.iter() if e.tag in (W + "p", W + "r", W + "tc", W + "sdt")]
        if [e.tag for e in inner].count(W + "r") != 1 or len({e.tag for e in inner}) != len(inner) or \
                W + "sdt" in {e.tag for e in inner}:
            faults.append("does not hold one run")
    if c.kind == "list":
        for key in ("value", "displayText"):
            values = [e.get(W + key) for e in c.kind_element.iter(W + "listItem")]
            if None in values or "" in values or len(set(values)) != len(values):
                faults.append("two entries of one %s" % key)
    return faults


def text_faults(c, node, glossary):
    """What is shown is what it is bound to."""
    value = node if isinstance(node, str) else "".join(node.itertext())
    shown = shown_text(c.content).replace("\u00a0", " ")
    if c.kind == "box":
        checked = c.kind_element.find(W14 + "checked")
        on = checked is not None and checked.get(W14 + "val") in ("1", "true")
        state = c.kind_element.find(W14 + ("checkedState" if on else "uncheckedState"))
        sign = "" if state is None else chr(int(state.get(W14 + "val"), 16)).replace("\u00a0", " ")
        faults = [] if value in (("true", "1") if on else ("false", "0")) else ["the data say “%s”" % value]
        return faults + ([] if shown == sign else ["shows “%s”" % shown])
    if c.placeholder:
        entry = val(c.pr, W + "placeholder/" + W + "docPart")
        return (["shows its placeholder, and the data say “%s”" % value] if value.strip() else []) + \
            ([] if entry in glossary else ["no placeholder “%s” in the glossary" % entry])
    if not value:
        return ["shows “%s”, and the data are empty" % shown]
    if c.kind == "date" and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        full = c.kind_element.get(W + "fullDate") or ""
        value = shown_date(value, val(c.kind_element, W + "dateFormat") or "") \
            if full.startswith(value + "T") else "fullDate %s" % full
    elif c.kind == "list" and len(c.kind_element):
        value = {e.get(W + "value"): e.get(W + "displayText")
                 for e in c.kind_element.iter(W + "listItem")}.get(value, "no entry “%s”" % value)
    value = value.replace("\u00a0", " ")
    return [] if shown == value else ["shows “%s”, the data say “%s”" % (shown, value)]


def bound_faults(c, store, glossary):
    if c.binding is None:
        return ["is bound to nothing"]
    if store is None:
        return ["no data of the id %s" % c.binding.get(W + "storeItemID")]
    nodes = evaluate(c.binding.get(W + "xpath") or "", store[1])
    if not nodes:
        return ["finds no node"]
    if c.kind == "section":
        items = [s for s in c.content.iter(W + "sdt") if Control(s).kind == "item"]
        return [] if len(items) == len(nodes) else \
            ["%d rows, %d in the data" % (len(items), len(nodes))]
    if len(nodes) != 1 or (not isinstance(nodes[0], str) and len(nodes[0])):
        return ["finds more than one value"]
    return text_faults(c, nodes[0], glossary)


def leaves(root, path=""):
    """(XPath, text) of all that the data say: of options that are chosen the attribute."""
    count = collections.Counter()
    for e in root:
        count[e.tag] += 1
        here = "%s/%s[%d]" % (path, e.tag, count[e.tag])
        if "chosen" in e.attrib:
            if e.get("chosen") in ("true", "1"):
                yield here + "/@chosen", e.text or ""
        elif len(e):
            yield from leaves(e, here)
        elif (e.text or "").strip() and e.text not in ("false", "0") and XML_SPACE not in e.attrib:
            yield here, e.text


def faults(parts, roots):
    """All of a package."""
    found = []
    data, found_stores = stores(roots)
    found += found_stores
    glossary = set()
    for name, root in roots.items():
        if name.startswith("word/glossary/"):
            entries = [val(p, W + "name") for p in root.iter(W + "docPartPr")]
            guids = [val(p, W + "guid") for p in root.iter(W + "docPartPr")]
            glossary.update(entries)
            if len(set(entries)) != len(entries) or len(set(guids)) != len(guids):
                found.append("%s: two entries of one name or id" % name)
    ids = collections.Counter()
    for name, root in sorted(roots.items()):
        if not name.startswith("word/") or name.endswith(".rels"):
            continue
        found += ["%s: %s is not ignorable" % (name, p) for p in not_ignorable(parts[name])]
        for sdt in root.iter(W + "sdt"):
            c = Control(sdt)
            ids[c.id] += 1
            wrong = shape_faults(c)
            if not wrong and c.kind != "item":
                wrong = bound_faults(c, data.get(c.binding.get(W + "storeItemID"))
                                     if c.binding is not None else None, glossary)
            found += ["%s: %s %s" % (name, c.name(), f) for f in wrong]
    found += ["two controls of the id %s" % i for i, n in ids.items() if n > 1]
    if ids:
        text = "".join(shown_text(p) + "\n" for p in roots["word/document.xml"].iter(W + "p"))
        found += ["%s: %s is printed, but not bound: %s" % u for u in unbound(roots)
                  if len(u[2]) >= BOUND_MIN and u[2] in text]
    return found


def not_ignorable(data):
    """Prefixes of elements that a reader of 2007 does not know and is not told to pass over."""
    root = re.search(rb"<[A-Za-z0-9]+:[^>]*>", data).group()
    told = re.search(rb'mc:Ignorable="([^"]*)"', root)
    used = set(re.findall(rb"<(w1[0-9][a-z]*):", data))
    return sorted(p.decode() for p in used - set(told.group(1).split() if told else []))


def unbound(roots):
    """(part, XPath, text) of the data for which there is no control: those that are printed in other words, or not at all."""
    bound = collections.defaultdict(set)
    for name, root in roots.items():
        for b in root.iter(W + "dataBinding"):
            bound[b.get(W + "storeItemID")].add(b.get(W + "xpath"))
    for item, (name, root) in stores(roots)[0].items():
        for xpath, text in leaves(root, root_path(root)):
            if xpath not in bound[item]:
                yield name, xpath, text


# ---- A test of the rules ------------------------------------------------------------------------

ITEM = "{00000000-0000-0000-0000-000000000001}"


def sample_control(number, xpath, kind, run, more=""):
    return ('<w:sdt><w:sdtPr><w:alias w:val="a"/><w:tag w:val="a"/><w:id w:val="%d"/>%s<w:dataBinding '
            'w:xpath="/bieumau[1]%s" w:storeItemID="%s"/>%s</w:sdtPr><w:sdtContent><w:r>%s</w:r>'
            '</w:sdtContent></w:sdt>' % (number, more, xpath, ITEM, kind, run))


def sample_box(number, xpath, on):
    return sample_control(
        number, xpath, '<w14:checkbox><w14:checked w14:val="%d"/><w14:checkedState w14:val="2611" '
        'w14:font="Segoe UI Symbol"/><w14:uncheckedState w14:val="2610" w14:font="Segoe UI Symbol"/>'
        '</w14:checkbox>' % on, "<w:t>%s</w:t>" % "☐☑"[on])


def sample_row(number, xpath, text):
    return ('<w:sdt><w:sdtPr><w:id w:val="%d"/><w15:repeatingSectionItem/></w:sdtPr><w:sdtContent><w:tr>'
            '<w:tc><w:tcPr><w:tcW w:w="5000" w:type="dxa"/></w:tcPr><w:p>%s</w:p></w:tc></w:tr>'
            '</w:sdtContent></w:sdt>' % (number, sample_control(
                number + 1, xpath, "<w:text/>", "<w:t>%s</w:t>" % text)))


def sample(parts):
    """The parts of a good package, with a body of one control of each kind instead of its own."""
    data = ('<bieumau form="a/b"><ten>An</ten><ngay>1986-03-08</ngay><hinh>Gia hạn</hinh><co>true</co><gt>'
            '<option chosen="false">Nam</option><option chosen="true">Nữ</option></gt><trong/>'
            '<bang><x>1</x></bang><bang><x>2</x></bang></bieumau>')
    date = ('<w:date w:fullDate="1986-03-08T00:00:00Z"><w:dateFormat w:val="\'ngày\' dd \'tháng\' M \'năm\' '
            'yyyy"/><w:lid w:val="vi-VN"/><w:storeMappedDataAs w:val="date"/><w:calendar '
            'w:val="gregorian"/></w:date>')
    options = "".join('<w:listItem w:displayText="%s" w:value="%s"/>' % (o, o)
                      for o in ("Gia hạn", "Cấp mới"))
    controls = [
        sample_control(1, "/ten[1]", "<w:text/>", "<w:t>An</w:t>"),
        sample_control(2, "/ngay[1]", date, "<w:t>ngày 08 tháng 3 năm 1986</w:t>"),
        sample_control(3, "/hinh[1]", "<w:dropDownList>%s</w:dropDownList>" % options,
                       "<w:t>Gia hạn</w:t>"),
        sample_box(4, "/co[1]", 1), sample_box(5, "/gt[1]/option[1]/@chosen", 0),
        sample_box(6, "/gt[1]/option[2]/@chosen", 1),
        sample_control(7, "/trong[1]", "<w:text/>", "<w:t>...</w:t>",
                       '<w:placeholder><w:docPart w:val="bieumau-dots"/></w:placeholder>'
                       '<w:showingPlcHdr/>')]
    rows = "".join(sample_row(10 * i, "/bang[%d]/x[1]" % i, str(i)) for i in (1, 2))
    table = ('<w:tbl><w:tblPr><w:tblLayout w:type="fixed"/><w:tblLook w:firstRow="0"/><w:tblCaption '
             'w:val="Bảng"/><w:tblDescription w:val="Bảng"/></w:tblPr><w:tblGrid><w:gridCol '
             'w:w="5000"/></w:tblGrid><w:sdt><w:sdtPr><w:id w:val="8"/><w15:dataBinding w:xpath="/bieumau[1]/bang" w:storeItemID="%s"/>'
             '<w15:repeatingSection/></w:sdtPr><w:sdtContent>%s</w:sdtContent></w:sdt></w:tbl>'
             % (ITEM, rows))
    document = parts["word/document.xml"].decode()
    section = re.findall(r"<w:sectPr\b.*?</w:sectPr>", document, re.S)[-1]
    body = ('<w:body><w:p><w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/>%s</w:p>%s<w:p><w:r>'
            '<w:t>.</w:t></w:r></w:p>%s</w:body></w:document>' % ("".join(controls), table, section))
    head = ('<w:document xmlns:w="%s" xmlns:w14="%s" xmlns:w15="%s" xmlns:r="%s" xmlns:mc="%s" '
            'mc:Ignorable="w14 w15">' % (
                W[1:-1], W14[1:-1], W15[1:-1],
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                "http://schemas.openxmlformats.org/markup-compatibility/2006"))
    props = re.sub(rb"\{[0-9A-F-]{36}\}", ITEM.encode(), parts["customXml/itemProps1.xml"])
    return dict(parts, **{"word/document.xml": (head + body).encode(),
                          "customXml/item1.xml": data.encode(), "customXml/itemProps1.xml": props})


# As rules.BREAKS, of a sample.
BREAKS = [
    ("two controls of one id", "word/document.xml", rb'<w:id w:val="2"/>', b'<w:id w:val="1"/>'),
    ("control without an id", "word/document.xml", rb'<w:id w:val="2"/>', b""),
    ("control bound to nothing", "word/document.xml", rb"<w:dataBinding [^>]*/ten\[1\][^>]*>", b""),
    ("value that is printed without its control", "word/document.xml",
     rb"<w:sdt>(?:(?!<w:sdt>).)*/hinh\[1\].*?<w:sdtContent>(.*?)</w:sdtContent></w:sdt>", rb"\1"),
    ("path that leads nowhere", "word/document.xml", rb"/ten\[1\]", b"/ten[2]"),
    ("path into another document", "word/document.xml", rb"/bieumau\[1\]/ten\[1\]",
     b"/bieumau[@document='2']/ten[1]"),
    ("path of another shape", "word/document.xml", rb"/bieumau\[1\]/ten\[1\]", b"//ten"),
    ("path to all of a table", "word/document.xml", rb"/bang\[1\]/x\[1\]", b"/bang[1]"),
    ("data of another id", "word/document.xml", rb"/ten(.*?)0001\}", rb"/ten\g<1>0002}"),
    ("id of data that is none", "customXml/itemProps1.xml", rb'itemID="\{0', b'itemID="{X'),
    ("data that say something else", "customXml/item1.xml", rb"<ten>An<", b"<ten>Ba<"),
    ("text without data", "customXml/item1.xml", rb"<ten>An</ten>", b"<ten/>"),
    ("another date", "customXml/item1.xml", rb"1986-03-08", b"1986-03-09"),
    ("another date shown", "word/document.xml", rb"08 th", b"09 th"),
    ("option that is not in the list", "word/document.xml", rb'w:value="Gia', b'w:value="Xin'),
    ("two entries of one value", "word/document.xml", "w:value=\"Cấp mới".encode(),
     "w:value=\"Gia hạn".encode()),
    ("box that is not ticked", "word/document.xml", rb'w14:checked w14:val="1"',
     b'w14:checked w14:val="0"'),
    ("box that shows another sign", "word/document.xml", "☑".encode(), "☐".encode()),
    ("box against its data", "customXml/item1.xml", rb"<co>true", b"<co>false"),
    ("placeholder over data", "customXml/item1.xml", rb"<trong/>", b"<trong>x</trong>"),
    ("placeholder that the glossary lacks", "word/document.xml", rb"bieumau-dots", b"bieumau-none"),
    ("row without data", "customXml/item1.xml", rb"<bang><x>2</x></bang>", b""),
    ("data without a row", "customXml/item1.xml", rb"</bieumau>", b"<bang><x>3</x></bang></bieumau>"),
    ("two runs in a control", "word/document.xml", rb"<w:r><w:t>An</w:t></w:r>",
     b"<w:r><w:t>A</w:t></w:r><w:r><w:t>n</w:t></w:r>"),
    ("control in a control", "word/document.xml", rb"(<w:sdtContent>)(<w:r><w:t>An</w:t></w:r>)",
     rb'\1<w:sdt><w:sdtPr><w:id w:val="99"/><w:text/></w:sdtPr><w:sdtContent>\2</w:sdtContent></w:sdt>'),
    ("control of two kinds", "word/document.xml", rb"<w:text/>", b"<w:text/><w:comboBox/>"),
    ("control of no kind", "word/document.xml", rb"<w:text/>", b""),
    ("title that is too long", "word/document.xml", rb'<w:alias w:val="a"',
     b'<w:alias w:val="' + b"a" * 65 + b'"'),
    ("namespace that is not ignorable", "word/document.xml", rb' mc:Ignorable="w14 w15"', b""),
    ("theme font in a control", "word/document.xml", rb"<w:sdtPr>",
     b'<w:sdtPr><w:rPr><w:rFonts w:asciiTheme="minorHAnsi"/></w:rPr>'),
    ("theme font in the glossary", "word/glossary/document.xml", rb"<w:r>",
     b'<w:r><w:rPr><w:rFonts w:asciiTheme="minorHAnsi"/></w:rPr>'),
    ("two placeholders of one name", "word/glossary/document.xml", rb"bieumau-space", b"bieumau-dots"),
    ("two bookmarks of one name", "word/document.xml", rb'<w:bookmarkEnd w:id="1"/>',
     b'<w:bookmarkEnd w:id="1"/><w:bookmarkStart w:id="2" w:name="A"/><w:bookmarkEnd w:id="2"/>'),
    ("two bookmarks of one id", "word/document.xml", rb'<w:bookmarkEnd w:id="1"/>',
     b'<w:bookmarkEnd w:id="1"/><w:bookmarkStart w:id="1" w:name="b"/><w:bookmarkEnd w:id="1"/>'),
    ("bookmark of a long name", "word/document.xml", rb'w:name="a"', b'w:name="' + b"a" * 41 + b'"'),
    ("bookmark without an end", "word/document.xml", rb"<w:bookmarkEnd[^>]*>", b""),
    ("cell without a paragraph in a row of a section", "word/document.xml",
     rb"(<w:tc>.*?</w:tcPr>).*?</w:tc>", rb"\1</w:tc>"),
    ("row of a section that does not fill the grid", "word/document.xml", rb"<w:gridCol [^>]*>",
     b'<w:gridCol w:w="2500"/><w:gridCol w:w="2500"/>'),
    ("relationships of data that are empty", "customXml/_rels/item1.xml.rels",
     rb"<Relationship [^>]*>", b""),
]
