/* SPDX-License-Identifier: MIT */
#include "batch/batch_zip.h"

int bm_batch_zip_write(const char *path, const char *dir, bm_batch_shard part, bool overwrite,
                       uint64_t *files, bm_diags *ds)
{
    (void)path, (void)dir, (void)part, (void)overwrite, (void)ds;
    *files = 0;
    return 0;
}
