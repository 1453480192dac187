// mutool run fill_mupdf.js IN.pdf OUT.pdf VALUES.json: fill in fields as MuPDF does; VALUES as in fill_pdfjs.js.
// SPDX-License-Identifier: MIT
var document = new PDFDocument(scriptArgs[0]);
var values = JSON.parse(read(scriptArgs[2]));

function nameOf(annotation)
{
    var parts = [];
    for (var depth = 0; depth < 8 && annotation && !annotation.isNull(); depth++) {
        var part = annotation.get("T");
        if (part && !part.isNull())
            parts.unshift(part.asString());
        annotation = annotation.get("Parent");
    }
    return parts.join(".");
}

for (var p = 0; p < document.countPages(); p++) {
    var widgets = document.loadPage(p).getWidgets();
    var annotations = document.findPage(p).get("Annots");
    for (var i = 0; i < widgets.length; i++) {
        var value = values[nameOf(annotations[i])];
        var kind = widgets[i].getFieldType();
        if (value === undefined)
            continue;
        if (kind == "text")
            widgets[i].setTextValue(value);
        else if (kind == "combobox")
            widgets[i].setChoiceValue(value);
        else if (value === true || String(annotations[i].get("AP").get("N")).indexOf("/" + value + " ") >= 0)
            widgets[i].toggle();
        widgets[i].update();
    }
}
document.save(scriptArgs[1], "incremental");
