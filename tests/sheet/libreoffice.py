#!/usr/bin/env python3
"""A table that LibreOffice Calc has saved as XLSX, ODS and flat ODS is read alike from all of them.
SPDX-License-Identifier: MIT"""
import os
import subprocess
import sys
import tempfile

DUMP = os.path.join(os.environ.get("BUILD", "build"), "tests", "sheet", "dump")
# Column 4 is imported as text; the others as Calc takes them.
SOURCE = """STT,Họ và tên,Ngày sinh,Số CCCD,Giờ,Số lượng,Ghi chú
1,Đặng Thị Ánh,1990-01-05,001090000001,08:30,12.5,"hai
dòng"
2,Nguyễn Văn Bình,1985-12-31,079085000002,17:45,1234567890123,a  b
"""
EXPECTED = """sheet ds
1 1 text STT
1 2 text Họ và tên
1 3 text Ngày sinh
1 4 text Số CCCD
1 5 text Giờ
1 6 text Số lượng
1 7 text Ghi chú
2 1 number 1
2 2 text Đặng Thị Ánh
2 3 date 1990-01-05
2 4 text* 001090000001
2 5 text 08:30
2 6 number 12.5
2 7 text hai\\ndòng
3 1 number 2
3 2 text Nguyễn Văn Bình
3 3 date 1985-12-31
3 4 text* 079085000002
3 5 text 17:45
3 6 number 1234567890123
3 7 text a  b
"""
# Of calc.fods: merged cells, days and times, formulas, errors, hidden rows, a hidden sheet.
RICH = """sheet Danh sách
merged 1,1 to 2,2
1 1 text Họ và  tên\\ndòng 2
1 3 date 1990-01-05
1 4 text 08:30
1 5 text 36:30
1 6 number 0.15
1 7 fault #N/A
1 8 fault #DIV/0!
1 9 text ab
1 11 number 0.3
3- 1 number 12.5
3- 2 number 12.5
3- 3 number 12.5
4- 1 number 12.5
4- 2 number 12.5
4- 3 number 12.5
5 1 number 3.45
5 2 number 79085000002
5 3 number 1E-7
"""
bad = 0


def check(name, path, expected, *sheet):
    global bad
    out = subprocess.run([DUMP, path, *sheet], capture_output=True, text=True).stdout
    good = out == expected
    print("ok" if good else "not ok", name)
    if not good:
        print(out)
    bad += not good


def convert(folder, source, *arguments):
    subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{folder}/lo", *arguments, "--outdir", folder,
                    source], capture_output=True, timeout=300, check=False)


with tempfile.TemporaryDirectory() as folder:
    csv = os.path.join(folder, "ds.csv")
    with open(csv, "w", encoding="utf-8") as f:
        f.write(SOURCE)
    convert(folder, csv, "--infilter=CSV:44,34,76,1,4/2", "--convert-to", "ods")
    source = os.path.join(folder, "ds.ods")
    if not os.path.exists(source):
        print("not ok LibreOffice Calc does not work: is libreoffice-calc-nogui installed (make setup)?")
        sys.exit(1)
    workbooks = (("xlsx", "xlsx:Calc MS Excel 2007 XML"), ("fods", "fods"))
    check("a table, ods", source, EXPECTED)
    for ending, to in workbooks:
        convert(folder, source, "--convert-to", to)
        check("a table, " + ending, os.path.join(folder, "ds." + ending), EXPECTED)
    for ending, to in (("ods", "ods"), *workbooks):
        convert(folder, os.path.join(os.path.dirname(os.path.abspath(__file__)), "calc.fods"), "--convert-to", to)
        path = os.path.join(folder, "calc." + ending)
        check("all kinds of cells, " + ending, path, RICH)
        check("a hidden sheet, " + ending, path, "sheet Ẩn\n1 1 text x\n", "ẩn")
sys.exit(bad > 0)
