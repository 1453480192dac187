/* The last line of a batch. SPDX-License-Identifier: MIT */
#ifndef BM_CLI_BATCH_SUMMARY_H
#define BM_CLI_BATCH_SUMMARY_H

#include "batch/batch.h"
#include "cli/cli.h"

typedef struct {
    const bm_batch_options *options;
    const bm_batch_counts *counts;
    uint64_t would_make; /* of a dry run */
    double seconds;      /* that it took; 0 = not said */
    const char *end;     /* "done", "stopped", "broken" */
} bm_batch_summary;

/** bm_batch_summary_tell(cli, s): print the line; JSON gets an entry "batch", behind those that the report has already. */
void bm_batch_summary_tell(bm_cli *cli, const bm_batch_summary *s);

#endif
