// Hold the JSON schema for editors against definitions. Prints "ok NAME" and "not ok NAME".
// SPDX-License-Identifier: MIT
"use strict";
const fs = require("fs");
const path = require("path");
const root = path.resolve(__dirname, "../..");
const modules = path.join(root, "build/npm/node_modules");
const Ajv = require(path.join(modules, "ajv"));
const yaml = require(path.join(modules, "js-yaml"));

let bad = 0;
function report(good, name, why)
{
    console.log((good ? "ok " : "not ok ") + name);
    if (!good) {
        bad = 1;
        console.log("    " + why);
    }
}

const schema = JSON.parse(fs.readFileSync(path.join(root, "forms/form.schema.json"), "utf8"));
const validate = new Ajv({ allErrors: true, strict: true, strictTypes: false, strictRequired: false, strictTuples: false, allowUnionTypes: true }).compile(schema);
const read = (file) => yaml.load(fs.readFileSync(file, "utf8"), { schema: yaml.CORE_SCHEMA });
const why = () => JSON.stringify(validate.errors && validate.errors.slice(0, 3));

function everyFile(folder, ending)
{
    return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
        const file = path.join(folder, entry.name);
        return entry.isDirectory() ? everyFile(file, ending) : file.endsWith(ending) ? [file] : [];
    });
}

// A definition stands in the folder of its document; beside the folders are procedures and holidays.
for (const file of everyFile(path.join(root, "forms"), ".yaml").sort()
    .filter((f) => path.dirname(f) !== path.join(root, "forms")))
    report(validate(read(file)), "the schema accepts " + path.relative(root, file), why());

const manual = fs.readFileSync(path.join(root, "forms/README.md"), "utf8");
for (const example of manual.matchAll(/```yaml\n([^]*?)```/g)) {
    const form = yaml.load(example[1], { schema: yaml.CORE_SCHEMA });
    report(validate(form), "the schema accepts " + form.id + " of the manual", why());
}

// What is wrong in its structure is wrong in an editor, too.
const structural = /^F00[1-5]-/;
const errors = path.join(root, "tests/errors");
for (const folder of fs.readdirSync(errors).filter((name) => structural.test(name)).sort()) {
    const file = everyFile(path.join(errors, folder), ".yaml")[0];
    report(!validate(read(file)), "the schema refuses " + folder, "it was accepted");
}

// Every single change of this list makes a good definition wrong.
const good = read(path.join(root, "forms/tt185-2019/mau-14.yaml"));
const faults = {
    "an unknown key at the top": (f) => { f.tilte = "x"; },
    "a missing title": (f) => { delete f.title; },
    "an unknown wording": (f) => { f.wording = "exact"; },
    "an unknown type": (f) => { f.fields.dia_danh.type = "string"; },
    "an unknown key of a field": (f) => { f.fields.dia_danh.colour = "red"; },
    "an unknown kind of block": (f) => { f.body.push({ picture: "x" }); },
    "a signature without caption": (f) => { delete f.body.find((b) => b.signatures).signatures[0].caption; },
    "four signatures": (f) => { const s = f.body.find((b) => b.signatures).signatures; s.push(s[0], s[0]); },
    "a table without columns": (f) => { delete f.body.find((b) => b.table).table.columns; },
    "a block with two kinds": (f) => { f.body[0].title = "x"; },
    "a condition without a block": (f) => { f.body.push({ when: "dia_danh" }); },
    "a block with two kinds and a condition": (f) => { f.body.push({ title: "x", heading: "x", when: "dia_danh" }); },
    "recipients behind a signature": (f) => { f.body.find((b) => b.signatures).signatures.push({ recipients: { label: "x", items: "x" } }); },
    "a letterhead without agency": (f) => { f.body.push({ letterhead: { number: "x" } }); },
    "the text of an unavailable form": (f) => { f.wording = "unavailable"; },
    "a default of rows": (f) => { Object.values(f.fields).find((x) => x.type === "rows").default = "x"; },
    "a rule of two kinds": (f) => { f.rules = [{ one_of: ["dia_danh"], required: ["dia_danh"] }]; },
    "an unknown kind of rule": (f) => { f.rules = [{ any_of: ["dia_danh"] }]; },
};
report(validate(good), "the schema accepts what these are made from", why());
for (const [name, change] of Object.entries(faults)) {
    const form = structuredClone(good);
    change(form);
    report(!validate(form), "the schema refuses " + name, "it was accepted");
}
process.exit(bad);
