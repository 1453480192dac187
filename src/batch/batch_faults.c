/* The line of a record. Messages have the names that --diagnostics json gives them. SPDX-License-Identifier: MIT */
#include "batch/batch_faults.h"

#include "batch/batch_faults_text.h"

static const char *const outcomes[] = {
    [BM_BATCH_MADE] = "made",
    [BM_BATCH_UNCHANGED] = "unchanged",
    [BM_BATCH_FAILED] = "failed",
    [BM_BATCH_CHECKED] = "checked",
};

static const char *const severities[] = {
    [BM_NOTE] = "note", [BM_WARNING] = "warning", [BM_ERROR] = "error"};

static void add_both(bm_buf *b, const char *key, const char *const text[2])
{
    bm_buf_add_cstr(b, ",\"");
    bm_buf_add_cstr(b, key);
    bm_buf_add_cstr(b, "\":{");
    bm_batch_faults_text(b, "vi", text[BM_LANG_VI]);
    bm_buf_add_byte(b, ',');
    bm_batch_faults_text(b, "en", text[BM_LANG_EN]);
    bm_buf_add_byte(b, '}');
}

static void add_message(bm_buf *b, const bm_diag *d)
{
    bm_buf_add_byte(b, '{');
    bm_batch_faults_text(b, "code", d->code);
    bm_buf_add_byte(b, ',');
    bm_batch_faults_text(b, "severity", severities[d->severity]);
    bm_buf_add_byte(b, ',');
    bm_batch_faults_text(b, "file", d->file);
    bm_buf_add_byte(b, ',');
    bm_batch_faults_text_int(b, "line", d->line);
    bm_buf_add_byte(b, ',');
    bm_batch_faults_text_int(b, "column", d->col);
    bm_buf_add_byte(b, ',');
    bm_batch_faults_text(b, "cell", d->cell);
    bm_buf_add_byte(b, ',');
    bm_batch_faults_text(b, "path", d->path);
    add_both(b, "message", d->message);
    add_both(b, "hint", d->hint);
    bm_buf_add_byte(b, '}');
}

void bm_batch_faults_line(bm_buf *b, const bm_batch_item *item)
{
    const size_t n = bm_diags_count(item->diags);
    if (n == 0 && bm_diags_dropped(item->diags) == 0)
        return;
    bm_buf_add_byte(b, '{');
    bm_batch_faults_text(b, "sheet", item->record->sheet);
    bm_buf_add_byte(b, ',');
    bm_batch_faults_text_int(b, "row", item->record->row);
    bm_buf_add_byte(b, ',');
    bm_batch_faults_text_int(b, "n_rows", item->record->n_rows);
    bm_buf_add_byte(b, ',');
    bm_batch_faults_text(b, "outcome", outcomes[item->outcome]);
    bm_buf_add_byte(b, ',');
    bm_batch_faults_text_int(b, "dropped", bm_diags_dropped(item->diags));
    bm_buf_add_cstr(b, ",\"messages\":[");
    for (size_t i = 0; i < n; i++) {
        if (i)
            bm_buf_add_byte(b, ',');
        add_message(b, bm_diags_at(item->diags, i));
    }
    bm_buf_add_cstr(b, "]}\n");
}
