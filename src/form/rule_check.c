/* One function for each kind of rule; those that need knowledge of their own have a file of their own.
 * SPDX-License-Identifier: MIT */
#include "form/rule_check.h"

#include "form/condition.h"
#include "form/rule_identity.h"
#include "form/rule_signing.h"
#include "text/tone.h"

typedef bm_rule_check_place place;

const bm_field_value *bm_rule_check_value(const place *p, size_t i)
{
    static const bm_field_value none;
    int field = p->rule->fields[i];
    return field < 0 ? &none : bm_condition_value(p->job->form, p->job->values, field, p->row);
}

bm_str bm_rule_check_label(const place *p, size_t i)
{
    return p->job->form->fields[p->rule->fields[i]].label;
}

static bool is_present(const place *p, size_t i)
{
    int field = p->rule->fields[i];
    return field >= 0 && bm_condition_present(p->job->form, bm_rule_check_value(p, i), field);
}

/* ---- Reporting ---------------------------------------------------------------------------- */

static const char *path_of(const place *p, int field)
{
    const bm_form *form = p->job->form;
    const bm_str id = form->fields[field].id;
    int table = form->fields[field].parent;
    if (table < 0)
        return bm_arena_cstr(p->job->a, id);
    const bm_str name = form->fields[table].id;
    return bm_arena_printf(p->job->a, "%.*s[%zu].%.*s", (int)name.len, name.ptr,
                           p->job->values->numbers[table][p->row - 1], (int)id.len, id.ptr);
}

/* Where ${field} was read; what is not given belongs into its row, else where the data stands. */
static const bm_pos *pos_of(const place *p, int field)
{
    const bm_form *form = p->job->form;
    const bm_field_values *values = p->job->values;
    const bm_field_value *value = bm_condition_value(form, values, field, p->row);
    int table = form->fields[field].parent;
    if (value->pos)
        return value->pos;
    if (table < 0)
        return p->job->pos;
    size_t n = form->fields[table].n_columns;
    const bm_field_value *row = &values->cells[table][(p->row - 1) * n];
    for (size_t i = 0; i < n; i++)
        if (row[i].pos)
            return row[i].pos;
    return values->values[table].pos;
}

static void report(const place *p, bm_code code, bm_severity most, size_t i, bm_str *args,
                   size_t n_args)
{
    bm_rule_check_job *job = p->job;
    const bm_rule *rule = p->rule;
    bm_arena_mark mark = bm_arena_mark_of(job->a);
    int field = rule->fields[i];
    bm_severity severity = rule->level < most ? rule->level : most;
    args[n_args] = rule->source;
    if (bm_diags_add_as(job->ds, code, severity, pos_of(p, field), path_of(p, field), args,
                        n_args + 1) != 0)
        job->status = -1;
    if (rule->advice[BM_LANG_VI].len)
        bm_diags_advise(job->ds, rule->advice);
    bm_arena_rewind(job->a, mark);
}

void bm_rule_check_report(const place *p, bm_code code, size_t i, bm_str *args, size_t n_args)
{
    report(p, code, bm_code_at(code)->severity, i, args, n_args);
}

/* In a draft it may still come. */
static void report_missing(const place *p, bm_code code, size_t i, bm_str *args, size_t n_args)
{
    if (!p->job->sparse)
        report(p, code, p->job->draft ? BM_NOTE : BM_ERROR, i, args, n_args);
}

static bm_str quoted(bm_arena *a, bm_str list, bm_str text)
{
    return bm_str_of(bm_arena_printf(a, "%.*s%s“%.*s”", (int)list.len, list.ptr,
                                     list.len ? ", " : "", (int)text.len, text.ptr));
}

/* “Gia hạn”, “Thay đổi”: all fields of the rule, or those that are present. */
static bm_str list_labels(const place *p, bool present_only)
{
    bm_str list = BM_STR("");
    for (size_t i = 0; i < p->rule->n_fields; i++)
        if (!present_only || is_present(p, i))
            list = quoted(p->job->a, list, bm_rule_check_label(p, i));
    return list;
}

static bm_str number(bm_arena *a, long n)
{
    return bm_str_of(bm_arena_printf(a, "%ld", n));
}

/* ---- Dates -------------------------------------------------------------------------------- */

/* The date that field ${i} stands for; false = none. */
static bool date_of(const place *p, size_t i, bm_date *out)
{
    int field = p->rule->fields[i];
    *out = field == BM_RULE_TODAY  ? p->job->today
           : field == BM_RULE_DATE ? p->job->date
                                   : bm_rule_check_value(p, i)->date;
    return out->year != 0; /* a month without its day is present, but no date */
}

/* Was the document written before today? Then “today” in an order is that day: what was issued later cannot be in
 * it. Not so when the order holds that day against today itself. */
