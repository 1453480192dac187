/* SPDX-License-Identifier: MIT */
#include "output/docx/docx_glossary.h"

#include <stdio.h>

#include "output/docx/docx_styles.h"

/* Few dots: they fit into the narrowest gap and leave the line, whose tab draws the rest, as it is. */
static const struct {
    const char *name, *guid, *text;
} entries[] = {
    {BM_DOCX_GLOSSARY_DOTS, "{99679CFC-B303-C981-9C44-34900F68238A}", "........"},
    {BM_DOCX_GLOSSARY_SPACE, "{35739668-869A-5139-161E-D25620466693}", "\u2002\u2002\u2002"},
};

size_t bm_docx_glossary_words_add(bm_docx_words *words, bm_arena *a, bm_str text)
{
    for (size_t i = 0; i < words->n; i++)
        if (bm_str_eq(words->texts[i], text))
            return i + 1;
    if (words->n == words->cap) {
        size_t cap = words->cap ? 2 * words->cap : 16;
        words->texts = bm_arena_grow(a, words->texts, words->cap * sizeof *words->texts,
                                     cap * sizeof *words->texts);
        words->cap = cap;
    }
    words->texts[words->n++] = text;
    return words->n;
}

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

static void write_entry(bm_docx_xml *x, const char *name, const char *guid, bm_str text)
{
    bm_docx_xml_start(x, "w:docPart");
    write_properties(x, name, guid);
    bm_docx_xml_start(x, "w:docPartBody");
    bm_docx_xml_start(x, "w:p");
    bm_docx_xml_start(x, "w:r");
    bm_docx_xml_start(x, "w:t");
    bm_docx_xml_attr(x, "xml:space", "preserve");
    bm_docx_xml_text_n(x, text);
    bm_docx_xml_end(x);
    bm_docx_xml_end(x);
    bm_docx_xml_end(x);
    bm_docx_xml_end(x);
    bm_docx_xml_end(x);
}

void bm_docx_glossary_write(bm_docx_xml *x, const bm_docx_words *words)
{
    bm_docx_xml_start(x, "w:glossaryDocument");
    bm_docx_xml_attr(x, "xmlns:w", BM_DOCX_NAMESPACE);
    bm_docx_xml_start(x, "w:docParts");
    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++)
        write_entry(x, entries[i].name, entries[i].guid, bm_str_of(entries[i].text));
    for (size_t i = 0; i < words->n; i++) {
        char name[sizeof BM_DOCX_GLOSSARY_WORDS + 20], guid[64];
        snprintf(name, sizeof name, BM_DOCX_GLOSSARY_WORDS "%zu", i + 1);
        snprintf(guid, sizeof guid, "{AF831666-2BAD-4A7D-89F4-%012zX}", i + 1);
        write_entry(x, name, guid, words->texts[i]);
    }
    bm_docx_xml_end(x);
    bm_docx_xml_end(x);
}

void bm_docx_glossary_usual(bm_docx_xml *x)
{
    bm_docx_glossary_write(x, &(bm_docx_words){0});
}
