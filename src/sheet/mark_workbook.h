/* A copy of an Excel workbook with marked cells. SPDX-License-Identifier: MIT */
#ifndef BM_SHEET_MARK_WORKBOOK_H
#define BM_SHEET_MARK_WORKBOOK_H

#include <stdio.h>

#include "base/diags.h"

typedef struct {
    FILE *file;        /* regular, at any place; taken over */
    const char *name;  /* as the user named it */
    const char *sheet; /* the name of the one that is marked, NFC */
    const bm_mark *marks;
    size_t n;
    const bm_sink *sink;
} bm_mark_workbook_job;

/**
 * bm_mark_workbook_copy(job, ds):
 * Copy the workbook. All parts stay as they are, byte for byte, but the sheet (styles of the marked cells, cells that were not there),
 * the styles, the sheet's comments with their drawing, and the lists that name new parts. What an earlier marking left is taken out.
 *
 * Returns 0, or -1 with S090, S091 or O005. Notes and warnings: S092 to S097. O(bytes), in the memory of the styles and comments.
 */
int bm_mark_workbook_copy(const bm_mark_workbook_job *job, bm_diags *ds);

#endif
