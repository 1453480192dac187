/* Are all shards of a batch there, and are they of one batch? SPDX-License-Identifier: MIT */
#ifndef BM_BATCH_BATCH_COLLECT_H
#define BM_BATCH_BATCH_COLLECT_H

#include "base/buf.h"
#include "base/diags.h"
#include "batch/batch.h"

typedef struct {
    bm_batch_counts counts; /* of all shards that are complete */
    uint64_t total;         /* records of the table */
    uint64_t documents;     /* files that were found as the journals tell */
    uint32_t n_missing;     /* shards that are missing, incomplete, damaged, or of another batch */
    bm_buf
        missing; /* their numbers, "3,17-19", as `sbatch --array=` takes them; 0-terminated; "" = none */
    bm_buf paths; /* of faults */
    const char *
        *faults; /* files with the faults of the complete shards, for bm_batch_faults_report */
    size_t n_faults;
} bm_batch_collection;

/**
 * bm_batch_collect(options, thorough, out, ds):
 * Look whether the batch in options->dir is complete: each of its options->n_shards (0 = it was made in one) has come to the end of the table, all of the
 * same table with the same options, and every document that a journal tells of has the size that it was made with. When shards differ,
 * the right ones are those that most are like. Nothing is changed; a shard that is being made meanwhile is missing.
 *
 * thorough  also read every document, and compare its digest
 *
 * Returns 0 when all is there, else -1 with what is wrong and at last B066, which names the shards to be made again. ${out} is filled in in
 * either case; to be freed by bm_batch_collect_free. O(documents); some 100 bytes a shard.
 */
int bm_batch_collect(const bm_batch_options *options, bool thorough, bm_batch_collection *out,
                     bm_diags *ds);
void bm_batch_collect_free(bm_batch_collection *c);

#endif
