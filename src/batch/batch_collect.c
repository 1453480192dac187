/* SPDX-License-Identifier: MIT */
#include "batch/batch_collect.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/digest.h"
#include "base/file.h"
#include "batch/batch_documents.h"
#include "batch/batch_state.h"

enum { DETAILS = 40 };

typedef struct {
    bm_batch_done done;
    bool is_there; /* the run came to its end, and nothing is wrong so far */
} shard;

typedef struct {
    const bm_batch_options *options;
    bool thorough;
    shard *shards;
    uint32_t n; /* at least 1 */
    bm_buf bytes;
    bm_batch_collection *out;
    bm_diags *ds, *spare;
} collecting;

/* The first faults are told; of the others the last message tells in which shards they are. It must not be lost among them. */
static bm_diags *told(const collecting *c)
{
    if (bm_diags_count(c->ds) < DETAILS)
        return c->ds;
    bm_diags_clear(c->spare);
    return c->spare;
}

/* The number of shard ${i}, and of how many: {0, 0} when the batch was made in one. */
static bm_batch_shard part(const collecting *c, uint32_t i)
{
    bm_batch_shard p = {0, 0};
    if (c->options->n_shards) {
        p.shard = i + 1;
        p.n_shards = c->options->n_shards;
    }
    return p;
}

static void add_state_path(const collecting *c, uint32_t i, const char *name, bm_buf *b)
{
    bm_batch_shard p = part(c, i);
    bm_batch_state_folder(b, c->options->dir, p.shard, p.n_shards);
    bm_buf_add_cstr(b, name);
    bm_buf_add_byte(b, 0);
}

static const char *decimal(char out[24], uint64_t n)
{
    (void)snprintf(out, 24, "%" PRIu64, n);
    return out;
}

/* ---- done ---------------------------------------------------------------------------------- */

static void read_shard(collecting *c, uint32_t i)
{
    bm_buf path = {0};
    add_state_path(c, i, "", &path);
    c->shards[i].is_there = bm_batch_state_read_done(path.ptr, &c->shards[i].done, told(c)) == 1;
    bm_buf_free(&path);
}

static bool is_alike(const bm_batch_done *a, const bm_batch_done *b)
{
    return a->total == b->total &&
           memcmp(a->table_digest, b->table_digest, sizeof a->table_digest) == 0 &&
           memcmp(a->options_digest, b->options_digest, sizeof a->options_digest) == 0;
}

/* The shard that most are like, by Boyer's and Moore's vote: right when it is more than half of them. */
static const bm_batch_done *find_model(const collecting *c)
{
    const bm_batch_done *model = NULL;
    uint32_t votes = 0;
    for (uint32_t i = 0; i < c->n; i++) {
        const shard *s = &c->shards[i];
        if (!s->is_there)
            continue;
        if (votes == 0)
            model = &s->done;
        if (is_alike(model, &s->done))
            votes++;
        else
            votes--;
    }
    return model;
}

/* How many records shard ${i} of a table of ${total} has. */
static uint64_t expected_records(const collecting *c, uint32_t i, uint64_t total)
{
    return total / c->n + (i < total % c->n);
}

static void compare(collecting *c, uint32_t i, const bm_batch_done *model)
{
    shard *s = &c->shards[i];
    char number[24], have[24], want[24];
    uint64_t expected = expected_records(c, i, model->total);
    if (!s->is_there)
        return;
    if (!is_alike(model, &s->done)) {
        (void)bm_diags_add1(told(c), BM_COLLECT_OTHER, NULL, decimal(number, i + 1));
        s->is_there = false;
    } else if (s->done.counts.records != expected) {
        (void)bm_diags_add3(told(c), BM_COLLECT_COUNT, NULL, decimal(number, i + 1),
                            decimal(have, s->done.counts.records), decimal(want, expected));
        s->is_there = false;
    }
}

/* ---- Documents ------------------------------------------------------------------------------ */

static int check_content(collecting *c, const char *path, const bm_batch_journal_file *f)
{
    uint8_t digest[BM_DIGEST_QUICK];
    c->bytes.len = 0;
    if (bm_file_read(path, f->size, &c->bytes, told(c)) != 0)
        return -1;
    bm_digest_quick(bm_str_n(c->bytes.ptr, c->bytes.len), digest);
    if (memcmp(digest, f->digest, sizeof digest) == 0)
        return 0;
    return bm_diags_add1(told(c), BM_COLLECT_CONTENT, NULL, path);
}

static int check_document(collecting *c, const char *path, const bm_batch_journal_file *f)
{
    struct stat st;
    char have[24], want[24];
    if (stat(path, &st) != 0 || !S_ISREG(st.st_mode))
        return bm_diags_add1(told(c), BM_COLLECT_NO_DOCUMENT, NULL, path);
    if ((uint64_t)st.st_size != f->size)
        return bm_diags_add3(told(c), BM_COLLECT_SIZE, NULL, path,
                             decimal(have, (uint64_t)st.st_size), decimal(want, f->size));
    if (c->thorough && check_content(c, path, f) != 0)
        return -1;
    c->out->documents++;
    return 0;
}

