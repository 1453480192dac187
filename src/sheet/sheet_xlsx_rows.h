/* The rows of one sheet of an Excel workbook. SPDX-License-Identifier: MIT */
#ifndef BM_SHEET_SHEET_XLSX_ROWS_H
#define BM_SHEET_SHEET_XLSX_ROWS_H

#include "sheet/sheet_part.h"
#include "sheet/sheet_rows.h"
#include "sheet/sheet_xlsx_cell.h"
#include "sheet/sheet_xlsx_styles.h"
#include "sheet/sheet_xlsx_text.h"

/* {0} = closed. Must stay where it is while open. */
typedef struct {
    bm_sheet_part part;
    bm_sheet_rows rows;
    const bm_sheet_xlsx_styles *styles;
    bool is_1904;
    bm_diags *ds;            /* of the call that reads */
    bm_sheet_xlsx_text text; /* of <is>, or of <v> */
    bool in_data, in_row, in_cell, in_inline, at_end;
    uint32_t row;      /* that is read; 0 = its number is not known yet */
    uint32_t last_row; /* before it */
    bool is_hidden;
    uint32_t col, style; /* of the cell that is read */
    bm_sheet_xlsx_cell_type type;
    bool has_formula, has_value;
} bm_sheet_xlsx_rows;

/** bm_sheet_xlsx_rows_open(r, book, part, ds): part ${part} of ${book} from its beginning; r->styles and r->is_1904 are set. 0, or -1 with S020, S021 or S027. */
int bm_sheet_xlsx_rows_open(bm_sheet_xlsx_rows *r, const bm_sheet_xlsx_book *book, const char *part,
                            bm_diags *ds);

/** bm_sheet_xlsx_rows_next(r, strings, a, row, ds): as bm_sheet_next. */
int bm_sheet_xlsx_rows_next(bm_sheet_xlsx_rows *r, bm_sheet_strings *strings, bm_arena *a,
                            bm_sheet_row *row, bm_diags *ds);

/** bm_sheet_xlsx_rows_close(r): it may be opened again. bm_sheet_xlsx_rows_free(r): and its memory. */
void bm_sheet_xlsx_rows_close(bm_sheet_xlsx_rows *r);
void bm_sheet_xlsx_rows_free(bm_sheet_xlsx_rows *r);

#endif
