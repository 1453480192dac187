/* Holds a map of values against a form: finds each entry's field, types it, and finds what is
 * missing. Nothing stops at the first fault: a clerk gets the whole list at once.
 * SPDX-License-Identifier: MIT */
#include "form/check.h"

#include "base/limit.h"
#include "form/check_choice.h"
#include "form/check_value.h"
#include "form/rule_check.h"
#include "text/nearest.h"

/* A run of fields whose entries stand side by side in one map: the fields of the form that are not
 * columns, or the columns of one table. */
typedef struct {
    const bm_field *fields;
    size_t n;
    int parent;
    const bm_field *table; /* NULL = the form itself */
    size_t row;            /* from 1 */
    bm_field_value *values;
    const bm_member **given; /* n: its entry in the map; NULL = none */
} scope;

typedef struct {
    bm_check_value_job job;
    const bm_form *form;
    const bm_check_input *input;
    int date; /* the form's date field, which is read before all others; -1 = none */
    size_t *n_rows;
    const bm_field_value **cells;
    const size_t **numbers;
} checker;

static bm_check_value_place place_in(const scope *s, size_t i)
{
    bm_check_value_place place = {&s->fields[i], s->table, s->row};
    return place;
}

/* Index of field ${id}, looked for from ${start} on and round, or s->n. */
static size_t find_field(const scope *s, bm_str id, size_t start)
{
    for (size_t k = 0, i = start; k < s->n; k++, i++) {
        if (i >= s->n)
            i = 0;
        if (s->fields[i].parent == s->parent && bm_str_eq(s->fields[i].id, id))
            return i;
    }
    return s->n;
}

static const char *nearest_id(bm_arena *a, const scope *s, bm_str key)
{
    bm_str *candidates = bm_arena_alloc(a, 2 * s->n * sizeof *candidates);
    bm_str *ids = bm_arena_alloc(a, 2 * s->n * sizeof *ids);
    size_t n = 0;
    for (size_t i = 0; i < s->n; i++) {
        if (s->fields[i].parent != s->parent)
            continue;
        candidates[n] = ids[n] = s->fields[i].id;
        candidates[n + 1] = s->fields[i].label;
        ids[n + 1] = s->fields[i].id;
        n += 2;
    }
    size_t found = bm_nearest_find(key, candidates, n);
    return found < n ? bm_arena_cstr(a, ids[found]) : "";
}

static void report_unknown(checker *c, const scope *s, const bm_member *member)
{
    bm_arena *a = c->job.a;
    if (c->input->partial)
        return;
    bm_arena_mark mark = bm_arena_mark_of(a);
    bm_str args[2] = {member->key, bm_str_of("")};
    const char *path = bm_arena_cstr(a, member->key);
    if (!bm_diags_is_full(c->job.ds)) /* else it is counted, not shown */
        args[1] = bm_str_of(nearest_id(a, s, member->key));
    if (s->table)
        path = bm_arena_printf(a, "%.*s[%zu].%s", (int)s->table->id.len, s->table->id.ptr, s->row,
                               path);
    c->job.status = bm_diags_add(c->job.ds, BM_DATA_FIELD_UNKNOWN, &member->key_pos, path, args, 2);
    bm_arena_rewind(a, mark);
}

/* ---- Where a value comes from ------------------------------------------------------------- */

/* The profile's value for ${field}, or NULL. It has none for the columns of tables. */
static const bm_value *profile_value(const checker *c, const scope *s, const bm_field *field)
{
    const bm_value *profile = c->input->profile;
    for (size_t i = 0; profile && !s->table && i < profile->n; i++)
        if (bm_str_eq(profile->members[i].key, field->id))
            return profile->members[i].value;
    return NULL;
}

static bool has_fallback(const checker *c, const scope *s, size_t i)
{
    return s->fields[i].has_default || profile_value(c, s, &s->fields[i]);
}

/* Type ${value} into ${out}. What cannot be used is wrong, and what is required and absent, too: both are told. */
static void read_value(checker *c, const bm_check_value_place *place, const bm_value *value,
                       const bm_pos *key_pos, bm_field_value *out)
{
    int status = c->job.status;
    c->job.status = 0;
    bm_check_value_read(&c->job, place, value, key_pos, out);
    out->wrong = !out->present && c->job.status != 0;
    c->job.status |= status;
}

/* The same for an entry of the data, which may be empty: then the value may still come from elsewhere. */
static void read_entry(checker *c, const scope *s, size_t i, const bm_member *member)
{
    bm_check_value_place place = place_in(s, i);
    bm_field optional;
    if (s->fields[i].required && has_fallback(c, s, i)) {
        optional = s->fields[i];
        optional.required = false;
        place.field = &optional;
    }
    read_value(c, &place, member->value, &member->key_pos, &s->values[i]);
}

