/* SPDX-License-Identifier: MIT */
#include "batch/batch_faults.h"

void bm_batch_faults_line(bm_buf *b, const bm_batch_item *item)
{
    (void)b;
    (void)item;
}

int bm_batch_faults_report(const char *const *faults, size_t n, const bm_batch_counts *counts,
                           const bm_batch_options *options, const bm_sink *sink, bm_diags *ds)
{
    (void)faults;
    (void)n;
    (void)counts;
    (void)options;
    (void)sink;
    (void)ds;
    return -1;
}

int bm_batch_faults_mark(bm_env *env, const char *const *faults, size_t n,
                         const bm_batch_options *options, const bm_sink *sink, bm_diags *ds)
{
    (void)env;
    (void)faults;
    (void)n;
    (void)options;
    (void)sink;
    (void)ds;
    return -1;
}
