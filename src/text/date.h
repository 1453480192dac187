/* Dates as they are typed and as NĐ 30/2020 writes them. SPDX-License-Identifier: MIT */
#ifndef BM_TEXT_DATE_H
#define BM_TEXT_DATE_H

#include <stdint.h>

#include "base/arena.h"

typedef struct {
    int year, month, day; /* {0} = none */
} bm_date;

typedef enum {
    BM_DATE_OK,
    BM_DATE_FORMAT,     /* not of the form dd/mm/yyyy, d/m/yyyy or yyyy-mm-dd */
    BM_DATE_IMPOSSIBLE, /* 30/02/2024, 00/01/2024, month 13 */
    BM_DATE_SHORT_YEAR  /* 05/01/24 */
} bm_date_fault;

/** bm_date_parse(s, out): read a date; spaces around it are ignored, the separators of
 *  dd/mm/yyyy may also be "-" or "." (5.1.2024). Years 1800 to 2199; others are BM_DATE_IMPOSSIBLE.
 *  ${*out} is set only when BM_DATE_OK. */
bm_date_fault bm_date_parse(bm_str s, bm_date *out);

/** bm_date_short(a, d): "05/01/2024". */
bm_str bm_date_short(bm_arena *a, bm_date d);

/** bm_date_day(a, d), _month: the parts of "ngày 05 tháng 01 năm 2020". A leading 0 for days < 10
 *  and for months 1 and 2 only (NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.4b). */
bm_str bm_date_day(bm_arena *a, bm_date d);
bm_str bm_date_month(bm_arena *a, bm_date d);
bm_str bm_date_year(bm_arena *a, bm_date d);

/** bm_date_compare(x, y): < 0, 0, > 0. */
int bm_date_compare(bm_date x, bm_date y);

/** bm_date_add_years(d, n): the same day ${n} years later, or earlier when n < 0; 28 February for the 29th of
 *  a year that has none (Bộ luật Dân sự 2015, Điều 148, khoản 3: the last day of the month). */
bm_date bm_date_add_years(bm_date d, int n);

/** bm_date_days_between(from, to): days from ${from} to ${to}; negative when ${to} is earlier. */
int64_t bm_date_days_between(bm_date from, bm_date to);

/** bm_date_weekday(d): 0 Chủ nhật, 1 thứ Hai, … 6 thứ Bảy. */
int bm_date_weekday(bm_date d);

/** bm_date_seconds(d): seconds from 1970-01-01T00:00Z to midnight of ${d} in Vietnam (UTC+7). */
int64_t bm_date_seconds(bm_date d);

/** bm_date_of_seconds(s): the day in Vietnam (UTC+7) at ${s}. */
bm_date bm_date_of_seconds(int64_t s);

#endif
