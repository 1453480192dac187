/* The records of a batch as jobs: read, named, and looked up in the journal, in the order of the table. For one thread at a time.
 * SPDX-License-Identifier: MIT */
#ifndef BM_BATCH_BATCH_SOURCE_H
#define BM_BATCH_BATCH_SOURCE_H

#include "batch/batch_finder.h"
#include "batch/batch_job.h"
#include "batch/batch_name.h"
#include "batch/batch_plan.h"

typedef struct {
    const bm_batch_plan *plan;
    bm_records *records;
    bm_batch_name *names;
    bm_batch_finder *journal, *left_over; /* NULL = none */
    bm_batch_target table;                /* when it was opened */
    bool watched;                         /* the table is a file */
    uint64_t taken;                       /* jobs so far */
    uint64_t total;                       /* records so far, of all shards */
    bool at_end;      /* there are no more records; else the limit was reached */
    bm_diags *ending; /* what is said of the table as a whole at its end: hidden rows, … */
} bm_batch_source;

/** bm_batch_source_open(s, plan, ds): 0, or -1 with E…, S… or B…; to be closed in either case. The finders are set by the caller and closed with it. */
int bm_batch_source_open(bm_batch_source *s, const bm_batch_plan *plan, bm_diags *ds);
void bm_batch_source_close(bm_batch_source *s);

/** bm_batch_source_restart(s, ds): from the first record again. 0, or -1 with E… or S…. */
int bm_batch_source_restart(bm_batch_source *s, bm_diags *ds);

/** bm_batch_source_next(s, data, j): the next record. Returns 1; 0 at the end or the limit; -1 when it cannot go on: j->trouble or
 *  j->diags say why. */
int bm_batch_source_next(bm_batch_source *s, bm_data *data, bm_batch_job *j);

/** bm_batch_source_digest(s, out, ds): a quick digest of the bytes of the table, which are read for it. 0, or -1 with E…, or with B… when they are no
 *  longer what they were. */
int bm_batch_source_digest(const bm_batch_source *s, uint8_t out[BM_RECORD_DIGEST], bm_diags *ds);

/** bm_batch_source_is_changed(s): is the table no longer what it was? Any thread. */
bool bm_batch_source_is_changed(const bm_batch_source *s);

#endif
