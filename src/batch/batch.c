/* SPDX-License-Identifier: MIT */
#include "batch/batch.h"

#include <stdio.h>

#include "batch/batch_name.h"

bm_batch_end bm_batch_run(bm_env *env, const bm_batch_options *options,
                          const bm_batch_listener *listener, bm_batch_counts *counts, bm_diags *ds)
{
    bm_records *r = bm_records_open(env, options->form, options->table, options->records, ds);
    bm_batch_name *names = r ? bm_batch_name_open(options->name, options->form, ds) : NULL;
    bm_data *data = bm_data_new(NULL);
    bm_diags *own = bm_diags_new();
    bm_record record;
    int status = names ? 1 : -2;
    *counts = (bm_batch_counts){0};
    while (status != -2 &&
           (bm_diags_clear(own), status = bm_records_next(r, data, &record, own)) != 0) {
        char stem[BM_BATCH_NAME_BYTES + 1], path[4096];
        const char *paths[] = {path};
        bm_batch_name_make(names, data, &record, stem);
        (void)snprintf(path, sizeof path, "%s/%s.pdf", options->dir, stem);
        bool made = status == 1 &&
                    bm_render_file(env, options->form, data, options->render, path, own) == 0;
        const bm_batch_item item = {&record, made ? BM_BATCH_MADE : BM_BATCH_FAILED, own, paths};
        counts->records++;
        counts->made += made;
        counts->failed += !made;
        if (listener->item)
            listener->item(listener->user, &item);
    }
    bm_diags_free(own);
    bm_data_free(data);
    bm_batch_name_free(names);
    bm_records_close(r);
    return status == -2 ? BM_BATCH_BROKEN : BM_BATCH_DONE;
}
