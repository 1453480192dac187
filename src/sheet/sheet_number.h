/* Decimal numbers as workbooks write them ("3.4500000000000002", "1E-2"), whatever the locale. SPDX-License-Identifier: MIT */
#ifndef BM_SHEET_SHEET_NUMBER_H
#define BM_SHEET_SHEET_NUMBER_H

#include "base/str.h"

enum { BM_SHEET_NUMBER_BYTES = 40 };

/** bm_sheet_number_value(s, out): the double that ${s} means (XML Schema part 2, 3.2.5, without INF and NaN); blanks around it do not
 *  count. false = it is none, or too large for one. */
bool bm_sheet_number_value(bm_str s, double *out);

/** bm_sheet_number_print(s, out): the shortest decimal that means the same double: "3.45", whole ones up to 10^15 without point or exponent,
 *  larger ones and those below 10^-6 as "1.5E+16". Returns its length, 0 = ${s} is no number. */
size_t bm_sheet_number_print(bm_str s, char out[BM_SHEET_NUMBER_BYTES]);

/** bm_sheet_number_is_like(s): does a text look like a number to a person: digits, with points, commas, blanks or a sign? */
bool bm_sheet_number_is_like(bm_str s);

#endif
