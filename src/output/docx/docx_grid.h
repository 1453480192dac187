/* What all tables are made of: w:tbl with a fixed grid, rows and cells.
 * SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_DOCX_GRID_H
#define BM_OUTPUT_DOCX_GRID_H

#include "layout/layout.h"
#include "output/docx/docx_xml.h"

/* How a cell belongs to one that covers several rows (w:vMerge). */
typedef enum { BM_DOCX_GRID_SINGLE, BM_DOCX_GRID_FIRST, BM_DOCX_GRID_COVERED } bm_docx_grid_merge;

typedef struct {
    size_t from, to; /* columns */
    bm_docx_grid_merge merge;
    bool centred; /* between the top and the bottom of its row */
    bool margins; /* the two below hold, not those of the table's style */
    long left_twip, right_twip;
} bm_docx_grid_cell;

/** bm_docx_grid_edges(layout, n, width_percent): x of the vertical rules, ${n} + 1 of them, in whole twips so that the
 *  columns add up to the text area; in the layout's arena. NULL = columns of equal width. */
const long *bm_docx_grid_edges(const bm_layout *layout, size_t n, const double *width_percent);

/* The columns of a table, and what is told of it to who cannot see it. */
typedef struct {
    size_t n;
    const long *edges;
    const char *style;
    bool header;             /* the first row names the columns */
    const char *title;       /* NULL = none; only characters that XML allows, as the next one */
    const char *description; /* NULL = none */
} bm_docx_grid;

/* The description of a table that only puts text side by side. OOXML has no mark for it; what helps is no header row,
 * rows that read from left to right, and to say so. */
#define BM_DOCX_GRID_FOR_LAYOUT "Bảng chỉ để trình bày, đọc từ trái sang phải"

/** bm_docx_grid_start(x, grid): <w:tbl> up to its first row; the caller ends it. */
void bm_docx_grid_start(bm_docx_xml *x, const bm_docx_grid *grid);

/** bm_docx_grid_row(x, whole, header): <w:tr>: not divided between pages, repeated at the top of each page. The
 *  caller ends it. */
void bm_docx_grid_row(bm_docx_xml *x, bool whole, bool header);

/** bm_docx_grid_open(x, edges, cell): <w:tc> with its properties; the caller puts paragraphs in and ends it. */
void bm_docx_grid_open(bm_docx_xml *x, const long *edges, const bm_docx_grid_cell *cell);

/** bm_docx_grid_fits(layout, height_pt): whether a row so high is held in one piece. One that nearly fills a page is
 *  allowed to break: held together it could not be shown whole. */
bool bm_docx_grid_fits(const bm_layout *layout, double height_pt);

#endif
