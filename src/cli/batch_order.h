/* What the command line asks of a batch. SPDX-License-Identifier: MIT */
#ifndef BM_CLI_BATCH_ORDER_H
#define BM_CLI_BATCH_ORDER_H

#include "batch/batch.h"
#include "cli/cli.h"

typedef struct {
    bm_batch_options options; /* but for form and profile */
    bm_records_options records;
    bm_render_options render;
    const char *report, *mark;                 /* files; NULL = none */
    const char **formats, **where, **group_by; /* on the heap */
    char *dir;                                 /* options.dir, without "/" at its end */
    char **words; /* what they were cut from; on the heap, NULL at the end */
} bm_batch_order;

/**
 * bm_batch_order_read(cli, order):
 * Read and check all options before anything is looked at. False (told: C004, C007, C009, C029 to C031, C033, O003, O040). Free with
 * bm_batch_order_free in both cases. ${order} must not be moved: options point into it.
 */
bool bm_batch_order_read(bm_cli *cli, bm_batch_order *order);
/** bm_batch_order_number(cli, id, most, out): the number from 1 to ${most} of an option, 0 when it is not given. False (told: C004). */
bool bm_batch_order_number(bm_cli *cli, bm_option_id id, uint32_t most, uint32_t *out);

void bm_batch_order_free(bm_batch_order *order);

#endif
