/* The report for other programs. Lines are checked and then copied as they stand: what they say is what the report says.
 * SPDX-License-Identifier: MIT */
#include "base/diags.h"
#include "batch/batch_faults.h"
#include "batch/batch_faults_read.h"
#include "batch/batch_faults_text.h"

static int put(const bm_sink *sink, const char *bytes, size_t n, bm_diags *ds)
{
    return sink->write(sink->user, bytes, n) == 0 ? 0 : bm_diags_add0(ds, BM_OUTPUT_SINK, NULL);
}

static void add_head(bm_buf *b, const bm_batch_counts *counts, const bm_batch_options *options)
{
    const struct {
        const char *key;
        uint64_t n;
    } numbers[] = {{"records", counts->records},     {"made", counts->made},
                   {"unchanged", counts->unchanged}, {"failed", counts->failed},
                   {"warned", counts->warned},       {"left_over", counts->left_over},
                   {"pruned", counts->pruned},       {"bytes", counts->bytes}};
    bm_form_info form;
    bm_form_describe(options->form, &form);
    bm_buf_add_cstr(b, "{\n");
    bm_batch_faults_text(b, "bieumau", bm_version());
    bm_buf_add_cstr(b, ",\n");
    bm_batch_faults_text(b, "table", options->table);
    bm_buf_add_cstr(b, ",\n");
    bm_batch_faults_text(b, "form", form.id);
    bm_buf_add_cstr(b, ",\n\"dry_run\":");
    bm_buf_add_cstr(b, options->dry_run ? "true" : "false");
    bm_buf_add_cstr(b, ",\n\"counts\":{");
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        if (i)
            bm_buf_add_byte(b, ',');
        bm_batch_faults_text_int(b, numbers[i].key, numbers[i].n);
    }
    bm_buf_add_cstr(b, "},\n\"records\":[");
}

/* The lines of one file; ${*n}: how many records stand before them. */
static int put_file(const char *path, uint64_t *n, const bm_sink *sink, bm_diags *ds)
{
    bm_batch_faults_read r;
    bm_batch_faults_json record;
    int status = bm_batch_faults_read_open(&r, path, ds);
    while (status == 0 && (status = bm_batch_faults_read_next(&r, &record, ds)) == 1) {
        status = (*n)++ > 0 ? put(sink, ",\n", 2, ds) : put(sink, "\n", 1, ds);
        if (status == 0)
            status = put(sink, r.line.ptr, r.line.len - 1, ds);
    }
    bm_batch_faults_read_close(&r);
    return status;
}

int bm_batch_faults_report(const char *const *faults, size_t n, const bm_batch_counts *counts,
                           const bm_batch_options *options, const bm_sink *sink, bm_diags *ds)
{
    bm_buf head = {0};
    uint64_t records = 0;
    add_head(&head, counts, options);
    int status = put(sink, head.ptr, head.len, ds);
    bm_buf_free(&head);
    for (size_t i = 0; i < n && status == 0; i++)
        status = put_file(faults[i], &records, sink, ds);
    return status != 0 ? -1 : put(sink, "\n]\n}\n", 5, ds);
}
