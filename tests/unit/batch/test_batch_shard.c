/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>

#include "batch/batch_shard.h"

/* ${user}: "NAME=value" texts, ended by NULL. */
static const char *lookup(void *user, const char *name)
{
    size_t n = strlen(name);
    for (const char *const *v = user; *v; v++)
        if (strncmp(*v, name, n) == 0 && (*v)[n] == '=')
            return *v + n + 1;
    return NULL;
}

/* "3/100", or the code of the fault. */
static void find(const char *shard, const char *shards, const char **environment,
                 const char *expected)
{
    char got[32];
    bm_batch_shard out;
    bm_diags *ds = bm_diags_new();
    int status = bm_batch_shard_find(shard, shards, lookup, environment, &out, ds);
    assert_int_equal(status != 0, bm_diags_count(ds) == 1);
    (void)snprintf(got, sizeof got, "%u/%u", out.shard, out.n_shards);
    assert_string_equal(status ? bm_diags_at(ds, 0)->code : got, expected);
    bm_diags_free(ds);
}

#define ENVIRONMENT(...) ((const char *[]){__VA_ARGS__, NULL})
#define SLURM(id, first, last, count)                                          \
    ENVIRONMENT("SLURM_ARRAY_TASK_ID=" id, "SLURM_ARRAY_TASK_MIN=" first,      \
                "SLURM_ARRAY_TASK_MAX=" last, "SLURM_ARRAY_TASK_COUNT=" count, \
                "SLURM_ARRAY_TASK_STEP=1")

static void options(void **state)
{
    (void)state;
    const char **none = ENVIRONMENT(NULL);
    find(NULL, NULL, none, "0/0");
    find(NULL, "100", none, "B062");
    find("3/100", NULL, none, "3/100");
    find("3/100", "100", none, "3/100");
    find("3", "100", none, "3/100");
    find("1/1", NULL, none, "1/1");
    static const char *const wrong[] = {"",     "3",     "3/",    "/3",           "3/100x", "a/b",
                                        "-1/3", "3 / 4", "3/4/5", "3/9999999999", "AUTO"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        find(wrong[i], NULL, none, "B060");
    find("3/100", "99", none, "B060");
    find(NULL, "x", none, "B060");
    find("0/3", NULL, none, "B061");
    find("4/3", NULL, none, "B061");
    find("1/100001", NULL, none, "B061");
    find(NULL, "0", none, "B061");
    find("auto", NULL, none, "B062");
}

static void a_task_without_the_option_makes_all(void **state)
{
    (void)state;
    find(NULL, NULL, SLURM("3", "1", "100", "100"), "0/0");
    find("7/9", NULL, SLURM("3", "1", "100", "100"), "7/9");
}

static void slurm(void **state)
{
    (void)state;
    find("auto", NULL, SLURM("3", "1", "100", "100"), "3/100");
    find("auto", NULL, SLURM("0", "0", "99", "100"), "1/100");
    find("auto", NULL, SLURM("99", "0", "99", "100"), "100/100");
    find(NULL, "100", SLURM("3", "1", "100", "100"), "3/100");
    find("auto", "100", SLURM("17", "17", "19", "3"), "17/100"); /* what was missing, again */
    find("auto", NULL, SLURM("17", "17", "19", "3"), "B063");
    find("auto", NULL, SLURM("3", "1", "19", "4"), "B063"); /* --array=1,3,18,19 */
    find("auto", "100", SLURM("0", "0", "99", "100"), "B061");
    find("auto", "10", SLURM("11", "1", "11", "11"), "B061");
    find("auto", NULL, SLURM("x", "1", "11", "11"), "B064");
    find("auto", NULL, SLURM("4294967296", "1", "11", "11"), "B064");
    find("auto", NULL, ENVIRONMENT("SLURM_ARRAY_TASK_ID=3"), "B063");
    find("auto", NULL,
         ENVIRONMENT("SLURM_ARRAY_TASK_ID=21", "SLURM_ARRAY_TASK_MIN=1", "SLURM_ARRAY_TASK_MAX=91",
                     "SLURM_ARRAY_TASK_COUNT=10", "SLURM_ARRAY_TASK_STEP=10"),
         "3/10");
}

static void kubernetes(void **state)
{
    (void)state;
    find("auto", "100", ENVIRONMENT("JOB_COMPLETION_INDEX=0"), "1/100");
    find("auto", "100", ENVIRONMENT("JOB_COMPLETION_INDEX=99"), "100/100");
    find("auto", "100", ENVIRONMENT("JOB_COMPLETION_INDEX=100"), "B061");
    find("auto", NULL, ENVIRONMENT("JOB_COMPLETION_INDEX=0"), "B063");
}

static void sge(void **state)
{
    (void)state;
    const char **all =
        ENVIRONMENT("SGE_TASK_ID=5", "SGE_TASK_FIRST=1", "SGE_TASK_LAST=9", "SGE_TASK_STEPSIZE=2");
    find("auto", NULL, all, "3/5");
    find("auto", "9", all, "5/9");
    find("auto", NULL,
         ENVIRONMENT("SGE_TASK_ID=5", "SGE_TASK_FIRST=5", "SGE_TASK_LAST=9", "SGE_TASK_STEPSIZE=1"),
         "B063");
    find("auto", NULL, ENVIRONMENT("SGE_TASK_ID=undefined"), "B062");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(options), cmocka_unit_test(a_task_without_the_option_makes_all),
        cmocka_unit_test(slurm),   cmocka_unit_test(kubernetes),
        cmocka_unit_test(sge),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
