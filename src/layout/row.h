/* Cells side by side, each a small flow of its own, as boxes of the page: the row of a table, a level of
 * a block of signatures. SPDX-License-Identifier: MIT */
#ifndef BM_LAYOUT_ROW_H
#define BM_LAYOUT_ROW_H

#include "layout/flow.h"

typedef struct {
    bm_flow *flow;  /* of the page */
    bm_flow *cells; /* their boxes have x from the left edge of the text area */
    size_t n;
    const double *dy_pt; /* how far down each cell begins, or NULL; only for bm_row_whole */
} bm_row;

/** bm_row_new(flow, n): ${n} empty cells. */
bm_row bm_row_new(bm_flow *flow, size_t n);

/** bm_row_height(row): of the highest cell. */
double bm_row_height(const bm_row *row);

/** bm_row_whole(row, height_pt): append all cells as one box; valid until the next. */
bm_flow_box *bm_row_whole(const bm_row *row, double height_pt);

/** bm_row_pieces(row): append one box for each line of the longest cell: a row that is taller than a
 *  page. Pages may end between all of them. */
void bm_row_pieces(const bm_row *row);

#endif
