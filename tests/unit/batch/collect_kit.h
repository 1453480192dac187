/* Batches made by hand, for tests: folders with documents, journals and `done`. SPDX-License-Identifier: MIT */
#ifndef BM_TESTS_COLLECT_KIT_H
#define BM_TESTS_COLLECT_KIT_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/diags.h"
#include "base/digest.h"
#include "batch/batch_journal.h"
#include "batch/batch_state.h"

/* Each test runs in an empty folder of its own. */
typedef struct {
    char folder[64];
    bm_diags *ds;
} batch_kit;

static int batch_kit_set_up(void **state)
{
    batch_kit *k = calloc(1, sizeof *k);
    (void)snprintf(k->folder, sizeof k->folder, "/tmp/bieumau-batch-XXXXXX");
    if (!mkdtemp(k->folder) || chdir(k->folder) != 0)
        return -1;
    k->ds = bm_diags_new();
    *state = k;
    return 0;
}

static int batch_kit_tear_down(void **state)
{
    batch_kit *k = *state;
    char command[128];
    bm_diags_free(k->ds);
    (void)snprintf(command, sizeof command, "rm -rf '%s'", k->folder);
    int status = chdir("/") != 0 || system(command) != 0;
    free(k);
    return status;
}

#define BATCH_KIT_TEST(f) cmocka_unit_test_setup_teardown(f, batch_kit_set_up, batch_kit_tear_down)

static inline void batch_kit_put(const char *path, const void *bytes, size_t n)
{
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(bytes, 1, n, f), n);
    assert_int_equal(fclose(f), 0);
}

/* One shard of the batch in "d": its folders and an empty journal. */
typedef struct {
    bm_buf state, documents; /* 0-terminated */
    bm_buf journal;
    uint32_t row;
} batch_kit_shard;

static inline batch_kit_shard batch_kit_begin(uint32_t shard, uint32_t n_shards)
{
    static const uint8_t options[BM_RECORD_DIGEST] = {1};
    batch_kit_shard s = {.row = 1};
    bm_batch_state_folder(&s.state, "d", shard, n_shards);
    bm_batch_state_documents(&s.documents, "d", shard, n_shards);
    bm_buf_add_byte(&s.state, 0);
    bm_buf_add_byte(&s.documents, 0);
    (void)mkdir("d", 0777);
    (void)mkdir("d/.bieumau", 0777);
    (void)mkdir(s.state.ptr, 0777);
    (void)mkdir(s.documents.ptr, 0777);
    bm_batch_journal_add_header(&s.journal, options);
    return s;
}

/* A document of it, and its line. */
static inline void batch_kit_add(batch_kit_shard *s, const char *name, const void *bytes, size_t n)
{
    char path[256];
    bm_batch_journal_line line = {.row = ++s->row, .n_rows = 1, .n_files = 1};
    (void)snprintf(path, sizeof path, "%s/%s", s->documents.ptr, name);
    batch_kit_put(path, bytes, n);
    line.files[0].size = n;
    line.files[0].path = bm_str_of(name);
    bm_digest_quick(bm_str_n(bytes, n), line.files[0].digest);
    bm_batch_journal_add(&s->journal, &line);
}

/* Put the journal there, an empty file of faults, and `done`, with as many records as lines. */
static inline void batch_kit_end(batch_kit_shard *s, uint64_t total, uint8_t table, bm_diags *ds)
{
    char path[256];
    bm_batch_done done = {.counts = {.records = s->row - 1, .made = s->row - 1}, .total = total};
    done.table_digest[0] = table;
    (void)snprintf(path, sizeof path, "%s/journal", s->state.ptr);
    batch_kit_put(path, s->journal.ptr, s->journal.len);
    (void)snprintf(path, sizeof path, "%s/faults.jsonl", s->state.ptr);
    batch_kit_put(path, "", 0);
    assert_int_equal(bm_batch_state_write_done(s->state.ptr, &done, ds), 0);
    bm_buf_free(&s->state);
    bm_buf_free(&s->documents);
    bm_buf_free(&s->journal);
}

#endif
