/* Names of provinces. SPDX-License-Identifier: MIT */
#include "form/check_province.h"

#include "form/province.h"

static bool is_city(const bm_province *p, bm_date date)
{
    return p->city_from.year && (!date.year || bm_date_compare(p->city_from, date) <= 0);
}

/* “tỉnh ”, “Thành phố ” … as the typed text begins: with a capital or not. */
static const char *prefix_of(bm_province_prefix prefix, bm_str typed)
{
    bool capital = typed.len && typed.ptr[0] >= 'A' && typed.ptr[0] <= 'Z';
    switch (prefix) {
    case BM_PROVINCE_TINH:
        return capital ? "Tỉnh " : "tỉnh ";
    case BM_PROVINCE_THANH_PHO:
        return capital ? "Thành phố " : "thành phố ";
    case BM_PROVINCE_BARE:
        break;
    }
    return "";
}

/* The day after ${d}, which is the last of a month. */
static bm_date next_month(bm_date d)
{
    bm_date next = {d.year + d.month / 12, d.month % 12 + 1, 1};
    return next;
}

/* Says what the unit is on the day of the document when ${m} names it otherwise. */
static void check_name(const bm_check_value_at *at, const bm_province_match *m, bm_str typed)
{
    bm_arena *a = at->job->a;
    bm_date date = at->job->date, from = {0};
    if (!date.year)
        return;
    bool city = is_city(m->now, date);
    bool was = m->until.year && bm_date_compare(date, m->until) > 0;
    if (was) {
        from = next_month(m->until);
    } else if (!m->until.year && m->prefix != BM_PROVINCE_BARE &&
               city != (m->prefix == BM_PROVINCE_THANH_PHO)) {
        from = city ? m->now->city_from : from;
    } else {
        return;
    }
    bm_arena_mark mark = bm_arena_mark_of(a);
    const char *now = bm_arena_printf(a, "%s %s", city ? "thành phố" : "tỉnh", m->now->name);
    bool dated = from.year && bm_date_compare(from, (bm_date){2020, 1, 1}) > 0;
    bm_str since = dated ? bm_date_short(a, from) : bm_str_of("");
    (void)bm_check_value_tell(at, BM_DATA_PROVINCE_CHANGED, typed, bm_str_of(now), since);
    bm_arena_rewind(a, mark);
}

bool bm_check_province_read(const bm_check_value_at *at, bm_field_value *out)
{
    bm_arena *a = at->job->a;
    bm_province_match m;
    if (!bm_province_find(a, out->text, &m)) {
        const char *near = bm_province_nearest(out->text);
        return bm_check_value_tell(at, BM_DATA_PROVINCE, out->text, bm_str_of(near ? near : ""),
                                   bm_str_of(""));
    }
    check_name(at, &m, out->text);
    if (m.exact)
        return true;
    const char *name = bm_arena_printf(a, "%s%s", prefix_of(m.prefix, out->text), m.name);
    return bm_check_value_rewrite(at, BM_DATA_REWRITTEN, bm_str_of(name), out);
}
