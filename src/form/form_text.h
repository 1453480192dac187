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

/** bm_form_text_inlines(place, v, list): append the inlines of ${v}, a scalar (else F004), to ${list}.
 *  An empty text is F004 too, unless ${place} is in a table. */
void bm_form_text_inlines(const bm_form_text *place, const bm_value *v, bm_node_list *list);

/** bm_form_text_close(list, node): bm_node_list_close, and mark ${node} STATIC when all below it is and
 *  it is not a ROW that depends on the data. */
void bm_form_text_close(bm_node_list *list, bm_node *node);

/** bm_form_text_paragraph(place, style, v): a PARAGRAPH with the inlines of ${v}; NULL = no inlines. */
bm_node *bm_form_text_paragraph(const bm_form_text *place, bm_style style, const bm_value *v);

#endif
