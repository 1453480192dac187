/* Many texts by their number, in little memory: one behind the other, and beyond BM_LIMIT_BOOK_STRINGS_HELD_BYTES in a temporary file, of which
 * some pages are kept. SPDX-License-Identifier: MIT */
#ifndef BM_SHEET_SHEET_STRINGS_H
#define BM_SHEET_SHEET_STRINGS_H

#include <stdint.h>

#include "base/diags.h"

typedef struct bm_sheet_strings bm_sheet_strings;

bm_sheet_strings *bm_sheet_strings_new(void);
void bm_sheet_strings_free(bm_sheet_strings *s);

/** bm_sheet_strings_add(s, text, pos, ds): text number bm_sheet_strings_count(s). Returns 0, or -1 with S042, O001, O007, O008 or O009. */
int bm_sheet_strings_add(bm_sheet_strings *s, bm_str text, const bm_pos *pos, bm_diags *ds);

size_t bm_sheet_strings_count(const bm_sheet_strings *s);

/** bm_sheet_strings_at(s, i, out, ds): text ${i} < bm_sheet_strings_count(s), good until the next call. Returns 0, or -1 with O001. Texts asked for in the
 *  order in which they were added, as workbooks mostly do, take the least time. */
int bm_sheet_strings_at(bm_sheet_strings *s, size_t i, bm_str *out, bm_diags *ds);

#endif
