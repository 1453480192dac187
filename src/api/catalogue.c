/* Folders -> sorted entries; an entry is compiled once under the lock. The entries themselves never
 * change after bm_catalogue_open, so that looking an id up needs no lock.
 * SPDX-License-Identifier: MIT */
#define _XOPEN_SOURCE \
    700 /* realpath; NOLINT(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp) */
#include "api/catalogue.h"

#include <dirent.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#include "api/env.h"
#include "base/file.h"
#include "base/limit.h"
#include "base/utf8.h"
#include "text/nearest.h"

#define SUFFIX ".yaml"

typedef struct {
    const char *id, *path;
    size_t rank;        /* of the folder; 0 wins */
    bm_form *form;      /* NULL until asked for; under the lock, like those below */
    bm_form *looked_at; /* compiled by a peek, with messages that nobody has seen yet */
    bool peeked;
} entry;

struct bm_catalogue {
    bm_arena *arena;
    entry *entries;
    size_t n, cap;
    size_t most; /* n may grow to this in the folder being scanned */
    pthread_mutex_t lock;
};

/* ${n} bytes of a–z, 0–9, "-" and "_", at least one. */
static bool is_name(const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!((s[i] >= 'a' && s[i] <= 'z') || (s[i] >= '0' && s[i] <= '9') || s[i] == '-' ||
              s[i] == '_'))
            return false;
    return n > 0;
}

static void add_entry(bm_catalogue *c, const char *id, const char *path, size_t rank)
{
    if (c->n == c->cap) {
        size_t cap = c->cap ? c->cap * 2 : 64;
        c->entries = bm_arena_grow(c->arena, c->entries, c->n * sizeof(entry), cap * sizeof(entry));
        c->cap = cap;
    }
    const entry e = {.id = id, .path = path, .rank = rank};
    c->entries[c->n++] = e;
}

/* Returns -1 with E009 when the folder holds too many. */
static int scan_document(bm_catalogue *c, const char *dir, const char *document, size_t rank,
                         bm_diags *ds)
{
    int status = 0;
    const char *folder = bm_arena_printf(c->arena, "%s/%s", dir, document);
    DIR *d = opendir(folder);
    if (!d)
        return 0;
    const struct dirent *item;
    while (status == 0 && (item = readdir(d)) != NULL) {
        size_t len = strlen(item->d_name), tail = strlen(SUFFIX);
        if (len <= tail || strcmp(item->d_name + len - tail, SUFFIX) != 0 ||
            !is_name(item->d_name, len - tail))
            continue;
        const char *path = bm_arena_printf(c->arena, "%s/%s", folder, item->d_name);
        if (!bm_file_is_regular(path))
            continue;
        if (c->n == c->most) {
            const char *limit = bm_arena_printf(c->arena, "%d", (int)BM_LIMIT_FORMS);
            status = bm_diags_add2(ds, BM_ENV_TOO_MANY_FORMS, NULL, dir, limit);
        } else {
            add_entry(
                c, bm_arena_printf(c->arena, "%s/%.*s", document, (int)(len - tail), item->d_name),
                path, rank);
        }
    }
    (void)closedir(d);
    return status;
}

static int scan_folder(bm_catalogue *c, const char *dir, size_t rank, bm_diags *ds)
{
    int status = 0;
    c->most = c->n + BM_LIMIT_FORMS;
    DIR *d = opendir(dir);
    if (!d)
        return 0;
    const struct dirent *item;
    while (status == 0 && (item = readdir(d)) != NULL)
        if (is_name(item->d_name, strlen(item->d_name)))
            status = scan_document(c, dir, item->d_name, rank, ds);
    (void)closedir(d);
    return status;
}

static int compare_entries(const void *a, const void *b)
{
    const entry *x = a, *y = b;
    int order = strcmp(x->id, y->id);
    return order ? order : (x->rank > y->rank) - (x->rank < y->rank);
}

/* Sort, and keep the first of each id. */
static void sort_entries(bm_catalogue *c)
{
    if (!c->n)
        return;
    qsort(c->entries, c->n, sizeof(entry), compare_entries);
    size_t kept = 1;
    for (size_t i = 1; i < c->n; i++)
        if (strcmp(c->entries[i].id, c->entries[kept - 1].id) != 0)
            c->entries[kept++] = c->entries[i];
    c->n = kept;
}

bm_catalogue *bm_catalogue_open(const char *const *dirs, size_t n_dirs, bm_diags *ds)
{
    bm_catalogue *c = calloc(1, sizeof *c);
    if (!c || pthread_mutex_init(&c->lock, NULL) != 0)
        bm_arena_out_of_memory();
    c->arena = bm_arena_new();
    for (size_t i = 0; i < n_dirs; i++) {
        if (scan_folder(c, dirs[i], i, ds) != 0) {
            bm_catalogue_close(c);
            return NULL;
        }
    }
    sort_entries(c);
    return c;
}

