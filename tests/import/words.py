"""Words of documents, read without the program, and of what it prints. SPDX-License-Identifier: MIT"""
import collections
import re
import unicodedata
import xml.etree.ElementTree as ET
import zipfile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BETWEEN = re.compile("[\\s.…‥_☐☑☒□\u00a0]+")


def of_text(text):
    """The words of a text: what stands between spaces, leaders and boxes and has a letter or digit."""
    words = BETWEEN.split(unicodedata.normalize("NFC", text).replace("\u2011", "-"))
    return collections.Counter(w for w in words if any(c.isalnum() for c in w))


def paragraphs(path):
    """The texts of all paragraphs of a DOCX, those of cells and text boxes included; capitals as they look."""
    with zipfile.ZipFile(path) as package:
        root = ET.fromstring(package.read("word/document.xml"))
    found = []
    for p in root.iter(W + "p"):
        text = ""
        for node in p.iter():
            if node.tag == W + "t":
                text += node.text or ""
            elif node.tag == W + "noBreakHyphen":
                text += "-"
            elif node.tag in (W + "tab", W + "br", W + "cr"):
                text += " "
        found.append(text)
    return found


def of_docx(path):
    return of_text("\n".join(paragraphs(path)))


def difference(there, here):
    """Words of the first that the second does not have, as text."""
    return " ".join(sorted((there - here).elements()))
