/* The faults as marks of cells: errors first, so that what is left when there are too many is worth less.
 * SPDX-License-Identifier: MIT */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/diags.h"
#include "base/limit.h"
#include "batch/batch_faults.h"
#include "batch/batch_faults_read.h"

typedef struct {
    bm_arena *arena; /* of the texts */
    bm_mark *marks;
    size_t n, cap;
    uint64_t left_out;
} collection;

/* "Lỗi D034: số này không có 12 chữ số\n→ kiểm tra lại" */
static const char *comment(bm_arena *a, const bm_batch_faults_json_message *m)
{
    static const char *const words[] = {
        [BM_NOTE] = "Ghi chú", [BM_WARNING] = "Cảnh báo", [BM_ERROR] = "Lỗi"};
    const char *hint = m->hint[BM_LANG_VI];
    return bm_arena_printf(a, "%s %s: %s%s%s", words[m->severity], m->code, m->message[BM_LANG_VI],
                           *hint ? "\n→ " : "", hint);
}

static void add(collection *c, const bm_batch_faults_json *record,
                const bm_batch_faults_json_message *m)
{
    if (c->n == BM_LIMIT_MARKS) {
        c->left_out++;
        return;
    }
    if (c->n == c->cap) {
        c->cap = c->cap ? 2 * c->cap : 256;
        c->marks = realloc(c->marks, c->cap * sizeof *c->marks);
        if (!c->marks)
            bm_arena_out_of_memory();
    }
    const bool in_row = m->cell && m->line;
    c->marks[c->n++] = (bm_mark){.row = in_row ? m->line : record->row,
                                 .col = in_row ? m->col : 0,
                                 .severity = m->severity,
                                 .text = comment(c->arena, m)};
}

static int collect(collection *c, const char *path, bm_severity severity, bm_diags *ds)
{
    bm_batch_faults_read r;
    bm_batch_faults_json record;
    int status = bm_batch_faults_read_open(&r, path, ds);
    while (status == 0 && (status = bm_batch_faults_read_next(&r, &record, ds)) == 1) {
        for (size_t i = 0; i < record.n; i++)
            if (record.messages[i].severity == severity)
                add(c, &record, &record.messages[i]);
        status = 0;
    }
    bm_batch_faults_read_close(&r);
    return status;
}

static int tell_left_out(const collection *c, bm_diags *ds)
{
    char most[16], more[24];
    if (c->left_out == 0)
        return 0;
    (void)snprintf(most, sizeof most, "%d", BM_LIMIT_MARKS);
    (void)snprintf(more, sizeof more, "%" PRIu64, c->left_out);
    return bm_diags_add2(ds, BM_BATCH_MARKS_LIMIT, NULL, most, more);
}

int bm_batch_faults_mark(bm_env *env, const char *const *faults, size_t n,
                         const bm_batch_options *options, const bm_sink *sink, bm_diags *ds)
{
    collection c = {.arena = bm_arena_new()};
    int status = 0;
    for (int severity = BM_ERROR; severity >= BM_NOTE && status == 0; severity--)
        for (size_t i = 0; i < n && status == 0; i++)
            status = collect(&c, faults[i], (bm_severity)severity, ds);
    if (status == 0)
        status = bm_table_mark(env, options->table, options->records, c.marks, c.n, sink, ds);
    if (status == 0)
        status = tell_left_out(&c, ds);
    free(c.marks);
    bm_arena_free(c.arena);
    return status;
}
