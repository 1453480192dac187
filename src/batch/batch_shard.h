/* Which part of a table is to be made here. SPDX-License-Identifier: MIT */
#ifndef BM_BATCH_BATCH_SHARD_H
#define BM_BATCH_BATCH_SHARD_H

#include <stdint.h>

#include "base/diags.h"

enum { BM_BATCH_SHARD_MOST = 100000 }; /* shards of a table; Kubernetes has as many indexes */

typedef struct {
    uint32_t shard, n_shards; /* as in bm_batch_options; {0, 0} = all of the table */
} bm_batch_shard;

/** The value of an environment variable, or NULL. */
typedef const char *bm_batch_shard_lookup(void *user, const char *name);

/**
 * bm_batch_shard_find(shard, shards, lookup, user, out, ds):
 * What the options say: --shard 3/100, or --shard 3 --shards 100; or, with --shards 100 alone or --shard auto, what the engine says that runs
 * this as a task of an array:
 *
 *     Slurm       SLURM_ARRAY_TASK_ID, _MIN, _MAX, _COUNT, _STEP
 *     Kubernetes  JOB_COMPLETION_INDEX, from 0; it does not tell how many there are
 *     SGE         SGE_TASK_ID, SGE_TASK_FIRST, SGE_TASK_LAST, SGE_TASK_STEPSIZE
 *
 * With --shards the number of a task of Slurm and SGE is that of the shard: so a second run of the tasks 3 and 17 alone means the same
 * shards. With --shard auto alone the array must be whole: it begins with 0 or 1, and all its numbers are there.
 *
 * shard, shards  the values of the options; NULL = not given. Without both all is made, also in a task of an array, which may have a table of its own:
 *                nothing is left out that nobody asked to leave out
 *
 * Returns 0, or -1 with B060 to B064.
 */
int bm_batch_shard_find(const char *shard, const char *shards, bm_batch_shard_lookup *lookup,
                        void *user, bm_batch_shard *out, bm_diags *ds);

#endif
