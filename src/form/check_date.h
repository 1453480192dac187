/* Fields of type date. SPDX-License-Identifier: MIT */
#ifndef BM_FORM_CHECK_DATE_H
#define BM_FORM_CHECK_DATE_H

#include "form/check_value.h"

/**
 * bm_check_date_read(at, out): a day of the calendar, as bm_date_parse reads it; out->date. Repaired, with the note
 * D030: a time of midnight behind it, spaces within, “ngày 16 tháng 3 năm 2020”. With `show: long` a month and
 * a year are enough, for a day that is written by hand; out->date is then {0}: it is no date to reckon with.
 * Wrong, with what may be meant: D010, D011 (03/16/2020), D012 (16/03/20), D055 (43906, the number that a
 * spreadsheet keeps for the day; which day depends on the file, so it is not taken for one).
 */
bool bm_check_date_read(const bm_check_value_at *at, bm_field_value *out);

#endif
