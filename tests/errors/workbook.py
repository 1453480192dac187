"""A small workbook for tests: each line of IN is a row, "2h: text | #12 | !#N/A": its number ("h" = hidden) and its cells, with
"#" before a number, "!" before an error value (alone: a formula without a value). usage: workbook.py IN OUT.xlsx

SPDX-License-Identifier: MIT"""
import sys
import zipfile
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def cell(place, text):
    if text.startswith("#"):
        return f'<c r="{place}"><v>{text[1:]}</v></c>'
    if text == "!":
        return f'<c r="{place}"><f>A1</f></c>'
    if text.startswith("!"):
        return f'<c r="{place}" t="e"><v>{escape(text[1:])}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def row(line):
    number, cells = line.split(":", 1)
    hidden = ' hidden="1"' if number.endswith("h") else ""
    number = number.rstrip("h")
    texts = [text.strip() for text in cells.split("|")]
    made = "".join(cell(f"{chr(65 + i)}{number}", t) for i, t in enumerate(texts) if t)
    return f'<row r="{number}"{hidden}>{made}</row>'


with open(sys.argv[1], encoding="utf-8") as lines:
    rows = "".join(row(line) for line in lines if line.strip())
with zipfile.ZipFile(sys.argv[2], "w") as out:
    out.writestr(
        "[Content_Types].xml",
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/xl/workbook.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
        '<Override PartName="/xl/sheet1.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
    )
    out.writestr(
        "_rels/.rels",
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    )
    out.writestr(
        "xl/workbook.xml",
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="Trang 1" sheetId="1" r:id="rId1"/></sheets></workbook>',
    )
    out.writestr(
        "xl/_rels/workbook.xml.rels",
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/worksheet" Target="sheet1.xml"/></Relationships>',
    )
    out.writestr("xl/sheet1.xml", f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>')
