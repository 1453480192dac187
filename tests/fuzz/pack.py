#!/usr/bin/env python3
"""Flat packages as ZIP files. usage: pack.py FOLDER FILE.xml...
SPDX-License-Identifier: MIT"""
import os
import sys
import xml.etree.ElementTree as tree
import zipfile

PACKAGE = "{http://schemas.microsoft.com/office/2006/xmlPackage}"


def main():
    folder, files = sys.argv[1], sys.argv[2:]
    for path in files:
        base = os.path.splitext(os.path.basename(path))[0]
        for method, kind in ((zipfile.ZIP_STORED, "stored"), (zipfile.ZIP_DEFLATED, "deflated")):
            target = os.path.join(folder, f"{base}-{kind}.docx")
            with zipfile.ZipFile(target, "w", method) as archive:
                for part in tree.parse(path).getroot():
                    name = zipfile.ZipInfo(part.get(PACKAGE + "name")[1:], (1980, 1, 1, 0, 0, 0))
                    name.compress_type = method
                    archive.writestr(name, tree.tostring(part[0][0], "utf-8"))


main()
