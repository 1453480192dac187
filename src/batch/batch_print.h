/* The print file of a batch: the documents of all right records, one behind the other. SPDX-License-Identifier: MIT */
#ifndef BM_BATCH_BATCH_PRINT_H
#define BM_BATCH_BATCH_PRINT_H

#include "batch/batch_commit.h"
#include "batch/batch_source.h"

typedef struct {
    const bm_batch_plan *plan;
    bm_batch_source *source;
    const bm_batch_folder *folder; /* NULL = none: the records are looked at for the first time */
    const bm_batch_commit *commit; /* of the pass before: which records are right; NULL = none */
    const bm_batch_listener *listener;
    bm_batch_counts *counts;
    double before, share; /* as in a pool task */
} bm_batch_print_task;

/** bm_batch_print_may(t, ds): may the file be written? -1 with O002 when somebody else's stands there. */
int bm_batch_print_may(const bm_batch_print_task *t, bm_diags *ds);

/** bm_batch_print_run(t, ds): write it, when it is not there as it would be now. The source is at its beginning. BROKEN with O…, E…, S… or B…. */
bm_batch_end bm_batch_print_run(const bm_batch_print_task *t, bm_diags *ds);

#endif
