/* SPDX-License-Identifier: MIT */
#include "batch/batch_faults_read.h"

#include <errno.h>

#include "base/diags.h"
#include "base/file.h"
#include "base/limit.h"

enum { STEP = 16 * 1024 };

int bm_batch_faults_read_open(bm_batch_faults_read *r, const char *path, bm_diags *ds)
{
    *r = (bm_batch_faults_read){.path = path, .file = bm_file_open(path, ds)};
    if (!r->file)
        return -1;
    r->arena = bm_arena_new();
    return 0;
}

void bm_batch_faults_read_close(bm_batch_faults_read *r)
{
    if (r->file)
        (void)fclose(r->file);
    bm_arena_free(r->arena);
    bm_buf_free(&r->line);
    bm_buf_free(&r->ahead);
    *r = (bm_batch_faults_read){0};
}

static int report_damage(const bm_batch_faults_read *r, bm_diags *ds)
{
    const bm_source source = {.name = r->path};
    const bm_pos pos = {.source = &source, .line = r->number};
    return bm_diags_add0(ds, BM_BATCH_FAULTS_DAMAGED, &pos);
}

/* One line with its "\n" into r->line, or what is left; of one that is too long only the beginning. */
static void read_line(bm_batch_faults_read *r)
{
    r->line.len = 0;
    while (r->line.len <= BM_LIMIT_FAULT_LINE_BYTES) {
        if (r->at == r->ahead.len) {
            r->ahead.len = r->at = 0;
            r->ahead.len = fread(bm_buf_reserve(&r->ahead, STEP), 1, STEP, r->file);
            if (r->ahead.len == 0)
                return;
        }
        const char *from = r->ahead.ptr + r->at;
        const char *end = memchr(from, '\n', r->ahead.len - r->at);
        const size_t n = end ? (size_t)(end - from) + 1 : r->ahead.len - r->at;
        bm_buf_add(&r->line, from, n);
        r->at += n;
        if (end)
            return;
    }
}

int bm_batch_faults_read_next(bm_batch_faults_read *r, bm_batch_faults_json *out, bm_diags *ds)
{
    errno = 0;
    read_line(r);
    if (ferror(r->file))
        return bm_diags_add2(ds, BM_ENV_READ, NULL, r->path, strerror(errno));
    if (r->line.len == 0)
        return 0;
    r->number++;
    bm_arena_reset(r->arena);
    if (r->line.len > BM_LIMIT_FAULT_LINE_BYTES || r->line.ptr[r->line.len - 1] != '\n' ||
        !bm_batch_faults_json_parse(r->arena, bm_str_n(r->line.ptr, r->line.len - 1), out))
        return report_damage(r, ds);
    return 1;
}
