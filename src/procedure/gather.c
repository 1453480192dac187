/* Values of a dossier: a form takes what it knows, and what nobody takes is told.
 * SPDX-License-Identifier: MIT */
#include "procedure/gather.h"

#include "text/nearest.h"

/* ---- Names -------------------------------------------------------------------------------- */

typedef struct {
    bm_arena *arena;
    bm_gather_name *items;
    size_t n;
} name_list;

static bm_gather_name *find_name(const name_list *list, bm_str name)
{
    for (size_t i = 0; i < list->n; i++)
        if (bm_str_eq(list->items[i].name, name))
            return &list->items[i];
    return NULL;
}

static void add_source(name_list *list, const bm_gather_form *forms, size_t form,
                       const bm_fill_text *text, int field)
{
    if (field < 0)
        return;
    for (size_t i = 0; i < text->n; i++) {
        if (!text->pieces[i].is_field || find_name(list, text->pieces[i].text))
            continue;
        /* A field of this or of a later form stands in its own place. */
        bool own = false;
        for (size_t k = form; !own && forms[k].form; k++)
            own = bm_form_lookup_field(forms[k].form, text->pieces[i].text, -1) >= 0;
        if (own)
            continue;
        const bm_gather_name name = {.name = bm_arena_copy(list->arena, text->pieces[i].text),
                                     .form = form,
                                     .field = (size_t)field};
        list->items[list->n++] = name;
    }
}

static void add_sources(name_list *list, const bm_gather_form *forms, size_t form,
                        const bm_fill_entry *entry, int field)
{
    const bm_form *f = forms[form].form;
    if (!entry->is_table)
        add_source(list, forms, form, &entry->text, field);
    for (size_t i = 0; i < entry->n_rows; i++) {
        const bm_fill_row *row = &entry->rows[i];
        for (size_t k = 0; !row->each.len && k < row->n; k++)
            add_source(list, forms, form, &row->cells[k].text,
                       bm_form_lookup_field(f, row->cells[k].column, field));
    }
}

static void add_field(name_list *list, const bm_gather_form *forms, size_t form, size_t field)
{
    const bm_field *f = &forms[form].form->fields[field];
    const bm_fill_entry *entry = bm_fill_lookup(forms[form].fill, f->id);
    if (entry)
        add_sources(list, forms, form, entry, (int)field);
    bm_gather_name *known = find_name(list, f->id);
    if (!known) {
        known = &list->items[list->n++];
        known->name = f->id;
        known->form = form;
        known->field = field;
        known->is_filled = true;
    }
    known->is_field = true;
    known->is_filled = known->is_filled && entry;
    if (entry && !entry->is_table)
        known->filled = entry->text.text;
}

/* Room for all names: fields, and all that texts of `fill:` may name. */
static size_t names_most(const bm_gather_form *forms, size_t n)
{
    size_t most = 1;
    for (size_t i = 0; i < n; i++) {
        most += forms[i].form->n_fields;
        for (size_t k = 0; k < forms[i].fill->n; k++) {
            const bm_fill_entry *entry = &forms[i].fill->entries[k];
            most += entry->text.n;
            for (size_t row = 0; row < entry->n_rows; row++)
                for (size_t c = 0; c < entry->rows[row].n; c++)
                    most += entry->rows[row].cells[c].text.n;
        }
    }
    return most;
}

size_t bm_gather_names(bm_arena *a, const bm_gather_form *forms, size_t n,
                       const bm_gather_name **out)
{
    name_list list = {a, bm_arena_zero(a, names_most(forms, n), sizeof *list.items), 0};
    bm_gather_form *ended = bm_arena_zero(a, n + 1, sizeof *ended);
    memcpy(ended, forms, n * sizeof *ended);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < forms[i].form->n_fields; k++)
            if (forms[i].form->fields[k].parent < 0)
                add_field(&list, ended, i, k);
    *out = list.items;
    return list.n;
}

/* ---- Targets of fill: --------------------------------------------------------------------- */