/* Is all there that the journal of shard ${i} tells of, and does it tell of all? */
static bool check_shard(collecting *c, uint32_t i)
{
    const bm_batch_counts *counts = &c->shards[i].done.counts;
    bm_batch_documents d;
    uint64_t records = 0;
    int status;
    bool good = true;
    bm_batch_documents_open(&d, c->options->dir, part(c, i));
    while ((status = bm_batch_documents_next(&d, told(c))) == 1) {
        records++;
        for (size_t k = 0; k < d.line.n_files; k++)
            if (check_document(c, bm_batch_documents_path(&d, k), &d.line.files[k]) != 0)
                good = false;
    }
    if (status == 0 && records != counts->made + counts->unchanged) {
        char number[24], have[24], want[24];
        status =
            bm_diags_add3(told(c), BM_COLLECT_COUNT, NULL, decimal(number, i + 1),
                          decimal(have, records), decimal(want, counts->made + counts->unchanged));
    }
    bm_batch_documents_close(&d);
    return good && status == 0;
}

static bool has_faults_file(collecting *c, uint32_t i)
{
    bm_buf path = {0};
    add_state_path(c, i, "/faults.jsonl", &path);
    bool there = bm_file_is_regular(path.ptr);
    if (!there)
        (void)bm_diags_add1(told(c), BM_ENV_NO_FILE, NULL, path.ptr);
    bm_buf_free(&path);
    return there;
}

/* ---- All together --------------------------------------------------------------------------- */

static void add_counts(bm_batch_counts *sum, const bm_batch_counts *n)
{
    sum->records += n->records;
    sum->made += n->made;
    sum->unchanged += n->unchanged;
    sum->failed += n->failed;
    sum->warned += n->warned;
    sum->left_over += n->left_over;
    sum->pruned += n->pruned;
    sum->bytes += n->bytes;
}

/* The numbers of the shards that are not there, runs of them as "17-19". */
static void list_missing(const collecting *c, bm_buf *b)
{
    for (uint32_t i = 0; i < c->n; i++) {
        uint32_t from = i;
        while (i < c->n && !c->shards[i].is_there)
            i++;
        if (i == from)
            continue;
        if (b->len)
            bm_buf_add_byte(b, ',');
        bm_buf_add_int(b, from + 1);
        if (i > from + 1) {
            bm_buf_add_byte(b, '-');
            bm_buf_add_int(b, i);
        }
    }
}

static void list_faults(collecting *c)
{
    bm_batch_collection *out = c->out;
    out->faults = calloc(c->n, sizeof *out->faults);
    if (!out->faults)
        bm_arena_out_of_memory();
    for (uint32_t i = 0; i < c->n; i++)
        if (c->shards[i].is_there)
            add_state_path(c, i, "/faults.jsonl", &out->paths);
    for (size_t at = 0; at < out->paths.len; at += strlen(out->paths.ptr + at) + 1)
        out->faults[out->n_faults++] = out->paths.ptr + at;
}

static int settle(collecting *c)
{
    bm_batch_collection *out = c->out;
    for (uint32_t i = 0; i < c->n; i++)
        if (c->shards[i].is_there)
            add_counts(&out->counts, &c->shards[i].done.counts);
        else
            out->n_missing++;
    list_missing(c, &out->missing);
    bm_buf_add_byte(&out->missing, 0);
    list_faults(c);
    if (!out->n_missing)
        return 0;
    char missing[24], all[24];
    return bm_diags_add3(c->ds, BM_COLLECT_INCOMPLETE, NULL, out->missing.ptr,
                         decimal(missing, out->n_missing), decimal(all, c->n));
}

int bm_batch_collect(const bm_batch_options *options, bool thorough, bm_batch_collection *out,
                     bm_diags *ds)
{
    collecting c = {.options = options,
                    .thorough = thorough,
                    .n = options->n_shards ? options->n_shards : 1,
                    .out = out,
                    .ds = ds,
                    .spare = bm_diags_new()};
    *out = (bm_batch_collection){.total = 0};
    c.shards = calloc(c.n, sizeof *c.shards);
    if (!c.shards)
        bm_arena_out_of_memory();
    for (uint32_t i = 0; i < c.n; i++)
        read_shard(&c, i);
    const bm_batch_done *model = find_model(&c);
    if (model)
        out->total = model->total;
    for (uint32_t i = 0; model && i < c.n; i++)
        compare(&c, i, model);
    for (uint32_t i = 0; i < c.n; i++)
        if (c.shards[i].is_there)
            c.shards[i].is_there = check_shard(&c, i) && has_faults_file(&c, i);
    int status = settle(&c);
    bm_buf_free(&c.bytes);
    bm_diags_free(c.spare);
    free(c.shards);
    return status;
}

void bm_batch_collect_free(bm_batch_collection *c)
{
    bm_buf_free(&c->missing);
    bm_buf_free(&c->paths);
    free(c->faults);
}
