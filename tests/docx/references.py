"""Reference documents for --docx-template, made as Word makes them: theme fonts, styles of a letterhead, headers with
pictures, and what must not come along. Standard library only.

    references.py FOLDER [NAME…]    writes NAME.docx; all of them without a name

SPDX-License-Identifier: MIT"""
import struct
import sys
import zipfile
import zlib

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
DRAWING = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"')
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def png(width=8, height=8, colour=(200, 16, 46)):
    """A picture of one colour."""
    def chunk(kind, data):
        return (struct.pack(">L", len(data)) + kind + data +
                struct.pack(">L", zlib.crc32(kind + data) & 0xffffffff))
    rows = (b"\0" + bytes(colour) * width) * height
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">LLBBBBB", width, height, 8, 2, 0, 0, 0)) +
            chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def picture(relation, number=1, attribute="r:embed"):
    """A run with a picture of 1 cm."""
    return ('<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="360000" cy="360000"/>'
            '<wp:docPr id="%d" name="Logo"/><a:graphic><a:graphicData '
            'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
            '<pic:cNvPr id="%d" name="logo"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip %s="%s"/>'
            '<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
            '<a:ext cx="360000" cy="360000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
            '</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
            % (number, number, attribute, relation))


def chart(relation):
    return ('<w:r><w:drawing><wp:inline><wp:extent cx="360000" cy="360000"/><wp:docPr id="9" name="Chart"/>'
            '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
            '<c:chart r:id="%s"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>' % relation)


def run(text, properties=""):
    return '<w:r>%s<w:t xml:space="preserve">%s</w:t></w:r>' % (
        properties and "<w:rPr>%s</w:rPr>" % properties, text)


def paragraph(content, properties=""):
    return "<w:p>%s%s</w:p>" % (properties and "<w:pPr>%s</w:pPr>" % properties, content)


def field(instruction, result="1"):
    """As Word writes it, in several runs."""
    return ('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> %s </w:instrText>'
            '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>%s<w:r><w:fldChar w:fldCharType="end"/></w:r>'
            % (instruction, run(result)))


def margin(kind, *paragraphs):
    return "%s<w:%s %s %s %s>%s</w:%s>" % (DECLARATION, kind, W, R, DRAWING, "".join(paragraphs), kind)


def style(kind, style_id, name, inside="", default=False, custom=False):
    return '<w:style w:type="%s"%s%s w:styleId="%s"><w:name w:val="%s"/>%s</w:style>' % (
        kind, ' w:default="1"' if default else "", ' w:customStyle="1"' if custom else "", style_id, name, inside)


# As Word 2016 begins a document: Calibri of the theme, 11 pt, 8 pt behind each paragraph.
DEFAULTS = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorHAnsi" '
    'w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/><w:kern w:val="2"/><w:sz w:val="22"/><w:szCs w:val="22"/>'
    '<w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
    '<w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="0" w:defUnhideWhenUsed="0" '
    'w:defQFormat="0" w:count="376"><w:lsdException w:name="Normal" w:uiPriority="0" w:qFormat="1"/></w:latentStyles>')
# With the ids of a Word that speaks another language.
BASIC = (
    style("paragraph", "a", "Normal", "<w:qFormat/>", default=True) +
    style("character", "a0", "Default Paragraph Font", "<w:semiHidden/>", default=True) +
    style("table", "a1", "Normal Table", '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" '
          'w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" '
          'w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>', default=True) +
    style("numbering", "a2", "No List", "<w:semiHidden/>", default=True) +
    style("paragraph", "DauTrang", "header", '<w:basedOn w:val="a"/><w:pPr><w:tabs><w:tab w:val="center" w:pos="4680"/>'
          '<w:tab w:val="right" w:pos="9360"/></w:tabs><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'))
THEME = (
    DECLARATION + '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Office"><a:themeElements>'
    '<a:clrScheme name="Office">' +
    "".join('<a:%s><a:srgbClr val="%s"/></a:%s>' % (n, v, n) for n, v in [
        ("dk1", "000000"), ("lt1", "FFFFFF"), ("dk2", "44546A"), ("lt2", "E7E6E6"), ("accent1", "4472C4"),
        ("accent2", "ED7D31"), ("accent3", "A5A5A5"), ("accent4", "FFC000"), ("accent5", "5B9BD5"),
        ("accent6", "70AD47"), ("hlink", "0563C1"), ("folHlink", "954F72")]) +
    '</a:clrScheme><a:fontScheme name="Office">' +
    "".join('<a:%s><a:latin typeface="%s"/><a:ea typeface=""/><a:cs typeface=""/></a:%s>' % (n, f, n)
            for n, f in [("majorFont", "Calibri Light"), ("minorFont", "Calibri")]) +
    '</a:fontScheme><a:fmtScheme name="Office">'
    "<a:fillStyleLst>" + '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>' * 3 + "</a:fillStyleLst>"
    "<a:lnStyleLst>" + '<a:ln><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>' * 3 + "</a:lnStyleLst>"
    "<a:effectStyleLst>" + "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3 + "</a:effectStyleLst>"
    "<a:bgFillStyleLst>" + '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>' * 3 + "</a:bgFillStyleLst>"
    "</a:fmtScheme></a:themeElements></a:theme>")
