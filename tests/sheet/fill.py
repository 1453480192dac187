#!/usr/bin/env python3
"""Fill in a workbook that “bieumau new --to xlsx” made, as a clerk would: fill.py IN.xlsx OUT.xlsx ROWS.json

ROWS.json is a list of rows, {"id or head of the column": "text"}. The cells get the format of their column.
SPDX-License-Identifier: MIT
"""
import json
import re
import sys
import zipfile
from xml.sax.saxutils import escape

from workbook import Workbook, letters


def row_xml(number, row, sheet):
    cells = []
    for name, text in row.items():
        column = sheet.column(name)
        style = sheet.column_style(column)
        cells.append((column, f'<c r="{letters(column)}{number}" s="{style}" t="inlineStr">'
                              f'<is><t xml:space="preserve">{escape(text)}</t></is></c>'))
    return f'<row r="{number}">' + "".join(c for _, c in sorted(cells)) + "</row>"


def main():
    source, target, rows = sys.argv[1:]
    book = Workbook(source)
    sheet = book.sheet(0)
    with open(rows, encoding="utf-8") as f:
        data = "".join(row_xml(3 + i, row, sheet) for i, row in enumerate(json.load(f)))
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name)
            if name == sheet.part:
                text = re.sub("</sheetData>", lambda m: data + m[0], text.decode()).encode()
            new.writestr(name, text)


main()
