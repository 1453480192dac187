/* What one render needs and the next one reuses. A pool hands workers to threads, so that a steady
 * flow of documents neither asks for memory nor opens ICU again.
 * SPDX-License-Identifier: MIT */
#ifndef BM_API_WORKER_H
#define BM_API_WORKER_H

#include "base/buf.h"
#include "base/pool.h"
#include "layout/layout.h"

typedef struct {
    bm_layout layout; /* its arena and line breaker are the worker's */
    bm_buf bytes;     /* a document on its way to a file */
} bm_worker;

/** bm_worker_pool(fonts): an empty pool of workers; bm_pool_free it. */
bm_pool *bm_worker_pool(bm_font_set *fonts);

/** bm_worker_take(pool): an idle worker, or a new one; its arena is empty. Thread-safe. */
bm_worker *bm_worker_take(bm_pool *pool);

/** bm_worker_give(pool, w): put it back; all that stands in its arena is forgotten. Thread-safe. */
void bm_worker_give(bm_pool *pool, bm_worker *w);

#endif
