/* A plain list of texts as a workbook or as CSV. SPDX-License-Identifier: MIT */
#ifndef BM_SHEET_SHEET_LIST_H
#define BM_SHEET_SHEET_LIST_H

#include "sheet/sheet_writer.h"

typedef struct {
    bm_sheet_properties properties;
    const char *name; /* of the sheet: at most 31 characters, none of []:*?/\ */
    const char *const *heads;
    const unsigned *widths; /* characters */
    size_t n_columns;
    const bm_str *cells; /* row by row; empty ones are left out */
    size_t n_rows;
} bm_sheet_list;

/** bm_sheet_list_xlsx(list, sink, ds): all cells are texts, so that no program changes a number or a date. Equal input gives equal
 *  bytes. 0, or -1 with S080 or O005. */
int bm_sheet_list_xlsx(const bm_sheet_list *list, const bm_sink *sink, bm_diags *ds);

/** bm_sheet_list_csv(list, sink, ds): UTF-8 with a byte order mark, commas, all cells in quotes, lines end in CR LF (RFC 4180). 0, or
 *  -1 with O005. */
int bm_sheet_list_csv(const bm_sheet_list *list, const bm_sink *sink, bm_diags *ds);

#endif
