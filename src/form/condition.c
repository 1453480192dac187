/* Conditions. SPDX-License-Identifier: MIT */
#include "form/condition.h"

#include "base/limit.h"
#include "form/check_choice.h"

int bm_condition_field(bm_form_read *r, bm_str id, const bm_pos *pos, int parent)
{
    int field = parent >= 0 ? bm_form_lookup_field(r->form, id, parent) : -1;
    if (field < 0)
        field = bm_form_read_field(r, id, pos, -1);
    if (field >= 0)
        r->used[field] = true;
    return field;
}

/* Values as the field prints them: the options of a choice are known. */
static void check_value(bm_form_read *r, const bm_value *v, const char *name, int field,
                        bm_str text)
{
    const bm_field *f = &r->form->fields[field];
    if (f->type != BM_FIELD_CHOICE)
        return;
    const char *allowed = "";
    for (size_t i = 0; i < f->n_options; i++) {
        if (bm_str_is(text, f->options[i]))
            return;
        allowed = bm_arena_printf(r->arena, "%s%s%s", allowed, i ? ", " : "", f->options[i]);
    }
    bm_form_read_value(r, v, name, allowed);
}

/* Yes and no are not a list of values. */
static void read_flag(bm_form_read *r, const bm_value *v, const char *name, bm_condition_test *test)
{
    int flag = 1;
    if (bm_form_read_scalar(r, v, name))
        flag = bm_check_choice_flag(r->arena, v->text);
    if (flag < 0)
        bm_form_read_value(r, v, name, "có, không");
    test->kind = flag == 0 ? BM_CONDITION_ABSENT : BM_CONDITION_PRESENT;
}

/* `field: value`, `field: [values]` or `field: ""`. */
static void read_test(bm_form_read *r, const bm_member *m, const char *name, int parent,
                      bm_condition_test *test)
{
    const bm_value *v = m->value;
    test->field = bm_condition_field(r, bm_arena_copy(r->arena, m->key), &m->key_pos, parent);
    if (test->field < 0)
        return;
    bool flag = r->form->fields[test->field].type == BM_FIELD_FLAG;
    if (v->kind == BM_VALUE_NULL || (v->kind == BM_VALUE_SCALAR && !v->text.len)) {
        test->kind = BM_CONDITION_ABSENT;
        return;
    }
    if (flag) {
        read_flag(r, v, name, test);
        return;
    }
    if (!bm_form_read_field_type(r, test->field, &m->key_pos, BM_KNOWN_IN_LINE))
        return;
    const bm_value *const one[] = {v};
    const bm_value *const *items = v->kind == BM_VALUE_LIST ? v->items : one;
    size_t n = v->kind == BM_VALUE_LIST ? v->n : 1;
    bm_str *values = bm_arena_zero(r->arena, n + 1, sizeof *values);
    for (size_t i = 0; i < n; i++) {
        values[i] = bm_form_read_text(r, items[i], name);
        if (values[i].len)
            check_value(r, items[i], name, test->field, values[i]);
    }
    test->kind = BM_CONDITION_IS;
    test->values = values;
    test->n_values = n;
}

static uint16_t add_condition(bm_form_read *r, const bm_condition *c, const bm_value *v)
{
    bm_form *form = r->form;
    if (form->n_conditions == BM_LIMIT_CONDITIONS) {
        const char *limit = bm_arena_printf(r->arena, "%d", (int)BM_LIMIT_CONDITIONS);
        (void)bm_diags_add2(r->ds, BM_FORM_TOO_MANY, &v->pos, limit, "when");
        return 0;
    }
    bm_condition *grown =
        bm_arena_alloc(r->arena, (form->n_conditions + 1) * sizeof *form->conditions);
    if (form->n_conditions)
        memcpy(grown, form->conditions, form->n_conditions * sizeof *grown);
    grown[form->n_conditions++] = *c;
    form->conditions = grown;
    return (uint16_t)form->n_conditions;
}

uint16_t bm_condition_read(bm_form_read *r, const bm_value *v, const char *name, int parent)
{
    if (!v)
        return 0;
    bm_condition c = {NULL, 1};
    if (v->kind == BM_VALUE_MAP && v->n > 0) {
        bm_condition_test *tests = bm_arena_zero(r->arena, v->n, sizeof *tests);
        c.tests = tests;
        c.n = v->n;
        for (size_t i = 0; i < v->n; i++)
            read_test(r, &v->members[i], name, parent, &tests[i]);
        for (size_t i = 0; i < v->n; i++)
            if (tests[i].field < 0)
                return 0;
    } else {
        bm_str id = bm_form_read_text(r, v, name);
        bm_condition_test *test = bm_arena_zero(r->arena, 1, sizeof *test);
        c.tests = test;
        test->field = id.len ? bm_condition_field(r, id, &v->pos, parent) : -1;
        if (test->field < 0)
            return 0;
    }
    return add_condition(r, &c, v);
}

const bm_field_value *bm_condition_value(const bm_form *form, const bm_field_values *values,
                                         int field, size_t row)
{
    static const bm_field_value none;
    int parent = form->fields[field].parent;
    if (!values)
        return &none;
    if (parent < 0)
        return &values->values[field];
    if (row == 0 || row > values->n_rows[parent])
        return &none;
    size_t n_columns = form->fields[parent].n_columns;
    return &values->cells[parent][(row - 1) * n_columns + (size_t)(field - parent - 1)];
}

bool bm_condition_present(const bm_form *form, const bm_field_value *value, int field)
{
    return value->present && (form->fields[field].type != BM_FIELD_FLAG || value->flag);
}

static bool is_one_of(const bm_field_value *value, const bm_condition_test *test)
{
    for (size_t i = 0; i < test->n_values; i++)
        if (value->present && bm_str_eq(value->text, test->values[i]))
            return true;
    return false;
}

bool bm_condition_holds(const bm_form *form, size_t number, const bm_field_values *values,
                        size_t row)
{
    if (!number)
        return true;
    const bm_condition *c = &form->conditions[number - 1];
    for (size_t i = 0; i < c->n; i++) {
        const bm_condition_test *test = &c->tests[i];
        if (!values) {
            if (test->kind != BM_CONDITION_PRESENT)
                return false;
            continue;
        }
        const bm_field_value *value = bm_condition_value(form, values, test->field, row);
        bool present = bm_condition_present(form, value, test->field);
        bool holds = test->kind == BM_CONDITION_IS
                         ? is_one_of(value, test)
                         : present == (test->kind == BM_CONDITION_PRESENT);
        if (!holds)
            return false;
    }
    return true;
}
