/* Dates. What stands for one day only is read; what may be another is refused with a proposal.
 * SPDX-License-Identifier: MIT */
#include "form/check_date.h"

#include "form/check_digits.h"
#include "text/tone.h"

enum {
    SECONDS_OF_DAY = 86400,
    SERIAL_DIGITS = 5,    /* 10000–99999: 18/5/1927 to 13/10/2173 */
    COMPACT_DIGITS = 8,   /* 16032020, 20200316 */
    ISO_BYTES = 10,       /* 2020-03-16 */
    SPELT_BYTES_MAX = 64, /* of “ngày 16 tháng 3 năm 2020” */
    FUTURE_YEARS = 10     /* how far ahead a paper may end */
};

/* Room for a day that is written by hand: as long as “ 16 ”, and no line ends in it. */
#define HAND_ROOM "\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0"

static bool refuse(const bm_check_value_at *at, bm_code code, bm_str typed, bm_date meant)
{
    bm_arena_mark mark = bm_arena_mark_of(at->job->a);
    bm_str none = BM_STR("");
    const bm_str args[2] = {typed, meant.year ? bm_date_short(at->job->a, meant) : none};
    bm_check_value_say(at, code, args, 2);
    bm_arena_rewind(at->job->a, mark);
    return false;
}

/* As the field shows it. */
static bm_str shown(const bm_check_value_at *at, bm_date d)
{
    bm_arena *a = at->job->a;
    if (at->place->field->show != BM_SHOW_LONG)
        return bm_date_short(a, d);
    bm_str day = bm_date_day(a, d), month = bm_date_month(a, d), year = bm_date_year(a, d);
    return bm_str_of(bm_arena_printf(a, "ngày %.*s tháng %.*s năm %.*s", (int)day.len, day.ptr,
                                     (int)month.len, month.ptr, (int)year.len, year.ptr));
}

static bool is_time_of_midnight(bm_str s)
{
    static const char *const zeros[] = {
        "00:00",         "0:00",           "00:00:00",
        "0:00:00",       "00:00:00.000",   "00:00:00Z",
        "00:00:00.000Z", "00:00:00+07:00", "00:00:00.000+07:00",
        "12:00:00 AM",
    };
    for (size_t i = 0; i < sizeof zeros / sizeof zeros[0]; i++)
        if (bm_str_is(s, zeros[i]))
            return true;
    return false;
}

/* Midnight of the next day in Vietnam, as programs write it that count in UTC. */
static bool is_time_of_next_day(bm_str s)
{
    return bm_str_is(s, "17:00:00Z") || bm_str_is(s, "17:00:00.000Z");
}

/* A date with a time behind it; ${*midnight}: the time says nothing. */
static bool read_timestamp(bm_str s, bm_date *date, bool *midnight)
{
    size_t i = 0;
    while (i < s.len && s.ptr[i] != ' ' && s.ptr[i] != 'T')
        i++;
    if (i == s.len || !memchr(s.ptr + i, ':', s.len - i) ||
        bm_date_parse(bm_str_n(s.ptr, i), date) != BM_DATE_OK)
        return false;
    *midnight = is_time_of_midnight(bm_str_from(s, i + 1));
    if (is_time_of_next_day(bm_str_from(s, i + 1)))
        *date = bm_date_of_seconds(bm_date_seconds(*date) + SECONDS_OF_DAY);
    return true;
}

/* The number at ${*i}, which moves behind it and the space; -1 when there is none of 1 to 4 digits. */
static int read_number(bm_str s, size_t *i)
{
    int value = 0;
    size_t from = *i;
    while (*i < s.len && *i - from <= 4 && s.ptr[*i] >= '0' && s.ptr[*i] <= '9')
        value = value * 10 + (s.ptr[(*i)++] - '0');
    bool good = *i > from && *i - from <= 4 && (*i == s.len || s.ptr[*i] == ' ');
    *i += *i < s.len;
    return good ? value : -1;
}

