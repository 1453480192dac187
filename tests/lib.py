"""What the document tests share: running programs, reading PDFs, the list of cases.
SPDX-License-Identifier: MIT"""
import glob
import json
import os
import re
import subprocess
import sys
import unicodedata

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BUILD = os.environ.get("BUILD", "build")
BIEUMAU = os.path.join(ROOT, BUILD, "bieumau")
FONTS = "/usr/share/fonts/truetype/croscore"

_failed = []


def report(ok, name, detail=""):
    """One test: prints "ok NAME" or "not ok NAME" and what is wrong with it."""
    print(("ok " if ok else "not ok ") + name)
    if not ok:
        _failed.append(name)
        for line in str(detail).splitlines()[:20]:
            print("    " + line)
    sys.stdout.flush()


def finish():
    sys.exit(1 if _failed else 0)


def run(*args, **kwargs):
    """Run a program without input; returns (status, stdout as text, stderr as text)."""
    p = subprocess.run(args, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                       stderr=subprocess.PIPE, cwd=ROOT, **kwargs)
    return p.returncode, p.stdout.decode("utf-8", "replace"), p.stderr.decode("utf-8", "replace")


def cases():
    """(form id, case, input or None) for every form: blank, filled and overlong."""
    found = []
    for form in sorted(glob.glob(os.path.join(ROOT, "forms", "*", "*.yaml"))):
        form_id = os.path.relpath(form, os.path.join(ROOT, "forms"))[:-5]
        name = os.path.basename(form_id)
        found.append((form_id, "blank", None))
        found.append((form_id, "filled", "examples/%s.yaml" % name))
        found.append((form_id, "overlong", "examples/%s-overlong.yaml" % name))
    if not found:
        report(False, "forms/ holds no form")
        finish()
    return found


def make(form_id, source, out, extra=()):
    """Print a document into the file out; source None = the blank form. Returns (status, stderr)."""
    what = ["make", source] if source else ["blank", form_id]
    status, _, err = run(BIEUMAU, *what, "--fonts", FONTS, "--today", "2024-01-05",
                         "--force", "-o", out, *extra)
    return status, err


def load_yaml(path):
    """A data file with every scalar as text, read by js-yaml: not by the code under test."""
    script = ("const y = require('js-yaml'), fs = require('fs');"
              "console.log(JSON.stringify(y.load(fs.readFileSync(process.argv[1], 'utf8'),"
              " {schema: y.FAILSAFE_SCHEMA})))")
    env = dict(os.environ, NODE_PATH=os.path.join(ROOT, "build/npm/node_modules"))
    status, out, err = run("node", "-e", script, path, env=env)
    if status != 0:
        raise RuntimeError(err)
    return json.loads(out)


def pdf_text(path):
    """The text of each page in the order of the content. Anything on stderr is a failure."""
    status, out, err = run("pdftotext", "-raw", "-enc", "UTF-8", path, "-")
    if status != 0 or err:
        raise RuntimeError("pdftotext %s: %s" % (path, err))
    return out.split("\f")[:-1]


def one_space(text):
    return re.sub(r"\s+", " ", text).strip()


def nfc(text):
    return unicodedata.normalize("NFC", text)
