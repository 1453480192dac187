"""Workbooks made by hand, for the tests in this folder. SPDX-License-Identifier: MIT"""
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
ODF = "urn:oasis:names:tc:opendocument:xmlns:"
STAMP = (1980, 1, 1, 0, 0, 0)


def part(archive, name, method=zipfile.ZIP_DEFLATED):
    info = zipfile.ZipInfo(name, STAMP)
    info.compress_type = method
    return archive.open(info, "w")


def relations(entries):
    inner = "".join(f'<Relationship Id="{i}" Type="{R}/{kind}" Target="{target}"/>' for i, kind, target in entries)
    return f'<Relationships xmlns="{RELATIONS}">{inner}</Relationships>'


def xlsx(path, rows, strings=()):
    """rows and strings: the XML of each, as iterables."""
    with zipfile.ZipFile(path, "w") as z:
        for name, text in (
            ("_rels/.rels", relations([("r1", "officeDocument", "xl/workbook.xml")])),
            ("xl/workbook.xml", f'<workbook xmlns="{MAIN}" xmlns:r="{R}"><sheets>'
             '<sheet name="Danh sách" sheetId="1" r:id="r1"/></sheets></workbook>'),
            ("xl/_rels/workbook.xml.rels", relations([("r1", "worksheet", "worksheets/sheet1.xml"),
                                                      ("r2", "sharedStrings", "sharedStrings.xml")])),
        ):
            with part(z, name) as f:
                f.write(text.encode())
        with part(z, "xl/worksheets/sheet1.xml") as f:
            f.write(f'<worksheet xmlns="{MAIN}"><sheetData>'.encode())
            for row in rows:
                f.write(row.encode())
            f.write(b"</sheetData></worksheet>")
        with part(z, "xl/sharedStrings.xml") as f:
            f.write(f'<sst xmlns="{MAIN}">'.encode())
            for string in strings:
                f.write(string.encode())
            f.write(b"</sst>")


def ods(path, rows):
    """rows: the XML of each, as an iterable."""
    with zipfile.ZipFile(path, "w") as z:
        with part(z, "mimetype", zipfile.ZIP_STORED) as f:
            f.write(b"application/vnd.oasis.opendocument.spreadsheet")
        with part(z, "content.xml") as f:
            names = " ".join(f'xmlns:{n}="{ODF}{n}:1.0"' for n in ("office", "table", "text"))
            f.write(f'<office:document-content {names}><office:body><office:spreadsheet>'
                    '<table:table table:name="Danh sách">'.encode())
            for row in rows:
                f.write(row.encode())
            f.write(b"</table:table></office:spreadsheet></office:body></office:document-content>")
