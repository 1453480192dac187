/* SPDX-License-Identifier: MIT */
#include "output/docx/docx_glossary.h"

#include "output/docx/docx_inline.h"
#include "output/docx/docx_styles.h"

/* Word shows the entry instead of the dots that the document has: few of them, so that they fit into the narrowest gap and leave the
 * line, whose tab draws the rest, as it is. */
static const struct {
    const char *name, *guid, *text;
    bool box;
} entries[] = {
    {BM_DOCX_GLOSSARY_DOTS, "{99679CFC-B303-C981-9C44-34900F68238A}", "........", false},
    {BM_DOCX_GLOSSARY_DATE, "{D59DFF3F-4561-30AA-6C83-4B2A4D8E8FC9}", "…/…/……", false},
    {BM_DOCX_GLOSSARY_DAY, "{AF831666-2BAD-CA7D-09F4-688D943D144B}", "ngày … tháng … năm ……",
     false},
    {BM_DOCX_GLOSSARY_SPACE, "{35739668-869A-5139-161E-D25620466693}", "\u2002\u2002\u2002", false},
    {BM_DOCX_GLOSSARY_BOX, "{0D1D62F2-01F5-9333-3ACF-5548FFC4F3BD}", "☐", true},
};

/* ECMA-376 part 1, 17.12.14: of the gallery and type that Word takes for placeholders. */
static void write_properties(bm_docx_xml *x, const char *name, const char *guid)
{
    bm_docx_xml_start(x, "w:docPartPr");
    bm_docx_xml_val(x, "w:name", name);
    bm_docx_xml_start(x, "w:category");
    bm_docx_xml_val(x, "w:name", "General");
    bm_docx_xml_val(x, "w:gallery", "placeholder");
    bm_docx_xml_end(x);
    bm_docx_xml_start(x, "w:types");
    bm_docx_xml_val(x, "w:type", "bbPlcHdr");
    bm_docx_xml_end(x);
    bm_docx_xml_start(x, "w:behaviors");
    bm_docx_xml_val(x, "w:behavior", "content");
    bm_docx_xml_end(x);
    bm_docx_xml_val(x, "w:guid", guid);
    bm_docx_xml_end(x);
}

static void write_body(bm_docx_xml *x, const char *text, bool box)
{
    bm_docx_xml_start(x, "w:docPartBody");
    bm_docx_xml_start(x, "w:p");
    bm_docx_xml_start(x, "w:r");
    if (box) {
        bm_docx_xml_start(x, "w:rPr");
        bm_docx_xml_fonts(x, BM_DOCX_BOX_FONT);
        bm_docx_xml_end(x);
    }
    bm_docx_xml_start(x, "w:t");
    bm_docx_xml_attr(x, "xml:space", "preserve");
    bm_docx_xml_text(x, text);
    bm_docx_xml_end(x);
    bm_docx_xml_end(x);
    bm_docx_xml_end(x);
    bm_docx_xml_end(x);
}

void bm_docx_glossary_write(bm_docx_xml *x)
{
    bm_docx_xml_start(x, "w:glossaryDocument");
    bm_docx_xml_attr(x, "xmlns:w", BM_DOCX_NAMESPACE);
    bm_docx_xml_start(x, "w:docParts");
    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++) {
        bm_docx_xml_start(x, "w:docPart");
        write_properties(x, entries[i].name, entries[i].guid);
        write_body(x, entries[i].text, entries[i].box);
        bm_docx_xml_end(x);
    }
    bm_docx_xml_end(x);
    bm_docx_xml_end(x);
}
