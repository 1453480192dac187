/* Dates. Proleptic Gregorian; days are counted with the algorithm of whole 400-year cycles that
 * begin on 1 March, so that the leap day is the last of its year.
 * SPDX-License-Identifier: MIT */
#include "text/date.h"

enum { YEAR_FIRST = 1800, YEAR_LAST = 2199, SECONDS_OF_DAY = 86400, UTC_OFFSET = 7 * 3600 };

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_of_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

/* Bytes of white space at the start of ${s}: ASCII or U+00A0. */
static size_t space_at(bm_str s, size_t i)
{
    if (s.ptr[i] == ' ' || (s.ptr[i] >= '\t' && s.ptr[i] <= '\r'))
        return 1;
    return i + 1 < s.len && memcmp(s.ptr + i, "\xC2\xA0", 2) == 0 ? 2 : 0;
}

static bm_str trimmed(bm_str s)
{
    size_t start = 0, end = 0;
    for (size_t i = 0, n; i < s.len; i += n ? n : 1) {
        n = space_at(s, i);
        if (!n)
            end = i + 1;
        else if (!end)
            start = i + n;
    }
    return end > start ? bm_str_n(s.ptr + start, end - start) : bm_str_n(s.ptr, 0);
}

/* One to four digits at ${*i}; returns how many, 0 when there are none or more. */
static int read_number(bm_str s, size_t *i, int *value)
{
    int n = 0;
    *value = 0;
    while (*i < s.len && s.ptr[*i] >= '0' && s.ptr[*i] <= '9') {
        if (++n > 4)
            return 0;
        *value = *value * 10 + (s.ptr[(*i)++] - '0');
    }
    return n;
}

bm_date_fault bm_date_parse(bm_str s, bm_date *out)
{
    s = trimmed(s);
    int value[3] = {0}, digits[3] = {0};
    char separator = 0;
    size_t i = 0;
    for (int part = 0; part < 3; part++) {
        if (part > 0) {
            if (i >= s.len || !memchr("/-.", s.ptr[i], 3) || (separator && s.ptr[i] != separator))
                return BM_DATE_FORMAT;
            separator = s.ptr[i++];
        }
        digits[part] = read_number(s, &i, &value[part]);
        if (!digits[part])
            return BM_DATE_FORMAT;
    }
    if (i != s.len)
        return BM_DATE_FORMAT;
    bm_date d = {value[2], value[1], value[0]};
    if (digits[0] == 4) {
        if (separator != '-' || digits[1] != 2 || digits[2] != 2)
            return BM_DATE_FORMAT;
        d.year = value[0];
        d.day = value[2];
    } else if (digits[0] > 2 || digits[1] > 2 || digits[2] == 1 || digits[2] == 3) {
        return BM_DATE_FORMAT;
    } else if (digits[2] == 2) {
        return BM_DATE_SHORT_YEAR;
    }
    if (d.year < YEAR_FIRST || d.year > YEAR_LAST || d.month < 1 || d.month > 12 || d.day < 1 ||
        d.day > days_of_month(d.year, d.month))
        return BM_DATE_IMPOSSIBLE;
    *out = d;
    return BM_DATE_OK;
}

bm_str bm_date_short(bm_arena *a, bm_date d)
{
    return bm_str_of(bm_arena_printf(a, "%02d/%02d/%04d", d.day, d.month, d.year));
}

bm_str bm_date_day(bm_arena *a, bm_date d)
{
    return bm_str_of(bm_arena_printf(a, "%02d", d.day));
}

bm_str bm_date_month(bm_arena *a, bm_date d)
{
    return bm_str_of(bm_arena_printf(a, d.month <= 2 ? "%02d" : "%d", d.month));
}

bm_str bm_date_year(bm_arena *a, bm_date d)
{
    return bm_str_of(bm_arena_printf(a, "%d", d.year));
}

int bm_date_compare(bm_date x, bm_date y)
{
    if (x.year != y.year)
        return x.year < y.year ? -1 : 1;
    if (x.month != y.month)
        return x.month < y.month ? -1 : 1;
    return (x.day > y.day) - (x.day < y.day);
}

bm_date bm_date_add_years(bm_date d, int n)
{
    d.year += n;
    int last = days_of_month(d.year, d.month);
    d.day = d.day < last ? d.day : last;
    return d;
}

int64_t bm_date_days_between(bm_date from, bm_date to)
{
    return (bm_date_seconds(to) - bm_date_seconds(from)) / SECONDS_OF_DAY;
}

int bm_date_weekday(bm_date d)
{
    static const bm_date sunday = {1799, 12, 29};
    int day = (int)(bm_date_days_between(sunday, d) % 7);
    return day < 0 ? day + 7 : day;
}

enum {
    DAYS_OF_400_YEARS = 146097,
    DAYS_TO_1970 = 719468 /* from 0000-03-01 */
};

int64_t bm_date_seconds(bm_date d)
{
    int64_t y = d.month > 2 ? d.year : d.year - 1;
    int64_t cycle = (y >= 0 ? y : y - 399) / 400, year = y - cycle * 400;
    int64_t month = (d.month + 9) % 12; /* from March */
    int64_t day = (153 * month + 2) / 5 + d.day - 1 + year * 365 + year / 4 - year / 100;
    return (cycle * DAYS_OF_400_YEARS + day - DAYS_TO_1970) * SECONDS_OF_DAY - UTC_OFFSET;
}

bm_date bm_date_of_seconds(int64_t s)
{
    s += UTC_OFFSET;
    int64_t days = s / SECONDS_OF_DAY - (s % SECONDS_OF_DAY < 0) + DAYS_TO_1970;
    int64_t cycle = (days >= 0 ? days : days - (DAYS_OF_400_YEARS - 1)) / DAYS_OF_400_YEARS;
    int64_t day = days - cycle * DAYS_OF_400_YEARS;
    int64_t year = (day - day / 1460 + day / 36524 - day / (DAYS_OF_400_YEARS - 1)) / 365;
    day -= year * 365 + year / 4 - year / 100;
    int64_t month = (5 * day + 2) / 153;
    bm_date d;
    d.day = (int)(day - (153 * month + 2) / 5 + 1);
    d.month = (int)(month < 10 ? month + 3 : month - 9);
    d.year = (int)(cycle * 400 + year + (d.month <= 2));
    return d;
}
