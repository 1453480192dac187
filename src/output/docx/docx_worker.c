/* A list under a lock, which is held for a few instructions per file. SPDX-License-Identifier: MIT */
#include "output/docx/docx_worker.h"

#include <pthread.h>
#include <stdlib.h>

enum { KEPT_BYTES = 4 * 1024 * 1024 }; /* a buffer that a long document left larger is freed */

struct bm_docx_worker_pool {
    pthread_mutex_t lock;
    bm_docx_worker *idle;
};

bm_docx_worker_pool *bm_docx_worker_pool_new(void)
{
    bm_docx_worker_pool *pool = calloc(1, sizeof *pool);
    if (!pool || pthread_mutex_init(&pool->lock, NULL) != 0)
        bm_arena_out_of_memory();
    return pool;
}

static void worker_free(bm_docx_worker *w)
{
    bm_docx_zip_packer_free(w->packer);
    bm_docx_xml_close(&w->document);
    bm_docx_xml_close(&w->part);
    bm_buf_free(&w->pending);
    bm_buf_free(&w->file);
    free(w);
}

void bm_docx_worker_pool_free(bm_docx_worker_pool *pool)
{
    if (!pool)
        return;
    for (bm_docx_worker *w = pool->idle, *next; w; w = next) {
        next = w->next;
        worker_free(w);
    }
    (void)pthread_mutex_destroy(&pool->lock);
    free(pool);
}

bm_docx_worker *bm_docx_worker_take(bm_docx_worker_pool *pool)
{
    (void)pthread_mutex_lock(&pool->lock);
    bm_docx_worker *w = pool->idle;
    if (w)
        pool->idle = w->next;
    (void)pthread_mutex_unlock(&pool->lock);
    if (w)
        return w;
    w = calloc(1, sizeof *w);
    if (!w)
        bm_arena_out_of_memory();
    w->packer = bm_docx_zip_packer_new(true);
    return w;
}

static void empty(bm_buf *b)
{
    b->len = 0;
    if (b->cap > KEPT_BYTES)
        bm_buf_free(b);
}

void bm_docx_worker_give(bm_docx_worker_pool *pool, bm_docx_worker *w)
{
    empty(&w->document.bytes);
    empty(&w->part.bytes);
    empty(&w->pending);
    empty(&w->file);
    (void)pthread_mutex_lock(&pool->lock);
    w->next = pool->idle;
    pool->idle = w;
    (void)pthread_mutex_unlock(&pool->lock);
}
