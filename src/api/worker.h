/* What one render needs and the next one reuses. A pool hands workers to threads, so that a steady
 * flow of documents neither asks for memory nor opens ICU again.
 * SPDX-License-Identifier: MIT */
#ifndef BM_API_WORKER_H
#define BM_API_WORKER_H

#include "base/buf.h"
#include "layout/layout.h"

typedef struct bm_worker bm_worker;

struct bm_worker {
    bm_layout layout; /* its arena and line breaker are the worker's */
    bm_buf bytes;     /* a document on its way to a file */
    bm_worker *next;  /* in the pool */
};

typedef struct bm_worker_pool bm_worker_pool;

/** bm_worker_pool_new(fonts): an empty pool; _free: frees the workers in it. */
bm_worker_pool *bm_worker_pool_new(const bm_font_set *fonts);
void bm_worker_pool_free(bm_worker_pool *pool);

/** bm_worker_take(pool): an idle worker, or a new one; its arena is empty. Thread-safe. */
bm_worker *bm_worker_take(bm_worker_pool *pool);

/** bm_worker_give(pool, w): put it back; all that stands in its arena is forgotten. Thread-safe. */
void bm_worker_give(bm_worker_pool *pool, bm_worker *w);

#endif