static bool skip_word(bm_str s, size_t *i, const char *word)
{
    size_t n = strlen(word);
    if (s.len - *i < n || memcmp(s.ptr + *i, word, n) != 0)
        return false;
    *i += n;
    return true;
}

/* “ngày 16 tháng 3 năm 2020”, also without “ngày”. */
static bool read_spelt(bm_arena *a, bm_str typed, bm_date *out)
{
    if (typed.len > SPELT_BYTES_MAX)
        return false;
    bm_str s = bm_tone_plain(a, typed);
    size_t i = 0;
    (void)skip_word(s, &i, "NGAY ");
    int day = read_number(s, &i);
    if (day < 0 || !skip_word(s, &i, "THANG "))
        return false;
    int month = read_number(s, &i);
    if (month < 0 || !skip_word(s, &i, "NAM "))
        return false;
    int year = read_number(s, &i);
    if (year < 0 || i != s.len)
        return false;
    const char *text = bm_arena_printf(a, "%02d/%02d/%04d", day, month, year);
    return bm_date_parse(bm_str_of(text), out) == BM_DATE_OK;
}

/* “ngày tháng 3 năm 2020”, as read_month prints it -> “1/3/2020”; NULL when it is no such thing. */
static const char *first_of_spelt_month(bm_arena *a, bm_str typed)
{
    if (typed.len > SPELT_BYTES_MAX)
        return NULL;
    bm_str s = bm_tone_plain(a, typed);
    size_t i = 0;
    if (!skip_word(s, &i, "NGAY THANG "))
        return NULL;
    int month = read_number(s, &i);
    if (month < 0 || !skip_word(s, &i, "NAM "))
        return NULL;
    int year = read_number(s, &i);
    return year < 0 || i != s.len ? NULL : bm_arena_printf(a, "1/%d/%04d", month, year);
}

/* “03/2020” -> “ngày      tháng 3 năm 2020”; "" when it is no month. */
static bm_str read_month(bm_arena *a, bm_str s)
{
    bm_date first;
    const char *text = first_of_spelt_month(a, s);
    if (!text && s.len >= 6 && s.len <= 7 && memchr(s.ptr, '/', 3))
        text = bm_arena_printf(a, "1/%.*s", (int)s.len, s.ptr);
    if (!text || bm_date_parse(bm_str_of(text), &first) != BM_DATE_OK)
        return bm_str_of("");
    bm_str month = bm_date_month(a, first), year = bm_date_year(a, first);
    return bm_str_of(bm_arena_printf(a, "ngày" HAND_ROOM "tháng %.*s năm %.*s", (int)month.len,
                                     month.ptr, (int)year.len, year.ptr));
}

/* The day that a spreadsheet keeps as the number ${s}, counted from 30/12/1899 (true from 1/3/1900 on);
 * files of old Macs count from 1/1/1904. {0} = it is no such number. */
static bm_date day_of_serial(bm_str s)
{
    const bm_date origin = {1899, 12, 30}, none = {0};
    const char *point = s.len ? memchr(s.ptr, '.', s.len) : NULL;
    bm_str whole = bm_str_n(s.ptr, point ? (size_t)(point - s.ptr) : s.len);
    if (whole.len != SERIAL_DIGITS || whole.ptr[0] == '0' || !bm_check_digits_only(whole) ||
        (point && !bm_check_digits_only(bm_str_from(s, whole.len + 1))))
        return none;
    int64_t days = 0;
    for (size_t i = 0; i < whole.len; i++)
        days = days * 10 + (whole.ptr[i] - '0');
    return bm_date_of_seconds(bm_date_seconds(origin) + days * SECONDS_OF_DAY);
}

static bm_date parsed(const char *text)
{
    bm_date d = {0};
    (void)bm_date_parse(bm_str_of(text), &d);
    return d;
}

