/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdalign.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/stress.h"

static void every_block_is_aligned_for_any_type(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    for (size_t size = 0; size < 300; size++) {
        void *p = bm_arena_alloc(a, size);
        assert_int_equal((uintptr_t)p % alignof(max_align_t), 0);
        memset(p, 0x5A, size);
    }
    for (size_t size = 60000; size < 70000; size += 999)
        assert_int_equal((uintptr_t)bm_arena_alloc(a, size) % alignof(max_align_t), 0);
    bm_arena_free(a);
}

static void blocks_do_not_overlap(void **state)
{
    (void)state;
    enum { N = 500 };
    unsigned char *blocks[N];
    bm_arena *a = bm_arena_new();
    for (size_t i = 0; i < N; i++) {
        blocks[i] = bm_arena_alloc(a, i);
        memset(blocks[i], (int)(i & 0xFF), i);
    }
    for (size_t i = 0; i < N; i++)
        for (size_t k = 0; k < i; k++)
            assert_int_equal(blocks[i][k], i & 0xFF);
    bm_arena_free(a);
}

static void a_block_larger_than_a_chunk_is_given(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    char *small = bm_arena_alloc(a, 10);
    char *large = bm_arena_alloc(a, 1000000);
    memset(small, 1, 10);
    memset(large, 2, 1000000);
    assert_int_equal(small[9], 1);
    assert_int_equal(large[999999], 2);
    bm_arena_free(a);
}

static void zero_gives_zeros_also_after_a_reset(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    for (int round = 0; round < 3; round++) {
        unsigned char *p = bm_arena_zero(a, 100, 3);
        for (size_t i = 0; i < 300; i++)
            assert_int_equal(p[i], 0);
        memset(p, 0xFF, 300);
        bm_arena_reset(a);
    }
    bm_arena_free(a);
}

static void a_reset_arena_gives_the_same_memory_again(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    void *first = bm_arena_alloc(a, 16);
    for (int i = 0; i < 100; i++)
        (void)bm_arena_alloc(a, 10000);
    bm_arena_reset(a);
    void *again = bm_arena_alloc(a, 16);
    assert_non_null(again);
    if (!bm_stress_is("malloc"))
        assert_ptr_equal(again, first);
    bm_arena_free(a);
}

static void a_reset_arena_is_still_sound_after_huge_blocks(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    for (int round = 0; round < 3; round++) {
        for (size_t size = 1; size < 20 * 1024 * 1024; size *= 3) {
            unsigned char *p = bm_arena_alloc(a, size);
            memset(p, round, size);
        }
        bm_arena_reset(a);
    }
    assert_non_null(bm_arena_zero(a, 10, 10));
    bm_arena_free(a);
}

static void a_copy_is_independent_and_ends_in_a_zero_byte(void **state)
{
    (void)state;
    char text[] = "Ưỡng Ẵm";
    bm_arena *a = bm_arena_new();
    bm_str copy = bm_arena_copy(a, bm_str_of(text));
    text[0] = 'x';
    assert_int_equal(copy.len, strlen("Ưỡng Ẵm"));
    assert_string_equal(copy.ptr, "Ưỡng Ẵm");
    assert_string_equal(bm_arena_copy(a, bm_str_n(NULL, 0)).ptr, "");
    assert_string_equal(bm_arena_cstr(a, bm_str_n("abc", 2)), "ab");
    bm_arena_free(a);
}

static void printf_writes_texts_of_any_length(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    assert_string_equal(bm_arena_printf(a, "%s-%d", "mau", 14), "mau-14");
    assert_string_equal(bm_arena_printf(a, "%s", ""), "");
    const char *wide = bm_arena_printf(a, "%100000d", 7);
    assert_int_equal(strlen(wide), 100000);
    assert_int_equal(wide[99999], '7');
    bm_arena_free(a);
}

static void growing_keeps_what_was_there(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    size_t n = 1;
    unsigned char *p = bm_arena_alloc(a, n);
    p[0] = 0;
    while (n < 300000) {
        p = bm_arena_grow(a, p, n, n * 3);
        for (size_t i = 0; i < n; i += n / 7 + 1)
            assert_int_equal(p[i], i & 0xFF);
        for (size_t i = n; i < n * 3; i++)
            p[i] = (unsigned char)(i & 0xFF);
        n *= 3;
    }
    bm_arena_free(a);
}

static void growing_does_not_run_into_a_later_block(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    char *p = bm_arena_alloc(a, 16);
    memset(p, 'p', 16);
    char *q = bm_arena_alloc(a, 16);
    memset(q, 'q', 16);
    char *grown = bm_arena_grow(a, p, 16, 64);
    memset(grown, 'g', 64);
    for (int i = 0; i < 16; i++)
        assert_int_equal(q[i], 'q');
    bm_arena_free(a);
}

static void growing_nothing_is_an_allocation(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    char *p = bm_arena_grow(a, NULL, 0, 40);
    memset(p, 1, 40);
    assert_int_equal((uintptr_t)p % alignof(max_align_t), 0);
    bm_arena_free(a);
}

static void rewinding_keeps_what_stood_before_the_mark(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    char *kept = bm_arena_alloc(a, 8);
    memcpy(kept, "kept", 5);
    bm_arena_mark mark = bm_arena_mark_of(a);
    for (int round = 0; round < 50; round++) {
        for (int i = 0; i < 50; i++)
            memset(bm_arena_alloc(a, 5000), 'x', 5000);
        bm_arena_rewind(a, mark);
    }
    assert_string_equal(kept, "kept");
    bm_arena_free(a);
}

static void freeing_no_arena_does_nothing(void **state)
{
    (void)state;
    bm_arena_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_block_is_aligned_for_any_type),
        cmocka_unit_test(blocks_do_not_overlap),
        cmocka_unit_test(a_block_larger_than_a_chunk_is_given),
        cmocka_unit_test(zero_gives_zeros_also_after_a_reset),
        cmocka_unit_test(a_reset_arena_is_still_sound_after_huge_blocks),
        cmocka_unit_test(a_reset_arena_gives_the_same_memory_again),
        cmocka_unit_test(a_copy_is_independent_and_ends_in_a_zero_byte),
        cmocka_unit_test(printf_writes_texts_of_any_length),
        cmocka_unit_test(growing_keeps_what_was_there),
        cmocka_unit_test(growing_does_not_run_into_a_later_block),
        cmocka_unit_test(growing_nothing_is_an_allocation),
        cmocka_unit_test(rewinding_keeps_what_stood_before_the_mark),
        cmocka_unit_test(freeing_no_arena_does_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
