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


# A day on which the forms of a document were in force, where it is not TODAY.
DAYS = {"tt08-2016": "2019-06-01", "tt185-2019": "2024-01-05"}
TODAY = "2026-03-20"


def forms():
    """The ids of all forms of legal documents that can be printed."""
    found = []
    for path in sorted(glob.glob(os.path.join(ROOT, "forms", "*-20??", "*.yaml"))):
        with open(path, encoding="utf-8") as f:
            if not re.search(r"^wording: unavailable$", f.read(), re.M):
                found.append(os.path.relpath(path, os.path.join(ROOT, "forms"))[:-5])
    if not found:
        report(False, "forms/ holds no form")
        finish()
    return found


def example(form_id, suffix=".yaml"):
    """The example of a form. Those of Thông tư 185 lie in examples/ itself."""
    document, name = form_id.split("/")
    folder = "examples" if document == "tt185-2019" else "examples/" + document
    return "%s/%s%s" % (folder, name, suffix)


def cases():
    """(form id, case, input or None) for every form: blank, filled and, where there is one, overlong."""
    found = []
    for form_id in forms():
        found.append((form_id, "blank", None))
        found.append((form_id, "filled", example(form_id)))
        overlong = example(form_id, "-overlong.yaml")
        if os.path.exists(os.path.join(ROOT, overlong)):
            found.append((form_id, "overlong", overlong))
    return found


def make(form_id, source, out, extra=()):
    """Print a document into the file out; source None = the blank form. Returns (status, stderr)."""
    what = ["make", source] if source else ["blank", form_id]
    status, _, err = run(BIEUMAU, *what, "--fonts", FONTS, "--today", DAYS.get(form_id.split("/")[0], TODAY),
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
