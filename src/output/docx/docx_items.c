/* The small parts are joined from pieces: nothing in them needs to be escaped. SPDX-License-Identifier: MIT */
#include "output/docx/docx_items.h"

#define DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

/* Part ${number} of ${kind} with these bytes, which are copied. */
static bm_docx_part part_of(bm_arena *a, bm_docx_kind kind, size_t number, bm_str xml)
{
    char *name = bm_arena_alloc(a, BM_DOCX_PART_NAME);
    bm_docx_part part = bm_docx_package_numbered(kind, number, name);
    part.xml = bm_arena_copy(a, xml);
    return part;
}

bm_docx_part bm_docx_items_relations(bm_arena *a, size_t number)
{
    const char *xml = bm_arena_printf(
        a,
        DECLARATION "<Relationships xmlns=\"" BM_DOCX_RELATIONS_NAMESPACE
                    "\"><Relationship Id=\"rId1\" Type=\"" BM_DOCX_OFFICE_RELATION
                    "customXmlProps\" Target=\"itemProps%zu.xml\"/></Relationships>",
        number);
    return part_of(a, BM_DOCX_DATA_RELATIONS, number, bm_str_of(xml));
}

/* ECMA-376 part 1, 22.5.2.1. No schema is named: the data have no namespace. */
static bm_docx_part properties_of(bm_arena *a, size_t number, const char *id)
{
    const char *xml = bm_arena_printf(
        a,
        DECLARATION "<ds:datastoreItem ds:itemID=\"%s\" "
                    "xmlns:ds=\"http://schemas.openxmlformats.org/officeDocument/2006/customXml\">"
                    "<ds:schemaRefs/></ds:datastoreItem>",
        id);
    return part_of(a, BM_DOCX_DATA_PROPERTIES, number, bm_str_of(xml));
}

static bool are_several(const bm_document *docs, size_t n_docs)
{
    size_t n = 0;
    for (size_t i = 0; i < n_docs; i++)
        n += docs[i].form != NULL;
    return n > 1;
}

bm_docx_items bm_docx_items_write(bm_arena *a, const bm_document *docs, size_t n_docs)
{
    bm_docx_items items = {.ids = bm_arena_zero(a, n_docs, sizeof *items.ids)};
    items.data = bm_arena_zero(a, n_docs, sizeof *items.data);
    items.properties = bm_arena_zero(a, n_docs, sizeof *items.properties);
    bm_buf scratch = {0};
    bool several = are_several(docs, n_docs);
    for (size_t i = 0; i < n_docs; i++) {
        char id[BM_DOCX_DATA_ID];
        if (!docs[i].form)
            continue;
        size_t at = items.n++, number = at + 1;
        scratch.len = 0;
        bm_docx_data_write(&docs[i], several ? number : 0, &scratch, id);
        items.data[at] = part_of(a, BM_DOCX_DATA, number, bm_str_n(scratch.ptr, scratch.len));
        items.properties[at] = properties_of(a, number, id);
        items.ids[i] = bm_arena_cstr(a, bm_str_of(id));
    }
    bm_buf_free(&scratch);
    return items;
}
