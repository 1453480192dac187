/* Lists are mostly sorted by what they are grouped by, so that the rows of a document follow each other and nothing has to be kept. Whether they are
 * is known only behind the last row: hence the first pass, over the keys alone.
 * SPDX-License-Identifier: MIT */
#include "api/records_group.h"

#include <stdio.h>
#include <stdlib.h>

#include "api/records_spool.h"
#include "base/limit.h"

/* A row by its key: 16 bytes. Two keys that are not alike share 8 bytes of their digests once in ten million tables of a million rows. */
typedef struct {
    uint64_t key;
    uint32_t row;   /* from 0, of those that count */
    uint32_t first; /* row of the first one with this key */
} entry;

struct bm_records_group {
    bm_records_rows *rows;
    entry *entries; /* of scattered groups: by first, then by row */
    size_t n, cap, at;
    bm_records_spool *spool; /* NULL = the rows of each group stand together */
    bm_arena *arenas[2];     /* of the rows of a group, and of the row behind it */
    bm_records_row *list;
    size_t list_cap;
    bm_records_row pending; /* the first row of the next group */
    bool has_pending, ended;
};

typedef bool before(const entry *, const entry *);

static bool by_key(const entry *x, const entry *y)
{
    return x->key != y->key ? x->key < y->key : x->row < y->row;
}

static bool by_first(const entry *x, const entry *y)
{
    return x->first != y->first ? x->first < y->first : x->row < y->row;
}

/* Heap sort: in place, where the qsort of the C library takes as much memory again. */
static void sort(entry *e, size_t n, before *precedes)
{
    for (size_t start = n / 2, end = n; end > 1;) {
        if (start > 0) {
            start--;
        } else {
            entry last = e[--end];
            e[end] = e[0];
            e[0] = last;
        }
        entry moved = e[start];
        size_t at = start;
        for (size_t child; (child = 2 * at + 1) < end; at = child) {
            child += child + 1 < end && precedes(&e[child], &e[child + 1]);
            if (!precedes(&moved, &e[child]))
                break;
            e[at] = e[child];
        }
        e[at] = moved;
    }
}

static void add_entry(bm_records_group *g, const bm_records_row *row)
{
    if (g->n == g->cap) {
        g->cap = g->cap ? g->cap + g->cap / 2 : 1024;
        entry *grown = realloc(g->entries, g->cap * sizeof *grown);
        if (!grown)
            bm_arena_out_of_memory();
        g->entries = grown;
    }
    entry *e = &g->entries[g->n];
    *e = (entry){.row = (uint32_t)g->n++};
    memcpy(&e->key, row->key, sizeof e->key);
}

/* The keys of all rows. */
static int scan(bm_records_group *g, bm_diags *ds)
{
    bm_records_row row;
    int status;
    bm_arena *a = g->arenas[0];
    while (bm_arena_reset(a), (status = bm_records_row_next(g->rows, a, &row, ds)) == 1) {
        if (g->n == BM_LIMIT_GROUPED_ROWS) {
            char most[24];
            const bm_pos pos = {bm_sheet_source(g->rows->sheet), row.number, 0};
            (void)snprintf(most, sizeof most, "%d", (int)BM_LIMIT_GROUPED_ROWS);
            return bm_diags_add1(ds, BM_GROUP_TOO_MANY, &pos, most);
        }
        add_entry(g, &row);
    }
    return status;
}

/* Finds the first row of each group; returns whether rows of any group stand apart. */
static bool find_groups(bm_records_group *g)
{
    bool scattered = false;
    sort(g->entries, g->n, by_key);
    for (size_t i = 0, first = 0; i < g->n; i++) {
        if (g->entries[i].key != g->entries[first].key)
            first = i;
        g->entries[i].first = g->entries[first].row;
        scattered |= g->entries[i].row - g->entries[i].first != i - first;
    }
    return scattered;
}

static int spool_all(bm_records_group *g, bm_diags *ds)
{
    bm_records_row row;
    int status;
    bm_arena *a = g->arenas[0];
    sort(g->entries, g->n, by_first);
    g->spool = bm_records_spool_new(g->n, g->rows->n_taken);
    while (bm_arena_reset(a), (status = bm_records_row_next(g->rows, a, &row, ds)) == 1)
        if (bm_records_spool_add(g->spool, &row, ds) != 0)
            return -1;
    if (status == 0)
        status = bm_records_spool_finish(g->spool, ds);
    return status;
}