static int report_target(bm_arena *a, const bm_form *form, int parent, bm_str name,
                         const bm_pos *pos, bm_diags *ds)
{
    bm_str *names = bm_arena_zero(a, form->n_fields + 1, sizeof *names);
    size_t n = 0;
    for (size_t i = 0; i < form->n_fields; i++)
        if (form->fields[i].parent == parent)
            names[n++] = form->fields[i].id;
    size_t near = bm_nearest_find(name, names, n);
    const bm_str args[] = {name, bm_str_of(form->info.id), near < n ? names[near] : bm_str_of("")};
    return bm_diags_add(ds, BM_PROCEDURE_FILL_TARGET, pos, NULL, args, 3);
}

static int check_row(bm_arena *a, const bm_form *form, int field, const bm_fill_row *row,
                     bm_diags *ds)
{
    int status = 0;
    for (size_t i = 0; i < row->n; i++)
        if (bm_form_lookup_field(form, row->cells[i].column, field) < 0)
            status |= report_target(a, form, field, row->cells[i].column, &row->cells[i].pos, ds);
    return status;
}

int bm_gather_check_fill(bm_arena *a, const bm_form *form, const bm_fill *fill, bm_diags *ds)
{
    int status = 0;
    for (size_t i = 0; i < fill->n; i++) {
        const bm_fill_entry *entry = &fill->entries[i];
        int field = bm_form_lookup_field(form, entry->field, -1);
        bool table = field >= 0 && form->fields[field].type == BM_FIELD_ROWS;
        if (field < 0 || (entry->is_table && !table)) {
            status |= report_target(a, form, -1, entry->field, &entry->pos, ds);
            continue;
        }
        for (size_t k = 0; k < entry->n_rows; k++)
            status |= check_row(a, form, field, &entry->rows[k], ds);
    }
    return status;
}

/* ---- Values of one form ------------------------------------------------------------------- */

/* ${row} without the columns that ${form} does not have. */
static const bm_value *known_columns(bm_arena *a, const bm_form *form, int table,
                                     const bm_value *row)
{
    if (row->kind != BM_VALUE_MAP)
        return row;
    bm_value *out = bm_arena_alloc(a, sizeof *out);
    bm_member *members = bm_arena_zero(a, row->n + 1, sizeof *members);
    *out = *row;
    out->members = members;
    out->n = 0;
    for (size_t i = 0; i < row->n; i++)
        if (bm_form_lookup_field(form, row->members[i].key, table) >= 0)
            members[out->n++] = row->members[i];
    return out;
}

/* ${v} as field ${field} of ${form} takes it. */
static const bm_value *taken(bm_arena *a, const bm_form *form, int field, const bm_value *v)
{
    if (form->fields[field].type != BM_FIELD_ROWS)
        return v;
    if (v->kind != BM_VALUE_LIST)
        return known_columns(a, form, field, v);
    bm_value *out = bm_arena_alloc(a, sizeof *out);
    const bm_value **items = bm_arena_zero(a, v->n + 1, sizeof *items);
    *out = *v;
    out->items = items;
    for (size_t i = 0; i < v->n; i++)
        items[i] = known_columns(a, form, field, v->items[i]);
    return out;
}

static size_t member_at(const bm_member *members, size_t n, bm_str key)
{
    size_t i = 0;
    while (i < n && !bm_str_eq(members[i].key, key))
        i++;
    return i;
}

/* Put ${m}; an entry with this name among the first ${n_known} is replaced, but not by nothing. */
static void put(bm_member *members, size_t *n, size_t n_known, const bm_member *m)
{
    size_t i = member_at(members, n_known, m->key);
    if (i < n_known && bm_value_is_absent(m->value))
        return;
    members[i < n_known ? i : (*n)++] = *m;
}

static bool has_own(const bm_gather_form *form, bm_str key)
{
    const bm_value *own = form->own;
    if (!own || own->kind != BM_VALUE_MAP)
        return false;
    size_t i = member_at(own->members, own->n, key);
    return i < own->n && !bm_value_is_absent(own->members[i].value);
}

static void put_shared(bm_arena *a, const bm_gather_form *form, const bm_fill_source *source,
                       bm_member *members, size_t *n)
{
    const bm_value *shared = source->shared;
    for (size_t i = 0; shared && shared->kind == BM_VALUE_MAP && i < shared->n; i++) {
        bm_member m = shared->members[i];
        int field = bm_form_lookup_field(form->form, m.key, -1);
        if (field < 0)
            continue;
        bool absent = bm_value_is_absent(m.value);
        source->used[i] = source->used[i] || absent || !has_own(form, m.key);
        if (!absent)
            m.value = taken(a, form->form, field, m.value);
        put(members, n, *n, &m);
    }
}

