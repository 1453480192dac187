/* Equal names are found by sorting: a hash table could be flooded by a hostile file.
 * SPDX-License-Identifier: MIT */
#include "input/member.h"

#include <stdio.h>
#include <stdlib.h>

/* A member on its way into the map. */
typedef struct {
    bm_member member;
    bool merged;  /* by "<<": gives way to a member of the file */
    size_t first; /* index of the first one with this name */
} candidate;

typedef struct {
    bm_str key;
    bool merged;
    size_t index;
} ref;

typedef struct {
    candidate *items;
    size_t n, cap;
} candidates;

static void add(candidates *c, const bm_member *member, bool merged)
{
    if (c->n == c->cap) {
        c->cap = c->cap ? c->cap * 2 : 16;
        candidate *grown = realloc(c->items, c->cap * sizeof *grown);
        if (!grown)
            bm_arena_out_of_memory();
        c->items = grown;
    }
    candidate *x = &c->items[c->n];
    x->member = *member;
    x->merged = merged;
    x->first = c->n++;
}

static int compare_keys(bm_str x, bm_str y)
{
    if (x.len != y.len)
        return x.len < y.len ? -1 : 1;
    return x.ptr == y.ptr ? 0 : memcmp(x.ptr, y.ptr, x.len);
}

/* By name; the members of the file before the merged ones, then in the order of the file. */
static int compare_refs(const void *a, const void *b)
{
    const ref *x = a, *y = b;
    int order = compare_keys(x->key, y->key);
    if (order == 0)
        order = x->merged - y->merged;
    return order ? order : (x->index > y->index) - (x->index < y->index);
}

/* Set ${first} of all candidates. */
static void find_equals(candidates *c)
{
    if (c->n < 2)
        return;
    ref *refs = malloc(c->n * sizeof *refs);
    if (!refs)
        bm_arena_out_of_memory();
    for (size_t i = 0; i < c->n; i++) {
        refs[i].key = c->items[i].member.key;
        refs[i].merged = c->items[i].merged;
        refs[i].index = i;
    }
    qsort(refs, c->n, sizeof *refs, compare_refs);
    for (size_t i = 1; i < c->n; i++)
        if (compare_keys(refs[i].key, refs[i - 1].key) == 0)
            c->items[refs[i].index].first = c->items[refs[i - 1].index].first;
    free(refs);
}

static void add_map(candidates *c, const bm_value *map)
{
    for (size_t i = 0; i < map->n; i++)
        add(c, &map->members[i], true);
}

/* "<<: value". */
static void merge(candidates *c, const bm_member_entry *entry, bm_diags *ds)
{
    const bm_value *v = entry->value;
    if (v->kind == BM_VALUE_MAP) {
        add_map(c, v);
        return;
    }
    bool fits = v->kind == BM_VALUE_LIST;
    for (size_t i = 0; fits && i < v->n; i++)
        fits = v->items[i]->kind == BM_VALUE_MAP;
    if (!fits) {
        bm_diags_add0(ds, BM_INPUT_MERGE, &v->pos);
        return;
    }
    for (size_t i = 0; i < v->n; i++)
        add_map(c, v->items[i]);
}

static void report_again(bm_diags *ds, const bm_member *again, const bm_pos *first)
{
    char line[12], col[12];
    (void)snprintf(line, sizeof line, "%u", (unsigned)first->line);
    (void)snprintf(col, sizeof col, "%u", (unsigned)first->col);
    bm_str args[] = {again->key, bm_str_of(line), bm_str_of(col)};
    bm_diags_add(ds, BM_INPUT_DUPLICATE, &again->key_pos, NULL, args, 3);
}

void bm_member_unite(bm_arena *a, bm_value *map, const bm_member_entry *entries, size_t n,
                     bm_diags *ds)
{
    candidates c = {0};
    const bm_member_entry *merged = NULL;
    for (size_t i = 0; i < n; i++) {
        const bm_member member = {entries[i].key, entries[i].key_pos, entries[i].value};
        if (!entries[i].merge) {
            add(&c, &member, false);
        } else if (merged) {
            report_again(ds, &member, &merged->key_pos);
        } else {
            merged = &entries[i];
            merge(&c, &entries[i], ds);
        }
    }
    find_equals(&c);
    bm_member *members = bm_arena_zero(a, c.n, sizeof *members);
    for (size_t i = 0; i < c.n; i++) {
        const candidate *x = &c.items[i];
        if (x->first == i)
            members[map->n++] = x->member;
        else if (!x->merged)
            report_again(ds, &x->member, &c.items[x->first].member.key_pos);
    }
    map->members = members;
    free(c.items);
}

/* The values of all candidates whose first is ${first}, linked by ${next}. */
static const bm_value *list_of(bm_arena *a, const candidates *c, size_t first, const size_t *next,
                               size_t n)
{
    bm_value *list = bm_arena_zero(a, 1, sizeof *list);
    const bm_value **items = bm_arena_zero(a, n, sizeof *items);
    list->kind = BM_VALUE_LIST;
    list->pos = c->items[first].member.value->pos;
    for (size_t i = first; i < c->n; i = next[i])
        items[list->n++] = c->items[i].member.value;
    list->items = items;
    return list;
}

void bm_member_group(bm_arena *a, bm_value *map, const bm_member_entry *entries, size_t n)
{
    candidates c = {0};
    for (size_t i = 0; i < n; i++) {
        const bm_member member = {entries[i].key, entries[i].key_pos, entries[i].value};
        add(&c, &member, false);
    }
    find_equals(&c);
    /* From the back: next[i] = the next one with the name of i, n = none. */
    size_t *next = malloc((2 * n + 1) * sizeof *next);
    if (!next)
        bm_arena_out_of_memory();
    size_t *head = next + n;
    bm_member *members = bm_arena_zero(a, n, sizeof *members);
    for (size_t i = 0; i < n; i++)
        head[i] = next[i] = n;
    for (size_t i = n; i-- > 0;) {
        size_t first = c.items[i].first;
        next[i] = head[first];
        head[first] = i;
    }
    for (size_t i = 0; i < n; i++) {
        if (c.items[i].first != i)
            continue;
        size_t count = 0;
        for (size_t j = i; j < n; j = next[j])
            count++;
        members[map->n] = c.items[i].member;
        if (count > 1)
            members[map->n].value = list_of(a, &c, i, next, count);
        map->n++;
    }
    map->members = members;
    free(next);
    free(c.items);
}
