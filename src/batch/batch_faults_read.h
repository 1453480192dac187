/* A file of lines of bm_batch_faults_line, read line by line. SPDX-License-Identifier: MIT */
#ifndef BM_BATCH_BATCH_FAULTS_READ_H
#define BM_BATCH_BATCH_FAULTS_READ_H

#include <stdio.h>

#include "base/buf.h"
#include "batch/batch_faults_json.h"

typedef struct {
    const char *path; /* borrowed */
    FILE *file;
    bm_arena *arena;
    bm_buf line; /* the last one, with "\n" */
    uint32_t number;
    bm_buf ahead; /* what was read of the file, of it `at` bytes taken */
    size_t at;
} bm_batch_faults_read; /* {0} is closed */

/** bm_batch_faults_read_open(r, path, ds): begin. Returns 0, or -1 with E…. Close it in both cases. */
int bm_batch_faults_read_open(bm_batch_faults_read *r, const char *path, bm_diags *ds);
void bm_batch_faults_read_close(bm_batch_faults_read *r);

/**
 * bm_batch_faults_read_next(r, out, ds):
 * The next line, in r->line as it stands and in ${out} as it is meant, until the next call.
 *
 * Returns 1; 0 at the end; -1 with B040 (no such line, the last one without its end included; longer than
 * BM_LIMIT_FAULT_LINE_BYTES) or E001.
 */
int bm_batch_faults_read_next(bm_batch_faults_read *r, bm_batch_faults_json *out, bm_diags *ds);

#endif
