/* Calls of bieumau.h that are still to be written. SPDX-License-Identifier: MIT */
#include "bieumau.h"

#include <stddef.h>

const char *bm_data_value(bm_data *data, const bm_form *form, size_t field)
{
    (void)data;
    (void)form;
    (void)field;
    return "";
}

bm_merger *bm_merger_open(bm_env *env, const bm_render_options *options, const bm_sink *sink,
                          bm_diags *ds)
{
    (void)env;
    (void)options;
    (void)sink;
    (void)ds;
    return NULL;
}

int bm_merger_add(bm_merger *m, const bm_form *form, const bm_data *data, bm_diags *ds)
{
    (void)m;
    (void)form;
    (void)data;
    (void)ds;
    return -1;
}

int bm_merger_finish(bm_merger *m, bm_diags *ds)
{
    (void)m;
    (void)ds;
    return -1;
}

void bm_merger_free(bm_merger *m)
{
    (void)m;
}
