/* Nothing is chosen between two: the user decides with a map, or by naming a column exactly as the form does.
 * SPDX-License-Identifier: MIT */
#include "api/records_columns.h"

#include "base/limit.h"
#include "form/column_words.h"
#include "text/nearest.h"
#include "text/tone.h"

enum { SHOWN_BYTES = 300, LETTERS = 26 };

/* What is known of a column while it is decided. */
typedef struct {
    const bm_records_header_job *job;
    const bm_records_header *header;
    bm_records_columns *columns;
    const bm_records_header_name **names; /* by item; NULL = it has no name */
    bool *decided;                        /* by item: by the map, or wrong */
    bm_diags *ds;
    int status;
} deciding;

const char *bm_records_columns_letter(bm_arena *a, uint32_t col)
{
    char letters[8];
    size_t at = sizeof letters - 1;
    letters[at] = 0;
    for (; col > 0 && at > 0; col = (col - 1) / LETTERS)
        letters[--at] = (char)('A' + (col - 1) % LETTERS);
    return bm_arena_printf(a, "%s", letters + at);
}

/* "C" -> 3; 0 = no letters of a column. */
static uint32_t col_of(bm_str s)
{
    uint32_t col = 0;
    if (!s.len || s.len > 3)
        return 0;
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] < 'A' || s.ptr[i] > 'Z')
            return 0;
        col = col * LETTERS + (uint32_t)(s.ptr[i] - 'A' + 1);
    }
    return col;
}

/* ---- Names that a user writes ------------------------------------------------------------- */

static const char *list_names(bm_arena *a, const bm_records_columns *columns)
{
    const char *list = "";
    for (size_t i = 0; i < columns->n && strlen(list) < SHOWN_BYTES; i++)
        if (*columns->items[i].name)
            list = bm_arena_printf(a, "%s%s“%s”", list, *list ? ", " : "", columns->items[i].name);
    return list;
}

static int report_no_column(bm_arena *a, const bm_records_columns *columns, bm_str name,
                            const bm_pos *pos, bm_diags *ds)
{
    bm_str *known = bm_arena_alloc(a, (columns->n + 1) * sizeof *known);
    for (size_t i = 0; i < columns->n; i++)
        known[i] = bm_str_of(columns->items[i].name);
    size_t near = bm_nearest_find(name, known, columns->n);
    const bm_str args[] = {name, near < columns->n ? known[near] : bm_str_of(""),
                           bm_str_of(list_names(a, columns))};
    (void)bm_diags_add(ds, BM_RECORDS_NO_COLUMN, pos, NULL, args, 3);
    return -1;
}

static int report_several(bm_arena *a, const bm_records_columns *columns, bm_str name,
                          const bool *found, const bm_pos *pos, bm_diags *ds)
{
    const char *list = "", *letter = "";
    for (size_t i = 0; i < columns->n; i++) {
        if (!found[i])
            continue;
        letter = bm_records_columns_letter(a, columns->items[i].col);
        list = bm_arena_printf(a, "%s%s%s “%s”", list, *list ? ", " : "", letter,
                               columns->items[i].name);
    }
    const bm_str args[] = {name, bm_str_of(list), bm_str_of(letter)};
    (void)bm_diags_add(ds, BM_NAME_SEVERAL, pos, NULL, args, 3);
    return -1;
}

typedef enum { BY_NAME, BY_ID, BY_KEY, BY_LETTER, WAYS } way;

static bool is_called(const bm_records_columns *columns, const bm_records_column_of *c, way by,
                      const bm_column_name *name)
{
    if (!name->typed.len)
        return false;
    switch (by) {
    case BY_NAME:
        return bm_str_is(name->typed, c->name);
    case BY_ID:
        return c->field >= 0 && bm_column_match_lookup(columns->form, name->typed) == c->field;
    case BY_KEY:
        return name->plain.len && bm_str_eq(name->plain, c->plain);
    default:
        return col_of(name->typed) == c->col;
    }
}

