/* Calls of bieumau.h that are still to be written. SPDX-License-Identifier: MIT */
#include "bieumau.h"

#include <stddef.h>

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

int bm_workbook_write(bm_env *env, const bm_form *form, const bm_sink *sink, bm_diags *ds)
{
    (void)env;
    (void)form;
    (void)sink;
    (void)ds;
    return -1;
}

int bm_table_mark(bm_env *env, const char *path, const bm_records_options *options,
                  const bm_mark *marks, size_t n, const bm_sink *sink, bm_diags *ds)
{
    (void)env;
    (void)path;
    (void)options;
    (void)marks;
    (void)n;
    (void)sink;
    (void)ds;
    return -1;
}

int bm_export_at(size_t i, bm_export_info *out)
{
    (void)i;
    (void)out;
    return -1;
}

bm_export *bm_export_open(bm_env *env, const char *name, const char *format, bm_diags *ds)
{
    (void)env;
    (void)name;
    (void)format;
    (void)ds;
    return NULL;
}

int bm_export_add(bm_export *e, const bm_form *form, const bm_data *data, bm_diags *ds)
{
    (void)e;
    (void)form;
    (void)data;
    (void)ds;
    return -1;
}

int bm_export_finish(bm_export *e, const bm_sink *sink, bm_diags *ds)
{
    (void)e;
    (void)sink;
    (void)ds;
    return -1;
}

void bm_export_free(bm_export *e)
{
    (void)e;
}