/* What ${s} may stand for: 16032020, 20200316, 2020/03/16, 03/16/2020, 16/03/20; {0} = nothing that can be guessed. */
static bm_date guess(const bm_check_value_at *at, bm_str s, bm_date_fault fault)
{
    bm_arena *a = at->job->a;
    bm_date d = {0};
    if (s.len == COMPACT_DIGITS && bm_check_digits_only(s)) {
        d = parsed(bm_arena_printf(a, "%.2s/%.2s/%.4s", s.ptr, s.ptr + 2, s.ptr + 4));
        return d.year ? d
                      : parsed(bm_arena_printf(a, "%.4s-%.2s-%.2s", s.ptr, s.ptr + 4, s.ptr + 6));
    }
    if (s.len == ISO_BYTES && s.ptr[4] == s.ptr[7] && memchr("/.", s.ptr[4], 2))
        return parsed(bm_arena_printf(a, "%.4s-%.2s-%.2s", s.ptr, s.ptr + 5, s.ptr + 8));
    if (fault == BM_DATE_FORMAT || s.len > SPELT_BYTES_MAX || s.len < 6)
        return d;
    const char *mid = s.ptr + (s.ptr[1] >= '0' && s.ptr[1] <= '9' ? 3 : 2);
    const char *end = mid + (mid[1] >= '0' && mid[1] <= '9' ? 3 : 2);
    int first = (int)(mid - s.ptr - 1), second = (int)(end - mid - 1);
    size_t year_len = s.len - (size_t)(end - s.ptr);
    if (fault == BM_DATE_IMPOSSIBLE && year_len == 4)
        return parsed(bm_arena_printf(a, "%.*s/%.*s/%.4s", second, mid, first, s.ptr, end));
    if (fault == BM_DATE_SHORT_YEAR && year_len == 2 && at->job->date.year) {
        int year = 2000 + (end[0] - '0') * 10 + (end[1] - '0');
        year -= year > at->job->date.year + FUTURE_YEARS ? 100 : 0;
        return parsed(bm_arena_printf(a, "%.*s/%.*s/%d", first, s.ptr, second, mid, year));
    }
    return d;
}

static bool refuse_fault(const bm_check_value_at *at, bm_str typed, bm_date_fault fault)
{
    bm_arena_mark mark = bm_arena_mark_of(at->job->a);
    bm_code code = fault == BM_DATE_IMPOSSIBLE   ? BM_DATA_DATE_IMPOSSIBLE
                   : fault == BM_DATE_SHORT_YEAR ? BM_DATA_DATE_YEAR
                                                 : BM_DATA_DATE_FORMAT;
    (void)refuse(at, code, typed, guess(at, typed, fault));
    bm_arena_rewind(at->job->a, mark);
    return false;
}

/* What is no plain date. */
static bool read_unusual(const bm_check_value_at *at, bm_date_fault fault, bm_field_value *out)
{
    bm_arena *a = at->job->a;
    bool midnight = true;
    bm_date d;
    if (read_timestamp(out->text, &d, &midnight) && !midnight)
        return refuse(at, BM_DATA_DATE_FORMAT, out->text, d);
    if (read_timestamp(out->text, &d, &midnight) || read_spelt(a, out->text, &d) ||
        bm_date_parse(bm_check_digits_strip(a, out->text, " "), &d) == BM_DATE_OK) {
        out->date = d;
        return bm_check_value_rewrite(at, BM_DATA_REWRITTEN, shown(at, d), out);
    }
    if (at->place->field->show == BM_SHOW_LONG) {
        bm_str month = read_month(a, out->text);
        if (month.len) {
            out->text = month;
            return true;
        }
    }
    d = day_of_serial(out->text);
    if (d.year) {
        bm_str day = bm_date_short(a, d), none = BM_STR("");
        return bm_check_value_tell(at, BM_DATA_DATE_SERIAL, out->text, day, none);
    }
    return refuse_fault(at, out->text, fault);
}

bool bm_check_date_read(const bm_check_value_at *at, bm_field_value *out)
{
    bm_date_fault fault = bm_date_parse(out->text, &out->date);
    if (fault != BM_DATE_OK)
        return read_unusual(at, fault, out);
    out->text = shown(at, out->date);
    return true;
}
