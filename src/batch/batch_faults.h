/* What is wrong in a batch, record by record: kept in a file beside the journal while the batch runs, and made into reports.
 * Memory does not grow with it.
 * SPDX-License-Identifier: MIT */
#ifndef BM_BATCH_BATCH_FAULTS_H
#define BM_BATCH_BATCH_FAULTS_H

#include "base/buf.h"
#include "batch/batch.h"

/** bm_batch_faults_line(b, item): append one line (JSON, with "\n") that holds the messages of ${item}; nothing when it has none.
 *  The journal keeps it for documents that are made with warnings, so that a batch that goes on still has them. */
void bm_batch_faults_line(bm_buf *b, const bm_batch_item *item);

/**
 * bm_batch_faults_report(faults, n, counts, options, sink, ds):
 * One JSON document of all that is wrong: the counts, and the records with their cells and messages in both languages.
 *
 * faults  paths of ${n} files of such lines, in the order of the shards; one that is missing is an error (E005)
 *
 * Returns 0, or -1 with E…, B040 or O005; what the sink has got is then not the whole report. O(bytes), in the memory of one line.
 */
int bm_batch_faults_report(const char *const *faults, size_t n, const bm_batch_counts *counts,
                           const bm_batch_options *options, const bm_sink *sink, bm_diags *ds);

/** bm_batch_faults_mark(env, faults, n, options, sink, ds): a copy of the table as XLSX in which the cells named in ${faults} are coloured and
 *  commented (bm_table_mark), in Vietnamese. What is wrong with a record as a whole is at its first row. Of more than BM_LIMIT_MARKS the errors come first,
 *  and B041 says how many are left out. Returns 0, or -1 with E…, B040, S… or O005. */
int bm_batch_faults_mark(bm_env *env, const char *const *faults, size_t n,
                         const bm_batch_options *options, const bm_sink *sink, bm_diags *ds);

#endif
