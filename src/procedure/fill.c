/* Filling: compiled once, applied for each dossier. SPDX-License-Identifier: MIT */
#include "procedure/fill.h"

#include "base/limit.h"

/* ---- Compiling ---------------------------------------------------------------------------- */

static bool is_name_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

/* "{name}" at byte ${i} of ${s}? Returns its length with the braces, or 0. */
static size_t name_at(bm_str s, size_t i)
{
    size_t end = i + 1;
    if (s.ptr[i] != '{')
        return 0;
    while (end < s.len && is_name_byte(s.ptr[end]))
        end++;
    return end < s.len && s.ptr[end] == '}' && end > i + 1 ? end + 1 - i : 0;
}

static void add_piece(bm_fill_piece *pieces, size_t *n, bm_str text, bool is_field)
{
    if (!text.len)
        return;
    pieces[*n].text = text;
    pieces[(*n)++].is_field = is_field;
}

static void read_text(const bm_procedure_read *r, const bm_value *v, const char *name,
                      bm_fill_text *out)
{
    bm_str s = bm_procedure_read_text(r, v, name);
    out->text = s;
    out->pos = v->pos;
    bm_fill_piece *pieces = bm_arena_zero(r->arena, s.len + 1, sizeof *pieces);
    size_t start = 0, len;
    for (size_t i = 0; i < s.len; i += len ? len : 1) {
        len = name_at(s, i);
        if (len) {
            add_piece(pieces, &out->n, bm_str_n(s.ptr + start, i - start), false);
            add_piece(pieces, &out->n, bm_str_n(s.ptr + i + 1, len - 2), true);
            start = i + len;
        } else if (s.ptr[i] == '{' || s.ptr[i] == '}') {
            const char brace[] = {s.ptr[i], 0};
            (void)bm_diags_add1(r->ds, BM_PROCEDURE_BRACE, &v->pos, brace);
        }
    }
    add_piece(pieces, &out->n, bm_str_from(s, start), false);
    out->pieces = pieces;
}

static void read_row(const bm_procedure_read *r, const bm_value *v, const char *name,
                     bm_fill_row *out)
{
    if (!bm_procedure_read_names(r, v, name, BM_LIMIT_FIELDS))
        return;
    bm_fill_cell *cells = bm_arena_zero(r->arena, v->n + 1, sizeof *cells);
    for (size_t i = 0; i < v->n; i++) {
        const bm_member *m = &v->members[i];
        if (bm_str_is(m->key, "each")) {
            out->each = bm_procedure_read_text(r, m->value, "each");
            continue;
        }
        bm_fill_cell *cell = &cells[out->n++];
        cell->column = m->key;
        cell->pos = m->key_pos;
        read_text(r, m->value, m->key.ptr, &cell->text);
    }
    out->cells = cells;
}

static void read_entry(const bm_procedure_read *r, const bm_member *m, bm_fill_entry *out)
{
    enum { ROWS_MOST = 20 };
    const bm_value *v = m->value;
    out->field = m->key;
    out->pos = m->key_pos;
    out->is_table = v->kind == BM_VALUE_LIST;
    if (!out->is_table) {
        read_text(r, v, m->key.ptr, &out->text);
        return;
    }
    if (!bm_procedure_read_list(r, v, m->key.ptr, ROWS_MOST))
        return;
    bm_fill_row *rows = bm_arena_zero(r->arena, v->n + 1, sizeof *rows);
    for (size_t i = 0; i < v->n; i++)
        read_row(r, v->items[i], m->key.ptr, &rows[i]);
    out->rows = rows;
    out->n_rows = v->n;
}

void bm_fill_compile(const bm_procedure_read *r, const bm_value *v, bm_fill *out)
{
    if (!v || !bm_procedure_read_names(r, v, "fill", BM_LIMIT_FIELDS))
        return;
    bm_fill_entry *entries = bm_arena_zero(r->arena, v->n + 1, sizeof *entries);
    for (size_t i = 0; i < v->n; i++)
        read_entry(r, &v->members[i], &entries[i]);
    out->entries = entries;
    out->n = v->n;
}

const bm_fill_entry *bm_fill_lookup(const bm_fill *fill, bm_str field)
{
    for (size_t i = 0; i < fill->n; i++)
        if (bm_str_eq(fill->entries[i].field, field))
            return &fill->entries[i];
    return NULL;
}

/* ---- Applying ----------------------------------------------------------------------------- */

typedef struct {
    bm_arena *arena;
    const bm_fill_source *source;
    const bm_value *row; /* goes first; NULL = none */
    bm_diags *ds;
} filler;

static const bm_value *value_named(const bm_value *map, bm_str name)
{
    if (!map || map->kind != BM_VALUE_MAP)
        return NULL;
    for (size_t i = 0; i < map->n; i++)
        if (bm_str_eq(map->members[i].key, name) && !bm_value_is_absent(map->members[i].value))
            return map->members[i].value;
    return NULL;
}

static const bm_value *find_value(const filler *f, bm_str name)
{
    const bm_value *v = value_named(f->row, name);
    if (!v)
        v = value_named(f->source->shared, name);
    return v ? v : value_named(f->source->profile, name);
}

