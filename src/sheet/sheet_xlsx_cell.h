/* What a cell of an Excel workbook means. SPDX-License-Identifier: MIT */
#ifndef BM_SHEET_SHEET_XLSX_CELL_H
#define BM_SHEET_SHEET_XLSX_CELL_H

#include "sheet/sheet_date.h"
#include "sheet/sheet_number.h"

typedef enum {
    BM_SHEET_XLSX_CELL_NUMBER,
    BM_SHEET_XLSX_CELL_SHARED,  /* t="s" */
    BM_SHEET_XLSX_CELL_INLINE,  /* "inlineStr" */
    BM_SHEET_XLSX_CELL_STRING,  /* "str": of a formula */
    BM_SHEET_XLSX_CELL_BOOLEAN, /* "b" */
    BM_SHEET_XLSX_CELL_ERROR,   /* "e" */
    BM_SHEET_XLSX_CELL_DAY      /* "d" */
} bm_sheet_xlsx_cell_type;

/** bm_sheet_xlsx_cell_type_of(s): ECMA-376 part 1, 18.18.11; what is not known, and none, is a number. */
bm_sheet_xlsx_cell_type bm_sheet_xlsx_cell_type_of(bm_str s);

/** bm_sheet_xlsx_cell_place(s, col, row): "C7" as 3, 7; a "$" does not count. 0 = not given, or too large to be one. false = it is no place of a cell. */
bool bm_sheet_xlsx_cell_place(bm_str s, uint32_t *col, uint32_t *row);

enum { BM_SHEET_XLSX_CELL_BYTES = BM_SHEET_DATE_BYTES };

/**
 * bm_sheet_xlsx_cell_value(type, format, is_1904, value, cell, out):
 * The kind and text of ${cell} from what stands in <v>, which is not a shared text.
 *
 * out  room for what is not ${value} itself
 */
void bm_sheet_xlsx_cell_value(bm_sheet_xlsx_cell_type type, bm_sheet_number_format format,
                              bool is_1904, bm_str value, bm_sheet_cell *cell,
                              char out[BM_SHEET_XLSX_CELL_BYTES]);

#endif
