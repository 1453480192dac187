"""Writes small Word files as people make them: runs, tabs, controls, tables. Standard library only.
SPDX-License-Identifier: MIT"""
import os
import re
import unicodedata
import zipfile
from xml.sax.saxutils import escape

HERE = os.path.dirname(os.path.abspath(__file__))
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    'xmlns:w="%s" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"' % W)


def legacy_letters():
    """{letter: (TCVN3 as Windows-1252, VNI as Windows-1252)}; TCVN3 "" = only in fonts of capitals."""
    path = os.path.join(HERE, "../unit/text/legacy_letters.inc")
    rows = re.findall(r'^\{"(.)", "([^"]*)", "([^"]*)"', open(path, encoding="utf-8").read(), re.M)
    shown = lambda code: bytes.fromhex(code.replace(" ", "")).decode("cp1252")
    return {letter: (shown(tcvn3), shown(vni)) for letter, tcvn3, vni in rows}


LETTERS = legacy_letters()


def tcvn3(text):
    """As a font like .VnTime has it; capitals that it does not have are small letters."""
    return "".join(LETTERS[c][0] or LETTERS[c.lower()][0] if c in LETTERS else c for c in text)


def vni(text):
    return "".join(LETTERS[c][1] if c in LETTERS else c for c in text)


def nfd(text):
    return unicodedata.normalize("NFD", text)


# ---- Inlines ------------------------------------------------------------------------------------

def run(content, bold=False, italic=False, underline=False, caps=False, font=None, size=None):
    props = ""
    if font:
        props += '<w:rFonts w:ascii="{0}" w:hAnsi="{0}" w:cs="{0}"/>'.format(font)
    props += "<w:b/>" * bold + "<w:i/>" * italic + "<w:caps/>" * caps
    if size:
        props += '<w:sz w:val="%d"/>' % size
    props += '<w:u w:val="single"/>' * underline
    return "<w:r>%s%s</w:r>" % ("<w:rPr>%s</w:rPr>" % props if props else "", content)


def t(text, **look):
    """A run with a text; "\\t" and "\\n" are tabs and line ends."""
    content = ""
    for part in re.split("([\t\n])", text):
        if part == "\t":
            content += "<w:tab/>"
        elif part == "\n":
            content += "<w:br/>"
        elif part:
            content += '<w:t xml:space="preserve">%s</w:t>' % escape(part)
    return run(content, **look)


def split(text, **look):
    """The same in runs of three letters, as Word leaves them after corrections."""
    return "".join(t(text[i:i + 3], **look) for i in range(0, len(text), 3))


def page_break():
    return run('<w:br w:type="page"/>')


def symbol(code, font="Wingdings"):
    return run('<w:sym w:font="%s" w:char="%04X"/>' % (font, 0xF000 + code))


def control(shown, kind="<w:text/>", title="", tag="", placeholder=True):
    """A content control; ${kind}: its element."""
    return ('<w:sdt><w:sdtPr>%s%s%s%s</w:sdtPr><w:sdtContent>%s</w:sdtContent></w:sdt>' % (
        '<w:alias w:val="%s"/>' % escape(title) if title else "",
        '<w:tag w:val="%s"/>' % escape(tag) if tag else "",
        "<w:showingPlcHdr/>" if placeholder else "", kind,
        shown if shown.startswith("<") else t(shown)))


def check_box(checked=False):
    return control(t("☒" if checked else "☐"), kind='<w14:checkbox><w14:checked w14:val="%d"/></w14:checkbox>' % checked,
                   placeholder=False)


def footnote(number):
    return run('<w:footnoteReference w:id="%d"/>' % number)


def text_box(*blocks):
    """As Word writes it: a shape, and the same in VML for old versions."""
    content = "<w:txbxContent>%s</w:txbxContent>" % "".join(blocks)
    return run(
        '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData '
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx>%s</wps:txbx>'
        '</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape>'
        '<v:textbox>%s</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>' % (content, content))


def line_shape():
    return run('<w:pict><v:line from="0,0" to="100pt,0"/></w:pict>')


# ---- Blocks -------------------------------------------------------------------------------------

