// What other programs find in DOCX files: a JSON list of {path, headings: {style id: level}} on standard input, one line of JSON
// for each file. See readers.py.
// SPDX-License-Identifier: MIT
"use strict";
const fs = require("fs");
const mammoth = require("mammoth");
const docx4js = require("docx4js");

async function byMammoth(file) {
    const styleMap = Object.entries(file.headings)
        .map(([style, level]) => `p.${style} => h${level}:fresh`);
    const html = await mammoth.convertToHtml({path: file.path}, {styleMap});
    const text = await mammoth.extractRawText({path: file.path});
    return {
        html: html.value,
        text: text.value,
        // that it does not know our styles is no fault
        messages: html.messages.filter(m => !/^Unrecognised \w+ style/.test(m.message))
            .map(m => m.message),
    };
}

async function byDocx4js(file) {
    const doc = await docx4js.docx.load(file.path);
    const found = {bound: [], sections: 0, items: 0, tables: 0, rows: 0};
    doc.render((type, props) => {
        if (type === "property")
            found.bound.push(props.value);
        found.sections += type === "control.repeatingSection";
        found.items += type === "control.repeatingSectionItem";
        found.tables += type === "tbl";
        found.rows += type === "tr";
        return null;
    });
    return found;
}

async function main() {
    for (const file of JSON.parse(fs.readFileSync(0, "utf8"))) {
        const out = {path: file.path};
        try {
            out.mammoth = await byMammoth(file);
            out.docx4js = await byDocx4js(file);
        } catch (e) {
            out.error = String(e);
        }
        console.log(JSON.stringify(out));
    }
}

main();
