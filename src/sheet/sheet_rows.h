/* Rows of a workbook between the events of its XML and who asks for them: one block of XML makes many rows, or none. Keeps what
 * both formats promise: rows and cells in order, and limits.
 * SPDX-License-Identifier: MIT */
#ifndef BM_SHEET_SHEET_ROWS_H
#define BM_SHEET_SHEET_ROWS_H

#include "base/buf.h"
#include "sheet/sheet.h"
#include "sheet/sheet_strings.h"

/* {0} = none. */
typedef struct {
    bm_pos at; /* source, and row and column of what is read: places of messages */
    bm_buf rows, cells, text;
    size_t taken;   /* rows */
    uint32_t given; /* how often the next one was taken */
    uint64_t n_cells;
    bool is_open, is_hidden;      /* a row is being read */
    size_t open_cells, open_text; /* where it begins */
} bm_sheet_rows;

/** bm_sheet_rows_clear(r): as at the beginning, but memory is kept. bm_sheet_rows_free(r): frees it. */
void bm_sheet_rows_clear(bm_sheet_rows *r);
void bm_sheet_rows_free(bm_sheet_rows *r);

/** bm_sheet_rows_begin(r, number, hidden, ds): row ${number}, from 1. -1 with S034 or S036. */
int bm_sheet_rows_begin(bm_sheet_rows *r, uint64_t number, bool hidden, bm_diags *ds);

/**
 * bm_sheet_rows_cell(r, cell, times, ds):
 * The next cell of the row, and the same in the ${times} - 1 columns behind it. Its text is copied; line ends become "\n"; a cell that is
 * empty, but no fault, is left out.
 *
 * Returns 0, or -1 with S035, S037, S038 or S039.
 */
int bm_sheet_rows_cell(bm_sheet_rows *r, const bm_sheet_cell *cell, uint64_t times, bm_diags *ds);

/** bm_sheet_rows_shared(r, col, i, ds): the next cell is text number ${i} of those that cells share. */
int bm_sheet_rows_shared(bm_sheet_rows *r, uint32_t col, size_t i, bm_diags *ds);

/** bm_sheet_rows_end(r, times, ds): the row, and the same as the ${times} - 1 rows behind it. -1 with S036 or S038. */
int bm_sheet_rows_end(bm_sheet_rows *r, uint64_t times, bm_diags *ds);

/** bm_sheet_rows_take(r, strings, a, row, ds): the next row that is not empty, in ${a}. 1; 0 = none is there yet; -1 with S040, S041 or O001. ${strings}
 *  NULL = there are none. */
int bm_sheet_rows_take(bm_sheet_rows *r, bm_sheet_strings *strings, bm_arena *a, bm_sheet_row *row,
                       bm_diags *ds);

/** bm_sheet_rows_too_many(r, code, limit, ds): report that there are more than ${limit}. Returns -1. */
int bm_sheet_rows_too_many(const bm_sheet_rows *r, bm_code code, int limit, bm_diags *ds);

#endif
