/* SPDX-License-Identifier: MIT */
#include "base/pool.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"

typedef struct {
    void *thing;
    const void *owner; /* the thread that took it last */
    bool waits;
} slot;

struct bm_pool {
    pthread_mutex_t lock; /* what follows */
    slot *slots;
    size_t n, cap, n_processors;
    void *(*make)(void *user);
    void (*end)(void *thing);
    void *user;
};

/* Another one for each thread that lives. A later thread may have that of one that has ended. */
static const void *this_thread(void)
{
    static _Thread_local char here;
    return &here;
}

bm_pool *bm_pool_new(void *(*make)(void *user), void (*end)(void *thing), void *user)
{
    bm_pool *pool = calloc(1, sizeof *pool);
    if (!pool || pthread_mutex_init(&pool->lock, NULL) != 0)
        bm_arena_out_of_memory();
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    pool->n_processors = n > 1 ? (size_t)n : 1;
    pool->make = make;
    pool->end = end;
    pool->user = user;
    return pool;
}

void bm_pool_free(bm_pool *pool)
{
    if (!pool)
        return;
    for (size_t i = 0; i < pool->n; i++)
        pool->end(pool->slots[i].thing);
    (void)pthread_mutex_destroy(&pool->lock);
    free(pool->slots);
    free(pool);
}

/* The one of ${owner} that waits. Else any, but only when each processor can have one: what another thread is about to take again is left to it. The
 * lock is held. */
static slot *find_waiting(const bm_pool *pool, const void *owner)
{
    slot *found = NULL;
    for (size_t i = 0; i < pool->n; i++) {
        slot *s = &pool->slots[i];
        if (s->waits && s->owner == owner)
            return s;
        if (s->waits)
            found = s;
    }
    return pool->n < pool->n_processors ? NULL : found;
}

static void add(bm_pool *pool, void *thing, const void *owner)
{
    (void)pthread_mutex_lock(&pool->lock);
    if (pool->n == pool->cap) {
        pool->cap = pool->cap ? 2 * pool->cap : 8;
        pool->slots = realloc(pool->slots, pool->cap * sizeof *pool->slots);
        if (!pool->slots)
            bm_arena_out_of_memory();
    }
    pool->slots[pool->n++] = (slot){.thing = thing, .owner = owner};
    (void)pthread_mutex_unlock(&pool->lock);
}

void *bm_pool_take(bm_pool *pool)
{
    const void *owner = this_thread();
    void *thing = NULL;
    (void)pthread_mutex_lock(&pool->lock);
    slot *s = find_waiting(pool, owner);
    if (s) {
        thing = s->thing;
        s->owner = owner;
        s->waits = false;
    }
    (void)pthread_mutex_unlock(&pool->lock);
    if (thing)
        return thing;
    thing = pool->make(pool->user);
    add(pool, thing, owner);
    return thing;
}

void bm_pool_give(bm_pool *pool, void *thing)
{
    (void)pthread_mutex_lock(&pool->lock);
    for (size_t i = 0; i < pool->n; i++)
        if (pool->slots[i].thing == thing)
            pool->slots[i].waits = true;
    (void)pthread_mutex_unlock(&pool->lock);
}
