/* The tree of values is laid out at once, in the order of the form, so that the check finds each field at the first look. The digest is taken from
 * the tree: of the values alone, never of where they stand.
 * SPDX-License-Identifier: MIT */
#include "api/records_build.h"

#include <stdio.h>

#include "api/legacy_data.h"
#include "api/records_columns.h"

/* One record on its way. */
typedef struct {
    bm_records_build *b;
    bm_arena *a;
    const bm_records_row *rows;
    size_t n;
    bm_diags *ds;
    int status;
} building;

static bm_pos place_of(const building *g, const bm_records_row *row, uint32_t col)
{
    const bm_pos pos = {g->b->source, row->number, col};
    return pos;
}

/* The value of taken column ${k} in ${row}; of an empty or wrong cell an absent one. */
static const bm_value *value_of(building *g, const bm_records_row *row, size_t k)
{
    const bm_records_taken *t = &g->b->taken[k];
    const bm_pos pos = place_of(g, row, t->col);
    if (row->cells[k]) {
        const bm_value *v = bm_records_cell_value(g->a, &g->b->form->fields[t->field],
                                                  row->cells[k], &pos, g->b->legacy, g->ds);
        if (v)
            return v;
        g->status = -1;
    }
    bm_value *absent = bm_arena_alloc(g->a, sizeof *absent);
    *absent = (bm_value){.kind = BM_VALUE_NULL, .pos = pos};
    return absent;
}

static bm_member member_of(const building *g, int field, const bm_value *value)
{
    bm_member m = {g->b->form->fields[field].id, value->pos, value};
    return m;
}

/* ---- Several rows ------------------------------------------------------------------------- */

static bm_str trimmed(bm_arena *a, const bm_value *v)
{
    if (v->kind == BM_VALUE_SCALAR)
        return bm_column_name_line(a, v->text);
    bm_str all = BM_STR("");
    for (size_t i = 0; v->kind == BM_VALUE_LIST && i < v->n; i++) {
        bm_str item = trimmed(a, v->items[i]);
        all = bm_str_of(
            bm_arena_printf(a, "%.*s%.*s; ", (int)all.len, all.ptr, (int)item.len, item.ptr));
    }
    return all;
}

static void report_differs(building *g, size_t k, const bm_value *first, const bm_value *other)
{
    const bm_field *field = &g->b->form->fields[g->b->taken[k].field];
    const char *cell = bm_arena_printf(
        g->a, "%s%u", bm_records_columns_letter(g->a, first->pos.col), (unsigned)first->pos.line);
    const bm_str args[] = {field->label, trimmed(g->a, first), bm_str_of(cell),
                           trimmed(g->a, other)};
    g->status =
        bm_diags_add(g->ds, BM_GROUP_DIFFERS, &other->pos, bm_arena_cstr(g->a, field->id), args, 4);
}

static bool is_same_cell(const bm_sheet_cell *x, const bm_sheet_cell *y)
{
    return x->kind == y->kind && bm_str_eq(x->text, y->text);
}

/* The value that all rows have in column ${k}. */
static const bm_value *common_value(building *g, size_t k)
{
    size_t from = 0;
    while (from < g->n && !g->rows[from].cells[k])
        from++;
    if (from == g->n)
        return value_of(g, &g->rows[0], k);
    const bm_value *first = value_of(g, &g->rows[from], k);
    const bm_sheet_cell *last = g->rows[from].cells[k]; /* that was compared */
    for (size_t i = from + 1; i < g->n; i++) {
        const bm_sheet_cell *c = g->rows[i].cells[k];
        if (!c || is_same_cell(c, last))
            continue;
        bm_arena_mark mark = bm_arena_mark_of(g->a);
        const bm_value *other = value_of(g, &g->rows[i], k);
        bool alike = other->kind == BM_VALUE_NULL || first->kind == BM_VALUE_NULL ||
                     bm_str_eq(trimmed(g->a, first), trimmed(g->a, other));
        if (!alike)
            report_differs(g, k, first, other);
        bm_arena_rewind(g->a, mark);
        last = alike ? last : c; /* the next one like it is not told again */
    }
    return first;
}

static bool has_any(const bm_records_row *row, size_t from, size_t end)
{
    while (from < end && !row->cells[from])
        from++;
    return from < end;
}

