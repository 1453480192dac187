/* The pool is a list under a lock: it is held for a few instructions per document.
 * SPDX-License-Identifier: MIT */
#include "api/worker.h"

#include <pthread.h>
#include <stdlib.h>

enum { KEPT_BYTES = 8 * 1024 * 1024 }; /* a larger buffer is not kept for the next document */

struct bm_worker_pool {
    pthread_mutex_t lock;
    bm_worker *idle;
    const bm_font_set *fonts;
};

bm_worker_pool *bm_worker_pool_new(const bm_font_set *fonts)
{
    bm_worker_pool *pool = calloc(1, sizeof *pool);
    if (!pool || pthread_mutex_init(&pool->lock, NULL) != 0)
        bm_arena_out_of_memory();
    pool->fonts = fonts;
    return pool;
}

static void worker_free(bm_worker *w)
{
    bm_linebreak_free(w->layout.linebreak);
    bm_arena_free(w->layout.arena);
    bm_buf_free(&w->bytes);
    free(w);
}

void bm_worker_pool_free(bm_worker_pool *pool)
{
    if (!pool)
        return;
    for (bm_worker *w = pool->idle, *next; w; w = next) {
        next = w->next;
        worker_free(w);
    }
    (void)pthread_mutex_destroy(&pool->lock);
    free(pool);
}

bm_worker *bm_worker_take(bm_worker_pool *pool)
{
    (void)pthread_mutex_lock(&pool->lock);
    bm_worker *w = pool->idle;
    if (w)
        pool->idle = w->next;
    (void)pthread_mutex_unlock(&pool->lock);
    if (w)
        return w;
    w = calloc(1, sizeof *w);
    if (!w)
        bm_arena_out_of_memory();
    w->layout.arena = bm_arena_new();
    w->layout.fonts = pool->fonts;
    w->layout.linebreak = bm_linebreak_new();
    return w;
}

void bm_worker_give(bm_worker_pool *pool, bm_worker *w)
{
    bm_arena_reset(w->layout.arena);
    w->bytes.len = 0;
    if (w->bytes.cap > KEPT_BYTES)
        bm_buf_free(&w->bytes);
    (void)pthread_mutex_lock(&pool->lock);
    w->next = pool->idle;
    pool->idle = w;
    (void)pthread_mutex_unlock(&pool->lock);
}
