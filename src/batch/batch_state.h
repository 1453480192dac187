/* Where a batch keeps what it knows of itself. SPDX-License-Identifier: MIT */
#ifndef BM_BATCH_BATCH_STATE_H
#define BM_BATCH_BATCH_STATE_H

#include "base/buf.h"
#include "batch/batch.h"

/** bm_batch_state_folder(b, dir, shard, n_shards): append the path of the folder with journal, faults and done, without a final "/":
 *  "DIR/.bieumau", of a shard "DIR/.bieumau/shard-003-of-100" (as many digits as n_shards has). */
void bm_batch_state_folder(bm_buf *b, const char *dir, uint32_t shard, uint32_t n_shards);

/** bm_batch_state_documents(b, dir, shard, n_shards): append the path of the folder with the documents, without a final "/": DIR, of a shard
 *  "DIR/shard-003". */
void bm_batch_state_documents(bm_buf *b, const char *dir, uint32_t shard, uint32_t n_shards);

/** What `done` says: the run came to the end of the table. Text, "name: value" lines; read as hostile. */
typedef struct {
    bm_batch_counts counts;
    uint64_t total;                         /* records of the whole table, of all shards */
    uint8_t table_digest[BM_RECORD_DIGEST]; /* of the bytes of the table */
    uint8_t options_digest
        [BM_RECORD_DIGEST]; /* form, definition, program version, formats, name, render options */
} bm_batch_done;

/** bm_batch_state_read_done(folder, out, ds): 1, 0 when there is none, -1 with B…. bm_batch_state_write_done(folder, done, ds): whole or not at
 *  all. 0, or -1. */
int bm_batch_state_read_done(const char *folder, bm_batch_done *out, bm_diags *ds);
int bm_batch_state_write_done(const char *folder, const bm_batch_done *done, bm_diags *ds);

#endif
