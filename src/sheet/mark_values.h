/* A workbook made of the values of a table of another kind, with marked cells. SPDX-License-Identifier: MIT */
#ifndef BM_SHEET_MARK_VALUES_H
#define BM_SHEET_MARK_VALUES_H

#include "sheet/sheet.h"

typedef struct {
    bm_sheet *table;     /* at its beginning; borrowed */
    uint32_t header_row; /* the row that is bold; 0 = the first one */
    const bm_mark *marks;
    size_t n;
    const bm_sink *sink;
} bm_mark_values_job;

/**
 * bm_mark_values_write(job, ds):
 * An XLSX file whose cells stand where they stand in the table: texts as texts, so that zeros stay, numbers, dates and flags as
 * what they are.
 *
 * Returns 0, or -1 with S… of the table, S091 or O005. Notes: S093, S096. O(bytes), in the memory of a row.
 */
int bm_mark_values_write(const bm_mark_values_job *job, bm_diags *ds);

#endif
