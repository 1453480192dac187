"""See validate.sh. SPDX-License-Identifier: MIT"""
import json
import os
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from lib import BIEUMAU, FONTS, ROOT, TODAY, cases, finish, make, report, run
import readers
import rules

SDK = os.environ.get("OOXML_VALIDATOR") or os.path.join(
    ROOT, "build/npm/node_modules/.bin/ooxml-validator")


def check_sdk(name, path):
    status, out, err = run(SDK, path)
    try:
        result = json.loads(out)
    except ValueError:
        result = {}
    # the bare program always exits 0: "ok" decides
    report(status == 0 and result.get("ok") is True, name + ": Open XML SDK", out + err)


def check_rules(name, path):
    faults = rules.package_faults(path)
    report(not faults, name + ": rules of Word", "\n".join(faults))


def check_again(name, form_id, docx, tmp):
    """The data in the file make the same file again, as `make` reads them."""
    data, again = os.path.join(tmp, "again.xml"), os.path.join(tmp, "again.docx")
    with open(data, "wb") as f:
        f.write(rules.read_parts(docx)["customXml/item1.xml"])
    status, err = make(form_id, data, again)
    if status == 0:
        with open(docx, "rb") as f, open(again, "rb") as g:
            status = f.read() != g.read()
    report(status == 0, name + ": made again from its data", err)


def made(tmp):
    """(name, .docx, .xml or None) for every case that could be made."""
    for form_id, case, source in cases():
        name = "%s %s" % (form_id, case)
        stem = os.path.join(tmp, "%s-%s" % (form_id.replace("/", "-"), case))
        errors = ""
        for suffix in (".docx", ".xml"):
            status, err = make(form_id, source, stem + suffix)
            errors += err if status != 0 else ""
        if errors:
            report(False, name + " is made", errors)
        else:
            check_again(name, form_id, stem + ".docx", tmp)
            yield name, stem + ".docx", stem + ".xml"


# Files of several documents: name, options, and the cases that are put into them.
MERGED = [("all filled", [], ("filled",)),
          ("filled and overlong, two copies on two sides", ["--copies", "2", "--duplex"],
           ("filled", "overlong"))]


def merged(tmp):
    """The same for several documents in one file."""
    for name, options, wanted in MERGED:
        inputs = [source for _, case, source in cases() if case in wanted]
        stem = os.path.join(tmp, "merged%d" % len(inputs))
        errors = ""
        for suffix in (".docx", ".xml"):
            # of forms that are not in force together: each was checked alone
            status, _, err = run(BIEUMAU, "make", "--force", "--fonts", FONTS, "--today", TODAY,
                                 "--merge", stem + suffix, *options, *inputs)
            errors += err if status != 0 else ""
        report(not errors, name + " is made", errors)
        if errors:
            continue
        n = len([p for p in rules.read_parts(stem + ".docx")
                 if p.startswith("customXml/itemProps")])
        report(n == len(inputs), name + ": each document has its data once", "%d data of %d" % (n, len(inputs)))
        yield name, stem + ".docx", stem + ".xml"


def main():
    if not os.access(SDK, os.X_OK):
        report(False, "the Open XML SDK validator is installed", "no %s; run make setup" % SDK)
        finish()
    with tempfile.TemporaryDirectory() as tmp:
        if len(sys.argv) > 1:
            files = [(os.path.basename(f), os.path.abspath(f), None) for f in sys.argv[1:]]
        else:
            files = list(made(tmp)) + list(merged(tmp))
        for name, docx, flat in files:
            check_sdk(name, docx)
            check_rules(name, docx)
            if flat:
                faults = rules.flat_faults(docx, flat)
                report(not faults, name + ": Flat OPC holds the same parts", "\n".join(faults))
        other = os.environ.get("BIEUMAU_VALIDATE_DOCX")
        if other and files:
            command = [sys.executable, other] if other.endswith(".py") else [other]
            status, out, err = run(*command, *[docx for _, docx, _ in files])
            report(status == 0, "all: " + os.path.basename(other), out + err)
        readers.check([(name, docx) for name, docx, _ in files])
        for name, breaks in rules.selftest(*files[0][1:] if files else (None, None), tmp):
            report(breaks, "rules find: " + name)
    finish()


main()