static bool is_dated_before_today(const place *p)
{
    const bm_rule_check_job *job = p->job;
    for (size_t i = 0; i < p->rule->n_fields; i++)
        if (p->rule->fields[i] == job->form->date_field)
            return false;
    return job->form->date_field >= 0 && job->date.year &&
           bm_date_compare(job->date, job->today) < 0;
}

/* What the message calls day ${i} of an order. */
static bm_str label_of_day(const place *p, size_t i)
{
    int field = p->rule->fields[i];
    return p->job->form->fields[field == BM_RULE_TODAY ? p->job->form->date_field : field].label;
}

static void report_order(const place *p, size_t i, bm_date first, size_t k, bm_date second)
{
    bm_arena *a = p->job->a;
    bool past = p->rule->fields[k] == BM_RULE_TODAY, future = p->rule->fields[i] == BM_RULE_TODAY;
    if ((past || future) && !is_dated_before_today(p)) {
        bm_str args[4] = {bm_rule_check_label(p, past ? i : k),
                          bm_date_short(a, past ? first : second), bm_date_short(a, p->job->today)};
        bm_rule_check_report(p, past ? BM_RULE_DATE_PAST : BM_RULE_DATE_FUTURE, past ? i : k, args,
                             3);
    } else {
        bm_str args[5] = {label_of_day(p, i), bm_date_short(a, first), label_of_day(p, k),
                          bm_date_short(a, second)};
        bm_rule_check_report(p, BM_RULE_DATE_ORDER, past ? i : k, args, 4);
    }
}

static void dates_in_order(const place *p)
{
    bm_date previous, date;
    size_t before = p->rule->n_fields;
    for (size_t i = 0; i < p->rule->n_fields; i++) {
        if (!date_of(p, i, &date))
            continue;
        if (p->rule->fields[i] == BM_RULE_TODAY && is_dated_before_today(p))
            date = p->job->date;
        if (before < i && bm_date_compare(previous, date) >= 0)
            report_order(p, before, previous, i, date);
        before = i;
        previous = date;
    }
}

static void days_left(const place *p)
{
    bm_arena *a = p->job->a;
    bm_date until, from;
    if (!date_of(p, 0, &until))
        return;
    if (!date_of(p, 1, &from))
        from = p->job->today;
    long days = (long)bm_date_days_between(from, until);
    if (days >= p->rule->number)
        return;
    bm_str args[6] = {bm_rule_check_label(p, 0), bm_date_short(a, until),
                      number(a, days < 0 ? -days : days), bm_date_short(a, from),
                      p->rule->number ? number(a, p->rule->number) : bm_str_of("")};
    bm_rule_check_report(p, days < 0 ? BM_RULE_DAYS_PAST : BM_RULE_DAYS_LEFT, 0, args, 5);
}

static void years_at_most(const place *p)
{
    bm_arena *a = p->job->a;
    bm_date from, until;
    if (!date_of(p, 0, &from) || !date_of(p, 1, &until))
        return;
    bm_date last = bm_date_add_years(from, (int)p->rule->number);
    if (bm_date_compare(until, last) <= 0)
        return;
    bm_str args[7] = {bm_rule_check_label(p, 0),  bm_date_short(a, from),
                      bm_rule_check_label(p, 1),  bm_date_short(a, until),
                      number(a, p->rule->number), bm_date_short(a, last)};
    bm_rule_check_report(p, BM_RULE_YEARS, 1, args, 6);
}

/* ---- Presence ----------------------------------------------------------------------------- */

/* The tests of the rule's condition that ask for something (${present}) or for nothing, as a list. */
static bm_str list_tests(const place *p, bool present)
{
    const bm_form *form = p->job->form;
    bm_str list = BM_STR("");
    if (!p->rule->when)
        return list;
    const bm_condition *when = &form->conditions[p->rule->when - 1];
    for (size_t i = 0; i < when->n; i++) {
        const bm_condition_test *test = &when->tests[i];
        if (present == (test->kind == BM_CONDITION_ABSENT))
            continue;
        bm_str text = form->fields[test->field].label;
        if (test->kind == BM_CONDITION_IS) {
            bm_str value = bm_condition_value(form, p->job->values, test->field, p->row)->text;
            text = bm_str_of(bm_arena_printf(p->job->a, "%.*s: %.*s", (int)text.len, text.ptr,
                                             (int)value.len, value.ptr));
        }
        list = quoted(p->job->a, list, text);
    }
    return list;
}

static void one_of(const place *p)
{
    for (size_t i = 0; i < p->rule->n_fields; i++)
        if (is_present(p, i))
            return;
    bm_str args[2] = {list_labels(p, false)};
    report_missing(p, BM_RULE_ONE_OF, 0, args, 1);
}

