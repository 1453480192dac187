/* Days and times of workbooks, as text: "2026-11-22", "2026-11-22T08:30:00", "08:30", "36:30". Rounded to the second.
 * SPDX-License-Identifier: MIT */
#ifndef BM_SHEET_SHEET_DATE_H
#define BM_SHEET_SHEET_DATE_H

#include "sheet/sheet.h"
#include "sheet/sheet_number_format.h"

enum { BM_SHEET_DATE_BYTES = 40 };

/**
 * bm_sheet_date_of_serial(serial, format, is_1904, out, kind):
 * What Excel means by number ${serial}: days since 31 December 1899, whose 60 is a 29 February 1900 that never was, or since 1 January 1904.
 * Below 1 it is a time of day, unless days are counted from 1904 and a day is shown.
 *
 * kind  BM_SHEET_DATE or, of times and lengths of time, BM_SHEET_TEXT
 *
 * Returns the length of ${out}, 0 = no day and no time: a plain number, negative, behind the year 9999, or an empty day (0).
 */
size_t bm_sheet_date_of_serial(double serial, bm_sheet_number_format format, bool is_1904,
                               char out[BM_SHEET_DATE_BYTES], bm_sheet_kind *kind);

/** bm_sheet_date_of_iso(s, out, kind): the same of "2026-11-22", "2026-11-22T08:30:00.5Z" or "08:30:00" (ISO 8601). 0 = it is none. */
size_t bm_sheet_date_of_iso(bm_str s, char out[BM_SHEET_DATE_BYTES], bm_sheet_kind *kind);

/** bm_sheet_date_of_length(s, out): "PT08H30M00S" (XML Schema part 2, 3.2.6, in hours or days) as "08:30". 0 = it is none. */
size_t bm_sheet_date_of_length(bm_str s, char out[BM_SHEET_DATE_BYTES]);

#endif
