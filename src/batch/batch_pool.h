/* One pass over the records: threads take some records at a time, read them in turn and make them side by side; the thread of the caller commits
 * what is done, in the order of the records. As many records are on the way as there are jobs, so that memory does not grow, and one
 * that takes long lets the others run ahead only so far.
 * SPDX-License-Identifier: MIT */
#ifndef BM_BATCH_BATCH_POOL_H
#define BM_BATCH_BATCH_POOL_H

#include "batch/batch_commit.h"
#include "batch/batch_source.h"

typedef struct {
    const bm_batch_plan *plan;
    bm_batch_source *source;
    bm_batch_commit *commit; /* begun */
    double before, share;    /* of the whole work: done before this pass, and this pass */
} bm_batch_pool_task;

/** bm_batch_pool_run(t, ds): BROKEN with E…, S…, O… or B…. */
bm_batch_end bm_batch_pool_run(const bm_batch_pool_task *t, bm_diags *ds);

#endif
