#!/usr/bin/env python3
"""The check of days in a workbook, worked out by LibreOffice: days.py WORKBOOK.xlsx COLUMN OUT.xlsx writes a workbook with days and
the formula on each; days.py OUT.csv looks at what came out. A fault counts as no.
SPDX-License-Identifier: MIT
"""
import csv
import re
import sys
import zipfile
from xml.sax.saxutils import escape

from workbook import Workbook, letters

DAYS = {
    "05/01/1985": True, "5/1/1985": True, "29/02/2024": True, "31/12/2099": True, "01/01/1900": True, "25/12/2025": True,
    "29/02/2023": False, "31/04/2020": False, "13/13/2020": False, "01/25/1985": False, "5/1/85": False,
    "01/01/2100": False, "1985": False, "hôm nay": False, "05/01": False,
}
TYPES = """<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels"
ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml"
ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override
PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"""
RELS = """<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"
Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="{}"/></Relationships>"""
BOOK = """<?xml version="1.0" encoding="UTF-8"?>
<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>"""
SHEET = """<?xml version="1.0" encoding="UTF-8"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>"""


def write(source, name, target):
    sheet = Workbook(source).sheet(0)
    column = letters(sheet.column(name))
    formula = sheet.checks()[column][0].text
    rows = ""
    for n, day in enumerate(DAYS, start=1):
        of_cell = re.sub(rf"\b{column}3\b", f"A{n}", formula)
        rows += (f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>{escape(day)}</t></is></c>'
                 f'<c r="B{n}"><f>{escape(f"IFERROR(IF({of_cell},1,0),0)")}</f></c></row>')
    with zipfile.ZipFile(target, "w") as z:
        z.writestr("[Content_Types].xml", TYPES)
        z.writestr("_rels/.rels", RELS.format("officeDocument", "xl/workbook.xml"))
        z.writestr("xl/workbook.xml", BOOK)
        z.writestr("xl/_rels/workbook.xml.rels", RELS.format("worksheet", "worksheets/sheet1.xml"))
        z.writestr("xl/worksheets/sheet1.xml", SHEET.format(rows))


def look(path):
    with open(path, encoding="utf-8", newline="") as f:
        got = {row[0]: row[1] for row in csv.reader(f)}
    wrong = [day for day, good in DAYS.items() if got.get(day) != str(int(good))]
    sys.exit(f"wrong: {wrong} in {got}" if wrong else 0)


write(*sys.argv[1:]) if len(sys.argv) == 4 else look(sys.argv[1])
