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

static bm_docx_part *grown(const bm_docx_items *items, bm_docx_part *parts, size_t cap)
{
    return bm_arena_grow(items->arena, parts, items->n * sizeof *parts, cap * sizeof *parts);
}

static void grow(bm_docx_items *items)
{
    size_t cap = items->cap ? items->cap * 2 : 4;
    items->data = grown(items, items->data, cap);
    items->properties = grown(items, items->properties, cap);
    items->relations = grown(items, items->relations, cap);
    items->cap = cap;
}

void bm_docx_items_add(bm_docx_items *items, bm_docx_writer *w, const bm_document *doc)
{
    bm_arena *a = items->arena;
    w->form = doc->form;
    w->item_id = NULL;
    if (!doc->form)
        return;
    if (items->n == items->cap)
        grow(items);
    size_t i = items->n++, number = i + 1;
    char id[BM_DOCX_DATA_ID];
    items->scratch.len = 0;
    bm_docx_data_write(doc, number, &items->scratch, id);
    items->data[i] =
        part_of(a, BM_DOCX_DATA, number, bm_str_n(items->scratch.ptr, items->scratch.len));
    items->properties[i] = properties_of(a, number, id);
    items->relations[i] = bm_docx_items_relations(a, number);
    w->item_id = bm_arena_cstr(a, bm_str_of(id));
}

void bm_docx_items_free(bm_docx_items *items)
{
    bm_buf_free(&items->scratch);
}
