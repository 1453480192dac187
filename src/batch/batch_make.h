/* One job done: is the record right, are its documents there, and if not, their bytes into files of the state. By several threads, each with a
 * maker of its own.
 * SPDX-License-Identifier: MIT */
#ifndef BM_BATCH_BATCH_MAKE_H
#define BM_BATCH_BATCH_MAKE_H

#include "batch/batch_job.h"
#include "batch/batch_plan.h"

typedef struct {
    const bm_batch_plan *plan;
    const bm_batch_folder *folder; /* NULL = there is none: all is made */
    bool only_check;               /* no file is written */
    bm_buf bytes, scratch;
    bm_diags *diags; /* of a second format, which says the same again */
} bm_batch_maker;

void bm_batch_make_init(bm_batch_maker *m, const bm_batch_plan *plan, const bm_batch_folder *folder,
                        bool only_check);
void bm_batch_make_free(bm_batch_maker *m);

/** bm_batch_make(m, data, j): set the outcome and the files of ${j}, or its trouble. ${data} is that of the record. */
void bm_batch_make(bm_batch_maker *m, const bm_data *data, bm_batch_job *j);

/** bm_batch_make_taken(plan, j, i): tell that the name of file ${i} is taken (B001); the record is wrong then. */
void bm_batch_make_taken(const bm_batch_plan *plan, const bm_batch_folder *folder, bm_batch_job *j,
                         size_t i);

#endif
