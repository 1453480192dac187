/* SPDX-License-Identifier: MIT */
#include "api/data_blank.h"

bool bm_data_blank_is_empty(const bm_value *v)
{
    if (v->kind == BM_VALUE_SCALAR)
        return bm_value_is_absent(v) || bm_str_is(v->text, "false") || bm_str_is(v->text, "0");
    for (size_t i = 0; i < v->n; i++)
        if (!bm_data_blank_is_empty(v->kind == BM_VALUE_MAP ? v->members[i].value : v->items[i]))
            return false;
    return true;
}

/* Is ${v} what the blank form prints as ${field}'s default? */
static bool is_default(const bm_field *field, const bm_value *v)
{
    const bm_value *def = field && field->has_default ? field->fallback_value : NULL;
    bool one = def && def->kind != BM_VALUE_LIST, alone = v->kind == BM_VALUE_SCALAR;
    if (!def || (!alone && v->kind != BM_VALUE_LIST) || (one ? 1 : def->n) != (alone ? 1 : v->n))
        return false;
    for (size_t i = 0; i < (alone ? 1 : v->n); i++) {
        const bm_value *item = alone ? v : v->items[i], *want = one ? def : def->items[i];
        if (item->kind != BM_VALUE_SCALAR || !bm_str_eq(item->text, want->text))
            return false;
    }
    return true;
}

bool bm_data_blank_prints(const bm_form *form, const bm_value *fields)
{
    for (size_t i = 0; i < fields->n; i++) {
        const bm_member *m = &fields->members[i];
        int field = bm_form_lookup_field(form, m->key, -1);
        if (!bm_data_blank_is_empty(m->value) &&
            !is_default(field < 0 ? NULL : &form->fields[field], m->value))
            return false;
    }
    return true;
}
