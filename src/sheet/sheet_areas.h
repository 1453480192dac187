/* A list of merged cells. SPDX-License-Identifier: MIT */
#ifndef BM_SHEET_SHEET_AREAS_H
#define BM_SHEET_SHEET_AREAS_H

#include "base/buf.h"
#include "sheet/sheet.h"

/* {0} = not read yet. */
typedef struct {
    bm_buf areas; /* of bm_sheet_area */
    bool is_read;
} bm_sheet_areas;

/** bm_sheet_areas_add(l, area, pos, ds): one more; of a single cell, none. 0, or -1 with S044. */
int bm_sheet_areas_add(bm_sheet_areas *l, const bm_sheet_area *area, const bm_pos *pos,
                       bm_diags *ds);

/** bm_sheet_areas_sort(l): all are there: ascending by row, then column. bm_sheet_areas_clear(l): none is. */
void bm_sheet_areas_sort(bm_sheet_areas *l);
void bm_sheet_areas_clear(bm_sheet_areas *l);

/** bm_sheet_areas_all(l, n): the list; it lives until one is added. */
const bm_sheet_area *bm_sheet_areas_all(const bm_sheet_areas *l, size_t *n);

void bm_sheet_areas_free(bm_sheet_areas *l);

#endif
