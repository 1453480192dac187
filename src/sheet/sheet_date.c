/* Days are counted from 1970-01-01 inside. SPDX-License-Identifier: MIT */
#include "sheet/sheet_date.h"

#include <math.h>

enum {
    DAY_SECONDS = 86400,
    FROM_1900 = -25568, /* 1899-12-31 */
    FROM_1904 = -24107, /* 1904-01-01 */
    LAST_DAY = 2932896, /* 9999-12-31 */
    PHANTOM_SERIAL = 60 /* 29 February 1900 */
};

static char *put(char *p, int64_t n, int digits)
{
    for (int i = digits; i-- > 0; n /= 10)
        p[i] = (char)('0' + n % 10);
    return p + digits;
}

/* "08:30", with seconds when there are any. */
static char *put_time(char *p, int64_t seconds)
{
    const int64_t hours = seconds / 3600;
    int digits = 2;
    for (int64_t n = hours / 100; n > 0; n /= 10)
        digits++;
    p = put(p, hours, digits);
    *p++ = ':';
    p = put(p, seconds / 60 % 60, 2);
    if (seconds % 60) {
        *p++ = ':';
        p = put(p, seconds % 60, 2);
    }
    return p;
}

static char *put_day(char *p, int64_t year, int64_t month, int64_t day)
{
    p = put(p, year, 4);
    *p++ = '-';
    p = put(p, month, 2);
    *p++ = '-';
    return put(p, day, 2);
}

/* The day of the proleptic Gregorian calendar, years counted from March. */
static char *put_days(char *p, int64_t days)
{
    const int64_t z = days + 719468; /* from 0000-03-01 */
    const int64_t era = z / 146097, day_of_era = z % 146097;
    const int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const int64_t day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const int64_t march_month = (5 * day_of_year + 2) / 153;
    const int64_t month = march_month < 10 ? march_month + 3 : march_month - 9;
    return put_day(p, 400 * era + year_of_era + (month <= 2), month,
                   day_of_year - (153 * march_month + 2) / 5 + 1);
}

static char *put_time_behind(char *p, int64_t seconds)
{
    if (!seconds)
        return p;
    *p++ = 'T';
    p = put(p, seconds / 3600, 2);
    *p++ = ':';
    p = put(p, seconds / 60 % 60, 2);
    *p++ = ':';
    return put(p, seconds % 60, 2);
}

size_t bm_sheet_date_of_serial(double serial, bm_sheet_number_format format, bool is_1904,
                               char out[BM_SHEET_DATE_BYTES], bm_sheet_kind *kind)
{
    const int64_t from = is_1904 ? FROM_1904 : FROM_1900;
    const bool is_day = format == BM_SHEET_NUMBER_FORMAT_DATE;
    if (format == BM_SHEET_NUMBER_FORMAT_PLAIN || !(serial >= 0) ||
        serial >= (double)(LAST_DAY - from + 2))
        return 0;
    int64_t seconds = llround(serial * DAY_SECONDS);
    *kind = BM_SHEET_TEXT;
    if (format == BM_SHEET_NUMBER_FORMAT_LENGTH)
        return (size_t)(put_time(out, seconds) - out);
    if (serial < 1 && !(is_1904 && is_day)) {
        if (is_day && seconds == 0)
            return 0;
        if (seconds == DAY_SECONDS)
            seconds--;
        return (size_t)(put_time(out, seconds) - out);
    }
    int64_t days = seconds / DAY_SECONDS;
    char *p = out;
    *kind = BM_SHEET_DATE;
    if (!is_1904 && days == PHANTOM_SERIAL)
        p = put_day(p, 1900, 2, 29);
    else {
        days -= !is_1904 && days > PHANTOM_SERIAL;
        if (from + days > LAST_DAY)
            return 0;
        p = put_days(p, from + days);
    }
    return (size_t)(put_time_behind(p, seconds % DAY_SECONDS) - out);
}

/* ---- ISO 8601 ---------------------------------------------------------------------------- */

/* ${n} digits at ${*i}. */
static bool read_number(bm_str s, size_t *i, size_t n, int64_t *out)
{
    *out = 0;
    if (s.len - *i < n)
        return false;
    for (; n > 0; n--, ++*i) {
        if (s.ptr[*i] < '0' || s.ptr[*i] > '9')
            return false;
        *out = 10 * *out + (s.ptr[*i] - '0');
    }
    return true;
}

