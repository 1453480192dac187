/* SPDX-License-Identifier: MIT */
#include "api/worker.h"

#include <stdlib.h>

enum { KEPT_BYTES = 8 * 1024 * 1024 }; /* a larger buffer is not kept for the next document */

static void *make_worker(void *fonts)
{
    bm_worker *w = calloc(1, sizeof *w);
    if (!w)
        bm_arena_out_of_memory();
    w->layout.arena = bm_arena_new();
    w->layout.fonts = fonts;
    w->layout.linebreak = bm_linebreak_new();
    return w;
}

static void end_worker(void *thing)
{
    bm_worker *w = thing;
    bm_linebreak_free(w->layout.linebreak);
    bm_arena_free(w->layout.arena);
    bm_buf_free(&w->bytes);
    free(w);
}

bm_pool *bm_worker_pool(bm_font_set *fonts)
{
    return bm_pool_new(make_worker, end_worker, fonts);
}

bm_worker *bm_worker_take(bm_pool *pool)
{
    return bm_pool_take(pool);
}

void bm_worker_give(bm_pool *pool, bm_worker *w)
{
    bm_arena_reset(w->layout.arena);
    w->bytes.len = 0;
    if (w->bytes.cap > KEPT_BYTES)
        bm_buf_free(&w->bytes);
    bm_pool_give(pool, w);
}
