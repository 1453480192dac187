/* Working days. Saturday and Sunday are off; so are the holidays of Bộ luật Lao động 2019, Điều 112, as far as the
 * list holds them. A fixed holiday that falls on a Saturday or Sunday is made up for on the next working day (Điều
 * 111, khoản 3), unless the year's announcement says otherwise.
 * SPDX-License-Identifier: MIT */
#include "procedure/holiday.h"

#include "base/limit.h"
#include "input/input.h"

/* The days of every year are few, so that every year keeps days of work and counting comes to an end. */
enum { SECONDS_OF_DAY = 86400, LOOK_BACK_DAYS = 20, YEARLY_MOST = 60 };

bm_holidays *bm_holiday_new(void)
{
    bm_arena *a = bm_arena_new();
    bm_holidays *h = bm_arena_zero(a, 1, sizeof *h);
    h->arena = a;
    h->note[0] = h->note[1] = "";
    return h;
}

void bm_holidays_free(bm_holidays *h)
{
    if (h)
        bm_arena_free(h->arena);
}

/* ---- Reading ------------------------------------------------------------------------------ */

static void add_day(bm_arena *a, bm_holiday_days *days, bm_date d)
{
    bm_date *more = bm_arena_grow(a, days->items, days->n * sizeof d, (days->n + 1) * sizeof d);
    more[days->n++] = d;
    days->items = more;
}

/* One or two digits at ${*i}. */
static int two_digits(bm_str s, size_t *i)
{
    int n = 0;
    size_t start = *i;
    for (; *i < s.len && *i < start + 2 && s.ptr[*i] >= '0' && s.ptr[*i] <= '9'; (*i)++)
        n = n * 10 + (s.ptr[*i] - '0');
    return *i > start ? n : -1;
}

/* "30/4" or "30/04": a day of every year; 29/2 is none. */
static bool read_yearly(const bm_procedure_read *r, const bm_value *v, bm_date *out)
{
    bm_str s = bm_procedure_read_text(r, v, "every_year");
    size_t i = 0;
    int day = two_digits(s, &i);
    bool slash = i < s.len && s.ptr[i++] == '/';
    int month = slash ? two_digits(s, &i) : -1;
    const char *text = bm_arena_printf(r->arena, "%d/%d/2001", day, month);
    if (s.len && day > 0 && month > 0 && i == s.len &&
        bm_date_parse(bm_str_of(text), out) == BM_DATE_OK) {
        out->year = 0;
        return true;
    }
    if (s.len)
        bm_procedure_read_value(r, v, "every_year", "dd/mm");
    return false;
}

static bool read_year(const bm_procedure_read *r, const bm_value *v, bm_date *out)
{
    size_t errors = bm_diags_errors(r->ds);
    const bm_date first = {(int)bm_procedure_read_number(r, v, "complete", 1800, 2199), 1, 1};
    *out = first;
    return bm_diags_errors(r->ds) == errors;
}

static bool read_day(const bm_procedure_read *r, const bm_value *v, bm_date *out)
{
    return bm_procedure_read_day(r, v, "days", out);
}

static void read_days(const bm_procedure_read *r, const bm_value *root, const char *name,
                      size_t most, bm_holiday_days *days,
                      bool (*read)(const bm_procedure_read *r, const bm_value *v, bm_date *out))
{
    const bm_value *v = bm_value_lookup(root, name);
    bm_date d;
    if (!v || !bm_procedure_read_list(r, v, name, most))
        return;
    for (size_t i = 0; i < v->n; i++)
        if (read(r, v->items[i], &d))
            add_day(r->arena, days, d);
}

