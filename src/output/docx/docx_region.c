/* SPDX-License-Identifier: MIT */
#include "output/docx/docx_region.h"

#include <stdio.h>

enum { NUMBER_MAX = 32 };

void bm_docx_region_name(const bm_form *form, int field, size_t document,
                         char out[BM_DOCX_REGION_NAME])
{
    char head[NUMBER_MAX] = "bieumau_", tail[NUMBER_MAX] = "";
    bm_str id = form->fields[field].id;
    if (document > 1)
        (void)snprintf(head, sizeof head, "bieumau%zu_", document);
    size_t room = BM_DOCX_REGION_NAME - 1 - strlen(head);
    if (id.len > room || memchr(id.ptr, '-', id.len)) /* ids have no capitals */
        (void)snprintf(tail, sizeof tail, "_F%d", field);
    room -= strlen(tail);
    size_t n_head = strlen(head), n = id.len < room ? id.len : room;
    memcpy(out, head, n_head);
    for (size_t i = 0; i < n; i++)
        out[n_head + i] = id.ptr[i] == '-' ? '_' : id.ptr[i];
    memcpy(out + n_head + n, tail, strlen(tail) + 1);
}

int bm_docx_region_of(const bm_form *form, const bm_node *block)
{
    bool gap = block->type == BM_NODE_PARAGRAPH && block->n_children == 1 && block->field < 0;
    int field = gap ? block->children[0]->field : block->field;
    if (block->type != BM_NODE_PARAGRAPH && block->type != BM_NODE_TABLE)
        return -1;
    return field >= 0 && form->fields[field].type == BM_FIELD_MARKDOWN ? field : -1;
}

uint32_t bm_docx_region_start(bm_docx_writer *w, int field, size_t document)
{
    char name[BM_DOCX_REGION_NAME];
    bm_docx_region_name(w->form, field, document, name);
    bm_docx_xml_start(&w->xml, "w:bookmarkStart");
    bm_docx_xml_attr_int(&w->xml, "w:id", (long)++w->n_controls);
    bm_docx_xml_attr(&w->xml, "w:name", name);
    bm_docx_xml_end(&w->xml);
    return w->n_controls;
}

void bm_docx_region_end(bm_docx_writer *w, uint32_t number)
{
    bm_docx_xml_start(&w->xml, "w:bookmarkEnd");
    bm_docx_xml_attr_int(&w->xml, "w:id", (long)number);
    bm_docx_xml_end(&w->xml);
}