def p(*inlines, align=None, tabs=(), indent=0, first=0, rule=False, numbered=None, style=None, look=None):
    """A paragraph of runs, or of texts in the look ${look}. ${tabs}: (position in twips, leader, alignment)."""
    props = '<w:pStyle w:val="%s"/>' % style if style else ""
    if numbered is not None:
        props += '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="%d"/></w:numPr>' % numbered
    if rule:
        props += '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
    if tabs:
        props += "<w:tabs>%s</w:tabs>" % "".join(
            '<w:tab w:val="%s" w:leader="%s" w:pos="%d"/>' % (side, leader, pos) for pos, leader, side in tabs)
    if indent or first:
        props += '<w:ind w:left="%d" w:firstLine="%d"/>' % (indent, first)
    if align:
        props += '<w:jc w:val="%s"/>' % align
    runs = "".join(x if x.startswith("<") else t(x, **(look or {})) for x in inlines)
    return "<w:p>%s%s</w:p>" % ("<w:pPr>%s</w:pPr>" % props if props else "", runs)


def cell(*blocks, width=0, span=1, merge=None):
    props = '<w:tcW w:w="%d" w:type="dxa"/>' % width
    if span > 1:
        props += '<w:gridSpan w:val="%d"/>' % span
    if merge:
        props += '<w:vMerge%s/>' % (' w:val="restart"' if merge == "begins" else "")
    content = [b if b.startswith("<w:p") or b.startswith("<w:tbl") or b.startswith("<w:sdt") else p(b) for b in blocks]
    if not content or content[-1].startswith("<w:tbl>"):
        content.append(p())
    return "<w:tc><w:tcPr>%s</w:tcPr>%s</w:tc>" % (props, "".join(content))


def row(*cells, header=False):
    return "<w:tr>%s%s</w:tr>" % ("<w:trPr><w:tblHeader/></w:trPr>" if header else "",
                                  "".join(c if c.startswith("<w:tc>") else cell(c) for c in cells))


def table(*rows, ruled=True, widths=()):
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join('<w:%s w:val="%s" w:sz="4" w:space="0" w:color="auto"/>' % (s, "single" if ruled else "nil")
                      for s in sides)
    grid = "".join('<w:gridCol w:w="%d"/>' % w for w in widths)
    return ('<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>%s</w:tblBorders></w:tblPr>'
            '<w:tblGrid>%s</w:tblGrid>%s</w:tbl>' % (borders, grid, "".join(rows)))


# ---- The package --------------------------------------------------------------------------------

STYLES = ('<w:styles %s><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" '
          'w:hAnsi="Times New Roman"/><w:sz w:val="26"/></w:rPr></w:rPrDefault></w:docDefaults>'
          '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
          '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
          '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style></w:styles>' % NAMESPACES)
NUMBERING = ('<w:numbering %s><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
             '<w:numFmt w:val="decimal"/><w:lvlText w:val="%%1."/></w:lvl></w:abstractNum>'
             '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
             '<w:lvlText w:val="-"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
             '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>' % NAMESPACES)


def footnotes(texts):
    notes = "".join('<w:footnote w:id="%d">%s</w:footnote>' % (i + 1, p(text)) for i, text in enumerate(texts))
    return '<w:footnotes %s>%s</w:footnotes>' % (NAMESPACES, notes)


def write(path, blocks, notes=(), landscape=False, title=""):
    """The file ${path} with the body ${blocks}."""
    size = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>' if landscape else '<w:pgSz w:w="11906" w:h="16838"/>'
    body = "".join(blocks) + '<w:sectPr>%s<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" ' \
                             'w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>' % size
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    parts = [("styles", "styles.xml", STYLES), ("numbering", "numbering.xml", NUMBERING)]
    if notes:
        parts.append(("footnotes", "footnotes.xml", footnotes(notes)))
    overrides = "".join('<Override PartName="/word/%s" ContentType="%s%s+xml"/>' % (f, word, k) for k, f, _ in parts)
    related = "".join('<Relationship Id="rId%d" Type="%s/%s" Target="%s"/>' % (i + 1, office, k, f)
                      for i, (k, f, _) in enumerate(parts))
    files = [
        ("[Content_Types].xml",
         '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
         'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
         'ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="%sdocument.main+xml"/>'
         '<Override PartName="/docProps/core.xml" '
         'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>%s</Types>' % (word, overrides)),
        ("_rels/.rels",
         '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
         'Type="%s/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.'
         'org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>' % office),
        ("word/document.xml", "<w:document %s><w:body>%s</w:body></w:document>" % (NAMESPACES, body)),
        ("word/_rels/document.xml.rels",
         '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>' % related),
        ("docProps/core.xml",
         '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
         'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>%s</dc:title></cp:coreProperties>' % escape(title)),
    ] + [("word/" + f, xml) for _, f, xml in parts]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        for name, xml in files:
            z.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)),
                       '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + xml)
