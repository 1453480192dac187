// fill_pdfjs.js PDFJS IN.pdf OUT.pdf VALUES.json: fill in fields as Firefox does. VALUES: full name of a field -> text; a
// ticked box is true, a choice printed as boxes the index of its option. SPDX-License-Identifier: MIT
"use strict";
const fs = require("fs");
const path = require("path");
const [, , folder, source, made, valuesFile] = process.argv;
const write = process.stdout.write.bind(process.stdout);
process.stdout.write = () => true; // it says what it misses of a browser
const pdfjs = require(path.resolve(folder, "legacy/build/pdf.js"));

function valueOf(annotation, value)
{
    if (annotation.radioButton)
        return String(annotation.buttonValue) === String(value);
    return value;
}

(async () => {
    const values = JSON.parse(fs.readFileSync(valuesFile, "utf8"));
    const data = new Uint8Array(fs.readFileSync(source));
    const fonts = path.resolve(folder, "standard_fonts") + "/";
    const document = await pdfjs.getDocument({ data, standardFontDataUrl: fonts, verbosity: 0 }).promise;
    for (let p = 1; p <= document.numPages; p++)
        for (const a of await (await document.getPage(p)).getAnnotations())
            if (a.fieldName in values)
                document.annotationStorage.setValue(a.id, { value: valueOf(a, values[a.fieldName]) });
    fs.writeFileSync(made, await document.saveDocument());
})().catch(error => {
    write(String(error) + "\n");
    process.exit(1);
});
