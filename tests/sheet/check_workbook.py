#!/usr/bin/env python3
"""Is WORKBOOK.xlsx what a clerk can fill in for the form FIELDS.json (bieumau show ID --json)?
usage: check_workbook.py WORKBOOK.xlsx FIELDS.json
SPDX-License-Identifier: MIT
"""
import json
import re
import sys

from workbook import MAIN, Workbook, letters

LISTS = ("choice", "flag", "sim_pki", "province", "issuing_authority")


def columns_of(form):
    """(id, label, required, type, example) of each column that is expected."""
    fields = []
    for f in form["fields"]:
        if "columns" in f:
            fields += [(f"{f['id']}.{c['id']}", c) for c in f["columns"]]
        else:
            fields.append((f["id"], f))
    return [(i, f["label"], f["required"], f["type"], f.get("example") or "") for i, f in fields]


def check(book, form):
    data, example, guide = book.sheets[:3]
    columns = columns_of(form)
    grouped = any("columns" in f for f in form["fields"])
    assert [s.name for s in book.sheets[:3]] == ["Dữ liệu", "Ví dụ", "Hướng dẫn"]
    assert all(s.state is None for s in book.sheets[:3])
    assert all(s.state == "hidden" for s in book.sheets[3:])
    ids, heads, examples = data.row(1), data.row(2), example.row(3)
    assert data.row(3) == {} and example.row(1) == ids and example.row(2) == heads
    assert data.root.find(f"{MAIN}sheetData/{MAIN}row[@r='1']").get("hidden") == "1"
    pane = data.root.find(f"{MAIN}sheetViews/{MAIN}sheetView/{MAIN}pane")
    assert pane.get("ySplit") == "2" and pane.get("state") == "frozen"
    checks, comments = data.checks(), book.comments()
    if grouped:
        assert heads[0] == "Nhóm" and 0 not in ids
    for i, (name, label, required, kind, text) in enumerate(columns, start=int(grouped)):
        letter = letters(i)
        assert ids[i] == name, (ids[i], name)
        assert heads[i] == label + (" *" if required else ""), heads[i]
        assert comments[letter + "2"].startswith(label) and name in comments[letter + "2"]
        assert examples.get(i, text) == text, (name, examples.get(i), text)
        check = checks.get(letter)
        assert (check is not None) == (kind in LISTS or kind in (
            "date", "identity", "tax_code", "budget_code", "phone", "official_email", "integer")), name
        if kind in LISTS:
            lists, last = re.fullmatch(r"'(.+)'!\$[A-Z]+\$1:\$[A-Z]+\$(\d+)", check[0].text).groups()
            assert check.get("type") == "list" and lists == book.sheets[3].name and int(last) >= 2
        if kind == "date":
            assert check.get("type") == "custom" and "dd/mm" not in check[0].text
            assert "ngày" in check.get("error")
        assert check is None or len(check[0].text) < 255 and len(check.get("error")) < 256
    assert len(heads) == len(columns) + grouped
    said = "\n".join(t for n in range(1, 40) for t in guide.row(n).values())
    assert f"bieumau batch danh-sach.xlsx --form {form['id']}" in said
    assert ("--group-by" in said) == grouped
    assert form["source"] in said
    assert ("chưa được đối chiếu" in said) == (form["wording"] in ("labels", "draft"))


with open(sys.argv[2], encoding="utf-8") as f:
    check(Workbook(sys.argv[1]), json.load(f))