static void mark_used(const filler *f, bm_str name)
{
    const bm_value *shared = f->source->shared;
    for (size_t i = 0; shared && shared->kind == BM_VALUE_MAP && i < shared->n; i++)
        if (bm_str_eq(shared->members[i].key, name))
            f->source->used[i] = true;
}

/* The text with its fields replaced. NULL when one is missing, or with P023. */
static const bm_value *join_text(const filler *f, const bm_fill_text *t)
{
    bm_value *out = bm_arena_zero(f->arena, 1, sizeof *out);
    const char *text = "";
    out->kind = BM_VALUE_SCALAR;
    out->pos = t->pos;
    for (size_t i = 0; i < t->n; i++) {
        bm_str piece = t->pieces[i].text;
        const bm_value *v = t->pieces[i].is_field ? find_value(f, piece) : NULL;
        if (t->pieces[i].is_field && !v)
            return NULL;
        if (v && v->kind != BM_VALUE_SCALAR) {
            const bm_str args[] = {piece, t->text};
            (void)bm_diags_add(f->ds, BM_DOSSIER_NOT_TEXT, &v->pos, NULL, args, 2);
            return NULL;
        }
        if (v) {
            out->pos = v->pos;
            piece = v->text;
        }
        text = bm_arena_printf(f->arena, "%s%.*s", text, (int)piece.len, piece.ptr);
    }
    out->text = bm_str_of(text);
    return out;
}

/* ${*from_field}: set when a field gave a value. */
static const bm_value *make_text(const filler *f, const bm_fill_text *t, bool *from_field)
{
    const bm_value *v =
        t->n == 1 && t->pieces[0].is_field ? find_value(f, t->pieces[0].text) : join_text(f, t);
    for (size_t i = 0; v && i < t->n; i++) {
        if (t->pieces[i].is_field) {
            *from_field = true;
            if (!value_named(f->row, t->pieces[i].text))
                mark_used(f, t->pieces[i].text);
        }
    }
    return v;
}

/* NULL when no field gave a value. */
static const bm_value *make_row(const filler *f, const bm_fill_row *row)
{
    bool from_field = false;
    bm_value *map = bm_arena_zero(f->arena, 1, sizeof *map);
    bm_member *members = bm_arena_zero(f->arena, row->n + 1, sizeof *members);
    map->kind = BM_VALUE_MAP;
    map->members = members;
    if (f->row || f->source->shared)
        map->pos = (f->row ? f->row : f->source->shared)->pos;
    for (size_t i = 0; i < row->n; i++) {
        const bm_value *v = make_text(f, &row->cells[i].text, &from_field);
        if (!v)
            continue;
        bm_member *m = &members[map->n++];
        m->key = row->cells[i].column;
        m->key_pos = v->pos;
        m->value = v;
    }
    return from_field ? map : NULL;
}

/* The rows that ${row} stands for, appended to ${list}, which has room for them. */
static void make_rows(const filler *f, const bm_fill_row *row, const bm_value **list, size_t *n)
{
    const bm_value *table = row->each.len ? find_value(f, row->each) : NULL;
    const bm_value *const one[] = {table};
    const bm_value *made;
    if (!row->each.len) {
        made = make_row(f, row);
        if (made)
            list[(*n)++] = made;
        return;
    }
    if (!table || table->kind == BM_VALUE_SCALAR)
        return;
    const bm_value *const *items = table->kind == BM_VALUE_LIST ? table->items : one;
    size_t count = table->kind == BM_VALUE_LIST ? table->n : 1;
    for (size_t i = 0; i < count; i++) {
        filler inner = *f;
        inner.row = items[i];
        made = items[i]->kind == BM_VALUE_MAP ? make_row(&inner, row) : NULL;
        if (made)
            list[(*n)++] = made;
    }
    mark_used(f, row->each);
}

static size_t rows_most(const filler *f, const bm_fill_entry *entry)
{
    size_t n = 1;
    for (size_t i = 0; i < entry->n_rows; i++) {
        bm_str each = entry->rows[i].each;
        const bm_value *table = each.len ? find_value(f, each) : NULL;
        n += table && table->kind == BM_VALUE_LIST ? table->n : 1;
    }
    return n;
}

const bm_value *bm_fill_make(bm_arena *a, const bm_fill_entry *entry, const bm_fill_source *source,
                             bm_diags *ds)
{
    bool from_field = false;
    const filler f = {a, source, NULL, ds};
    if (!entry->is_table)
        return make_text(&f, &entry->text, &from_field);
    bm_value *list = bm_arena_zero(a, 1, sizeof *list);
    const bm_value **items = bm_arena_zero(a, rows_most(&f, entry), sizeof *items);
    list->kind = BM_VALUE_LIST;
    list->items = items;
    list->pos = source->shared ? source->shared->pos : entry->pos;
    for (size_t i = 0; i < entry->n_rows; i++)
        make_rows(&f, &entry->rows[i], items, &list->n);
    return list->n ? list : NULL;
}
