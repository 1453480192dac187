/* The documents that the journals of a batch tell of, one after the other. SPDX-License-Identifier: MIT */
#ifndef BM_BATCH_BATCH_DOCUMENTS_H
#define BM_BATCH_BATCH_DOCUMENTS_H

#include <stdio.h>

#include "batch/batch_journal.h"
#include "batch/batch_shard.h"

typedef struct {
    const char *dir;     /* borrowed */
    bm_batch_shard part; /* the shard that is read */
    uint32_t last;
    FILE *file;
    bm_batch_journal_reader journal;
    bm_buf journal_path; /* 0-terminated */
    uint64_t at, line_number;
    bm_batch_journal_line line; /* the record that was read last; borrowed until the next one */
    bm_buf path;                /* folder of the documents with "/", then the path of one */
    size_t prefix, folder;      /* of `path`: dir with "/", and all of the folder */
} bm_batch_documents;

/** bm_batch_documents_open(d, dir, part): read the journal of ${part}; {0, n}: those of all n shards, in their order. Free with
 *  bm_batch_documents_close. */
void bm_batch_documents_open(bm_batch_documents *d, const char *dir, bm_batch_shard part);
void bm_batch_documents_close(bm_batch_documents *d);

/** bm_batch_documents_next(d, ds): the next record into d->line. 1; 0 at the end; -1 with E… (there is no journal) or B067. Constant memory. */
int bm_batch_documents_next(bm_batch_documents *d, bm_diags *ds);

/** bm_batch_documents_path(d, file): where file ${file} of d->line is; bm_batch_documents_name: the same from dir on ("shard-003/a.pdf").
 *  Until the next call. */
const char *bm_batch_documents_path(bm_batch_documents *d, size_t file);
const char *bm_batch_documents_name(bm_batch_documents *d, size_t file);

#endif
