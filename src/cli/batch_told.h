/* What is said of the records of a batch while it runs. SPDX-License-Identifier: MIT */
#ifndef BM_CLI_BATCH_TOLD_H
#define BM_CLI_BATCH_TOLD_H

#include "cli/batch_progress.h"
#include "cli/cli.h"

enum { BM_BATCH_TOLD_CODES = 64 };

/* A code, and how often it was shown and not shown. */
typedef struct {
    char code[8];
    uint64_t shown, hidden;
    char *last; /* what was shown last, on the heap: of an error the hint, of others the message */
} bm_batch_told_code;

typedef struct {
    bm_cli *cli;
    bm_batch_progress *progress;
    const char *dir;             /* of the documents; NULL = none */
    FILE *faults;                /* lines of bm_batch_faults_line; NULL = nobody needs them */
    bool faults_failed;          /* they could not be written */
    uint64_t wrong, wrong_shown; /* records */
    uint64_t checked;            /* that would be made */
    bm_batch_told_code errors[BM_BATCH_TOLD_CODES], others[BM_BATCH_TOLD_CODES];
} bm_batch_told;

/** bm_batch_told_open(t, cli, progress, dir): nothing was said yet. Free with bm_batch_told_free. */
void bm_batch_told_open(bm_batch_told *t, bm_cli *cli, bm_batch_progress *progress,
                        const char *dir);
void bm_batch_told_free(bm_batch_told *t);

/** bm_batch_told_item(t, item): tell what is wrong with a record: of the first records all that is wrong, of the others it is counted; a warning or
 *  note some times for each code. Of a dry run the first names. */
void bm_batch_told_item(bm_batch_told *t, const bm_batch_item *item);

/** bm_batch_told_rest(t, marked): what was only counted; ${marked}: a copy of the table is going to show it. */
void bm_batch_told_rest(bm_batch_told *t, bool marked);

#endif