A4 = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1021" w:bottom="1304" w:left="1814" ' \
     'w:header="567" w:footer="510" w:gutter="0"/>'


class Package:
    """A document that is put together part by part."""

    def __init__(self, page=A4):
        self.parts, self.overrides, self.defaults = {}, {}, {}
        self.relations = {"": [], "word/document.xml": []}
        self.page, self.section, self.body = page, "", ""
        self.main_type = WORD + "document.main+xml"
        self.styles, self.settings = DEFAULTS + BASIC, ""

    def relate(self, owner, kind, target, external=False, relation_id=None):
        rows = self.relations.setdefault(owner, [])
        relation_id = relation_id or "rId%d" % (len(rows) + 1)
        kind = kind if kind.startswith("http") else OFFICE + kind
        rows.append('<Relationship Id="%s" Type="%s" Target="%s"%s/>' % (
            relation_id, kind, target, ' TargetMode="External"' if external else ""))
        return relation_id

    def part(self, name, data, content_type=None):
        self.parts[name] = data
        if content_type:
            self.overrides[name] = content_type

    def theme(self):
        self.part("word/theme/theme1.xml", THEME, "application/vnd.openxmlformats-officedocument.theme+xml")
        self.relate("word/document.xml", "theme", "theme/theme1.xml")

    def media(self, owner, name, data=None, suffix="png"):
        self.part("word/media/" + name, png() if data is None else data)
        self.defaults[suffix] = "image/" + suffix
        return self.relate(owner, "image", "media/" + name)

    def stand(self, kind, pages, *paragraphs, name=None):
        """A header (kind "header") or footer on default, first or even pages."""
        name = name or "%s-%s.xml" % (kind, pages)
        self.part("word/" + name, margin("hdr" if kind == "header" else "ftr", *paragraphs), WORD + kind + "+xml")
        self.section += '<w:%sReference w:type="%s" r:id="%s"/>' % (
            kind, pages, self.relate("word/document.xml", kind, name))
        return "word/" + name

    def write(self, path):
        document = "%s<w:document %s %s><w:body>%s<w:sectPr>%s</w:sectPr></w:body></w:document>" % (
            DECLARATION, W, R, self.body or paragraph(run("Không lấy chữ này")), self.section + self.page)
        self.part("word/document.xml", document, self.main_type)
        self.relate("", "officeDocument", "word/document.xml")
        self.part("word/styles.xml", "%s<w:styles %s>%s</w:styles>" % (DECLARATION, W, self.styles), WORD + "styles+xml")
        self.relate("word/document.xml", "styles", "styles.xml")
        self.part("word/settings.xml", "%s<w:settings %s %s>%s</w:settings>" % (DECLARATION, W, R, self.settings),
                  WORD + "settings+xml")
        self.relate("word/document.xml", "settings", "settings.xml")
        types = ['<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
                 '<Default Extension="xml" ContentType="application/xml"/>']
        types += ['<Default Extension="%s" ContentType="%s"/>' % d for d in self.defaults.items()]
        types += ['<Override PartName="/%s" ContentType="%s"/>' % o for o in self.overrides.items()]
        for owner, rows in self.relations.items():
            folder, _, base = owner.rpartition("/")
            name = (folder + "/" if folder else "") + "_rels/" + base + ".rels"
            self.parts[name] = DECLARATION + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/' \
                'relationships">%s</Relationships>' % "".join(rows)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
            z.writestr("[Content_Types].xml", DECLARATION + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
                       'content-types">%s</Types>' % "".join(types))
            for name, data in self.parts.items():
                z.writestr(name, data)


def times(p):
    """Styles as Nghị định 30 wants them."""
    p.styles = p.styles.replace('w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" '
                                'w:cstheme="minorBidi"', 'w:ascii="Times New Roman" w:eastAsia="Times New Roman" '
                                'w:hAnsi="Times New Roman" w:cs="Times New Roman"')
    return p


def plain():
    """Page and fonts by the rules; nothing in the margins."""
    return times(Package())