/* By all ways, or without ${but}. */
static int find(bm_arena *a, const bm_records_columns *columns, bm_str name, way but,
                const bm_pos *pos, bm_diags *ds)
{
    const bm_column_name key = bm_column_name_read(a, name);
    bool *found = bm_arena_zero(a, columns->n + 1, sizeof *found);
    for (way by = BY_NAME; key.typed.len && by < WAYS; by++) {
        size_t n = 0, at = 0;
        for (size_t i = 0; by != but && i < columns->n; i++) {
            found[i] = is_called(columns, &columns->items[i], by, &key);
            n += found[i];
            at = found[i] ? i : at;
        }
        if (n == 1)
            return (int)at;
        if (n > 1)
            return report_several(a, columns, name, found, pos, ds);
    }
    return report_no_column(a, columns, name, pos, ds);
}

int bm_records_columns_find(bm_arena *a, const bm_records_columns *columns, bm_str name,
                            const bm_pos *pos, bm_diags *ds)
{
    return find(a, columns, name, WAYS, pos, ds);
}

/* ---- Deciding ----------------------------------------------------------------------------- */

static bm_pos place_of(const deciding *d, const bm_records_column_of *c)
{
    const bm_pos pos = {d->job->source, d->header->row, c->col};
    return pos;
}

static bm_str id_of(const deciding *d, int field)
{
    return bm_column_match_id(d->job->a, d->job->form, field);
}

static void report(deciding *d, size_t i, bm_code code, const bm_str *args, size_t n_args)
{
    const bm_pos pos = place_of(d, &d->columns->items[i]);
    d->status |= bm_diags_add(d->ds, code, &pos, NULL, args, n_args);
}

/* A name may be that of several columns; the letter of one with a name is good, too, and that of one without. */
static void take_map(deciding *d)
{
    const bm_records_map *map = d->job->map;
    for (size_t i = 0; i < map->n_columns; i++) {
        const bm_records_map_column *m = &map->columns[i];
        int at = find(d->job->a, d->columns, m->name, BY_ID, &m->pos, d->ds);
        if (at < 0) {
            d->status = -1;
            continue;
        }
        bm_records_column_of *c = &d->columns->items[at];
        if (c->is_mapped)
            d->status |= bm_diags_add(d->ds, BM_MAP_TWICE, &m->pos, NULL, &m->name, 1);
        c->field = m->field;
        c->is_mapped = d->decided[at] = true;
    }
}

/* Is ${field} given already, by the map? */
static bool is_given(const deciding *d, int field)
{
    if (d->job->map->constants[field])
        return true;
    for (size_t i = 0; i < d->columns->n; i++)
        if (d->columns->items[i].is_mapped && d->columns->items[i].field == field)
            return true;
    return false;
}

static void report_ambiguous(deciding *d, size_t i)
{
    const bm_column_match *m = &d->names[i]->match;
    const char *list = "";
    for (size_t k = 0; k < m->n; k++) {
        const bm_str label = d->job->form->fields[m->fields[k]].label;
        list = bm_arena_printf(d->job->a, "%s%s%s (%.*s)", list, k ? ", " : "",
                               id_of(d, m->fields[k]).ptr, (int)label.len, label.ptr);
    }
    const bm_str args[] = {bm_str_of(d->columns->items[i].name), bm_str_of(list),
                           id_of(d, m->fields[0])};
    report(d, i, BM_COLUMN_AMBIGUOUS, args, 3);
}

static bool fits(const bm_column_match *m, int field)
{
    for (size_t k = 0; k < m->n; k++)
        if (m->fields[k] == field)
            return true;
    return !m->n;
}

