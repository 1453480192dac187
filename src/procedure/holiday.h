/* Public holidays and working days. SPDX-License-Identifier: MIT */
#ifndef BM_PROCEDURE_HOLIDAY_H
#define BM_PROCEDURE_HOLIDAY_H

#include "procedure/procedure_read.h"

typedef struct {
    bm_date *items;
    size_t n;
} bm_holiday_days;

struct bm_holidays {
    bm_arena *arena;
    bm_holiday_days every_year; /* year 0 */
    bm_holiday_days days;
    bm_holiday_days working;  /* days of work that would be days off: hoán đổi */
    bm_holiday_days complete; /* 1 January of years for which the list is complete */
    bool
        made_up; /* a day of every_year on a Saturday or Sunday is made up for on the next working day */
    const char *note[2]; /* what the list does not hold; "" = nothing */
};

/** bm_holiday_new(): a list without days. Free with bm_holidays_free. */
bm_holidays *bm_holiday_new(void);

/** bm_holiday_add(h, source, ds): add the days of one file (forms/holidays.yaml documents it); ${source} is only
 *  read. Returns 0, or -1 with P… or I…. */
int bm_holiday_add(bm_holidays *h, const bm_source *source, bm_diags *ds);

/** bm_holiday_is_off(h, day): a Saturday, a Sunday, a holiday, or a day that makes up for one. O(days). */
bool bm_holiday_is_off(const bm_holidays *h, bm_date day);

/** bm_holiday_after(h, from, n): the ${n}th working day after ${from}, which is not counted itself. */
bm_date bm_holiday_after(const bm_holidays *h, bm_date from, unsigned n);

#endif
