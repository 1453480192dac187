/* Prints the text of PDF files as pdf.js extracts it: a JSON object, file -> pages.
 * SPDX-License-Identifier: MIT */
"use strict";
const fs = require("fs");

/* What pdf.js complains about is a failure; at its start it does so about a missing canvas, which only drawing needs. */
const complaints = [];
console.log = console.warn = (...words) => complaints.push(words.join(" "));
const pdfjs = require("pdfjs-dist/legacy/build/pdf.js");

async function pagesOf(file) {
    const task = pdfjs.getDocument({
        data: new Uint8Array(fs.readFileSync(file)), isEvalSupported: false, useSystemFonts: false,
        verbosity: pdfjs.VerbosityLevel.WARNINGS,
    });
    const pdf = await task.promise;
    const pages = [];
    for (let i = 1; i <= pdf.numPages; i++) {
        const content = await (await pdf.getPage(i)).getTextContent();
        pages.push(content.items.map((item) => item.str + (item.hasEOL ? "\n" : "")).join(""));
    }
    await task.destroy();
    return pages;
}

(async () => {
    const out = {};
    for (const file of process.argv.slice(2)) {
        complaints.length = 0;
        out[file] = {pages: await pagesOf(file), complaints: [...complaints]};
    }
    process.stdout.write(JSON.stringify(out));
})();