static void take_name(deciding *d, size_t i)
{
    const bm_records_header_name *name = d->names[i];
    bm_records_column_of *c = &d->columns->items[i];
    if (d->decided[i] || !name)
        return;
    if (name->id >= 0 && !fits(&name->match, name->id)) {
        const bm_str args[] = {
            name->key.typed, id_of(d, name->id),
            bm_str_of(bm_arena_printf(d->job->a, "%u", (unsigned)d->header->ids_row))};
        report(d, i, BM_COLUMN_CONFLICT, args, 3);
        d->decided[i] = true;
    } else if (name->id >= 0 || name->match.n == 1) {
        int field = name->id >= 0 ? name->id : name->match.fields[0];
        d->decided[i] = is_given(d, field);
        c->field = d->decided[i] ? -1 : field;
    } else if (name->match.n > 1) {
        report_ambiguous(d, i);
        d->decided[i] = true;
    }
}

/* Is the column known by an id or a label? */
static bool is_exact(const deciding *d, size_t i)
{
    const bm_records_header_name *name = d->names[i];
    return d->columns->items[i].is_mapped ||
           (name && !name->bottom && (name->id >= 0 || name->match.level <= BM_COLUMN_MATCH_LABEL));
}

/* Columns ${i} and ${k}, i < k, are the same field. */
static void part(deciding *d, size_t i, size_t k)
{
    bm_records_column_of *items = d->columns->items;
    bool first = is_exact(d, i), second = is_exact(d, k);
    size_t loser = first && !second ? k : i, winner = loser == i ? k : i;
    const bm_str name = bm_str_of(items[loser].name), other = bm_str_of(items[winner].name);
    const bm_str letter = bm_str_of(bm_records_columns_letter(d->job->a, items[winner].col));
    const bm_str id = id_of(d, items[i].field);
    if (first == second) {
        const bm_str args[] = {name, other, letter, id};
        report(d, loser, BM_COLUMN_TWICE, args, 4);
    } else {
        const bm_str args[] = {name, id, letter, other};
        report(d, loser, BM_COLUMN_BESIDE, args, 4);
    }
    items[loser].field = -1;
    d->decided[loser] = true;
}

static void part_all(deciding *d)
{
    for (size_t i = 0; i < d->columns->n; i++)
        for (size_t k = i + 1; d->columns->items[i].field >= 0 && k < d->columns->n; k++)
            if (d->columns->items[k].field == d->columns->items[i].field)
                part(d, i, k);
}

bool bm_records_columns_is_group(const bm_records_header *header, const bm_records_column_of *c)
{
    return header->ids_row && c->field < 0 && bm_str_is(c->plain, "NHOM");
}

/* Is column ${c} wanted for something else? */
static bool is_used(const deciding *d, const bm_records_column_of *c)
{
    bool used = bm_records_columns_is_group(d->header, c);
    for (size_t i = 0; i < d->job->n_used && !used; i++) {
        const bm_column_name key = bm_column_name_read(d->job->a, d->job->used[i]);
        for (way by = BY_NAME; by < WAYS && !used; by++)
            used = is_called(d->columns, c, by, &key);
    }
    return used;
}

static void report_unread(deciding *d, size_t i)
{
    const bm_records_column_of *c = &d->columns->items[i];
    bm_arena *a = d->job->a;
    if (c->field >= 0 || d->decided[i] || !d->names[i] || !c->plain.len || is_used(d, c) ||
        bm_column_words_is_aside(bm_tone_plain(a, bm_str_of(c->name)).ptr))
        return;
    int near = bm_column_match_nearest(a, d->job->names, &d->names[i]->key);
    bm_str none = BM_STR("");
    const bm_str args[] = {bm_str_of(c->name), near < 0 ? none : id_of(d, near),
                           near < 0 ? none : d->job->form->fields[near].label};
    report(d, i, BM_COLUMN_UNKNOWN, args, 3);
}

static bool has_column(const deciding *d, int field)
{
    for (size_t i = 0; i < d->columns->n; i++) {
        int of = d->columns->items[i].field;
        if (of == field || (of >= 0 && d->job->form->fields[of].parent == field))
            return true;
    }
    return false;
}