def letterhead():
    """A logo above the first page, another header and a footer on the others, with the number of the page in it."""
    p = times(Package())
    first = p.stand("header", "first", paragraph("PICTURE" + run("VĂN PHÒNG MẪU"), '<w:pStyle w:val="DauTrang"/>'))
    p.parts[first] = p.parts[first].replace("PICTURE", picture(p.media(first, "logo.png")))
    p.stand("header", "default", paragraph(run("Đầu trang sau")))
    p.stand("footer", "default", paragraph(run("Trang ") + field("PAGE") + run(" của ") + field("NUMPAGES"),
                                           '<w:jc w:val="center"/>'))
    p.page += "<w:titlePg/>"
    return p


def word():
    """As Word begins a document, with headers of even and odd pages."""
    p = Package()
    p.theme()
    head = p.stand("header", "default", paragraph("PICTURE" + run("Trang lẻ"), '<w:pStyle w:val="DauTrang"/>'))
    p.parts[head] = p.parts[head].replace("PICTURE", picture(p.media(head, "image1.png")))
    p.stand("header", "even", paragraph(run("Trang chẵn"), '<w:pStyle w:val="DauTrang"/>'))
    p.stand("footer", "default", paragraph(run("Chân trang")))
    p.settings = ('<w:zoom w:percent="100"/><w:mirrorMargins/><w:defaultTabStop w:val="708"/><w:evenAndOddHeaders/>'
                  '<w:rsids><w:rsidRoot w:val="00AB12CD"/></w:rsids>')
    p.styles += style("paragraph", "1", "heading 1", '<w:basedOn w:val="a"/><w:next w:val="a"/><w:qFormat/><w:pPr>'
                      '<w:keepNext/><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr>'
                      '<w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi"/><w:color w:val="2F5496" '
                      'w:themeColor="accent1"/><w:sz w:val="32"/></w:rPr>')
    return p


def named():
    """Styles that stand for ours by their Vietnamese names, in other letters, and by their ids."""
    p = plain()
    p.styles += style("paragraph", "Kieu7", "TÊN MẪU", '<w:basedOn w:val="a"/><w:pPr><w:spacing w:before="480" '
                      'w:after="240"/><w:jc w:val="right"/></w:pPr><w:rPr><w:b/><w:sz w:val="30"/></w:rPr>', custom=True)
    p.styles += style("paragraph", "FormLine", "Dòng riêng", '<w:basedOn w:val="a"/><w:pPr><w:spacing w:after="120"/>'
                      '</w:pPr><w:rPr><w:sz w:val="26"/></w:rPr>', custom=True)
    p.styles += style("character", "Note", "Ghi chú", "<w:rPr><w:i/></w:rPr>", custom=True)
    return p


def landscape():
    """Its page lies."""
    p = plain()
    p.page = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1134" w:right="1134" ' \
             'w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>'
    return p


def letter_paper():
    """American paper with an inch all around."""
    p = plain()
    p.page = '<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" ' \
             'w:header="720" w:footer="720" w:gutter="0"/>'
    return p


def a5():
    """A page that has no room for wide tables."""
    p = plain()
    p.page = '<w:pgSz w:w="8391" w:h="11906"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" ' \
             'w:header="567" w:footer="567" w:gutter="0"/>'
    return p


def narrow():
    """A page with just room enough for forms, but not for tables of many columns."""
    p = a5()
    p.page = p.page.replace('w:left="1134"', 'w:left="1587"')
    return p


def tiny():
    """A page that has no room for any form."""
    p = a5()
    p.page = p.page.replace('w:left="1134"', 'w:left="5000"')
    return p


