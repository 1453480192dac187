/* Texts of a definition: CommonMark with {fields}. SPDX-License-Identifier: MIT */
#ifndef BM_FORM_FORM_TEXT_H
#define BM_FORM_FORM_TEXT_H

#include "form/form_read.h"

/* Where a text stands, which decides what may stand in it. */
typedef struct {
    bm_form_read *read;
    const char *name; /* what messages call the text: "title" */
    int parent;       /* the ROWS field whose columns it may name; -1 = the fields of the form */
    unsigned types;   /* BM_KNOWN_IN_…: types of field it may name */
    bool row_number;  /* {#} is allowed */
    bool row_count;   /* {##} is allowed */
} bm_form_text;

/** bm_form_text_in(read, name, types): a place outside of tables. */
bm_form_text bm_form_text_in(bm_form_read *read, const char *name, unsigned types);

/** bm_form_text_only(r, v): index of the field of the form when ${v} is nothing but "{x}", else -1. Reports
 *  nothing. */
int bm_form_text_only(const bm_form_read *r, const bm_value *v);

/** bm_form_text_inlines(place, v, list): append the inlines of ${v}, a scalar (else F004), to ${list}.
 *  An empty text is F004 too, unless ${place} is in a table. */
void bm_form_text_inlines(const bm_form_text *place, const bm_value *v, bm_node_list *list);

/** bm_form_text_close(list, node): bm_node_list_close, and mark ${node} STATIC when all below it is and
 *  its own flags do not depend on the data. */
void bm_form_text_close(bm_node_list *list, bm_node *node);

/** bm_form_text_paragraph(place, style, v): a PARAGRAPH with the inlines of ${v}; NULL = no inlines. */
bm_node *bm_form_text_paragraph(const bm_form_text *place, bm_style style, const bm_value *v);

/** bm_form_text_optional(node): leave ${node}, a PARAGRAPH, out of a filled form when all the fields that it
 *  names are absent; what stands in a cell is then empty. */
void bm_form_text_optional(bm_node *node);

/** bm_form_text_items(r, name, style, v): the PARAGRAPH of a list with the text ${v}. When that is nothing but
 *  a LIST field, the paragraph is repeated for each of its items, which end as a series does. */
bm_node *bm_form_text_items(bm_form_read *r, const char *name, bm_style style, const bm_value *v);

/** bm_form_text_fixed(r, text, style, pos): a STATIC PARAGRAPH with ${text}, which is borrowed. */
bm_node *bm_form_text_fixed(bm_form_read *r, const char *text, bm_style style, const bm_pos *pos);

#endif