/* "ten, so_hieu": what a row of ${entry} is made of; "" when a row stands for one of another table. */
static const char *sources_of(bm_arena *a, const bm_fill_entry *entry)
{
    const char *all = "";
    const bm_fill_row *row = entry->rows;
    if (entry->n_rows != 1 || row->each.len)
        return all;
    for (size_t i = 0; i < row->n; i++)
        for (size_t k = 0; k < row->cells[i].text.n; k++)
            if (row->cells[i].text.pieces[k].is_field)
                all = bm_arena_printf(a, "%s%s%.*s", all, *all ? ", " : "",
                                      (int)row->cells[i].text.pieces[k].text.len,
                                      row->cells[i].text.pieces[k].text.ptr);
    return all;
}

/* A required table is then missing, but what is to be filled in has other names. */
static void note_empty_table(bm_arena *a, const bm_gather_form *form, const bm_fill_entry *entry,
                             const bm_fill_source *source, bm_diags *ds)
{
    int field = bm_form_lookup_field(form->form, entry->field, -1);
    const char *all = entry->is_table && source->shared ? sources_of(a, entry) : "";
    if (*all && field >= 0 && form->form->fields[field].required)
        (void)bm_diags_add2(ds, BM_DOSSIER_TABLE_OF_NOTHING, &source->shared->pos,
                            bm_arena_cstr(a, entry->field), all);
}

const bm_value *bm_gather_values(bm_arena *a, const bm_gather_form *form,
                                 const bm_fill_source *source, bm_diags *ds)
{
    const bm_value *shared = source->shared, *own = form->own;
    bool own_map = own && own->kind == BM_VALUE_MAP;
    size_t most = form->fill->n + (own_map ? own->n : 0) + (shared ? shared->n : 0) + 1;
    bm_value *out = bm_arena_zero(a, 1, sizeof *out);
    bm_member *members = bm_arena_zero(a, most, sizeof *members);
    out->kind = BM_VALUE_MAP;
    out->members = members;
    if (shared || own_map)
        out->pos = (shared ? shared : own)->pos;
    put_shared(a, form, source, members, &out->n);
    size_t n_shared = out->n; /* names in a map differ: only these can come twice */
    for (size_t i = 0; own_map && i < own->n; i++)
        put(members, &out->n, n_shared, &own->members[i]);
    for (size_t i = 0; i < form->fill->n; i++) {
        const bm_fill_entry *entry = &form->fill->entries[i];
        size_t at = member_at(members, out->n, entry->field);
        if (at < out->n && !bm_value_is_absent(members[at].value))
            continue;
        const bm_value *v = bm_fill_make(a, entry, source, ds);
        if (!v) {
            note_empty_table(a, form, entry, source, ds);
            continue;
        }
        const bm_member m = {entry->field, v->pos, v};
        put(members, &out->n, out->n, &m);
    }
    return out;
}

/* ---- What went nowhere -------------------------------------------------------------------- */

typedef struct {
    bm_arena *arena;
    const bm_gather_form *forms;
    size_t n;
    const bm_fill_source *source;
    bm_str procedure;
    bm_diags *ds;
} inspector;

/* ${m} is none of ${names}; ${path} is where it stands. */
static int report_key(const inspector *c, const bm_member *m, const char *path, const bm_str *names,
                      size_t n)
{
    /* What is counted but not shown needs no proposal. */
    size_t near = !bm_diags_is_full(c->ds) ? bm_nearest_find(m->key, names, n) : n;
    const bm_str args[] = {m->key, near < n ? names[near] : bm_str_of(""), c->procedure};
    return bm_diags_add(c->ds, BM_DOSSIER_KEY_UNKNOWN, &m->key_pos, path, args, 3);
}

static bool text_names(const bm_fill_text *text, bm_str name)
{
    for (size_t i = 0; i < text->n; i++)
        if (text->pieces[i].is_field && bm_str_eq(text->pieces[i].text, name))
            return true;
    return false;
}