/* The profile's value where the data has none, else the form's; what is then still missing is told at ${pos}. */
static void fall_back(checker *c, const scope *s, size_t i, const bm_pos *pos)
{
    bm_field_value *out = &s->values[i];
    const bm_field *field = &s->fields[i];
    const bm_check_value_place place = place_in(s, i);
    const bm_value *from_profile = profile_value(c, s, field);
    if (from_profile && !bm_value_is_absent(from_profile))
        read_value(c, &place, from_profile, &from_profile->pos, out);
    if (!out->present && !out->wrong && field->has_default)
        read_value(c, &place, field->fallback_value, &field->pos, out);
    if (out->present || out->wrong)
        return;
    out->pos = s->given[i] ? &s->given[i]->value->pos : NULL;
    bm_check_value_missing(&c->job, &place, s->given[i] ? &s->given[i]->key_pos : pos);
    out->wrong = field->required && !c->job.draft && !c->job.sparse;
}

/* ---- Maps and rows ------------------------------------------------------------------------ */

static void read_rows(checker *c, size_t table, const bm_member *member, bm_field_value *out);

/* Field ${i} after the map was read: what it has not is filled in, or told as missing at ${pos}. */
static void fill_in(checker *c, scope *s, size_t i, const bm_pos *pos)
{
    const bm_field_value *value = &s->values[i];
    const bm_check_value_place place = place_in(s, i);
    if (value->present || value->wrong)
        return;
    if (s->fields[i].type != BM_FIELD_ROWS && (!s->given[i] || has_fallback(c, s, i)))
        fall_back(c, s, i, pos);
    else if (!s->given[i])
        bm_check_value_missing(&c->job, &place, pos);
}

static bool is_read_already(const checker *c, const scope *s, size_t i)
{
    return !s->table && (int)i == c->date;
}

/* Type the entries of ${map} into ${s}, then fill in the others or report that they are missing. */
static void read_map(checker *c, scope *s, const bm_value *map)
{
    size_t n_members = map && map->kind == BM_VALUE_MAP ? map->n : 0;
    for (size_t m = 0, next = 0; m < n_members; m++) {
        const bm_member *member = &map->members[m];
        size_t i = find_field(s, member->key, next);
        if (i == s->n) {
            report_unknown(c, s, member);
            continue;
        }
        next = i + 1;
        s->given[i] = member;
        if (s->fields[i].type == BM_FIELD_ROWS)
            read_rows(c, i, member, &s->values[i]);
        else if (!is_read_already(c, s, i))
            read_entry(c, s, i, member);
    }
    for (size_t i = 0; i < s->n; i++)
        if (s->fields[i].parent == s->parent && !is_read_already(c, s, i))
            fill_in(c, s, i, map ? &map->pos : NULL);
}

/* An unticked flag alone makes no row: so the XML of a DOCX file writes the empty rows of the paper. */
bool bm_check_row_is_empty(bm_arena *a, const bm_field *table, const bm_value *row)
{
    if (row->kind != BM_VALUE_MAP)
        return bm_value_is_absent(row);
    for (size_t i = 0; i < row->n; i++) {
        const bm_value *v = row->members[i].value;
        if (bm_value_is_absent(v))
            continue;
        const bm_field *column = table + 1;
        while (column <= table + table->n_columns && !bm_str_eq(column->id, row->members[i].key))
            column++;
        bool flag = column <= table + table->n_columns && column->type == BM_FIELD_FLAG;
        if (!flag || v->kind != BM_VALUE_SCALAR || bm_check_choice_flag(a, v->text) != 0)
            return false;
    }
    return true;
}

/* The rows of ${value}: the items of a list, or a map that stands for the only row. */
static size_t list_rows(const bm_value *value, const bm_value *const **rows, const bm_value **one)
{
    if (value->kind == BM_VALUE_LIST) {
        *rows = value->items;
        return value->n;
    }
    *one = value;
    *rows = one;
    return bm_value_is_absent(value) ? 0 : 1;
}

static bool has_row_limit(checker *c, const bm_check_value_place *place, const bm_value *value,
                          size_t n)
{
    if (n <= BM_LIMIT_ROWS)
        return true;
    const char *count = bm_arena_printf(c->job.a, "%zu", n);
    const char *limit = bm_arena_printf(c->job.a, "%d", (int)BM_LIMIT_ROWS);
    bm_check_value_report(&c->job, place, BM_DATA_TOO_MANY_ROWS, &value->pos, count, limit);
    return false;
}

