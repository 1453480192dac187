/* SPDX-License-Identifier: MIT */
#include "batch/batch_shard.h"

#include <inttypes.h>
#include <stdio.h>

/* The variables of an engine; NULL = it has none of that kind. */
typedef struct {
    const char *id, *first, *last, *count, *step;
    bool from_zero; /* the first task is 0, always */
} engine;

static const engine engines[] = {
    {.id = "SLURM_ARRAY_TASK_ID",
     .first = "SLURM_ARRAY_TASK_MIN",
     .last = "SLURM_ARRAY_TASK_MAX",
     .count = "SLURM_ARRAY_TASK_COUNT",
     .step = "SLURM_ARRAY_TASK_STEP"},
    {.id = "JOB_COMPLETION_INDEX", .from_zero = true},
    {.id = "SGE_TASK_ID",
     .first = "SGE_TASK_FIRST",
     .last = "SGE_TASK_LAST",
     .step = "SGE_TASK_STEPSIZE"},
};

typedef struct {
    bm_batch_shard_lookup *lookup;
    void *user;
    bm_diags *ds;
} job;

/* ${*p} is moved behind a number in decimal. Returns whether there is one that fits. */
static bool take_number(const char **p, uint32_t *out)
{
    uint64_t n = 0;
    const char *from = *p;
    for (; **p >= '0' && **p <= '9' && n <= UINT32_MAX; ++*p)
        n = n * 10 + (uint64_t)(**p - '0');
    *out = (uint32_t)n;
    return *p > from && n <= UINT32_MAX;
}

static int refuse_range(uint32_t shard, uint32_t n_shards, bm_diags *ds)
{
    char number[12], count[12], most[12];
    (void)snprintf(number, sizeof number, "%" PRIu32, shard);
    (void)snprintf(count, sizeof count, "%" PRIu32, n_shards);
    (void)snprintf(most, sizeof most, "%d", BM_BATCH_SHARD_MOST);
    return bm_diags_add3(ds, BM_SHARD_RANGE, NULL, number, count, most);
}

static int take_shard(uint32_t shard, uint32_t n_shards, bm_batch_shard *out, bm_diags *ds)
{
    if (n_shards < 1 || n_shards > BM_BATCH_SHARD_MOST || shard < 1 || shard > n_shards)
        return refuse_range(shard, n_shards, ds);
    *out = (bm_batch_shard){shard, n_shards};
    return 0;
}

/* A variable with a number; ${missing} when it is not set. Returns -1 when it is something else. */
static int read_number(const job *j, const char *name, uint32_t missing, uint32_t *out)
{
    const char *value = name ? j->lookup(j->user, name) : NULL, *p = value;
    *out = missing;
    if (!value || !*value)
        return 0;
    if (take_number(&p, out) && !*p)
        return 0;
    return bm_diags_add2(j->ds, BM_SHARD_VARIABLE, NULL, name, value);
}

/* The engine that runs this as a task of an array, or NULL. SGE sets "undefined" for other jobs. */
static const engine *find_engine(const job *j)
{
    for (size_t i = 0; i < sizeof engines / sizeof *engines; i++) {
        const char *id = j->lookup(j->user, engines[i].id);
        if (id && *id && strcmp(id, "undefined") != 0)
            return &engines[i];
    }
    return NULL;
}

/* The task ${id} of an array that is whole. */
static int take_whole_array(const job *j, const engine *e, uint32_t id, bm_batch_shard *out)
{
    uint32_t first, last, count, step;
    if (read_number(j, e->first, UINT32_MAX, &first) != 0 ||
        read_number(j, e->last, UINT32_MAX, &last) != 0 || read_number(j, e->step, 1, &step) != 0 ||
        read_number(j, e->count, 0, &count) != 0)
        return -1;
    bool known = first <= 1 && last != UINT32_MAX && last >= first && step >= 1;
    uint32_t all = known ? (last - first) / step + 1 : 0;
    if (!known || (count != 0 && count != all) || id < first || id > last ||
        (id - first) % step != 0)
        return bm_diags_add1(j->ds, BM_SHARD_COUNT, NULL, e->id);
    return take_shard((id - first) / step + 1, all, out, j->ds);
}

static int take_engine(const job *j, uint32_t n_shards, bm_batch_shard *out)
{
    const engine *e = find_engine(j);
    uint32_t id;
    if (!e)
        return bm_diags_add0(j->ds, BM_SHARD_NO_ENGINE, NULL);
    if (read_number(j, e->id, 0, &id) != 0)
        return -1;
    if (n_shards)
        return take_shard(id + (e->from_zero && id < UINT32_MAX), n_shards, out, j->ds);
    return e->from_zero ? bm_diags_add1(j->ds, BM_SHARD_COUNT, NULL, e->id)
                        : take_whole_array(j, e, id, out);
}

int bm_batch_shard_find(const char *shard, const char *shards, bm_batch_shard_lookup *lookup,
                        void *user, bm_batch_shard *out, bm_diags *ds)
{
    const job j = {lookup, user, ds};
    const char *p = shards;
    uint32_t n_shards = 0, number, of;
    *out = (bm_batch_shard){0, 0};
    if (shards && (!take_number(&p, &n_shards) || *p))
        return bm_diags_add2(ds, BM_SHARD_SYNTAX, NULL, "--shards", shards);
    if (shards && (n_shards < 1 || n_shards > BM_BATCH_SHARD_MOST))
        return refuse_range(1, n_shards, ds);
    if (!shard && !shards)
        return 0;
    if (!shard || strcmp(shard, "auto") == 0)
        return take_engine(&j, n_shards, out);
    p = shard;
    bool right = take_number(&p, &number);
    of = n_shards;
    if (right && *p == '/') {
        p++;
        right = take_number(&p, &of) && (!n_shards || of == n_shards);
    }
    if (!right || *p || !of)
        return bm_diags_add2(ds, BM_SHARD_SYNTAX, NULL, "--shard", shard);
    return take_shard(number, of, out, ds);
}
