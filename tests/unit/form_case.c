/* SPDX-License-Identifier: MIT */
#include "form_case.h"

#include <stdlib.h>

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

void form_case_open(form_case *c, const char *yaml)
{
    c->a = bm_arena_new();
    c->ds = bm_diags_new();
    bm_source source = {.name = "form.yaml", .bytes = yaml, .len = strlen(yaml)};
    c->form = bm_form_parse(&source, c->ds);
    assert_string_equal(form_case_messages(c), "");
    assert_non_null(c->form);
}

void form_case_close(form_case *c)
{
    bm_form_free(c->form);
    bm_diags_free(c->ds);
    bm_arena_free(c->a);
}

int form_case_set_up(void **state, const char *yaml)
{
    form_case *c = calloc(1, sizeof *c);
    if (!c)
        return -1;
    form_case_open(c, yaml);
    *state = c;
    return 0;
}

int form_case_tear_down(void **state)
{
    form_case_close(*state);
    free(*state);
    return 0;
}

const bm_value *form_case_read(form_case *c, const char *text)
{
    bm_diags_clear(c->ds);
    c->data = (bm_source){.name = "data", .bytes = text, .len = strlen(text)};
    const bm_value *root = bm_input_read(c->a, &c->data, BM_INPUT_AUTO, c->ds);
    assert_string_equal(form_case_messages(c), "");
    assert_non_null(root);
    return bm_value_lookup(root, "data");
}

int form_case_check(form_case *c, const char *text, bool draft, bm_field_values *out)
{
    const bm_check_input input = {
        .data = form_case_read(c, text), .draft = draft, .today = {2020, 3, 16}};
    return bm_check_values(c->a, c->form, &input, out, c->ds);
}

const char *form_case_messages(form_case *c)
{
    const char *all = "";
    for (size_t i = 0; i < bm_diags_count(c->ds); i++) {
        const bm_diag *d = bm_diags_at(c->ds, i);
        all = bm_arena_printf(c->a, "%s%s%s %u:%u %s", all, i ? "; " : "", d->code,
                              (unsigned)d->line, (unsigned)d->col, d->path ? d->path : "-");
    }
    return all;
}

const bm_field_value *form_case_value(form_case *c, const bm_field_values *values, const char *id)
{
    int i = bm_form_lookup_field(c->form, bm_str_of(id), -1);
    assert_true(i >= 0);
    return &values->values[i];
}

const bm_field_value *form_case_cell(form_case *c, const bm_field_values *values, const char *table,
                                     size_t row, const char *column)
{
    int t = bm_form_lookup_field(c->form, bm_str_of(table), -1);
    assert_true(t >= 0);
    int i = bm_form_lookup_field(c->form, bm_str_of(column), t);
    assert_true(i >= 0);
    assert_true(row < values->n_rows[t]);
    return &values->cells[t][row * c->form->fields[t].n_columns + (size_t)(i - t - 1)];
}

const char *form_case_text(form_case *c, bm_str s)
{
    return bm_arena_cstr(c->a, s);
}