def burdened():
    """All that must not come along."""
    p = times(Package())
    p.main_type = "application/vnd.ms-word.document.macroEnabled.main+xml"
    p.part("word/vbaProject.bin", b"macro", "application/vnd.ms-office.vbaProject")
    p.relate("word/document.xml", "http://schemas.microsoft.com/office/2006/relationships/vbaProject", "vbaProject.bin")
    p.relate("word/settings.xml", "attachedTemplate", "file:///C:/tmp/evil.dotm", external=True, relation_id="rId9")
    p.settings = ('<w:attachedTemplate r:id="rId9"/><w:documentProtection w:edit="readOnly" w:enforcement="1"/>'
                  '<w:defaultTabStop w:val="720"/>')
    p.part("word/comments.xml", "%s<w:comments %s/>" % (DECLARATION, W), WORD + "comments+xml")
    p.relate("word/document.xml", "comments", "comments.xml")
    p.part("customXml/item1.xml", "<other/>")
    p.relate("word/document.xml", "customXml", "../customXml/item1.xml")
    owner = "word/header-default.xml"
    linked = p.relate(owner, "image", "http://example.com/logo.png", external=True)
    page = p.relate(owner, "hyperlink", "http://example.com/", external=True)
    p.part("word/charts/chart1.xml", "<c/>", "application/vnd.openxmlformats-officedocument.drawingml.chart+xml")
    graph = p.relate(owner, "chart", "charts/chart1.xml")
    p.part("word/embeddings/o.bin", b"ole", "application/vnd.openxmlformats-officedocument.oleObject")
    ole = p.relate(owner, "oleObject", "embeddings/o.bin")
    p.stand("header", "default",
            paragraph(picture(linked, 1, "r:link") + chart(graph) + run("Sở Mẫu") +
                      '<w:r><w:object><w:control r:id="%s"/></w:object></w:r>' % ole),
            paragraph('<w:hyperlink r:id="%s">%s</w:hyperlink>' % (page, run("trang thông tin"))),
            paragraph('<w:sdt><w:sdtPr><w:id w:val="7"/><w:dataBinding w:xpath="/other" w:storeItemID="{1}"/><w:text/>'
                      '</w:sdtPr><w:sdtContent>%s</w:sdtContent></w:sdt>' % run("trong ô")),
            paragraph(field('INCLUDEPICTURE "http://example.com/a.png"', "hình") + field("PAGE") +
                      '<w:bookmarkStart w:id="0" w:name="x"/><w:bookmarkEnd w:id="0"/>'
                      '<w:del w:id="3" w:author="A"><w:r><w:delText>đã xóa</w:delText></w:r></w:del>'
                      '<w:ins w:id="4" w:author="A">%s</w:ins>' % run("đã thêm")))
    return p


def macros():
    """A document with macros, as good as one without."""
    p = plain()
    p.main_type = "application/vnd.ms-word.template.macroEnabledTemplate.main+xml"
    p.part("word/vbaProject.bin", b"macro", "application/vnd.ms-office.vbaProject")
    p.relate("word/document.xml", "http://schemas.microsoft.com/office/2006/relationships/vbaProject", "vbaProject.bin")
    return p


def footer():
    """A footer on all pages."""
    p = plain()
    p.stand("footer", "default", paragraph(run("Chân trang của tệp mẫu")))
    return p


def large():
    """A picture that is too large for each document to carry."""
    p = plain()
    name = p.stand("header", "default", paragraph("PICTURE"))
    p.parts[name] = p.parts[name].replace("PICTURE", picture(p.media(name, "a.png", png() + bytes(9 << 20))))
    return p


def damaged():
    """A header that ends too early."""
    p = plain()
    name = p.stand("header", "default", paragraph(run("Đầu trang")))
    p.parts[name] = p.parts[name].replace("</w:hdr>", "")
    return p


def workbook():
    """Not of Word."""
    p = plain()
    p.write = lambda path, write=p.write: (write(path), other_root(path))
    return p


def other_root(path):
    with zipfile.ZipFile(path) as z:
        parts = {n: z.read(n) for n in z.namelist()}
    parts["word/document.xml"] = b'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        for name, data in parts.items():
            z.writestr(name, data)


def broken_styles():
    """Styles that are based on each other, doubled, without a name."""
    p = plain()
    p.styles += style("paragraph", "X", "Xoay", '<w:basedOn w:val="Y"/>')
    p.styles += style("paragraph", "Y", "Vòng", '<w:basedOn w:val="X"/>')
    p.styles += style("paragraph", "Y", "Lần hai", "")
    p.styles += '<w:style w:type="paragraph" w:styleId="Z"><w:basedOn w:val="Không có"/></w:style>'
    return p


def several_sections():
    """The last section takes the header of the one before it, and its own page."""
    p = plain()
    p.stand("header", "default", paragraph(run("Của phần trước")))
    first = '<w:p><w:pPr><w:sectPr>%s%s</w:sectPr></w:pPr></w:p>' % (
        p.section, A4.replace("11906", "10000"))
    p.section, p.body = "", first + paragraph(run("Phần cuối"))
    return p


REFERENCES = {f.__name__.replace("_", "-"): f for f in (
    plain, letterhead, word, named, landscape, letter_paper, a5, narrow, tiny, burdened, macros, footer, broken_styles, several_sections, large,
    damaged, workbook)}
# Those of which no document is made.
REFUSED = ("narrow", "tiny", "large", "damaged", "workbook")


def main():
    for name in sys.argv[2:] or REFERENCES:
        REFERENCES[name]().write("%s/%s.docx" % (sys.argv[1], name))


if __name__ == "__main__":
    main()
