/* The rows of a table that are records, or parts of them. SPDX-License-Identifier: MIT */
#ifndef BM_API_RECORDS_ROW_H
#define BM_API_RECORDS_ROW_H

#include "api/records_columns.h"
#include "api/records_where.h"
#include "base/buf.h"
#include "base/limit.h"

/* A row, its cells by the columns that are read. */
typedef struct {
    uint32_t number;
    const bm_sheet_cell **cells;  /* n_taken; NULL = nothing but white space there */
    uint8_t key[BM_DIGEST_QUICK]; /* of the cells by which rows are grouped */
    bool no_key;                  /* they are all blank */
} bm_records_row;

/* A column that is read. */
typedef struct {
    uint32_t col;
    int field;
} bm_records_taken;

/* Rows that were passed over. */
typedef struct {
    uint64_t n;
    uint32_t first;
} bm_records_passed;

typedef struct {
    bm_sheet *sheet;
    const bm_form *form;
    const bm_records_taken *taken; /* ascending by field */
    size_t n_taken;
    const bm_str *titles; /* by taken: the name of the column, to know a repeated header */
    uint16_t slots[BM_LIMIT_SHEET_COLUMNS + 1]; /* by column: index in taken + 1; 0 = not read */
    bool aside[BM_LIMIT_SHEET_COLUMNS + 1];     /* by column: what stands there makes no record */
    uint32_t last_header;
    const bm_records_where *where;
    size_t n_where;
    const uint32_t *key_cols; /* columns by which rows are grouped */
    size_t n_key_cols;
    bool by_key;     /* rows get their key */
    bm_buf key_text; /* scratch */
    bm_legacy from;
    bm_records_passed hidden, repeated, foreign;
    uint64_t n_rows; /* that were handed out */
} bm_records_rows;

/** bm_records_row_next(rows, a, out, ds): the next row that counts, in ${a}. Passed over are the header, hidden rows, those that the conditions
 *  exclude, those without anything in the columns that are read, repeated headers and totals. 1; 0 at the end; -1 with S…. */
int bm_records_row_next(bm_records_rows *rows, bm_arena *a, bm_records_row *out, bm_diags *ds);

/** bm_records_row_report(rows, ds): tell what was passed over (S075, S076, S078). 0, or -1 in strict mode. */
int bm_records_row_report(const bm_records_rows *rows, bm_diags *ds);

/** bm_records_row_rewind(rows, ds): from the beginning. 0, or -1 with S…. */
int bm_records_row_rewind(bm_records_rows *rows, bm_diags *ds);

#endif
