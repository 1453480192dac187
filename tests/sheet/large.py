#!/usr/bin/env python3
"""Large workbooks are read whole, in little memory: a million cells, and a million different shared texts.
SPDX-License-Identifier: MIT"""
import os
import re
import subprocess
import sys
import tempfile

import make

DUMP = os.path.join(os.environ.get("BUILD", "build"), "tests", "sheet", "dump")
INSTRUMENTED = any(word in DUMP for word in ("asan", "fuzz", "coverage"))
ROWS = 20000 if INSTRUMENTED else 100000
bad = 0


def check(name, path, rows, cells, kilobytes):
    global bad
    out = subprocess.run([DUMP, "--count", path], capture_output=True, text=True).stdout
    found = re.match(r"(\d+) rows, (\d+) cells, \d+ bytes, (\d+) KB\n$", out)
    good = found and int(found[1]) == rows and int(found[2]) == cells
    if good and not INSTRUMENTED:
        good = int(found[3]) < kilobytes
    print("ok" if good else "not ok", name, "" if good else out)
    bad += not good


def numbers():
    for r in range(1, ROWS + 1):
        cells = "".join(f'<c r="{"ABCDEFGHIJ"[i]}{r}" s="1"><v>{r * 7 + i}.25</v></c>' for i in range(10))
        yield f'<row r="{r}" spans="1:10">{cells}</row>'


def shared():
    for r in range(1, ROWS + 1):
        yield f'<row r="{r}">' + "".join(f'<c t="s"><v>{10 * (r - 1) + i}</v></c>' for i in range(10)) + "</row>"


def table():
    for r in range(1, ROWS + 1):
        yield "<table:table-row>" + "".join(
            f'<table:table-cell office:value-type="string"><text:p>Nguyễn Văn {r} {i}</text:p></table:table-cell>'
            for i in range(10)) + "</table:table-row>"


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "a.xlsx")
    make.xlsx(path, numbers())
    check("XLSX, numbers", path, ROWS, 10 * ROWS, 12000)
    make.xlsx(path, shared(), (f"<si><t>Nguyễn Văn số {i}</t></si>" for i in range(10 * ROWS)))
    check("XLSX, as many different texts as cells", path, ROWS, 10 * ROWS, 24000)
    path = os.path.join(folder, "a.ods")
    make.ods(path, table())
    check("ODS, texts", path, ROWS, 10 * ROWS, 12000)
sys.exit(bad > 0)