static bool entry_names(const bm_fill_entry *entry, bm_str name)
{
    bool found = text_names(&entry->text, name);
    for (size_t i = 0; i < entry->n_rows; i++)
        for (size_t k = 0; k < entry->rows[i].n; k++)
            found = found || text_names(&entry->rows[i].cells[k].text, name);
    return found;
}

/* What makes shared value ${name} needless: a field that is given, or the form that has a value of its own; or "". */
static bm_str rival(const inspector *c, bm_str name)
{
    const bm_value *shared = c->source->shared;
    for (size_t i = 0; i < c->n; i++) {
        if (has_own(&c->forms[i], name))
            return bm_str_of(c->forms[i].form->info.id);
        for (size_t k = 0; k < c->forms[i].fill->n; k++) {
            const bm_fill_entry *entry = &c->forms[i].fill->entries[k];
            size_t at = member_at(shared->members, shared->n, entry->field);
            bool given = at < shared->n && !bm_value_is_absent(shared->members[at].value);
            if (entry_names(entry, name) && (given || has_own(&c->forms[i], entry->field)))
                return entry->field;
        }
    }
    return bm_str_of("");
}

/* The columns that any form has in table ${table}. */
static size_t columns_of(const inspector *c, bm_str table, bm_str **out)
{
    size_t n = 0, most = 1;
    for (size_t i = 0; i < c->n; i++)
        most += c->forms[i].form->n_fields;
    *out = bm_arena_zero(c->arena, most, sizeof **out);
    for (size_t i = 0; i < c->n; i++) {
        const bm_form *form = c->forms[i].form;
        int field = bm_form_lookup_field(form, table, -1);
        for (size_t k = 0; field >= 0 && k < form->n_fields; k++)
            if (form->fields[k].parent == field)
                (*out)[n++] = form->fields[k].id;
    }
    return n;
}

static bool is_among(bm_str name, const bm_str *names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (bm_str_eq(names[i], name))
            return true;
    return false;
}

static int check_rows(const inspector *c, const bm_member *m)
{
    bm_str *names;
    size_t n = columns_of(c, m->key, &names);
    const bm_value *const one[] = {m->value};
    const bm_value *const *rows = m->value->kind == BM_VALUE_LIST ? m->value->items : one;
    size_t n_rows = m->value->kind == BM_VALUE_LIST ? m->value->n : 1;
    int status = 0;
    for (size_t row = 0; n && row < n_rows; row++) {
        for (size_t i = 0; rows[row]->kind == BM_VALUE_MAP && i < rows[row]->n; i++) {
            const bm_member *cell = &rows[row]->members[i];
            if (!is_among(cell->key, names, n))
                status |= report_key(
                    c, cell,
                    bm_arena_printf(c->arena, "%s[%zu].%s", m->key.ptr, row + 1, cell->key.ptr),
                    names, n);
        }
    }
    return status;
}

int bm_gather_check_keys(bm_arena *a, const bm_gather_form *forms, size_t n,
                         const bm_fill_source *source, bm_str procedure, bm_diags *ds)
{
    const inspector c = {a, forms, n, source, procedure, ds};
    const bm_value *shared = source->shared;
    const bm_gather_name *known;
    size_t n_known = bm_gather_names(a, forms, n, &known);
    bm_str *names = bm_arena_zero(a, n_known + 1, sizeof *names);
    int status = 0;
    for (size_t i = 0; i < n_known; i++)
        names[i] = known[i].name;
    for (size_t i = 0; shared && shared->kind == BM_VALUE_MAP && i < shared->n; i++) {
        const bm_member *m = &shared->members[i];
        if (!is_among(m->key, names, n_known)) {
            status |= report_key(&c, m, m->key.ptr, names, n_known);
            continue;
        }
        status |= check_rows(&c, m);
        if (!source->used[i] && !bm_value_is_absent(m->value)) {
            const bm_str args[] = {m->key, rival(&c, m->key)};
            status |= bm_diags_add(ds, BM_DOSSIER_NOT_PRINTED, &m->key_pos, m->key.ptr, args, 2);
        }
    }
    return status;
}
