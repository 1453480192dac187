/* The nearest name. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <limits.h>

#include "text/nearest.h"

static void distances_count_letters_and_nothing_else(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        unsigned distance;
    } cases[] = {
        {"", "", 0},
        {"ho_ten", "", 5},
        {"", "ho_ten", 5},
        {"ho_ten", "ho_ten", 0},
        {"ho_ten", "Họ và tên", 2},
        {"họ tên", "HO-TEN", 0},
        {"dia_danh", "Địa danh", 0},
        {"ho\xCC\xA3_te\xCC\x82n", "ho_ten", 0},
        {"ho_tne", "ho_ten", 1}, /* neighbours swapped */
        {"ho_te", "ho_ten", 1},
        {"ho_tenn", "ho_ten", 1},
        {"ho_tem", "ho_ten", 1},
        {"abcd", "badc", 2},
        {"ca", "abc", 3}, /* optimal string alignment, not Damerau's distance */
        {"kitten", "sitting", 3},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(bm_nearest_distance(bm_str_of(cases[i].a), bm_str_of(cases[i].b)),
                         cases[i].distance);
}

static void long_texts_are_far(void **state)
{
    (void)state;
    char text[66];
    memset(text, 'a', sizeof text);
    assert_int_equal(bm_nearest_distance(bm_str_n(text, 64), bm_str_n(text, 64)), 0);
    assert_int_equal(bm_nearest_distance(bm_str_n(text, 65), bm_str_n(text, 64)), UINT_MAX);
    assert_int_equal(bm_nearest_distance(bm_str_n(text, 64), bm_str_n(text, 65)), UINT_MAX);
}

static void the_first_of_the_nearest_is_found(void **state)
{
    (void)state;
    const bm_str names[] = {BM_STR("kinh_gui"), BM_STR("ho_ten"), BM_STR("ho_tem"),
                            BM_STR("gioi_tinh")};
    assert_int_equal(bm_nearest_find(bm_str_of("ho_tne"), names, 4), 1);
    assert_int_equal(bm_nearest_find(bm_str_of("giới tính"), names, 4), 3);
    assert_int_equal(bm_nearest_find(bm_str_of("ho_te"), names, 4), 1);
    assert_int_equal(bm_nearest_find(bm_str_of("x"), names, 0), 0);
    char text[70];
    memset(text, 'a', sizeof text);
    assert_int_equal(bm_nearest_find(bm_str_n(text, 70), names, 4), 4);
}

static void what_is_near_to_nothing_is_not_found(void **state)
{
    (void)state;
    const bm_str names[] = {BM_STR("kinh_gui"), BM_STR("ho_ten")};
    assert_int_equal(bm_nearest_find(bm_str_of("k0"), names, 2), 2);
    assert_int_equal(bm_nearest_find(bm_str_of("ma_so_thue"), names, 2), 2);
    assert_int_equal(bm_nearest_find(bm_str_of("kinhgiu"), names, 2), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(distances_count_letters_and_nothing_else),
        cmocka_unit_test(long_texts_are_far),
        cmocka_unit_test(the_first_of_the_nearest_is_found),
        cmocka_unit_test(what_is_near_to_nothing_is_not_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