static void not_together(const place *p)
{
    size_t n = 0, second = 0;
    for (size_t i = 0; i < p->rule->n_fields; i++)
        if (is_present(p, i) && ++n == 2)
            second = i;
    if (n < 2)
        return;
    bm_str args[2] = {list_labels(p, true)};
    bm_rule_check_report(p, BM_RULE_NOT_TOGETHER, second, args, 1);
}

static void required(const place *p)
{
    for (size_t i = 0; i < p->rule->n_fields; i++) {
        if (is_present(p, i))
            continue;
        bm_str args[4] = {bm_rule_check_label(p, i), list_tests(p, true), list_tests(p, false)};
        report_missing(p, BM_RULE_REQUIRED, i, args, 3);
    }
}

static void not_given(const place *p)
{
    for (size_t i = 0; i < p->rule->n_fields; i++) {
        if (!is_present(p, i))
            continue;
        bm_str args[4] = {bm_rule_check_label(p, i), list_tests(p, true), list_tests(p, false)};
        bm_rule_check_report(p, BM_RULE_NOT_GIVEN, i, args, 3);
    }
}

/* ---- Values ------------------------------------------------------------------------------- */

static void at_most(const place *p)
{
    const bm_field_value *value = bm_rule_check_value(p, 0);
    if (!value->present || value->number <= p->rule->number)
        return;
    bm_str args[4] = {bm_rule_check_label(p, 0), value->text, number(p->job->a, p->rule->number)};
    bm_rule_check_report(p, BM_RULE_AT_MOST, 0, args, 3);
}

/* As they were typed: a field may print its value in capitals. */
static void differs(const place *p)
{
    bm_arena *a = p->job->a;
    for (size_t i = 1; i < p->rule->n_fields; i++) {
        const bm_field_value *value = bm_rule_check_value(p, i);
        if (!value->present)
            continue;
        bm_str key = bm_tone_key(a, value->typed);
        for (size_t k = 0; k < i; k++) {
            const bm_field_value *other = bm_rule_check_value(p, k);
            if (!other->present || !bm_str_eq(key, bm_tone_key(a, other->typed)))
                continue;
            bm_str args[4] = {bm_rule_check_label(p, k), bm_rule_check_label(p, i), value->typed};
            bm_rule_check_report(p, BM_RULE_DIFFERS, i, args, 3);
            break;
        }
    }
}

/* ---- All ---------------------------------------------------------------------------------- */

static void (*const kinds[BM_KNOWN_RULE_KINDS])(const place *p) = {
    [BM_KNOWN_RULE_DATES_IN_ORDER] = dates_in_order,
    [BM_KNOWN_RULE_DAYS_LEFT] = days_left,
    [BM_KNOWN_RULE_YEARS_AT_MOST] = years_at_most,
    [BM_KNOWN_RULE_ONE_OF] = one_of,
    [BM_KNOWN_RULE_NOT_TOGETHER] = not_together,
    [BM_KNOWN_RULE_REQUIRED] = required,
    [BM_KNOWN_RULE_NOT_GIVEN] = not_given,
    [BM_KNOWN_RULE_AT_MOST] = at_most,
    [BM_KNOWN_RULE_DIFFERS] = differs,
    [BM_KNOWN_RULE_IDENTITY_AGREES] = bm_rule_identity,
    [BM_KNOWN_RULE_PERSONAL_NUMBER] = bm_rule_identity_personal,
    [BM_KNOWN_RULE_SIGNING_AUTHORITY] = bm_rule_signing,
};

/* Is one of the values that the rule or its condition looks at wrong? That was reported, and what the right one
 * would be is not known. */
static bool looks_at_wrong(const place *p)
{
    const bm_form *form = p->job->form;
    const bm_field_values *values = p->job->values;
    for (size_t i = 0; i < p->rule->n_fields; i++)
        if (bm_rule_check_value(p, i)->wrong ||
            (p->rule->fields[i] == BM_RULE_DATE && !p->job->date.year))
            return true;
    if (!p->rule->when)
        return false;
    const bm_condition *when = &form->conditions[p->rule->when - 1];
    for (size_t i = 0; i < when->n; i++)
        if (bm_condition_value(form, values, when->tests[i].field, p->row)->wrong)
            return true;
    return false;
}

static void check(const place *p)
{
    bm_arena_mark mark = bm_arena_mark_of(p->job->a);
    if (!looks_at_wrong(p) &&
        bm_condition_holds(p->job->form, p->rule->when, p->job->values, p->row))
        kinds[p->rule->kind](p);
    bm_arena_rewind(p->job->a, mark);
}

int bm_rule_check(bm_rule_check_job *job)
{
    for (size_t i = 0; i < job->form->n_rules; i++) {
        place p = {job, &job->form->rules[i], 0};
        if (p.rule->rows < 0) {
            check(&p);
            continue;
        }
        for (p.row = 1; p.row <= job->values->n_rows[p.rule->rows]; p.row++)
            check(&p);
    }
    return job->status;
}