bm_records_group *bm_records_group_open(bm_records_rows *rows, bm_diags *ds)
{
    bm_records_group *g = calloc(1, sizeof *g);
    if (!g)
        bm_arena_out_of_memory();
    g->rows = rows;
    g->arenas[0] = bm_arena_new();
    g->arenas[1] = bm_arena_new();
    rows->by_key = true;
    int status = scan(g, ds);
    bool scattered = status == 0 && find_groups(g);
    if (status == 0)
        status = bm_records_row_rewind(rows, ds);
    if (status == 0 && scattered)
        status = spool_all(g, ds);
    if (!scattered) {
        free(g->entries);
        g->entries = NULL;
    }
    if (status == 0)
        return g;
    bm_records_group_free(g);
    return NULL;
}

void bm_records_group_free(bm_records_group *g)
{
    if (!g)
        return;
    bm_records_spool_free(g->spool);
    bm_arena_free(g->arenas[0]);
    bm_arena_free(g->arenas[1]);
    free(g->entries);
    free(g->list);
    free(g);
}

/* Counts a row of the group; more of them than a table may have are not kept. */
static bool wants_row(bm_records_group_rows *out)
{
    return out && out->n_all++ <= BM_LIMIT_ROWS;
}

static void keep_row(bm_records_group *g, bm_records_group_rows *out, const bm_records_row *row)
{
    if (out->n == g->list_cap) {
        g->list_cap = g->list_cap ? 2 * g->list_cap : 64;
        bm_records_row *grown = realloc(g->list, g->list_cap * sizeof *grown);
        if (!grown)
            bm_arena_out_of_memory();
        g->list = grown;
    }
    g->list[out->n++] = *row;
    out->rows = g->list;
}

static int next_together(bm_records_group *g, bm_records_group_rows *out, bm_diags *ds)
{
    bm_records_row row;
    int status = 1;
    bm_arena *a = g->arenas[1]; /* has the pending row */
    g->arenas[1] = g->arenas[0];
    g->arenas[0] = a;
    bm_arena_reset(g->arenas[1]);
    if (!g->has_pending)
        status = g->ended ? 0 : bm_records_row_next(g->rows, a, &g->pending, ds);
    if (status != 1)
        return status;
    if (wants_row(out))
        keep_row(g, out, &g->pending);
    for (g->has_pending = false; !g->has_pending && !g->ended;) {
        bm_arena *to = g->arenas[1];
        bm_arena_reset(to);
        status = bm_records_row_next(g->rows, to, &row, ds);
        if (status < 0)
            return -1;
        g->ended = status == 0;
        if (status == 0)
            break;
        g->has_pending = memcmp(row.key, g->pending.key, sizeof row.key) != 0;
        if (g->has_pending) {
            g->pending = row;
        } else if (wants_row(out)) {
            bm_records_row kept = bm_records_spool_copy(a, &row, g->rows->n_taken);
            keep_row(g, out, &kept);
        }
    }
    return 1;
}

static int next_scattered(bm_records_group *g, bm_records_group_rows *out, bm_diags *ds)
{
    bm_records_row row;
    if (g->at == g->n)
        return 0;
    bm_arena_reset(g->arenas[0]);
    for (uint32_t first = g->entries[g->at].first; g->at < g->n && g->entries[g->at].first == first;
         g->at++) {
        if (!wants_row(out))
            continue;
        if (bm_records_spool_read(g->spool, g->entries[g->at].row, g->arenas[0], &row, ds) != 0)
            return -1;
        keep_row(g, out, &row);
    }
    return 1;
}

int bm_records_group_next(bm_records_group *g, bm_records_group_rows *out, bm_diags *ds)
{
    if (out)
        *out = (bm_records_group_rows){0};
    return g->spool ? next_scattered(g, out, ds) : next_together(g, out, ds);
}

int bm_records_group_rewind(bm_records_group *g, bm_diags *ds)
{
    g->at = 0;
    g->has_pending = g->ended = false;
    return g->spool ? 0 : bm_records_row_rewind(g->rows, ds);
}

double bm_records_group_done(const bm_records_group *g)
{
    if (!g->spool)
        return -1;
    return g->n ? (double)g->at / (double)g->n : 1;
}
