#!/usr/bin/python3
"""fill_poppler.py IN.pdf OUT.pdf VALUES.json: fill in fields as Evince does; VALUES as in fill_pdfjs.js.
SPDX-License-Identifier: MIT"""
import json
import os
import sys

import gi

gi.require_version("Poppler", "0.18")
from gi.repository import GLib, Poppler


def fill(field, value, nth):
    kind = field.get_field_type()
    if kind == Poppler.FormFieldType.TEXT:
        field.text_set_text(value)
    elif kind == Poppler.FormFieldType.CHOICE:
        items = [field.choice_get_item(i) for i in range(field.choice_get_n_items())]
        field.choice_select_item(items.index(value))
    elif value is True or str(nth) == str(value):
        field.button_set_state(True)


def main(source, made, values_file):
    with open(values_file, encoding="utf-8") as f:
        values = json.load(f)
    document = Poppler.Document.new_from_file(GLib.filename_to_uri(os.path.abspath(source)), None)
    for p in range(document.get_n_pages()):
        seen = {}
        for mapping in reversed(document.get_page(p).get_form_field_mapping()):
            name = mapping.field.get_name()
            if name in values:
                fill(mapping.field, values[name], seen.get(name, 0))
                seen[name] = seen.get(name, 0) + 1
    document.save(GLib.filename_to_uri(os.path.abspath(made)))


main(*sys.argv[1:])
