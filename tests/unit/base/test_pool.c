/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/pool.h"

typedef struct {
    unsigned made, ended;
} counts;

static void *make(void *user)
{
    counts *c = user;
    counts **thing = malloc(sizeof *thing);
    assert_non_null(thing);
    *thing = c;
    c->made++;
    return thing;
}

static void end(void *thing)
{
    (*(counts **)thing)->ended++;
    free(thing);
}

static void what_is_given_back_is_taken_again(void **state)
{
    (void)state;
    counts c = {0, 0};
    bm_pool *pool = bm_pool_new(make, end, &c);
    void *a = bm_pool_take(pool), *b = bm_pool_take(pool);
    assert_ptr_not_equal(a, b);
    bm_pool_give(pool, a);
    assert_ptr_equal(bm_pool_take(pool), a);
    bm_pool_give(pool, b);
    bm_pool_give(pool, a);
    assert_int_equal(c.made, 2);
    bm_pool_free(pool);
    assert_int_equal(c.ended, 2);
    bm_pool_free(NULL);
}

static void more_things_than_a_pool_begins_with_are_all_ended(void **state)
{
    (void)state;
    counts c = {0, 0};
    bm_pool *pool = bm_pool_new(make, end, &c);
    void *things[100];
    for (size_t i = 0; i < 100; i++)
        things[i] = bm_pool_take(pool);
    for (size_t i = 0; i < 100; i++)
        bm_pool_give(pool, things[i]);
    bm_pool_free(pool);
    assert_int_equal(c.made, 100);
    assert_int_equal(c.ended, 100);
}

/* What two threads have taken, while both live. */
typedef struct {
    bm_pool *pool;
    pthread_barrier_t *both;
    void *had;
    bool kept;
} taker;

static void *take_in_turn(void *user)
{
    taker *t = user;
    t->had = bm_pool_take(t->pool);
    (void)pthread_barrier_wait(t->both); /* both have one */
    bm_pool_give(t->pool, t->had);
    (void)pthread_barrier_wait(t->both); /* both wait in the pool */
    t->kept = true;
    for (int i = 0; i < 1000; i++) {
        void *thing = bm_pool_take(t->pool);
        t->kept = t->kept && thing == t->had;
        bm_pool_give(t->pool, thing);
    }
    (void)pthread_barrier_wait(t->both);
    return NULL;
}

static void a_thread_gets_what_it_gave_back(void **state)
{
    (void)state;
    counts c = {0, 0};
    bm_pool *pool = bm_pool_new(make, end, &c);
    pthread_barrier_t both;
    pthread_t threads[2];
    taker takers[2] = {{.pool = pool, .both = &both}, {.pool = pool, .both = &both}};
    assert_int_equal(pthread_barrier_init(&both, NULL, 2), 0);
    for (int i = 0; i < 2; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, take_in_turn, &takers[i]), 0);
    for (int i = 0; i < 2; i++)
        assert_int_equal(pthread_join(threads[i], NULL), 0);
    (void)pthread_barrier_destroy(&both);
    assert_true(takers[0].kept);
    assert_true(takers[1].kept);
    assert_int_equal(c.made, 2);
    bm_pool_free(pool);
}

static void *take_once(void *pool)
{
    bm_pool_give(pool, bm_pool_take(pool));
    return NULL;
}

/* A program that starts a thread for each document does not gather things for all of them. */
static void threads_that_come_and_go_share(void **state)
{
    (void)state;
    counts c = {0, 0};
    bm_pool *pool = bm_pool_new(make, end, &c);
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    for (int i = 0; i < 1000; i++) {
        pthread_t thread;
        assert_int_equal(pthread_create(&thread, NULL, take_once, pool), 0);
        assert_int_equal(pthread_join(thread, NULL), 0);
    }
    assert_in_range(c.made, 1, processors < 1 ? 1 : (unsigned long)processors);
    bm_pool_free(pool);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_given_back_is_taken_again),
        cmocka_unit_test(more_things_than_a_pool_begins_with_are_all_ended),
        cmocka_unit_test(a_thread_gets_what_it_gave_back),
        cmocka_unit_test(threads_that_come_and_go_share),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
