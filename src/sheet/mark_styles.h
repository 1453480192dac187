/* The style sheet of a workbook with styles for marked cells: each is what the cell had, but for the fill. SPDX-License-Identifier: MIT */
#ifndef BM_SHEET_MARK_STYLES_H
#define BM_SHEET_MARK_STYLES_H

#include "base/arena.h"
#include "bieumau.h"
#include "sheet/mark_pack.h"

typedef struct bm_mark_styles bm_mark_styles;

/** bm_mark_styles_new(a, xml): the styles of ${xml}, the part of the workbook, borrowed; {NULL, 0} = it has none. In ${a}; free with
 *  bm_mark_styles_free. NULL = the part is damaged (not told). */
bm_mark_styles *bm_mark_styles_new(bm_arena *a, bm_str xml);
void bm_mark_styles_free(bm_mark_styles *st);

/** bm_mark_styles_fill(severity): the colour of a marked cell, "FFFFC0C1" (alpha, red, green, blue). */
const char *bm_mark_styles_fill(bm_severity severity);

/** bm_mark_styles_marked(st, style, severity): the style like ${number} with the fill of ${severity}; ${number} when there is no room for another, which
 *  bm_mark_styles_full(st) counts. */
uint32_t bm_mark_styles_marked(bm_mark_styles *st, uint32_t number, bm_severity severity);
size_t bm_mark_styles_full(const bm_mark_styles *st);

/** bm_mark_styles_unmarked(st, style): the style like ${number} without our fill, ${number} itself when it has another. What the fill was before is taken
 *  from a style that is alike in all else. */
uint32_t bm_mark_styles_unmarked(bm_mark_styles *st, uint32_t number);

/** bm_mark_styles_write(st, pack): the style sheet with what was asked for. */
int bm_mark_styles_write(const bm_mark_styles *st, bm_mark_pack *pack);

#endif