/* The rows of a table; its columns are those taken from ${from} up to ${end}. */
static const bm_value *table_of(building *g, size_t from, size_t end)
{
    bm_value *list = bm_arena_zero(g->a, 1, sizeof *list);
    const bm_value **items = bm_arena_alloc(g->a, (g->n + 1) * sizeof *items);
    *list = (bm_value){.kind = BM_VALUE_LIST,
                       .pos = place_of(g, &g->rows[0], g->b->taken[from].col),
                       .items = items};
    for (size_t i = 0; i < g->n; i++) {
        if (!has_any(&g->rows[i], from, end))
            continue;
        bm_value *map = bm_arena_alloc(g->a, sizeof *map);
        bm_member *members = bm_arena_alloc(g->a, (end - from) * sizeof *members);
        for (size_t k = from; k < end; k++)
            members[k - from] = member_of(g, g->b->taken[k].field, value_of(g, &g->rows[i], k));
        *map = (bm_value){.kind = BM_VALUE_MAP,
                          .pos = place_of(g, &g->rows[i], 0),
                          .n = end - from,
                          .members = members};
        items[list->n++] = map;
    }
    return list;
}

/* ---- Digest ------------------------------------------------------------------------------- */

static void add_length(bm_buf *b, char kind, size_t n)
{
    uint32_t len = (uint32_t)n;
    bm_buf_add_byte(b, kind);
    for (int i = 0; i < 4; i++)
        bm_buf_add_byte(b, (char)(len >> 8 * i & 0xFF));
}

/* Each part with its kind and length, so that no two trees give the same bytes. */
static void add_value(bm_buf *b, const bm_value *v)
{
    if (v->kind == BM_VALUE_SCALAR) {
        add_length(b, 'S', v->text.len);
        bm_buf_add_str(b, v->text);
        return;
    }
    if (v->kind == BM_VALUE_LIST)
        add_length(b, 'L', v->n);
    for (size_t i = 0; i < v->n; i++) {
        if (v->kind == BM_VALUE_LIST) {
            add_value(b, v->items[i]);
        } else if (!bm_value_is_absent(v->members[i].value)) {
            add_length(b, 'K', v->members[i].key.len);
            bm_buf_add_str(b, v->members[i].key);
            add_value(b, v->members[i].value);
        }
    }
    bm_buf_add_byte(b, '.');
}

static void take_digest(bm_records_build *b, const bm_value *fields,
                        uint8_t digest[BM_DIGEST_QUICK])
{
    b->bytes.len = 0;
    add_value(&b->bytes, fields);
    bm_digest_quick(bm_str_n(b->bytes.ptr ? b->bytes.ptr : "", b->bytes.len), digest);
}

/* ---- All ---------------------------------------------------------------------------------- */

/* Behind the columns of the table that column ${k} belongs to. */
static size_t table_end(const bm_records_build *b, size_t k)
{
    int table = b->form->fields[b->taken[k].field].parent;
    while (k < b->n_taken && b->form->fields[b->taken[k].field].parent == table)
        k++;
    return k;
}

/* Constants and columns, merged in the order of the form. */
static size_t list_members(building *g, bm_member *members)
{
    const bm_records_build *b = g->b;
    size_t n = 0, k = 0;
    for (size_t i = 0; i < b->form->n_fields; i++) {
        int field = (int)i;
        if (b->constants[i])
            members[n++] = member_of(g, field, b->constants[i]);
        if (k == b->n_taken)
            continue;
        if (b->taken[k].field == field) {
            members[n++] =
                member_of(g, field, g->n == 1 ? value_of(g, &g->rows[0], k) : common_value(g, k));
            k++;
        } else if (b->form->fields[b->taken[k].field].parent == field) {
            size_t end = table_end(b, k);
            members[n++] = member_of(g, field, table_of(g, k, end));
            k = end;
        }
    }
    return n;
}

int bm_records_build_data(bm_records_build *b, bm_arena *a, const bm_records_row *rows, size_t n,
                          bm_records_built *out, bm_diags *ds)
{
    building g = {b, a, rows, n, ds, 0};
    bm_value *map = bm_arena_alloc(a, sizeof *map);
    bm_member *members = bm_arena_alloc(a, (b->form->n_fields + 1) * sizeof *members);
    *map = (bm_value){.kind = BM_VALUE_MAP, .pos = place_of(&g, &rows[0], 0), .members = members};
    map->n = list_members(&g, members);
    take_digest(b, map, out->digest);
    out->fields = map;
    if (b->detects && bm_legacy_data_detect(a, map, ds) != 0)
        g.status = -1;
    return g.status;
}
