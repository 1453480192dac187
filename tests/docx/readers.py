"""Two readers of other people open the files: mammoth, which makes HTML of what a document says, and docx4js, which tells
content controls apart. They were written for the files of Word.
SPDX-License-Identifier: MIT"""
import copy
import html
import json
import os
import re
import subprocess
import xml.etree.ElementTree as ET

import controls
import rules
from controls import W
from lib import ROOT, report

SIGNS = re.compile("[\\s\u2002☐☑×]")  # mammoth makes inputs of boxes


def outline_levels(styles):
    """Style id -> level of the heading from 1, its own or that of the style it is based on."""
    by_id = {s.get(W + "styleId"): s for s in styles.iter(W + "style")}
    levels = {}
    for name in by_id:
        style, level = by_id[name], None
        for _ in range(10):
            level = None if style is None else controls.val(style, W + "pPr/" + W + "outlineLvl")
            if level is not None or style is None:
                break
            style = by_id.get(controls.val(style, W + "basedOn"))
        if level is not None and int(level) < 6:
            levels[name] = int(level) + 1
    return levels


def paragraphs(document):
    """(style id, text) of each paragraph."""
    for p in document.iter(W + "p"):
        yield controls.val(p, W + "pPr/" + W + "pStyle"), controls.shown_text(p)


def bare(text):
    return SIGNS.sub("", text)


def strip_tags(text):
    return bare(html.unescape(re.sub(r"<[^>]*>", "", text)))


def mammoth_faults(found, document, levels, blank):
    faults = list(found["messages"])
    if bare(found["text"]) != bare("".join(t for _, t in paragraphs(document))):
        faults.append("the text differs: %s" % found["text"][:300])
    headings = [(levels[s], bare(t)) for s, t in paragraphs(document) if s in levels and bare(t)]
    shown = [(int(level), strip_tags(text))
             for level, text in re.findall(r"<h([1-6])>(.*?)</h\1>", found["html"], re.S)]
    if headings != shown or not (headings or blank):  # the subject of a blank letter is a gap
        faults.append("headings: %s, not %s" % (shown, headings))
    heads = [t for t in document.iter(W + "tbl") if t.find(W + "tr/" + W + "trPr/" + W + "tblHeader") is not None]
    if found["html"].count("<thead>") != len(heads):
        faults.append("%d tables with a head, not %d" % (found["html"].count("<thead>"), len(heads)))
    text = strip_tags(found["html"])
    for sdt in document.iter(W + "sdt"):
        c = controls.Control(sdt)
        if c.kind in ("text", "date", "list") and bare(controls.shown_text(c.content)) not in text:
            faults.append("the value of %s is not in the HTML" % c.name())
    boxes = [c for c in map(controls.Control, document.iter(W + "sdt")) if c.kind == "box"]
    if found["html"].count('<input type="checkbox"') != len(boxes):
        faults.append("%d boxes, not %d" % (found["html"].count('<input type="checkbox"'), len(boxes)))
    return faults


def docx4js_faults(found, document):
    all_controls = [controls.Control(s) for s in document.iter(W + "sdt")]
    # it looks for bindings of all controls inside of one, and for those of Word 2010 alone
    bound = [bare(controls.shown_text(c.content)) for c in all_controls
             if c.binding is not None and c.binding.tag == W + "dataBinding"]
    counts = {"sections": sum(c.kind == "section" for c in all_controls),
              "items": sum(c.kind == "item" for c in all_controls),
              "tables": len(list(document.iter(W + "tbl"))), "rows": len(list(document.iter(W + "tr")))}
    faults = ["%s: %d, not %d" % (k, found[k], n) for k, n in counts.items() if found[k] != n]
    values = [bare(html.unescape(v)) for v in found["bound"]]  # as they stand in the file
    if sorted(values) != sorted(bound):
        faults.append("values of controls: %s, not %s" % (values, bound))
    return faults


def changed(document):
    """(what is different, the document) in ways that the readers must not agree with."""
    for what, tag in (("a word", W + "t"), ("a paragraph", W + "p"), ("a row", W + "tr"), ("a table", W + "tbl")):
        other = copy.deepcopy(document)
        parents = {c: p for p in other.iter() for c in p}
        found = [e for e in other.iter(tag) if bare(controls.shown_text(e))]
        if found:
            parents[found[-1]].remove(found[-1])
            yield what, other


def selftest(answer, document, levels):
    for what, other in changed(document):
        yield what, bool(mammoth_faults(answer["mammoth"], other, levels, False) +
                         docx4js_faults(answer["docx4js"], other))
    yield "a heading", bool(mammoth_faults(answer["mammoth"], document, {}, False))


def check(files):
    """Report what the readers make of (name, path)."""
    documents, asked = {}, []
    for name, path in files:
        parts = rules.read_parts(path)
        levels = outline_levels(ET.fromstring(parts["word/styles.xml"]))
        documents[path] = (name, ET.fromstring(parts["word/document.xml"]), levels)
        asked.append({"path": path, "headings": levels})
    env = dict(os.environ, NODE_PATH=os.path.join(ROOT, "build/npm/node_modules"))
    p = subprocess.run(["node", os.path.join(ROOT, "tests/docx/readers.js")], env=env,
                       input=json.dumps(asked).encode(), stdout=subprocess.PIPE,
                       stderr=subprocess.PIPE)
    answers = [json.loads(line) for line in p.stdout.splitlines()]
    report(p.returncode == 0 and len(answers) == len(files), "the readers from npm run",
           p.stderr.decode("utf-8", "replace"))
    for answer in answers:
        name, document, levels = documents[answer["path"]]
        if "error" in answer:
            report(False, name + ": readers from npm", answer["error"])
            continue
        faults = mammoth_faults(answer["mammoth"], document, levels, name.endswith(" blank"))
        report(not faults, name + ": mammoth", "\n".join(faults))
        faults = docx4js_faults(answer["docx4js"], document)
        report(not faults, name + ": docx4js", "\n".join(faults))
    for what, fails in selftest(answers[0], *documents[answers[0]["path"]][1:]) if answers else []:
        report(fails, "the readers tell that there is no such thing: " + what)