/* S057. A column of a table is missed only where the table has others. */
static void report_missing(deciding *d, const bm_value *profile)
{
    const bm_form *form = d->job->form;
    const char *list = "";
    for (size_t i = 0; i < form->n_fields; i++) {
        const bm_field *f = &form->fields[i];
        bm_arena *a = d->job->a;
        if (!f->required || f->has_default || d->job->map->constants[i] || has_column(d, (int)i) ||
            (f->parent >= 0 && !has_column(d, f->parent)) ||
            (f->parent < 0 &&
             !bm_value_is_absent(bm_value_lookup(profile, bm_arena_cstr(a, f->id)))))
            continue;
        if (strlen(list) < SHOWN_BYTES)
            list = bm_arena_printf(a, "%s%s%s (%.*s)", list, *list ? ", " : "",
                                   id_of(d, (int)i).ptr, (int)f->label.len, f->label.ptr);
        else if (list[strlen(list) - 1] == ')')
            list = bm_arena_printf(a, "%s…", list);
    }
    const bm_pos pos = {d->job->source, d->header->row, 0};
    if (*list)
        d->status |= bm_diags_add1(d->ds, BM_COLUMNS_MISSING, &pos, list);
}

/* ---- All ---------------------------------------------------------------------------------- */

/* Does the map name column ${col}, which has no name, by its letter? */
static bool is_lettered(const bm_records_map *map, uint32_t col)
{
    for (size_t i = 0; i < map->n_columns; i++)
        if (col_of(map->columns[i].name) == col)
            return true;
    return false;
}

static void list_columns(deciding *d, uint32_t last_col)
{
    bm_arena *a = d->job->a;
    const bm_records_header *header = d->header;
    uint32_t most = last_col < BM_LIMIT_SHEET_COLUMNS ? last_col : BM_LIMIT_SHEET_COLUMNS;
    size_t k = 0, room = header->n + d->job->map->n_columns + 1;
    bm_records_columns *columns = d->columns;
    columns->items = bm_arena_zero(a, room, sizeof *columns->items);
    d->names = bm_arena_zero(a, room, sizeof *d->names);
    d->decided = bm_arena_zero(a, room, sizeof *d->decided);
    for (uint32_t col = 1; col <= BM_LIMIT_SHEET_COLUMNS && columns->n + 1 < room; col++) {
        bool named = k < header->n && header->names[k].col == col;
        if (!named && (col > most || !is_lettered(d->job->map, col)))
            continue;
        d->names[columns->n] = named ? &header->names[k++] : NULL;
        const bm_records_header_name *name = d->names[columns->n];
        columns->items[columns->n++] = (bm_records_column_of){
            .col = col,
            .name = name ? bm_arena_cstr(a, name->key.typed) : "",
            .plain = name ? name->key.plain : bm_str_of(""),
            .field = -1,
        };
    }
}

int bm_records_columns_take(const bm_records_header_job *job, const bm_records_header *header,
                            uint32_t last_col, const bm_value *profile, bm_records_columns *out,
                            bm_diags *ds)
{
    deciding d = {.job = job, .header = header, .columns = out, .ds = ds};
    *out = (bm_records_columns){.form = job->form};
    list_columns(&d, last_col);
    take_map(&d);
    bool good_map = d.status == 0;
    for (size_t i = 0; i < out->n; i++)
        take_name(&d, i);
    part_all(&d);
    for (size_t i = 0; good_map && i < out->n; i++)
        report_unread(&d, i);
    if (header->beyond) {
        const bm_pos pos = {job->source, header->row, header->beyond};
        const bm_str args[] = {
            header->beyond_name,
            bm_str_of(bm_arena_printf(job->a, "%d", (int)BM_LIMIT_SHEET_COLUMNS))};
        d.status |= bm_diags_add(ds, BM_COLUMN_BEYOND, &pos, NULL, args, 2);
    }
    if (d.status == 0)
        report_missing(&d, profile);
    return d.status;
}