int bm_holiday_add(bm_holidays *h, const bm_source *source, bm_diags *ds)
{
    static const bm_procedure_read_key keys[] = {{"every_year", false}, {"days", false},
                                                 {"working", false},    {"complete", false},
                                                 {"made_up", false},    {"note", false}};
    size_t errors = bm_diags_errors(ds);
    const bm_procedure_read r = {h->arena, ds};
    const bm_value *root = bm_input_read(h->arena, source, BM_INPUT_YAML, ds);
    if (!root || !bm_procedure_read_map(&r, root, source->name, keys, sizeof keys / sizeof *keys))
        return -1;
    read_days(&r, root, "every_year", YEARLY_MOST, &h->every_year, read_yearly);
    read_days(&r, root, "days", BM_LIMIT_HOLIDAYS, &h->days, read_day);
    read_days(&r, root, "working", BM_LIMIT_HOLIDAYS, &h->working, read_day);
    read_days(&r, root, "complete", BM_LIMIT_HOLIDAYS, &h->complete, read_year);
    h->made_up |= bm_procedure_read_bool(&r, bm_value_lookup(root, "made_up"), "made_up");
    if (bm_value_lookup(root, "note"))
        bm_procedure_read_both(&r, bm_value_lookup(root, "note"), "note", h->note);
    return bm_diags_errors(ds) == errors ? 0 : -1;
}

/* ---- Counting ----------------------------------------------------------------------------- */

static bool has_day(const bm_holiday_days *days, bm_date d)
{
    for (size_t i = 0; i < days->n; i++)
        if (bm_date_compare(days->items[i], d) == 0)
            return true;
    return false;
}

static bm_date day_after(bm_date d, int n)
{
    return bm_date_of_seconds(bm_date_seconds(d) + (int64_t)n * SECONDS_OF_DAY);
}

static bool is_weekend(bm_date d)
{
    int weekday = bm_date_weekday(d);
    return weekday == 0 || weekday == 6;
}

static bool is_yearly(const bm_holidays *h, bm_date d)
{
    d.year = 0;
    return has_day(&h->every_year, d);
}

/* A fixed holiday on a weekend; a complete list names the day that makes up for it. */
static bool owes_a_day(const bm_holidays *h, bm_date d)
{
    const bm_date year = {d.year, 1, 1};
    return h->made_up && is_yearly(h, d) && !has_day(&h->complete, year);
}

bool bm_holiday_is_off(const bm_holidays *h, bm_date day)
{
    bool off = false;
    int owed = 0; /* fixed holidays on a weekend that no working day has made up for yet */
    for (int back = h->made_up ? LOOK_BACK_DAYS : 0; back >= 0; back--) {
        bm_date d = day_after(day, -back);
        off = false;
        if (has_day(&h->working, d))
            continue;
        if (is_weekend(d)) {
            owed += owes_a_day(h, d);
            off = true;
        } else if (is_yearly(h, d)) {
            off = true;
        } else if (owed || has_day(&h->days, d)) { /* a list may name the day that makes up */
            owed -= owed > 0;
            off = true;
        }
    }
    return off;
}

bm_date bm_holiday_after(const bm_holidays *h, bm_date from, unsigned n)
{
    while (n) {
        from = day_after(from, 1);
        n -= !bm_holiday_is_off(h, from);
    }
    return from;
}

int bm_working_day(const bm_holidays *h, bm_day from, unsigned n, bm_day *out, bm_diags *ds)
{
    bm_arena *a = bm_arena_new();
    const char *text = bm_arena_printf(a, "%02d/%02d/%04d", from.day, from.month, from.year);
    bm_date d;
    int status = 0;
    if (bm_date_parse(bm_str_of(text), &d) == BM_DATE_OK) {
        d = bm_holiday_after(h, d, n);
        out->year = d.year;
        out->month = d.month;
        out->day = d.day;
    } else {
        status = bm_diags_add1(ds, BM_DATA_DATE_IMPOSSIBLE, NULL, text);
    }
    bm_arena_free(a);
    return status;
}

const char *const *bm_holidays_note(const bm_holidays *h, bm_day until)
{
    const bm_date year = {until.year, 1, 1};
    return *h->note[BM_LANG_VI] && !has_day(&h->complete, year) ? h->note : NULL;
}
