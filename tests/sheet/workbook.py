"""A workbook as the tests look at it. SPDX-License-Identifier: MIT"""
import xml.etree.ElementTree as ET
import zipfile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"


def letters(column):  # from 0
    name = ""
    column += 1
    while column:
        column, digit = divmod(column - 1, 26)
        name = chr(65 + digit) + name
    return name


class Sheet:
    def __init__(self, book, name, part, state):
        self.book, self.name, self.part, self.state = book, name, part, state
        self.root = ET.fromstring(book.zip.read(part))

    def row(self, number):
        """The texts of a row, by column from 0; {} when it has none."""
        texts = {}
        for c in self.root.iterfind(f"{MAIN}sheetData/{MAIN}row[@r='{number}']/{MAIN}c"):
            value = c.find(f"{MAIN}v")
            column = 0
            for letter in c.get("r").rstrip("0123456789"):
                column = column * 26 + ord(letter) - 64
            if value is not None:
                text = self.book.strings[int(value.text)] if c.get("t") == "s" else value.text
                texts[column - 1] = text
        return texts

    def column(self, name):
        for number in (1, 2):
            for column, text in self.row(number).items():
                if text in (name, name + " *"):
                    return column
        raise KeyError(name)

    def column_style(self, column):
        for col in self.root.iterfind(f"{MAIN}cols/{MAIN}col"):
            if int(col.get("min")) <= column + 1 <= int(col.get("max")):
                return col.get("style")
        return "0"

    def checks(self):
        """The checks of the cells, by the column they begin in."""
        return {v.get("sqref").split(":")[0].rstrip("0123456789"): v
                for v in self.root.iterfind(f"{MAIN}dataValidations/{MAIN}dataValidation")}


class Workbook:
    def __init__(self, path):
        self.zip = zipfile.ZipFile(path)
        root = ET.fromstring(self.zip.read("xl/workbook.xml"))
        rels = {r.get("Id"): r.get("Target")
                for r in ET.fromstring(self.zip.read("xl/_rels/workbook.xml.rels"))}
        self.strings = ["".join(si.itertext())
                        for si in ET.fromstring(self.zip.read("xl/sharedStrings.xml"))]
        self.sheets = [Sheet(self, s.get("name"), "xl/" + rels[s.get(REL + "id")], s.get("state"))
                       for s in root.iterfind(f"{MAIN}sheets/{MAIN}sheet")]

    def sheet(self, i):
        return self.sheets[i]

    def comments(self):
        """The comments of the first sheet, by cell."""
        root = ET.fromstring(self.zip.read("xl/comments1.xml"))
        return {c.get("ref"): "".join(c.itertext()) for c in root.iter(f"{MAIN}comment")}
