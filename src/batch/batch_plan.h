/* What a batch is to do, worked out once: formats, options of each, and the digest that says whether documents of an earlier run
 * still are what this one would make. Immutable while the threads run.
 * SPDX-License-Identifier: MIT */
#ifndef BM_BATCH_BATCH_PLAN_H
#define BM_BATCH_BATCH_PLAN_H

#include "batch/batch.h"
#include "batch/batch_journal.h"

typedef struct {
    bm_env *env;
    const bm_batch_options *options;
    size_t n_formats; /* each once; PDF when none is asked for */
    const bm_format *formats[BM_BATCH_JOURNAL_FILES];
    bm_render_options render[BM_BATCH_JOURNAL_FILES];
    bm_render_options print; /* of the print file */
    uint8_t digest[BM_RECORD_DIGEST];
} bm_batch_plan;

/** bm_batch_plan_make(p, env, options, ds): 0, or -1 with O003. Both are borrowed. Renders the blank form. */
int bm_batch_plan_make(bm_batch_plan *p, bm_env *env, const bm_batch_options *options,
                       bm_diags *ds);

/** bm_batch_plan_key(p, record, out): of all that the documents of ${record} are made from. */
void bm_batch_plan_key(const bm_batch_plan *p, const bm_record *record,
                       uint8_t out[BM_RECORD_DIGEST]);

/** bm_batch_plan_chain(digest, more): ${digest} of all so far becomes that of all with ${more}. */
void bm_batch_plan_chain(uint8_t digest[BM_RECORD_DIGEST], const uint8_t more[BM_RECORD_DIGEST]);

#endif
