/* A batch that is made in parts, and what is made of the documents afterwards. SPDX-License-Identifier: MIT */
#ifndef BM_CLI_BATCH_PARTS_H
#define BM_CLI_BATCH_PARTS_H

#include "cli/batch_order.h"

/** bm_batch_parts_find(cli, o): the shard of --shard, --shards and, for these, the environment, into ${o}. With --collect --shards alone. False (told: B060 to
 *  B064, C004). */
bool bm_batch_parts_find(bm_cli *cli, bm_batch_options *o);

/** bm_batch_parts_pack(cli, o): make the ZIP file of --zip, if there is to be one, and say so; what is wrong is told. */
void bm_batch_parts_pack(bm_cli *cli, const bm_batch_options *o);

/** bm_batch_parts_faults(cli, order, faults, n, counts): make the files of --report and --mark, if there are to be any, from ${n} files with the lines of
 *  bm_batch_faults_line. */
void bm_batch_parts_faults(bm_cli *cli, const bm_batch_order *order, const char *const *faults,
                           size_t n, const bm_batch_counts *counts);

/** bm_batch_parts_collect(cli, order): --collect: are all parts there? Tells the counts of all, then --report, --mark and --zip of all. */
void bm_batch_parts_collect(bm_cli *cli, const bm_batch_order *order);

#endif
