/* SPDX-License-Identifier: MIT */
#include "batch/batch_name.h"

#include <stdio.h>
#include <stdlib.h>

struct bm_batch_name {
    int unused;
};

bm_batch_name *bm_batch_name_open(const char *pattern, const bm_form *form, bm_diags *ds)
{
    (void)pattern;
    (void)form;
    (void)ds;
    return calloc(1, sizeof(bm_batch_name));
}

void bm_batch_name_free(bm_batch_name *n)
{
    free(n);
}

void bm_batch_name_make(bm_batch_name *n, bm_data *data, const bm_record *record,
                        char out[BM_BATCH_NAME_BYTES + 1])
{
    (void)n;
    (void)data;
    (void)snprintf(out, BM_BATCH_NAME_BYTES + 1, "row-%u", (unsigned)record->row);
}

void bm_batch_name_restart(bm_batch_name *n)
{
    (void)n;
}
