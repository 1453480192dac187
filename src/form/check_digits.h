/* Numbers that are not counted with (of papers, phones, offices), and what spreadsheets and people do to
 * them. SPDX-License-Identifier: MIT */
#ifndef BM_FORM_CHECK_DIGITS_H
#define BM_FORM_CHECK_DIGITS_H

#include "base/arena.h"

/** bm_check_digits_only(s): ${s} has digits 0–9 and nothing else, at least one. */
bool bm_check_digits_only(bm_str s);

/* What became of digits that a spreadsheet took for a number. */
typedef enum {
    BM_CHECK_DIGITS_TYPED, /* nothing: no such number */
    BM_CHECK_DIGITS_WHOLE, /* 12345678901.0, 1.2345678901E+10: all digits are there, but zeros in front
                              may be gone */
    BM_CHECK_DIGITS_LOST /* 1.23E+10; also more digits than the 15 that a spreadsheet keeps */
} bm_check_digits_cell;

/** bm_check_digits_cell_of(a, s, digits): what ${s} is. WHOLE: ${*digits} in ${a}. Decimal commas count, too.
 *  O(bytes). */
bm_check_digits_cell bm_check_digits_cell_of(bm_arena *a, bm_str s, bm_str *digits);

/** bm_check_digits_strip(a, s, ascii): ${s} without the characters of ${ascii}, apostrophes (a spreadsheet's
 *  mark for text) and the dashes of Unicode; ${s} itself when it has none. O(bytes). */
bm_str bm_check_digits_strip(bm_arena *a, bm_str s, const char *ascii);

/** bm_check_digits_pad(a, s, n): ${s} with zeros in front, ${n} bytes in all; n >= s.len. */
bm_str bm_check_digits_pad(bm_arena *a, bm_str s, size_t n);

/** bm_check_digits_alike(a, s): ${s} with the letters O and o as 0, I and l as 1. */
bm_str bm_check_digits_alike(bm_arena *a, bm_str s);

/** bm_check_digits_upper(a, s): ASCII letters in capitals; ${s} itself when it has no small ones. */
bm_str bm_check_digits_upper(bm_arena *a, bm_str s);

#endif
