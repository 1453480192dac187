/* SPDX-License-Identifier: MIT */
#include "sheet/sheet_areas.h"

#include <stdlib.h>

#include "base/limit.h"
#include "sheet/sheet_rows.h"

int bm_sheet_areas_add(bm_sheet_areas *l, const bm_sheet_area *area, const bm_pos *pos,
                       bm_diags *ds)
{
    if (area->row == area->last_row && area->col == area->last_col)
        return 0;
    if (l->areas.len / sizeof *area >= BM_LIMIT_BOOK_MERGED) {
        const bm_sheet_rows at = {.at = *pos};
        return bm_sheet_rows_too_many(&at, BM_BOOK_MERGED, BM_LIMIT_BOOK_MERGED, ds);
    }
    bm_buf_add(&l->areas, area, sizeof *area);
    return 0;
}

static int by_place(const void *x, const void *y)
{
    const bm_sheet_area *a = x, *b = y;
    if (a->row != b->row)
        return a->row < b->row ? -1 : 1;
    return (a->col > b->col) - (a->col < b->col);
}

void bm_sheet_areas_sort(bm_sheet_areas *l)
{
    if (l->areas.len)
        qsort(l->areas.ptr, l->areas.len / sizeof(bm_sheet_area), sizeof(bm_sheet_area), by_place);
    l->is_read = true;
}

void bm_sheet_areas_clear(bm_sheet_areas *l)
{
    l->areas.len = 0;
    l->is_read = false;
}

const bm_sheet_area *bm_sheet_areas_all(const bm_sheet_areas *l, size_t *n)
{
    *n = l->areas.len / sizeof(bm_sheet_area);
    return (const bm_sheet_area *)(const void *)l->areas.ptr;
}

void bm_sheet_areas_free(bm_sheet_areas *l)
{
    bm_buf_free(&l->areas);
}
