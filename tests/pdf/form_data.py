#!/usr/bin/python3
"""What somebody types into the fields of a blank to fill in what stands in a data file. SPDX-License-Identifier: MIT

form_data.py FORM.yaml DATA.json BLANK.pdf VALUES.json TYPED.json
    DATA      as `read --to json` writes it
    VALUES    made: full name of a field -> what is typed into it (fill_pdfjs.js says what is in it)
    TYPED     made: DATA without the values that have no field on the blank; their names are told, one a line
"""
import json
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import lib
from form_values import kinds as kinds_of

GAP = re.compile(r"(?:\.|…){3,}|…|_{2,}|<[^<>]+>")
END_OF_ITEM = re.compile(r"[ ;.]*$")


def gaps(blank):
    """Where the gaps of a blank begin and end; the marks that end an item belong to its last one."""
    found = [list(m.span()) for m in GAP.finditer(blank)]
    if found and END_OF_ITEM.fullmatch(blank[found[-1][1]:]):
        found[-1][1] = len(blank)
    return found


def split(blank, value):
    """What fills the gaps of ${blank} so that it reads as ${value}; None when it cannot."""
    pattern, at = "", 0
    for start, end in gaps(blank):
        pattern += re.escape(blank[at:start]) + "(.+?)"
        at = end
    match = re.fullmatch(pattern + re.escape(blank[at:]), value)
    return list(match.groups()) if match else None


def long_date(text, blank):
    day, month, year = text.split("/")
    if "ngày" not in blank:
        return f"{day.zfill(2)}/{month.zfill(2)}/{year}"
    return f"ngày {day.zfill(2)} tháng {month.zfill(2)} năm {year}"


class Typist:
    def __init__(self, form, kinds):
        self.form, self.kinds = form, kinds
        self.values = {}

    def has(self, name):
        return name in self.kinds

    def parts(self, name, texts, first=1):
        """Type ${texts} into the gaps from number ${first} on; False when one of them is not there."""
        numbers = [f"{name}.{first + i}" for i in range(len(texts))]
        if not all(map(self.has, numbers)):
            return False
        self.values.update(zip(numbers, texts))
        return True

    def list(self, name, field, value):
        """The items that could be typed."""
        value = value if isinstance(value, list) else [value]
        if self.has(name):
            self.values[name] = "\n".join(value)
            return value
        blanks, number, typed, fixed = field.get("blank") or [], 1, [], []
        blanks = blanks if isinstance(blanks, list) else [blanks]
        rest = list(value)
        for blank in blanks:
            n = len(gaps(blank))
            if not n:
                fixed.append(blank)
                typed.append(blank)
                rest = [item for item in rest if item != blank]
                continue
            for item in rest:
                texts = split(blank, item)
                if texts and self.parts(name, texts, number):
                    typed.append(item)
                    rest.remove(item)
                    break
            number += n
        return typed if len(typed) > len(fixed) else None

    def value(self, name, field, value):
        """Type ${value}; returns what could be typed of it, or None."""
        kind, blank = field["type"], field.get("blank")
        if kind == "list":
            return self.list(name, field, value)
        if self.has(name):
            if kind == "flag":
                if value in (True, "có"):
                    self.values[name] = True
            elif self.kinds[name] == "/Btn":
                self.values[name] = str([str(o) for o in field["options"]].index(value))
            elif kind == "choice": # "Tờ trình" is TỜ TRÌNH
                self.values[name] = next(str(o) for o in field["options"] if str(o).casefold() == value.casefold())
            else:
                self.values[name] = str(value)
            return value
        if isinstance(blank, str):
            text = long_date(value, blank) if kind == "date" else str(value)
            texts = split(blank, text)
            if texts and self.parts(name, texts):
                return value
        return None

    def rows(self, name, table, rows):
        typed = []
        for i, row in enumerate(rows):
            columns = {}
            for column, value in row.items():
                done = self.value(f"{name}.{i}.{column}", table["columns"][column], value)
                if done is not None:
                    columns[column] = done
                else:
                    print(f"{name}.{i}.{column}")
            if columns:
                typed.append(columns)
        return typed or None


def main(form_path, data_path, blank_path, values_path, typed_path):
    form = lib.load_yaml(os.path.abspath(form_path))
    with open(data_path, encoding="utf-8") as f:
        document = json.load(f)
    typist, typed = Typist(form, kinds_of(blank_path)), {}
    for name, value in document["data"].items():
        field = form["fields"][name]
        done = (typist.rows if field["type"] == "rows" else typist.value)(name, field, value)
        if done is not None:
            typed[name] = done
        if done != value and (done is None or field["type"] != "rows"):
            print(name)
    for path, content in ((values_path, typist.values), (typed_path, {**document, "data": typed})):
        with open(path, "w", encoding="utf-8") as f:
            json.dump(content, f, ensure_ascii=False, indent=1)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