/* A field of type ROWS always stands at the top, so ${table} is its index in the form too. */
static void read_rows(checker *c, size_t table, const bm_member *member, bm_field_value *out)
{
    const bm_field *field = &c->form->fields[table];
    const bm_check_value_place place = {field, NULL, 0};
    const bm_value *const *rows;
    const bm_value *one;
    size_t n = list_rows(member->value, &rows, &one), n_kept = 0, n_wrong = 0;
    const size_t n_cols = field->n_columns;
    out->pos = &member->value->pos;
    out->wrong = !has_row_limit(c, &place, member->value, n);
    if (out->wrong)
        return;
    bm_field_value *cells = bm_arena_zero(c->job.a, n * n_cols + 1, sizeof *cells);
    size_t *numbers = bm_arena_alloc(c->job.a, (n + 1) * sizeof *numbers);
    scope s = {.fields = field + 1, .n = n_cols, .parent = (int)table, .table = field};
    s.given = bm_arena_alloc(c->job.a, (n_cols + 1) * sizeof *s.given);
    for (size_t r = 0; r < n; r++) {
        if (bm_check_row_is_empty(c->job.a, field, rows[r])) {
            const char *number = bm_arena_printf(c->job.a, "%zu", r + 1);
            bm_check_value_report(&c->job, &place, BM_DATA_EMPTY_ROW, &rows[r]->pos, number, NULL);
            continue;
        }
        if (rows[r]->kind != BM_VALUE_MAP) {
            bm_check_value_report(&c->job, &place, BM_DATA_NOT_ROWS, &rows[r]->pos, NULL, NULL);
            n_wrong++;
            continue;
        }
        s.row = numbers[n_kept] = r + 1;
        s.values = cells + n_kept++ * n_cols;
        memset(s.given, 0, n_cols * sizeof *s.given);
        read_map(c, &s, rows[r]);
    }
    if (n_kept == 0 && n_wrong == 0)
        bm_check_value_missing(&c->job, &place, &member->key_pos);
    c->n_rows[table] = n_kept;
    c->cells[table] = cells;
    c->numbers[table] = numbers;
    out->present = n_kept > 0;
    out->wrong = n_wrong > 0;
}

/* ---- All ---------------------------------------------------------------------------------- */

/* Read the date of the document before all else: other values are judged by it. Today when it has none; when it is
 * wrong, no date at all, so that nothing is said by it. */
static void read_date(checker *c, scope *s, const bm_value *data)
{
    c->job.date = c->input->today;
    if (c->date < 0)
        return;
    const size_t i = (size_t)c->date;
    for (size_t m = 0; data && data->kind == BM_VALUE_MAP && m < data->n && !s->given[i]; m++)
        if (bm_str_eq(data->members[m].key, s->fields[i].id))
            s->given[i] = &data->members[m];
    if (s->given[i])
        read_entry(c, s, i, s->given[i]);
    fill_in(c, s, i, data ? &data->pos : NULL);
    if (s->values[i].wrong || s->values[i].date.year)
        c->job.date = s->values[i].date;
}

static void check_rules(checker *c, const bm_value *data, const bm_field_values *values)
{
    bm_rule_check_job rules = {.a = c->job.a,
                               .ds = c->job.ds,
                               .form = c->form,
                               .values = values,
                               .pos = data ? &data->pos : NULL,
                               .today = c->input->today,
                               .date = c->job.date,
                               .draft = c->job.draft,
                               .sparse = c->job.sparse};
    c->job.status |= bm_rule_check(&rules);
}

int bm_check_values(bm_arena *a, const bm_form *form, const bm_check_input *input,
                    bm_field_values *out, bm_diags *ds)
{
    const bm_value *data = input->data;
    if (data && bm_value_is_absent(data) && data->kind == BM_VALUE_SCALAR)
        data = NULL;
    if (data && data->kind != BM_VALUE_MAP && data->kind != BM_VALUE_NULL)
        return bm_diags_add0(ds, BM_DATA_SHAPE, &data->pos);
    size_t n = form->n_fields;
    checker c = {.job = {.a = a, .ds = ds, .draft = input->draft, .sparse = input->sparse},
                 .form = form,
                 .input = input,
                 .date = form->date_field};
    scope s = {.fields = form->fields, .n = n, .parent = -1};
    s.values = bm_arena_zero(a, n, sizeof *s.values);
    s.given = bm_arena_zero(a, n, sizeof *s.given);
    c.n_rows = bm_arena_zero(a, n, sizeof *c.n_rows);
    c.cells = bm_arena_zero(a, n, sizeof *c.cells);
    c.numbers = bm_arena_zero(a, n, sizeof *c.numbers);
    read_date(&c, &s, data);
    read_map(&c, &s, data);
    out->values = s.values;
    out->n_rows = c.n_rows;
    out->cells = c.cells;
    out->numbers = c.numbers;
    if (form->n_rules)
        check_rules(&c, data, out);
    return c.job.status;
}
