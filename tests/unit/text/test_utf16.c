/* UTF-8 <-> UTF-16. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>

#include "base/utf8.h"
#include "text/utf16.h"

static void every_code_point_survives_the_way_there_and_back(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    for (uint32_t c = 0; c < 0x110000; c += c < 0x11000 ? 1 : 37) {
        if (c >= 0xD800 && c < 0xE000)
            continue;
        char bytes[4];
        bm_str s = bm_str_n(bytes, bm_utf8_put(bytes, c));
        int32_t n = 0;
        UChar *u = bm_utf16_from(s, &n);
        assert_int_equal(n, c < 0x10000 ? 1 : 2);
        bm_str back = bm_utf16_to(a, u, n);
        free(u);
        assert_true(bm_str_eq(back, s));
        assert_int_equal(back.ptr[back.len], 0);
        bm_arena_reset(a);
    }
    bm_arena_free(a);
}

static void a_pair_of_surrogates_is_one_character(void **state)
{
    (void)state;
    int32_t n = 0;
    UChar *u = bm_utf16_from(bm_str_of("a😀"), &n);
    assert_int_equal(n, 3);
    assert_int_equal(u[1], 0xD83D);
    assert_int_equal(u[2], 0xDE00);
    free(u);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_code_point_survives_the_way_there_and_back),
        cmocka_unit_test(a_pair_of_surrogates_is_one_character),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
