/* SPDX-License-Identifier: MIT */
#include "batch/batch_state.h"

#include <stdio.h>

void bm_batch_state_folder(bm_buf *b, const char *dir, uint32_t shard, uint32_t n_shards)
{
    char name[64] = "", digits[16];
    int width = snprintf(digits, sizeof digits, "%u", (unsigned)n_shards);
    if (n_shards)
        (void)snprintf(name, sizeof name, "/shard-%0*u-of-%u", width, (unsigned)shard,
                       (unsigned)n_shards);
    bm_buf_add_cstr(b, dir);
    bm_buf_add_cstr(b, "/.bieumau");
    bm_buf_add_cstr(b, name);
}
