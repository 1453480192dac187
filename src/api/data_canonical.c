/* Follows form/check.c in what counts as given. SPDX-License-Identifier: MIT */
#include "api/data_canonical.h"

#include "api/data.h"
#include "form/check.h"
#include "form/check_text.h"

/* A map or list that grows. */
typedef struct {
    bm_arena *a;
    bm_value *value;
    union {
        bm_member *members;
        const bm_value **items;
    };
} list;

static list new_list(bm_arena *a, bm_value_kind kind, size_t most)
{
    list l = {.a = a, .value = bm_arena_zero(a, 1, sizeof *l.value)};
    l.value->kind = kind;
    if (kind == BM_VALUE_MAP) {
        l.members = bm_arena_zero(a, most + 1, sizeof *l.members);
        l.value->members = l.members;
    } else {
        l.items = bm_arena_zero(a, most + 1, sizeof *l.items);
        l.value->items = l.items;
    }
    return l;
}

static void put(list *l, bm_str key, const bm_value *value)
{
    if (!value)
        return;
    if (l->value->kind == BM_VALUE_MAP) {
        l->members[l->value->n].key = key;
        l->members[l->value->n++].value = value;
    } else {
        l->items[l->value->n++] = value;
    }
}

static const bm_value *not_empty(const list *l)
{
    return l->value->n ? l->value : NULL;
}

/* The value as bm_check reads it; NULL = it finds none. What no document may hold stays as it is, so that the check
 * finds it again. */
static const bm_value *text_of(bm_arena *a, const bm_field *field, const bm_value *v)
{
    if (bm_value_is_absent(v) || v->kind != BM_VALUE_SCALAR)
        return NULL;
    bool markdown = field->type == BM_FIELD_MARKDOWN;
    bm_check_text tidy =
        markdown ? bm_check_text_markdown(a, v->text) : bm_check_text_line(a, v->text);
    bm_str text = tidy.refused ? v->text
                  : markdown   ? bm_check_text_trim_blocks(tidy.text)
                               : tidy.text;
    /* characters without shape alone: they make a row of a table count, and nothing else */
    if (!text.len && field->parent < 0)
        return NULL;
    if (!text.len)
        text = v->text;
    bm_value *made = bm_arena_zero(a, 1, sizeof *made);
    made->kind = BM_VALUE_SCALAR;
    made->text = text;
    return made;
}

static const bm_value *lines_of(bm_arena *a, const bm_field *field, const bm_value *v)
{
    bool one = v->kind != BM_VALUE_LIST;
    list lines = new_list(a, BM_VALUE_LIST, one ? 1 : v->n);
    for (size_t i = 0; i < (one ? 1 : v->n); i++)
        put(&lines, field->id, text_of(a, field, one ? v : v->items[i]));
    return not_empty(&lines);
}

/* The entry for ${id}, looked for from ${*next} on and round. */
static const bm_value *find(const bm_value *map, bm_str id, size_t *next)
{
    size_t n = map && map->kind == BM_VALUE_MAP ? map->n : 0;
    for (size_t k = 0, i = *next; k < n; k++, i++) {
        if (i >= n)
            i = 0;
        if (bm_str_eq(map->members[i].key, id)) {
            *next = i + 1;
            return map->members[i].value;
        }
    }
    return NULL;
}

static const bm_value *row_of(bm_arena *a, const bm_field *table, const bm_value *v)
{
    list row = new_list(a, BM_VALUE_MAP, table->n_columns);
    size_t next = 0;
    for (size_t i = 0; v->kind == BM_VALUE_MAP && i < table->n_columns; i++) {
        const bm_field *column = table + 1 + i;
        put(&row, column->id, text_of(a, column, find(v, column->id, &next)));
    }
    return not_empty(&row);
}

static const bm_value *rows_of(bm_arena *a, const bm_field *table, const bm_value *v)
{
    bool one = v->kind != BM_VALUE_LIST;
    list rows = new_list(a, BM_VALUE_LIST, one ? 1 : v->n);
    for (size_t i = 0; i < (one ? 1 : v->n); i++) {
        const bm_value *row = one ? v : v->items[i];
        if (!bm_check_row_is_empty(a, table, row))
            put(&rows, table->id, row_of(a, table, row));
    }
    return not_empty(&rows);
}

static const bm_value *value_of(bm_arena *a, const bm_field *field, const bm_value *v)
{
    if (!v)
        return NULL;
    if (field->type == BM_FIELD_ROWS)
        return rows_of(a, field, v);
    return field->type == BM_FIELD_LIST ? lines_of(a, field, v) : text_of(a, field, v);
}

/* ---- Without a form ----------------------------------------------------------------------- */

static const bm_value *plain_text(const bm_value *v)
{
    return bm_value_is_absent(v) || v->kind != BM_VALUE_SCALAR ? NULL : v;
}

static const bm_value *plain_row(bm_arena *a, const bm_value *v)
{
    list row = new_list(a, BM_VALUE_MAP, v->n);
    for (size_t i = 0; i < v->n; i++)
        put(&row, v->members[i].key, plain_text(v->members[i].value));
    return not_empty(&row);
}

/* A list of texts or rows; one row alone is one, too. */
static const bm_value *plain_list(bm_arena *a, bm_str key, const bm_value *v)
{
    bool one = v->kind == BM_VALUE_MAP;
    list made = new_list(a, BM_VALUE_LIST, one ? 1 : v->n);
    for (size_t i = 0; i < (one ? 1 : v->n); i++) {
        const bm_value *item = one ? v : v->items[i];
        put(&made, key, item->kind == BM_VALUE_MAP ? plain_row(a, item) : plain_text(item));
    }
    return not_empty(&made);
}

static const bm_value *as_it_stands(bm_arena *a, const bm_value *fields)
{
    list map = new_list(a, BM_VALUE_MAP, fields ? fields->n : 0);
    for (size_t i = 0; fields && i < fields->n; i++) {
        const bm_member *m = &fields->members[i];
        bool is_list = m->value->kind == BM_VALUE_LIST || m->value->kind == BM_VALUE_MAP;
        put(&map, m->key, is_list ? plain_list(a, m->key, m->value) : plain_text(m->value));
    }
    return map.value;
}

const bm_value *bm_data_canonical(bm_arena *a, const bm_form *form, const bm_data *data)
{
    if (!form)
        return as_it_stands(a, bm_data_fields(data));
    list map = new_list(a, BM_VALUE_MAP, form->n_fields);
    size_t next = 0, next_of_profile = 0;
    for (size_t i = 0; i < form->n_fields; i++) {
        const bm_field *field = &form->fields[i];
        if (field->parent >= 0)
            continue;
        const bm_value *v = value_of(a, field, find(bm_data_fields(data), field->id, &next));
        if (!v && field->type != BM_FIELD_ROWS)
            v = value_of(a, field, find(bm_data_profile(data), field->id, &next_of_profile));
        put(&map, field->id, v);
    }
    return map.value;
}
