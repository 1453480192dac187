/* SPDX-License-Identifier: MIT */
#define _XOPEN_SOURCE \
    700 /* fileno; NOLINT(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp) */
#include "batch/batch_documents.h"

#include <errno.h>

#include "base/file.h"
#include "batch/batch_state.h"

static const char header[] = "bieumau-journal\t1\t";

void bm_batch_documents_open(bm_batch_documents *d, const char *dir, bm_batch_shard part)
{
    *d = (bm_batch_documents){.dir = dir, .part = part, .last = part.shard};
    if (part.n_shards && !part.shard) {
        d->part.shard = 1;
        d->last = part.n_shards;
    }
}

static void close_journal(bm_batch_documents *d)
{
    if (d->file)
        (void)fclose(d->file);
    d->file = NULL;
}

void bm_batch_documents_close(bm_batch_documents *d)
{
    close_journal(d);
    bm_buf_free(&d->journal.bytes);
    bm_buf_free(&d->journal_path);
    bm_buf_free(&d->path);
}

static int open_journal(bm_batch_documents *d, bm_diags *ds)
{
    d->journal_path.len = d->path.len = 0;
    bm_batch_state_folder(&d->journal_path, d->dir, d->part.shard, d->part.n_shards);
    bm_buf_add(&d->journal_path, "/journal", sizeof "/journal");
    bm_batch_state_documents(&d->path, d->dir, d->part.shard, d->part.n_shards);
    bm_buf_add_byte(&d->path, '/');
    d->prefix = strlen(d->dir) + 1;
    d->folder = d->path.len;
    d->file = bm_file_open(d->journal_path.ptr, ds);
    if (!d->file)
        return -1;
    d->journal.fd = fileno(d->file);
    d->journal.bytes.len = 0;
    d->journal.from = d->at = d->line_number = 0;
    return 0;
}

static int refuse_line(const bm_batch_documents *d, bm_diags *ds)
{
    char number[24];
    (void)snprintf(number, sizeof number, "%llu", (unsigned long long)d->line_number);
    return bm_diags_add2(ds, BM_COLLECT_JOURNAL, NULL, d->journal_path.ptr, number);
}

/* The next line of this journal. */
static int read_line(bm_batch_documents *d, bm_diags *ds)
{
    bm_str text;
    int status = bm_batch_journal_at(&d->journal, d->at, &text, &d->at);
    if (status < 0) {
        char reason[128];
        if (strerror_r(errno, reason, sizeof reason) != 0)
            reason[0] = 0;
        return bm_diags_add2(ds, BM_ENV_READ, NULL, d->journal_path.ptr, reason);
    }
    if (status == 0)
        return 0;
    if (d->line_number++ == 0)
        return text.len > sizeof header - 1 && memcmp(text.ptr, header, sizeof header - 1) == 0
                   ? read_line(d, ds)
                   : refuse_line(d, ds);
    return bm_batch_journal_parse(text, &d->line) ? 1 : refuse_line(d, ds);
}

int bm_batch_documents_next(bm_batch_documents *d, bm_diags *ds)
{
    for (;;) {
        if (!d->file && d->part.shard > d->last)
            return 0;
        if (!d->file && open_journal(d, ds) != 0)
            return -1;
        int status = read_line(d, ds);
        if (status != 0)
            return status;
        close_journal(d);
        d->part.shard++;
    }
}

const char *bm_batch_documents_path(bm_batch_documents *d, size_t file)
{
    d->path.len = d->folder;
    bm_buf_add_str(&d->path, d->line.files[file].path);
    bm_buf_add_byte(&d->path, 0);
    return d->path.ptr;
}

const char *bm_batch_documents_name(bm_batch_documents *d, size_t file)
{
    return bm_batch_documents_path(d, file) + d->prefix;
}