static bool read_mark(bm_str s, size_t *i, char mark)
{
    if (*i == s.len || s.ptr[*i] != mark)
        return false;
    ++*i;
    return true;
}

/* ".5" at ${*i}, or nothing: half a second and more? */
static bool read_fraction(bm_str s, size_t *i)
{
    if (!read_mark(s, i, '.') && !read_mark(s, i, ','))
        return false;
    const bool is_half = *i < s.len && s.ptr[*i] >= '5' && s.ptr[*i] <= '9';
    while (*i < s.len && s.ptr[*i] >= '0' && s.ptr[*i] <= '9')
        ++*i;
    return is_half;
}

/* "08:30[:00[.5]]" up to the end. */
static bool read_time(bm_str s, size_t i, int64_t *seconds)
{
    int64_t hours, minutes, rest = 0;
    if (!read_number(s, &i, 2, &hours) || !read_mark(s, &i, ':') ||
        !read_number(s, &i, 2, &minutes))
        return false;
    if (read_mark(s, &i, ':')) {
        if (!read_number(s, &i, 2, &rest))
            return false;
        rest += read_fraction(s, &i);
    }
    (void)read_mark(s, &i, 'Z');
    *seconds = hours * 3600 + minutes * 60 + rest;
    return i == s.len && hours < 24 && minutes < 60 && rest <= 60;
}

/* "2026-11-22" at ${*i} as days. */
static bool read_day(bm_str s, size_t *i, int64_t *days)
{
    static const uint8_t lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int64_t year, month, day;
    if (!read_number(s, i, 4, &year) || !read_mark(s, i, '-') || !read_number(s, i, 2, &month) ||
        !read_mark(s, i, '-') || !read_number(s, i, 2, &day))
        return false;
    if (year < 1 || month < 1 || month > 12 || day < 1)
        return false;
    const bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    if (day > lengths[month - 1] + (month == 2 && is_leap))
        return false;
    const int64_t y = month > 2 ? year : year - 1, march_month = month > 2 ? month - 3 : month + 9;
    *days = y / 400 * 146097 + y % 400 * 365 + y % 400 / 4 - y % 400 / 100 +
            (153 * march_month + 2) / 5 + day - 1 - 719468;
    return true;
}

size_t bm_sheet_date_of_iso(bm_str s, char out[BM_SHEET_DATE_BYTES], bm_sheet_kind *kind)
{
    size_t i = 0;
    int64_t days = 0, seconds = 0;
    if (!read_day(s, &i, &days)) {
        i = s.len && s.ptr[0] == 'T';
        *kind = BM_SHEET_TEXT;
        return read_time(s, i, &seconds) ? (size_t)(put_time(out, seconds) - out) : 0;
    }
    *kind = BM_SHEET_DATE;
    if (read_mark(s, &i, 'T') || read_mark(s, &i, ' ')) {
        if (!read_time(s, i, &seconds))
            return 0;
    } else if (i != s.len) {
        return 0;
    }
    days += seconds / DAY_SECONDS;
    if (days > LAST_DAY)
        return 0;
    return (size_t)(put_time_behind(put_days(out, days), seconds % DAY_SECONDS) - out);
}

size_t bm_sheet_date_of_length(bm_str s, char out[BM_SHEET_DATE_BYTES])
{
    enum { AMOUNT_MAX = 1000000000 };
    static const struct {
        char unit;
        int64_t seconds;
    } units[] = {{'D', DAY_SECONDS}, {'H', 3600}, {'M', 60}, {'S', 1}};
    size_t i = 0;
    int64_t seconds = 0;
    bool has_any = false;
    if (!read_mark(s, &i, 'P'))
        return 0;
    for (size_t k = 0; k < sizeof units / sizeof *units; k++) {
        int64_t amount = 0;
        if (k == 1)
            (void)read_mark(s, &i, 'T');
        const size_t start = i;
        for (; i < s.len && s.ptr[i] >= '0' && s.ptr[i] <= '9' && amount < AMOUNT_MAX; i++)
            amount = 10 * amount + (s.ptr[i] - '0');
        const bool has_digits = i > start;
        const bool is_more = read_fraction(s, &i);
        if (!has_digits || !read_mark(s, &i, units[k].unit)) {
            i = start; /* this unit is left out */
            continue;
        }
        has_any = true;
        seconds += amount * units[k].seconds + is_more;
    }
    return has_any && i == s.len ? (size_t)(put_time(out, seconds) - out) : 0;
}
