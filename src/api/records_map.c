/* A map is small and written by hand, so all that is wrong in it is told, with its place.
 * SPDX-License-Identifier: MIT */
#include "api/records_map.h"

#include <stdio.h>

#include "base/file.h"
#include "base/limit.h"
#include "form/check_digits.h"
#include "form/column_match.h"
#include "input/input.h"
#include "text/nearest.h"

enum { ROW_DIGITS = 7 /* of a row: sheets have 1,048,576 */ };

static const bm_str keys[] = {BM_STR("columns"), BM_STR("values"), BM_STR("sheet"),
                              BM_STR("header_row")};

enum { N_KEYS = sizeof keys / sizeof *keys };

typedef struct {
    bm_arena *a;
    const bm_form *form;
    bm_records_map *map;
    bm_diags *ds;
} reading;

static int wrong_shape(const reading *r, const bm_value *v, const char *key, const char *like)
{
    return bm_diags_add2(r->ds, BM_MAP_SHAPE, &v->pos, key, like);
}

/* S062: proposes a field, and for a table one of its columns. */
static int unknown_field(const reading *r, bm_str id, const bm_pos *pos)
{
    const bm_form *form = r->form;
    const bm_column_name name = bm_column_name_read(r->a, id);
    int near = bm_column_match_nearest(r->a, bm_column_match_names_of(r->a, form), &name);
    int table = bm_form_lookup_field(form, id, -1);
    bool is_table = table >= 0 && form->fields[table].type == BM_FIELD_ROWS;
    bm_str none = BM_STR(""), column = none;
    for (size_t i = 0; i < form->n_fields && !column.len; i++) {
        const bm_field *f = &form->fields[i];
        if (f->parent >= 0 && (is_table ? f->parent == table : bm_str_eq(f->id, id)))
            column = bm_column_match_id(r->a, form, (int)i);
    }
    const bm_str args[] = {id, near < 0 || column.len ? none : bm_column_match_id(r->a, form, near),
                           column};
    return bm_diags_add(r->ds, BM_MAP_FIELD, pos, NULL, args, 3);
}

/* The field that ${v} names, -1 after S062. Tables have no value of their own. */
static int field_of(const reading *r, bm_str id, const bm_pos *pos)
{
    int field = bm_column_match_lookup(r->form, id);
    if (field >= 0 && r->form->fields[field].type != BM_FIELD_ROWS)
        return field;
    (void)unknown_field(r, id, pos);
    return -1;
}

static int read_column(reading *r, const bm_member *m, bm_records_map_column *out)
{
    const bm_value *v = m->value;
    *out = (bm_records_map_column){.name = m->key, .pos = m->key_pos, .field = -1};
    if (bm_value_is_absent(v))
        return 0;
    if (v->kind != BM_VALUE_SCALAR)
        return wrong_shape(r, v, "columns", "columns: {\"Họ tên\": ho_ten}");
    out->field = field_of(r, v->text, &v->pos);
    return out->field < 0 ? -1 : 0;
}

static int read_columns(reading *r, const bm_value *v)
{
    int status = 0;
    if (v->kind != BM_VALUE_MAP)
        return wrong_shape(r, v, "columns", "columns: {\"Họ tên\": ho_ten}");
    bm_records_map_column *columns = bm_arena_zero(r->a, v->n + 1, sizeof *columns);
    for (size_t i = 0; i < v->n; i++) {
        status |= read_column(r, &v->members[i], &columns[i]);
        for (size_t k = 0; k < i; k++)
            if (columns[i].field >= 0 && columns[k].field == columns[i].field)
                status |= bm_diags_add(r->ds, BM_MAP_TWICE, &v->members[i].value->pos, NULL,
                                       &v->members[i].value->text, 1);
    }
    r->map->columns = columns;
    r->map->n_columns = v->n;
    return status;
}

/* A scalar, or the lines of a list. */
static bool is_value_of(const bm_field *field, const bm_value *v)
{
    bool good =
        v->kind == BM_VALUE_SCALAR || (v->kind == BM_VALUE_LIST && field->type == BM_FIELD_LIST);
    for (size_t i = 0; good && v->kind == BM_VALUE_LIST && i < v->n; i++)
        good = v->items[i]->kind == BM_VALUE_SCALAR;
    return good;
}

