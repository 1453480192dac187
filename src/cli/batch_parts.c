/* SPDX-License-Identifier: MIT */
#include "cli/batch_parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "batch/batch_collect.h"
#include "batch/batch_faults.h"
#include "batch/batch_shard.h"
#include "batch/batch_zip.h"
#include "cli/batch_summary.h"
#include "cli/outputs.h"
#include "cli/save.h"

static const char *variable(void *user, const char *name)
{
    (void)user;
    return getenv(name);
}

bool bm_batch_parts_find(bm_cli *cli, bm_batch_options *o)
{
    bm_batch_shard part = {0, 0};
    const char *shard = bm_cli_value(cli, BM_OPT_SHARD), *shards = bm_cli_value(cli, BM_OPT_SHARDS);
    if (bm_cli_has(
            cli,
            BM_OPT_COLLECT)) /* of all of them: which one this process might make does not matter */
        return bm_batch_order_number(cli, BM_OPT_SHARDS, BM_BATCH_SHARD_MOST, &o->n_shards);
    bool good = bm_batch_shard_find(shard, shards, variable, NULL, &part, cli->ds) == 0;
    bm_cli_tell(cli);
    o->shard = part.shard;
    o->n_shards = part.n_shards;
    return good;
}

void bm_batch_parts_pack(bm_cli *cli, const bm_batch_options *o)
{
    uint64_t files = 0;
    if (!o->zip)
        return;
    const bm_batch_shard part = {.shard = o->shard, .n_shards = o->n_shards};
    bool made = bm_batch_zip_write(o->zip, o->dir, part, true, &files, cli->ds) == 0 && files > 0;
    bm_cli_tell(cli);
    if (made)
        bm_outputs_made(cli, o->zip);
}

void bm_batch_parts_faults(bm_cli *cli, const bm_batch_order *order, const char *const *faults,
                           size_t n, const bm_batch_counts *counts)
{
    bm_save out;
    if (order->report && bm_save_open(cli, &out, order->report)) {
        const bm_sink sink = bm_save_sink(&out);
        bool good = bm_batch_faults_report(faults, n, counts, &order->options, &sink, cli->ds) == 0;
        bm_save_tell(cli, &out);
        (void)bm_save_finish(cli, &out, good);
    }
    if (order->mark && bm_save_open(cli, &out, order->mark)) {
        const bm_sink sink = bm_save_sink(&out);
        bool good = bm_batch_faults_mark(cli->env, faults, n, &order->options, &sink, cli->ds) == 0;
        bm_save_tell(cli, &out);
        (void)bm_save_finish(cli, &out, good);
    }
}

void bm_batch_parts_collect(bm_cli *cli, const bm_batch_order *order)
{
    bm_batch_collection all;
    const bm_batch_summary summary = {
        .options = &order->options, .counts = &all.counts, .end = "done"};
    const bm_batch_summary part = {
        .options = &order->options, .counts = &all.counts, .end = "broken"};
    bool whole =
        bm_batch_collect(&order->options, bm_cli_has(cli, BM_OPT_VERIFY), &all, cli->ds) == 0;
    bm_cli_tell(cli);
    if (all.n_missing) /* for a script that runs them again */
        (void)printf("%s\n", all.missing.ptr);
    bm_batch_parts_faults(cli, order, all.faults, all.n_faults, &all.counts);
    if (whole)
        bm_batch_parts_pack(cli, &order->options);
    if (whole && all.counts.failed && cli->report.status == 0)
        cli->report.status = 1; /* as the parts themselves said */
    bm_batch_summary_tell(cli, whole ? &summary : &part);
    bm_batch_collect_free(&all);
}
