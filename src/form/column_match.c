/* A name is held against all keys of one level before the next level is tried, so that what is exact wins over what is only similar,
 * and two fields that fit equally well are both found: nothing here chooses between them.
 * SPDX-License-Identifier: MIT */
#include "form/column_match.h"

#include "text/nearest.h"

typedef struct {
    bm_str key;
    int field;
} entry;

typedef struct {
    entry *items;
    size_t n;
} entry_list;

struct bm_column_match_names {
    const bm_form *form;
    entry_list levels[BM_COLUMN_MATCH_NONE];
};

static void add(entry_list *list, bm_str key, int field)
{
    if (key.len)
        list->items[list->n++] = (entry){key, field};
}

bm_str bm_column_match_id(bm_arena *a, const bm_form *form, int field)
{
    const bm_field *f = &form->fields[field];
    if (f->parent < 0)
        return f->id;
    const bm_field *table = &form->fields[f->parent];
    return bm_str_of(bm_arena_printf(a, "%.*s.%.*s", (int)table->id.len, table->id.ptr,
                                     (int)f->id.len, f->id.ptr));
}

static void add_field(bm_arena *a, bm_column_match_names *names, int i)
{
    const bm_field *f = &names->form->fields[i];
    entry_list *levels = names->levels;
    const bm_str id = bm_column_match_id(a, names->form, i);
    const bm_column_name label = bm_column_name_read(a, f->label);
    const bm_column_name whole = bm_column_name_read(a, id), own = bm_column_name_read(a, f->id);
    add(&levels[BM_COLUMN_MATCH_ID], id, i);
    add(&levels[BM_COLUMN_MATCH_LABEL], label.typed, i);
    add(&levels[BM_COLUMN_MATCH_PLAIN], label.plain, i);
    add(&levels[BM_COLUMN_MATCH_PLAIN], whole.plain, i);
    add(&levels[BM_COLUMN_MATCH_BARE], label.bare, i);
    add(&levels[BM_COLUMN_MATCH_USUAL], label.usual, i);
    add(&levels[BM_COLUMN_MATCH_USUAL], whole.usual, i);
    if (f->parent < 0)
        return;
    add(&levels[BM_COLUMN_MATCH_LABEL], f->id, i);
    add(&levels[BM_COLUMN_MATCH_PLAIN], own.plain, i);
    add(&levels[BM_COLUMN_MATCH_USUAL], own.usual, i);
}

bm_column_match_names *bm_column_match_names_of(bm_arena *a, const bm_form *form)
{
    bm_column_match_names *names = bm_arena_zero(a, 1, sizeof *names);
    names->form = form;
    for (size_t level = 0; level < BM_COLUMN_MATCH_NONE; level++)
        names->levels[level].items = bm_arena_alloc(a, (3 * form->n_fields + 1) * sizeof(entry));
    for (size_t i = 0; i < form->n_fields; i++)
        if (form->fields[i].type != BM_FIELD_ROWS)
            add_field(a, names, (int)i);
    return names;
}

/* Entries of one field stand together, so that looking at the last one found suffices. */
static void find_at(const entry_list *list, bm_str key, bm_column_match *m)
{
    for (size_t i = 0; key.len && i < list->n; i++) {
        if (!bm_str_eq(list->items[i].key, key) || m->n == BM_COLUMN_MATCH_FIELDS ||
            (m->n && m->fields[m->n - 1] == list->items[i].field))
            continue;
        m->fields[m->n++] = list->items[i].field;
    }
}

bm_column_match bm_column_match_find(const bm_column_match_names *names, const bm_column_name *name)
{
    const bm_str keys[] = {name->typed, name->typed, name->plain, name->bare, name->usual};
    bm_column_match m = {.level = BM_COLUMN_MATCH_ID};
    for (; m.level < BM_COLUMN_MATCH_NONE; m.level++) {
        find_at(&names->levels[m.level], keys[m.level], &m);
        if (m.n)
            break;
    }
    return m;
}

static bool contains(bm_str all, bm_str part)
{
    for (size_t i = 0; i + part.len <= all.len; i++)
        if (memcmp(all.ptr + i, part.ptr, part.len) == 0)
            return true;
    return false;
}

int bm_column_match_nearest(bm_arena *a, const bm_column_match_names *names,
                            const bm_column_name *name)
{
    enum { SHORTEST = 4 }; /* letters of a name that is looked for within others */
    const entry_list *usual = &names->levels[BM_COLUMN_MATCH_USUAL];
    bm_str *keys = bm_arena_alloc(a, (usual->n + 1) * sizeof *keys);
    int within = -1;
    size_t n_within = 0;
    for (size_t i = 0; i < usual->n; i++) {
        const entry *e = &usual->items[i];
        keys[i] = e->key;
        if (name->usual.len < SHORTEST || e->field == within || !contains(e->key, name->usual))
            continue;
        within = e->field;
        n_within++;
    }
    size_t near = bm_nearest_find(name->usual, keys, usual->n);
    if (near < usual->n && 3 * bm_nearest_distance(name->usual, keys[near]) < keys[near].len)
        return usual->items[near].field; /* most of it is there */
    return n_within == 1 ? within : -1;
}

int bm_column_match_lookup(const bm_form *form, bm_str id)
{
    const char *point = memchr(id.ptr, '.', id.len);
    if (point) {
        size_t n = (size_t)(point - id.ptr);
        int table = bm_form_lookup_field(form, bm_str_n(id.ptr, n), -1);
        return table < 0 ? -1 : bm_form_lookup_field(form, bm_str_from(id, n + 1), table);
    }
    int found = bm_form_lookup_field(form, id, -1);
    for (size_t i = 0; found < 0 && i < form->n_fields; i++) {
        if (form->fields[i].parent < 0 || !bm_str_eq(form->fields[i].id, id))
            continue;
        for (size_t k = i + 1; k < form->n_fields; k++)
            if (form->fields[k].parent >= 0 && bm_str_eq(form->fields[k].id, id))
                return -1; /* of two tables */
        found = (int)i;
    }
    return found;
}
