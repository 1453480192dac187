/* A folder of its own with a form and a table, and batches of it. Include after cmocka.h.
 * SPDX-License-Identifier: MIT */
#ifndef BATCH_KIT_H
#define BATCH_KIT_H

#include <dirent.h>

#include "api/kit.h"
#include "batch/batch.h"

enum { BATCH_KIT_ITEMS = 400, BATCH_KIT_PATH = 128 };

typedef struct {
    kit k;
    const bm_form *form;
    bm_batch_options options; /* of the next run */
    bm_batch_counts counts;   /* of the last one */
    size_t n;                 /* what its listener heard */
    bm_batch_outcome outcomes[BATCH_KIT_ITEMS];
    uint32_t rows[BATCH_KIT_ITEMS];
    char paths[BATCH_KIT_ITEMS][BATCH_KIT_PATH];
    char codes[BATCH_KIT_ITEMS][16]; /* the first message */
    size_t stop_after;               /* items; 0 = never */
    void (*on_item)(size_t n);       /* NULL = nothing happens meanwhile */
} batch_kit;

static const char *const batch_kit_pdf[] = {"pdf", "docx"};

static inline void batch_kit_hear(void *user, const bm_batch_item *item)
{
    batch_kit *b = user;
    const bm_diag *d = bm_diags_at(item->diags, 0);
    assert_true(b->n < BATCH_KIT_ITEMS);
    b->outcomes[b->n] = item->outcome;
    b->rows[b->n] = item->record->row;
    (void)snprintf(b->paths[b->n], BATCH_KIT_PATH, "%s", item->paths ? item->paths[0] : "");
    (void)snprintf(b->codes[b->n], 16, "%s", d ? d->code : "");
    b->n++;
    if (b->on_item)
        b->on_item(b->n);
}

static inline bool batch_kit_stop(void *user)
{
    const batch_kit *b = user;
    return b->stop_after && b->n >= b->stop_after;
}

static inline bm_batch_end batch_kit_run(batch_kit *b)
{
    const bm_batch_listener heard = {.user = b, .item = batch_kit_hear, .stop = batch_kit_stop};
    b->n = 0;
    return bm_batch_run(b->k.env, &b->options, &heard, &b->counts, b->k.ds);
}

/* ds.csv: "Người 1", "Người 2" … and a day each; row ${wrong} has no name, row ${other} another day; 0 = none. */
static inline void batch_kit_table(size_t n, size_t wrong, size_t other)
{
    FILE *f = fopen("ds.csv.new", "wb");
    assert_non_null(f);
    (void)fprintf(f, "ho_ten,ngay\n");
    for (size_t i = 1; i <= n; i++)
        (void)fprintf(f, "%s,%s\n", i == wrong ? "" : "Nguyễn Văn Thử",
                      i == other ? "2/2/2020" : "1/1/2020");
    assert_int_equal(fclose(f), 0);
    assert_int_equal(rename("ds.csv.new", "ds.csv"), 0);
}

static inline int batch_kit_set_up(void **state)
{
    batch_kit *b = calloc(1, sizeof *b);
    void *inner;
    if (kit_set_up(&inner) != 0)
        return -1;
    b->k = *(kit *)inner;
    free(inner);
    b->form = bm_form_load(b->k.env, "vd/mot", b->k.ds);
    b->options = (bm_batch_options){.table = "ds.csv",
                                    .form = b->form,
                                    .dir = "ra",
                                    .formats = batch_kit_pdf,
                                    .n_formats = 1,
                                    .n_jobs = 2,
                                    .no_sync = true};
    *state = b;
    return b->form ? 0 : -1;
}

static inline int batch_kit_tear_down(void **state)
{
    batch_kit *b = *state;
    kit *inner = malloc(sizeof *inner);
    *inner = b->k;
    free(b);
    void *copy = inner;
    return kit_tear_down(&copy);
}

/* How many files stand in ${folder}, hidden ones not counted. */
static inline size_t batch_kit_files(const char *folder)
{
    size_t n = 0;
    DIR *d = opendir(folder);
    const struct dirent *e;
    while (d && (e = readdir(d)) != NULL)
        n += e->d_name[0] != '.';
    if (d)
        (void)closedir(d);
    return n;
}

/* The file of item ${i}, below ra. */
static inline const char *batch_kit_path(const batch_kit *b, size_t i, char out[256])
{
    (void)snprintf(out, 256, "ra/%s", b->paths[i]);
    return out;
}

#define BATCH_TEST(test) \
    cmocka_unit_test_setup_teardown(test, batch_kit_set_up, batch_kit_tear_down)

static inline size_t batch_kit_size_of(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 ? (size_t)st.st_size : 0;
}

static inline int64_t batch_kit_nanoseconds_of(const char *path)
{
    struct stat st;
    assert_int_equal(stat(path, &st), 0);
    return (int64_t)st.st_mtim.tv_sec * 1000000000 + st.st_mtim.tv_nsec;
}

static inline bool batch_kit_is_same_file(const char *a, const char *b)
{
    char command[600];
    (void)snprintf(command, sizeof command, "cmp -s '%s' '%s'", a, b);
    return system(command) == 0;
}

static inline bool batch_kit_is_same_folder(const char *a, const char *b)
{
    char command[600];
    (void)snprintf(command, sizeof command, "diff -r -x .bieumau '%s' '%s' >/dev/null", a, b);
    return system(command) == 0;
}

static inline void batch_kit_append(const char *path, const char *text)
{
    FILE *f = fopen(path, "ab");
    assert_non_null(f);
    assert_int_equal(fputs(text, f) < 0, 0);
    assert_int_equal(fclose(f), 0);
}

/* Only journal, faults and done may stay. */
static inline void batch_kit_nothing_is_left_behind(void)
{
    assert_int_equal(
        system("ls -A ra/.bieumau | grep -vxE 'journal|faults.jsonl|done|left-over|print'"
               " >rest; test ! -s rest"),
        0);
}

#endif
