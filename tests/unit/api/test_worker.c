/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "api/worker.h"

static void a_worker_given_back_is_taken_again(void **state)
{
    (void)state;
    bm_pool *pool = bm_worker_pool(NULL);
    bm_worker *first = bm_worker_take(pool);
    bm_worker *second = bm_worker_take(pool);
    assert_ptr_not_equal(first, second);
    bm_arena *arena = first->layout.arena;
    bm_linebreak *linebreak = first->layout.linebreak;
    assert_non_null(arena);
    assert_non_null(linebreak);
    bm_worker_give(pool, first);
    assert_ptr_equal(bm_worker_take(pool), first);
    assert_ptr_equal(first->layout.arena, arena);
    assert_ptr_equal(first->layout.linebreak, linebreak);
    bm_worker_give(pool, second);
    bm_worker_give(pool, first);
    bm_pool_free(pool);
}

static void its_memory_is_kept_but_empty(void **state)
{
    (void)state;
    bm_pool *pool = bm_worker_pool(NULL);
    bm_worker *w = bm_worker_take(pool);
    bm_buf_add_cstr(&w->bytes, "một văn bản");
    const char *bytes = w->bytes.ptr;
    bm_worker_give(pool, w);
    w = bm_worker_take(pool);
    assert_int_equal(w->bytes.len, 0);
    assert_ptr_equal(w->bytes.ptr, bytes);
    bm_worker_give(pool, w);
    bm_pool_free(pool);
}

static void a_very_large_buffer_is_not_kept(void **state)
{
    (void)state;
    bm_pool *pool = bm_worker_pool(NULL);
    bm_worker *w = bm_worker_take(pool);
    (void)bm_buf_reserve(&w->bytes, 20 * 1024 * 1024);
    bm_worker_give(pool, w);
    assert_int_equal(w->bytes.cap, 0);
    bm_pool_free(pool);
    bm_pool_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_worker_given_back_is_taken_again),
        cmocka_unit_test(its_memory_is_kept_but_empty),
        cmocka_unit_test(a_very_large_buffer_is_not_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
