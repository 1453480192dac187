/* Which sheet of a workbook is meant. SPDX-License-Identifier: MIT */
#ifndef BM_SHEET_SHEET_CHOICE_H
#define BM_SHEET_SHEET_CHOICE_H

#include "base/arena.h"
#include "base/diags.h"

typedef struct {
    bm_str name; /* NFC */
    bool is_hidden;
    bool is_table; /* false: a chart or the like */
} bm_sheet_choice;

/**
 * bm_sheet_choice_find(sheets, n, wanted, pos, ds):
 * The sheet that a person means by ${wanted}: its name; its name whatever the case, Unicode form and blanks around it; or its
 * number, from 1, among the tabs that are shown. Hidden sheets have a name, but no number.
 *
 * Returns its index, or -1 with S033, which names those that there are.
 */
ptrdiff_t bm_sheet_choice_find(const bm_sheet_choice *sheets, size_t n, const char *wanted,
                               const bm_pos *pos, bm_diags *ds);

/** bm_sheet_choice_name(a, s): valid UTF-8 ${s} as a name: NFC, in ${a}. */
bm_str bm_sheet_choice_name(bm_arena *a, bm_str s);

#endif
