"""A Word file out of lines on standard input: make.py OUT.docx. A line is a paragraph, with marks before a colon (c middle,
r right, b bold, i italic, t tabs with leaders), "\\t" for a tab; a line of "| a | b |" a row of a table; a line that begins with
"<" goes into the file as it is. SPDX-License-Identifier: MIT"""
import re
import sys

import word

SIDES = {"c": "center", "r": "right"}


def paragraph(line):
    marks, text = re.match(r"(?:([crbit]+):)?(.*)", line).groups()
    text = text.replace("\\t", "\t")
    look = {"bold": "b" in (marks or ""), "italic": "i" in (marks or "")}
    tabs = [(3000 * (i + 1), "dot", "left") for i in range(text.count("\t"))] if "t" in (marks or "") else ()
    side = next((SIDES[m] for m in marks or "" if m in SIDES), None)
    return word.p(word.t(text, **look), align=side, tabs=tabs)


def main():
    blocks, rows = [], []
    for line in sys.stdin.read().splitlines() + [""]:
        if line.startswith("|"):
            rows.append(word.row(*[word.cell(paragraph(c.strip()), width=3000) for c in line.strip("|").split("|")]))
            continue
        if rows:
            blocks.append(word.table(*rows))
            rows = []
        blocks.append(line if line.startswith("<") else paragraph(line))
    word.write(sys.argv[1], blocks, notes=["Nếu có."])


main()
