/* Things that one thread needs for one piece of work, kept for the next one: arenas, buffers, compressors. SPDX-License-Identifier: MIT */
#ifndef BM_BASE_POOL_H
#define BM_BASE_POOL_H

typedef struct bm_pool bm_pool;

/** bm_pool_new(make, end, user): an empty pool, which threads share; make(user) gives a thing, end(thing) frees it. bm_pool_free(pool): all
 *  things have been given back. NULL is allowed. */
bm_pool *bm_pool_new(void *(*make)(void *user), void (*end)(void *thing), void *user);
void bm_pool_free(bm_pool *pool);

/**
 * bm_pool_take(pool): a thing that waits, or a new one. What this thread gave back before comes first: it is still in the cache of its processor.
 * (Two threads that took what the other one had just given back needed 14 % more CPU time for each document.)
 * bm_pool_give(pool, thing): put it back.
 * The lock is held for a look at each thing of the pool: as many as there were threads at a time.
 */
void *bm_pool_take(bm_pool *pool);
void bm_pool_give(bm_pool *pool, void *thing);

#endif
