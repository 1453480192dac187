/* A document as what stands on the paper from top to bottom: rows and tables. Text boxes stand before the
 * paragraph that they hang on, notes come last. SPDX-License-Identifier: MIT */
#ifndef BM_DRAFT_DRAFT_FLOW_H
#define BM_DRAFT_DRAFT_FLOW_H

#include "draft/draft_row.h"

typedef struct {
    const bm_draft_row *rows; /* those of a table inside it, too */
    size_t n;
    long width_twip;
    unsigned span; /* columns, from 1 */
    bool covered, ruled;
} bm_draft_cell;

typedef struct {
    const bm_draft_cell *cells;
    size_t n;
    bool header; /* repeated on each page */
} bm_draft_table_row;

typedef struct {
    const bm_draft_table_row *rows;
    size_t n;
    size_t n_columns; /* of the widest row */
    bool ruled;       /* most of its cells are */
} bm_draft_table;

typedef struct {
    bm_draft_row row;
    const bm_draft_table *table; /* NULL = it is a row */
} bm_draft_item;

typedef struct {
    const bm_draft_item *items;
    size_t n;
    const bm_draft_rows *notes; /* of each footnote and endnote */
    size_t n_notes;
    size_t n_nested; /* tables in tables, whose rows are in the cells around them */
} bm_draft_flow;

/** bm_draft_flow_read(r, body): ${body} as a flow. In r->arena. O(bytes). */
bm_draft_flow bm_draft_flow_read(bm_draft_reader *r, const bm_docx_read_node *body);

/** bm_draft_flow_text(out, flow): append the text of all its rows, a line each, list markers and the numbers of
 *  notes included. Gaps are spaces. */
void bm_draft_flow_text(bm_buf *out, const bm_draft_flow *flow);

#endif
