/* SPDX-License-Identifier: MIT */
#include "sheet/mark_note.h"

#include <stdio.h>

#include "base/limit.h"
#include "sheet/mark_cells.h"

/* Says ${code} with a number, and before it ${most} unless that is 0. */
static int tell_numbers(bm_diags *ds, bm_code code, size_t most, size_t n)
{
    char first[24], second[24];
    if (n == 0)
        return 0;
    (void)snprintf(first, sizeof first, "%zu", most ? most : n);
    (void)snprintf(second, sizeof second, "%zu", n);
    return most ? bm_diags_add2(ds, code, NULL, first, second)
                : bm_diags_add1(ds, code, NULL, first);
}

int bm_mark_note_tell(const bm_mark_note *note, bm_diags *ds)
{
    int status = 0;
    if (note->lost_signature)
        status |= bm_diags_add0(ds, BM_MARK_SIGNATURE, NULL);
    status |= tell_numbers(ds, BM_MARK_COMMENTS_LIMIT, BM_LIMIT_MARK_COMMENTS, note->n_over);
    status |= tell_numbers(ds, BM_MARK_THREAD, 0, note->n_thread);
    if (note->suffix)
        status |= bm_diags_add1(ds, BM_MARK_SUFFIX, NULL, note->suffix);
    if (note->has_outside)
        status |= tell_numbers(ds, BM_MARK_OUTSIDE, BM_MARK_CELLS_ROWS, BM_MARK_CELLS_COLUMNS);
    status |= tell_numbers(ds, BM_MARK_STYLES, 0, note->n_full);
    return status ? -1 : 0;
}
