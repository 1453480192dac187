/* A rule held against values that a test gives as they are once they are typed. Include after cmocka.h.
 * SPDX-License-Identifier: MIT */
#ifndef RULE_CASE_H
#define RULE_CASE_H

#include "form/rule_check.h"
#include "form_case.h"

typedef struct {
    form_case c;
    bm_field_value *values;
    bm_field_values all;
    bm_date today;
    bool draft;
} rule_case;

static inline void rule_case_open(rule_case *r, const char *yaml)
{
    memset(r, 0, sizeof *r);
    form_case_open(&r->c, yaml);
    r->values = bm_arena_zero(r->c.a, r->c.form->n_fields, sizeof *r->values);
    r->all.values = r->values;
    r->today = (bm_date){2020, 3, 16};
}

static inline void rule_case_close(rule_case *r)
{
    form_case_close(&r->c);
}

/** rule_case_put(r, id): the value of field ${id}, present and without text. */
static inline bm_field_value *rule_case_put(rule_case *r, const char *id)
{
    int field = bm_form_lookup_field(r->c.form, bm_str_of(id), -1);
    assert_true(field >= 0);
    bm_field_value *value = &r->values[field];
    memset(value, 0, sizeof *value);
    value->present = true;
    return value;
}

static inline bm_field_value *rule_case_text(rule_case *r, const char *id, const char *text)
{
    bm_field_value *value = rule_case_put(r, id);
    value->text = value->typed = bm_str_of(text);
    return value;
}

static inline void rule_case_date(rule_case *r, const char *id, const char *date)
{
    bm_field_value *value = rule_case_text(r, id, date);
    assert_int_equal(bm_date_parse(value->text, &value->date), BM_DATE_OK);
}

/** rule_case_says(r): all that the rules report, "R004 warning ngay: …\nR007 …" in Vietnamese, or "". */
static inline const char *rule_case_says(rule_case *r)
{
    static const char *const severities[] = {"note", "warning", "error"};
    const char *said = "";
    bm_diags_clear(r->c.ds);
    bm_rule_check_job job = {.a = r->c.a,
                             .ds = r->c.ds,
                             .form = r->c.form,
                             .values = &r->all,
                             .today = r->today,
                             .date = r->today,
                             .draft = r->draft};
    int status = bm_rule_check(&job);
    assert_true((status == 0) == (bm_diags_errors(r->c.ds) == 0));
    for (size_t i = 0; i < bm_diags_count(r->c.ds); i++) {
        const bm_diag *d = bm_diags_at(r->c.ds, i);
        said = bm_arena_printf(r->c.a, "%s%s%s %s %s: %s", said, i ? "\n" : "", d->code,
                               severities[d->severity], d->path, d->message[BM_LANG_VI]);
    }
    return said;
}

#endif
