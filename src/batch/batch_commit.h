/* Jobs that are done, made last: their files get their names, the log of the run gets their lines, and then the world hears of them. By
 * one thread, in the order of the records, some dozens at a time, because a disk takes as long for one as for many.
 *
 * Whenever the process is killed, a document under its name is whole, and a line of the log is about documents that are.
 * SPDX-License-Identifier: MIT */
#ifndef BM_BATCH_BATCH_COMMIT_H
#define BM_BATCH_BATCH_COMMIT_H

#include "batch/batch_job.h"
#include "batch/batch_plan.h"

typedef struct {
    const bm_batch_plan *plan;
    bm_batch_folder *folder; /* NULL = there is none */
    const bm_batch_listener *listener;
    bm_batch_counts *counts;
    bool only_check;
    bool only_failures; /* the listener hears of wrong records only */
    int faults;         /* descriptor of the file of faults; -1 = none */
    int subfolder;      /* descriptor of the folder that has got documents last; -1 = none */
    char subfolder_name[BM_BATCH_JOB_PATH];
    uint64_t log_bytes;
    uint64_t seen;                  /* records that went through */
    bm_buf wrong;                   /* a bit for each: is it wrong? */
    uint8_t good[BM_RECORD_DIGEST]; /* over the keys of the others */
    bm_buf lines, told, scratch;
} bm_batch_commit;

/** bm_batch_commit_begin(c, ds): when the upper members are set: open log and file of faults. 0, or -1 with O…; to be ended in either case. */
int bm_batch_commit_begin(bm_batch_commit *c, bm_diags *ds);

/** bm_batch_commit_group(c, jobs, n, ds): 0, or -1 with O…: then some of the files may have their names, but nobody has been told. */
int bm_batch_commit_group(bm_batch_commit *c, bm_batch_job *const *jobs, size_t n, bm_diags *ds);

/** bm_batch_commit_trouble(c, j, ds): tell the trouble of ${j}. Returns -1. */
int bm_batch_commit_trouble(const bm_batch_commit *c, const bm_batch_job *j, bm_diags *ds);

/** bm_batch_commit_is_wrong(c, i): was record ${i} (from 0) wrong? */
bool bm_batch_commit_is_wrong(const bm_batch_commit *c, uint64_t i);

/** bm_batch_commit_end(c, publish, ds): close; with ${publish} the faults of this run become those of the batch. 0, or -1 with O…. */
int bm_batch_commit_end(bm_batch_commit *c, bool publish, bm_diags *ds);

/** bm_batch_commit_free(c). */
void bm_batch_commit_free(bm_batch_commit *c);

#endif