static int read_values(reading *r, const bm_value *v)
{
    int status = 0;
    if (v->kind != BM_VALUE_MAP)
        return wrong_shape(r, v, "values", "values: {ngay_lap: 22/11/2026}");
    for (size_t i = 0; i < v->n; i++) {
        const bm_member *m = &v->members[i];
        int field = field_of(r, m->key, &m->key_pos);
        if (field < 0)
            status = -1;
        else if (r->form->fields[field].parent >= 0)
            status |= wrong_shape(r, m->value, "values", "columns: {\"Họ tên\": danh_sach.ho_ten}");
        else if (bm_value_is_absent(m->value))
            continue;
        else if (!is_value_of(&r->form->fields[field], m->value))
            status |= wrong_shape(r, m->value, "values", "values: {ngay_lap: 22/11/2026}");
        else
            r->map->constants[field] = m->value;
    }
    return status;
}

static int read_sheet(reading *r, const bm_value *v)
{
    if (v->kind != BM_VALUE_SCALAR || bm_value_is_absent(v))
        return wrong_shape(r, v, "sheet", "sheet: Danh sách");
    r->map->sheet = v->text.ptr;
    return 0;
}

static int read_header_row(reading *r, const bm_value *v)
{
    if (v->kind != BM_VALUE_SCALAR || !bm_check_digits_only(v->text) || v->text.len > ROW_DIGITS)
        return wrong_shape(r, v, "header_row", "header_row: 3");
    for (size_t i = 0; i < v->text.len; i++)
        r->map->header_row = r->map->header_row * 10 + (uint32_t)(v->text.ptr[i] - '0');
    r->map->has_header_row = true;
    return 0;
}

static int unknown_key(const reading *r, const bm_member *m)
{
    size_t near = bm_nearest_find(m->key, keys, N_KEYS);
    const bm_str args[] = {m->key, near < N_KEYS ? keys[near] : bm_str_of("")};
    return bm_diags_add(r->ds, BM_MAP_KEY, &m->key_pos, NULL, args, 2);
}

static int read_root(reading *r, const bm_value *root)
{
    static int (*const readers[])(reading *, const bm_value *) = {read_columns, read_values,
                                                                  read_sheet, read_header_row};
    int status = 0;
    if (root->kind != BM_VALUE_MAP)
        return wrong_shape(r, root, r->map->name, "columns: {\"Họ tên\": ho_ten}");
    for (size_t i = 0; i < root->n; i++) {
        size_t k = 0;
        while (k < N_KEYS && !bm_str_eq(keys[k], root->members[i].key))
            k++;
        status |=
            k < N_KEYS ? readers[k](r, root->members[i].value) : unknown_key(r, &root->members[i]);
    }
    for (size_t i = 0; status == 0 && i < r->map->n_columns; i++) {
        const bm_records_map_column *c = &r->map->columns[i];
        if (c->field < 0 || !r->map->constants[c->field])
            continue;
        bm_str id = bm_column_match_id(r->a, r->form, c->field);
        status |=
            bm_diags_add(r->ds, BM_MAP_TWICE, &r->map->constants[c->field]->pos, NULL, &id, 1);
    }
    return status;
}

int bm_records_map_read(bm_arena *a, const bm_form *form, const char *path, bm_records_map *out,
                        bm_diags *ds)
{
    *out = (bm_records_map){0};
    out->constants = bm_arena_zero(a, form->n_fields + 1, sizeof *out->constants);
    if (!path)
        return 0;
    bm_buf bytes = {0};
    if (bm_file_read(path, BM_LIMIT_INPUT_BYTES, &bytes, ds) != 0)
        return -1;
    bm_str text = bm_arena_copy(a, bm_str_n(bytes.ptr ? bytes.ptr : "", bytes.len));
    bm_buf_free(&bytes);
    bm_source *source = bm_arena_alloc(a, sizeof *source);
    *source =
        (bm_source){.name = bm_arena_cstr(a, bm_str_of(path)), .bytes = text.ptr, .len = text.len};
    out->name = source->name;
    const bm_value *root = bm_input_read(a, source, BM_INPUT_AUTO, ds);
    reading r = {a, form, out, ds};
    return root ? read_root(&r, root) : -1;
}