void bm_catalogue_close(bm_catalogue *c)
{
    if (!c)
        return;
    for (size_t i = 0; i < c->n; i++) {
        bm_form_free(c->entries[i].form);
        bm_form_free(c->entries[i].looked_at);
    }
    (void)pthread_mutex_destroy(&c->lock);
    bm_arena_free(c->arena);
    free(c);
}

const char *bm_catalogue_id(const bm_catalogue *c, size_t i)
{
    return i < c->n ? c->entries[i].id : NULL;
}

static int report_unknown(const bm_catalogue *c, const char *id, const bm_pos *pos, bm_diags *ds)
{
    /* An id from a command line may hold anything: only what is UTF-8 is compared and shown. */
    bm_str given = bm_str_n(id, bm_utf8_invalid_at(bm_str_of(id)));
    bm_str *ids = malloc((c->n + 1) * sizeof *ids);
    if (!ids)
        bm_arena_out_of_memory();
    for (size_t i = 0; i < c->n; i++)
        ids[i] = bm_str_of(c->entries[i].id);
    size_t near = bm_nearest_find(given, ids, c->n);
    const bm_str args[] = {given, near < c->n ? ids[near] : bm_str_of("")};
    free(ids);
    return bm_diags_add(ds, BM_DATA_FORM_UNKNOWN, pos, NULL, args, 2);
}

/* Is ${path} "…/<id>.yaml"? What is no regular file has no name to hold against. */
static bool path_fits_id(const char *given, const char *id)
{
    if (!bm_file_is_regular(given))
        return true;
    char *path = realpath(given, NULL);
    if (!path)
        return true;
    size_t n_path = strlen(path), n_id = strlen(id), tail = strlen(SUFFIX);
    bool fits = n_path > n_id + tail && path[n_path - tail - n_id - 1] == '/' &&
                memcmp(path + n_path - tail - n_id, id, n_id) == 0 &&
                strcmp(path + n_path - tail, SUFFIX) == 0;
    free(path);
    return fits;
}

/* Read and compile one definition. NULL with E…, I… or F…; F013 warns. */
static bm_form *compile(const char *path, bm_diags *ds)
{
    bm_buf bytes = {0};
    bm_form *form = NULL;
    if (bm_file_read(path, BM_LIMIT_FORM_BYTES, &bytes, ds) == 0) {
        const bm_source source = {path, bytes.ptr ? bytes.ptr : "", bytes.len, NULL};
        form = bm_form_parse(&source, ds);
    }
    if (form && !path_fits_id(path, form->info.id)) {
        const bm_pos pos = {&form->source, 1, 1};
        if (bm_diags_add1(ds, BM_FORM_ID_PATH, &pos, form->info.id) != 0) { /* strict */
            bm_form_free(form);
            form = NULL;
        }
    }
    bm_buf_free(&bytes);
    return form;
}

static int compare_id(const void *key, const void *element)
{
    return strcmp(key, ((const entry *)element)->id);
}

static entry *find_entry(const bm_catalogue *c, const char *id)
{
    return c->n ? bsearch(id, c->entries, c->n, sizeof(entry), compare_id) : NULL;
}

const bm_form *bm_catalogue_peek(bm_catalogue *c, const char *id)
{
    entry *e = find_entry(c, id);
    if (!e)
        return NULL;
    (void)pthread_mutex_lock(&c->lock);
    if (!e->form && !e->peeked) {
        bm_diags *unseen = bm_diags_new();
        bm_form *form = compile(e->path, unseen);
        e->peeked = true;
        if (bm_diags_count(unseen))
            e->looked_at = form;
        else
            e->form = form;
        bm_diags_free(unseen);
    }
    const bm_form *form = e->form ? e->form : e->looked_at;
    (void)pthread_mutex_unlock(&c->lock);
    return form;
}

const bm_form *bm_catalogue_form(bm_catalogue *c, const char *id, const bm_pos *pos, bm_diags *ds)
{
    if (!*id) {
        (void)bm_diags_add0(ds, BM_DATA_NO_FORM, pos);
        return NULL;
    }
    entry *e = find_entry(c, id);
    if (!e) {
        (void)report_unknown(c, id, pos, ds);
        return NULL;
    }
    (void)pthread_mutex_lock(&c->lock);
    if (!e->form)
        e->form = compile(e->path, ds);
    const bm_form *form = e->form;
    (void)pthread_mutex_unlock(&c->lock);
    return form;
}

const bm_form *bm_form_load(bm_env *env, const char *id, bm_diags *ds)
{
    return bm_catalogue_form(env->catalogue, id, NULL, ds);
}

int bm_form_lint(bm_env *env, const char *path, bm_diags *ds)
{
    (void)env;
    bm_form *form = compile(path, ds);
    bm_form_free(form);
    return form ? 0 : -1;
}
