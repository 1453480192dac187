/* SPDX-License-Identifier: MIT */
#include "batch/batch_state.h"

#include "base/file.h"
#include "batch/batch_folder.h"
#include "batch/batch_text.h"

enum { DONE_BYTES = 4096 };

static const char first_line[] = "bieumau done 1\n";

/* "shard-003" */
static void add_shard(bm_buf *b, uint32_t shard, uint32_t n_shards)
{
    bm_buf_add_cstr(b, "shard-");
    for (uint64_t power = 10; power <= n_shards; power *= 10)
        if (shard < power)
            bm_buf_add_byte(b, '0');
    bm_buf_add_int(b, shard);
}

void bm_batch_state_folder(bm_buf *b, const char *dir, uint32_t shard, uint32_t n_shards)
{
    bm_buf_add_cstr(b, dir);
    bm_buf_add_cstr(b, "/.bieumau");
    if (!n_shards)
        return;
    bm_buf_add_byte(b, '/');
    add_shard(b, shard, n_shards);
    bm_buf_add_cstr(b, "-of-");
    bm_buf_add_int(b, n_shards);
}

void bm_batch_state_documents(bm_buf *b, const char *dir, uint32_t shard, uint32_t n_shards)
{
    bm_buf_add_cstr(b, dir);
    if (!n_shards)
        return;
    bm_buf_add_byte(b, '/');
    add_shard(b, shard, n_shards);
}

/* ---- done --------------------------------------------------------------------------------- */

enum { N_NUMBERS = 9, N_DIGESTS = 2 };

static const char *const names[N_NUMBERS + N_DIGESTS] = {
    "records", "made",  "unchanged", "failed",       "warned",        "left_over",
    "pruned",  "bytes", "total",     "table_digest", "options_digest"};

static void numbers_of(bm_batch_done *d, uint64_t *out[N_NUMBERS])
{
    bm_batch_counts *c = &d->counts;
    uint64_t *const all[N_NUMBERS] = {&c->records, &c->made,   &c->unchanged,
                                      &c->failed,  &c->warned, &c->left_over,
                                      &c->pruned,  &c->bytes,  &d->total};
    memcpy(out, all, sizeof all);
}

static int parse_done(bm_str text, bm_batch_done *out)
{
    uint64_t *numbers[N_NUMBERS];
    uint8_t *const digests[N_DIGESTS] = {out->table_digest, out->options_digest};
    numbers_of(out, numbers);
    if (text.len < sizeof first_line || text.ptr[text.len - 1] != '\n' ||
        memcmp(text.ptr, first_line, sizeof first_line - 1) != 0)
        return -1;
    text = bm_str_from(text, sizeof first_line - 1);
    for (size_t i = 0; i < N_NUMBERS + N_DIGESTS; i++) {
        bm_str value = bm_batch_text_field(&text, '\n');
        if (!bm_str_is(bm_batch_text_field(&value, ':'), names[i]) || !value.len ||
            value.ptr[0] != ' ')
            return -1;
        value = bm_str_from(value, 1);
        bool right = i < N_NUMBERS ? bm_batch_text_number(value, numbers[i])
                                   : bm_batch_text_digest(value, digests[i - N_NUMBERS]);
        if (!right)
            return -1;
    }
    return text.len ? -1 : 0;
}

static void add_path(bm_buf *path, const char *folder)
{
    bm_buf_add_cstr(path, folder);
    bm_buf_add(path, "/done", sizeof "/done");
}

int bm_batch_state_read_done(const char *folder, bm_batch_done *out, bm_diags *ds)
{
    bm_buf path = {0}, text = {0};
    int status = 0;
    add_path(&path, folder);
    *out = (bm_batch_done){.total = 0};
    if (!bm_file_exists(path.ptr))
        goto out;
    status = bm_file_read(path.ptr, DONE_BYTES, &text, ds) == 0 ? 1 : -1;
    if (status == 1 && parse_done(bm_str_n(text.ptr, text.len), out) != 0)
        status = bm_diags_add1(ds, BM_BATCH_DONE_DAMAGED, NULL, path.ptr);
out:
    bm_buf_free(&path);
    bm_buf_free(&text);
    return status;
}

int bm_batch_state_write_done(const char *folder, const bm_batch_done *done, bm_diags *ds)
{
    bm_buf text = {0};
    bm_batch_done copy = *done;
    uint64_t *numbers[N_NUMBERS];
    const uint8_t *const digests[N_DIGESTS] = {done->table_digest, done->options_digest};
    numbers_of(&copy, numbers);
    bm_buf_add_cstr(&text, first_line);
    for (size_t i = 0; i < N_NUMBERS + N_DIGESTS; i++) {
        bm_buf_add_cstr(&text, names[i]);
        bm_buf_add_cstr(&text, ": ");
        if (i < N_NUMBERS)
            bm_buf_add_int(&text, (int64_t)*numbers[i]);
        else
            bm_batch_text_hex(&text, digests[i - N_NUMBERS], BM_RECORD_DIGEST);
        bm_buf_add_byte(&text, '\n');
    }
    int status = bm_batch_folder_put(folder, "done", bm_str_n(text.ptr, text.len), ds);
    bm_buf_free(&text);
    return status;
}
