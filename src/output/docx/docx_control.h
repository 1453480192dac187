/* Content controls (w:sdt): each value and each gap of a form can be clicked, filled in and read back, because it is bound to
 * its element of the data part (docx_data.h). What is made from other values (a number in words, the number of a row)
 * cannot be edited and gets none.
 * SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_DOCX_CONTROL_H
#define BM_OUTPUT_DOCX_CONTROL_H

#include "form/form.h"
#include "output/docx/docx_paragraph.h"

typedef enum {
    BM_DOCX_CONTROL_NONE,
    BM_DOCX_CONTROL_TEXT,
    BM_DOCX_CONTROL_DATE,
    BM_DOCX_CONTROL_LIST, /* one of the options of a choice */
    BM_DOCX_CONTROL_BOX,  /* a check box: ☑ or ☐ */
    BM_DOCX_CONTROL_CROSS /* a check box: × or nothing */
} bm_docx_control_kind;

/* What a node of the tree becomes. */
typedef struct {
    uint8_t kind;        /* bm_docx_control_kind; NONE = literal text */
    bool placeholder;    /* there is no value: what it shows is the gap of the paper */
    bool checked;        /* BOX, CROSS */
    bool bare;           /* BOX: unticked it shows nothing */
    bool capitals;       /* it is shown in capitals, and so is what replaces it */
    bool later_capitals; /* only what replaces it is */
    const bm_node *node; /* its field, row and item */
    bm_str
        text; /* what it shows, as it was typed; "" for a LEADER, which has dots. Of a CHECKBOX 0-terminated */
    bm_str behind; /* literal text behind it: the mark that ends an item */
} bm_docx_control;

/** bm_docx_control_of(w, node, style): what the inline ${node} of a paragraph of ${style} is. O(1). */
bm_docx_control bm_docx_control_of(const bm_docx_writer *w, const bm_node *node, bm_style style);

/** bm_docx_control_room(w, holder, style): the same of a paragraph without text, for which ${holder}, its CELL or the paragraph
 *  itself, knows the field. */
bm_docx_control bm_docx_control_room(const bm_docx_writer *w, const bm_node *holder,
                                     bm_style style);

/**
 * bm_docx_control_open(w, control, as_list):
 * <w:sdt> up to the runs in it, of which there is to be one. w->pending is empty before and after.
 *
 * as_list  TEXT: write a combo box without entries, which LibreOffice shows with the looks of its run; a plain text it shows
 *          in those of the paragraph's style
 */
void bm_docx_control_open(bm_docx_writer *w, const bm_docx_control *control, bool as_list);

/** bm_docx_control_close(w): the end of what bm_docx_control_open, _rows or _row began. */
void bm_docx_control_close(bm_docx_writer *w);

/** bm_docx_control_table(w, row): the ROWS field of which the ROW is a row, in a document with controls; else -1. */
int bm_docx_control_table(const bm_docx_writer *w, const bm_node *row);

/** bm_docx_control_rows(w, table): begin the section of the rows of field ${table}, to which Word adds rows; _row(w): one of them. */
void bm_docx_control_rows(bm_docx_writer *w, int table);
void bm_docx_control_row(bm_docx_writer *w);

/** bm_docx_control_namespaces(x): declare what controls use, on the root of a part. */
void bm_docx_control_namespaces(bm_docx_xml *x);

#endif
