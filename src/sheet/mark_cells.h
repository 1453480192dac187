/* The cells that are marked, in the order of the sheet. SPDX-License-Identifier: MIT */
#ifndef BM_SHEET_MARK_CELLS_H
#define BM_SHEET_MARK_CELLS_H

#include "base/arena.h"
#include "base/buf.h"
#include "bieumau.h"

/* ECMA-376 part 1, 18.3.1.73 and 18.3.1.4 leave it open; what Excel can show. */
enum { BM_MARK_CELLS_ROWS = 1048576, BM_MARK_CELLS_COLUMNS = 16384 };

typedef struct {
    uint32_t row, col;         /* col 0 = the row as a whole, until bm_mark_cells_settle */
    bm_severity severity;      /* the worst one */
    size_t of_row, n_of_row;   /* which of `marks` are of the row as a whole, */
    size_t of_cell, n_of_cell; /* … of the cell */
    bool is_merged;            /* into the next one, which has the same place */
    bool has_comment;          /* it gets one; set by bm_mark_comments_write */
    bool has_thread;           /* it cannot get one, because it has a thread of them */
    bool has_shape;            /* the drawing has a box for its comment; set by bm_mark_vml_write */
} bm_mark_cell;

typedef struct {
    const bm_mark **marks; /* by row and column */
    bm_mark_cell *cells;   /* by row and column, each only once */
    size_t n;
    size_t at;        /* where the sheet that is copied has come to */
    bool has_outside; /* there are marks that no sheet has room for; they are not in the list */
} bm_mark_cells;

/** bm_mark_cells_sort(a, marks, n, out): the cells of ${marks}, in any order, borrowed. In ${a}. O(n log n). */
void bm_mark_cells_sort(bm_arena *a, const bm_mark *marks, size_t n, bm_mark_cells *out);

/** bm_mark_cells_next(c): the next cell, or NULL. It is taken with c->at++. */
bm_mark_cell *bm_mark_cells_next(const bm_mark_cells *c);

/** bm_mark_cells_settle(c, col): when the next cell is a row as a whole: its place is column ${col}, the first one that the row has (0 = it has none),
 *  or a marked cell before it, whose marks then are one with its. */
void bm_mark_cells_settle(bm_mark_cells *c, uint32_t col);

/** bm_mark_cells_lookup(c, row, col): the cell, or NULL. O(log n). */
bm_mark_cell *bm_mark_cells_lookup(const bm_mark_cells *c, uint32_t row, uint32_t col);

/** bm_mark_cells_text(c, cell, out): append what its comment says: the texts of its marks, each with a line end behind it but the last one. What is
 *  longer than BM_LIMIT_MARK_TEXT_CHARACTERS is cut, with an ellipsis. */
void bm_mark_cells_text(const bm_mark_cells *c, const bm_mark_cell *cell, bm_buf *out);

/** bm_mark_cells_parse(text, row, col): "$C$7" or "C7" -> 7, 3. false = no such cell. bm_mark_cells_name(row, col, out): "C7". */
bool bm_mark_cells_parse(bm_str text, uint32_t *row, uint32_t *col);
void bm_mark_cells_name(uint32_t row, uint32_t col, char out[16]);

#endif
