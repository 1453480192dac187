/* Digits and what spreadsheets do to them. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "form/check_digits.h"

static bm_arena *a;

static int set_up(void **state)
{
    (void)state;
    a = bm_arena_new();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    bm_arena_free(a);
    return 0;
}

static void number_cells_are_whole_only_when_all_digits_are_there(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bm_check_digits_cell cell;
        const char *digits;
    } rows[] = {
        {"12345678901.0", BM_CHECK_DIGITS_WHOLE, "12345678901"},
        {"12345678901,00", BM_CHECK_DIGITS_WHOLE, "12345678901"},
        {"1.2345678901E+10", BM_CHECK_DIGITS_WHOLE, "12345678901"},
        {"1,2345678901E+10", BM_CHECK_DIGITS_WHOLE, "12345678901"},
        {"1.2345678901e10", BM_CHECK_DIGITS_WHOLE, "12345678901"},
        {"5E+0", BM_CHECK_DIGITS_WHOLE, "5"},
        {"1.23E+11", BM_CHECK_DIGITS_LOST, NULL},
        {"1.2E+11", BM_CHECK_DIGITS_LOST, NULL},
        {"1E+11", BM_CHECK_DIGITS_LOST, NULL},
        {"1234567890123456.0", BM_CHECK_DIGITS_LOST, NULL},
        {"1.234567890123456E+15", BM_CHECK_DIGITS_LOST, NULL},
        {"123456789012", BM_CHECK_DIGITS_TYPED, NULL},
        {"1.000", BM_CHECK_DIGITS_TYPED, NULL},
        {"1.5", BM_CHECK_DIGITS_TYPED, NULL},
        {"1.25E+1", BM_CHECK_DIGITS_TYPED, NULL},
        {"5E10", BM_CHECK_DIGITS_TYPED, NULL},
        {"54021E+10", BM_CHECK_DIGITS_TYPED, NULL},
        {"1E-5", BM_CHECK_DIGITS_TYPED, NULL},
        {"1E+", BM_CHECK_DIGITS_TYPED, NULL},
        {"1E+999", BM_CHECK_DIGITS_TYPED, NULL},
        {"1.E+5", BM_CHECK_DIGITS_TYPED, NULL},
        {".0", BM_CHECK_DIGITS_TYPED, NULL},
        {"a1.0", BM_CHECK_DIGITS_TYPED, NULL},
        {"", BM_CHECK_DIGITS_TYPED, NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        bm_str digits;
        bm_check_digits_cell cell = bm_check_digits_cell_of(a, bm_str_of(rows[i].text), &digits);
        if (cell != rows[i].cell)
            fail_msg("“%s” is %d", rows[i].text, (int)cell);
        if (cell == BM_CHECK_DIGITS_WHOLE)
            assert_string_equal(bm_arena_cstr(a, digits), rows[i].digits);
    }
}

static void separators_go_and_clean_text_is_not_copied(void **state)
{
    (void)state;
    bm_str clean = BM_STR("0123456789");
    assert_ptr_equal(bm_check_digits_strip(a, clean, " .-").ptr, clean.ptr);
    bm_str s = bm_check_digits_strip(a, bm_str_of("'01.23–45 6‘78−9"), " .-");
    assert_string_equal(bm_arena_cstr(a, s), "0123456789");
    s = bm_check_digits_strip(a, bm_str_of("1.2ế3-"), "-");
    assert_string_equal(bm_arena_cstr(a, s), "1.2ế3");
    assert_int_equal(bm_check_digits_strip(a, bm_str_of("...\xE2\x80"), ".").len, 2);
}

static void digits_are_told_from_letters(void **state)
{
    (void)state;
    assert_true(bm_check_digits_only(bm_str_of("0123")));
    assert_false(bm_check_digits_only(bm_str_of("")));
    assert_false(bm_check_digits_only(bm_str_of("12a")));
    assert_string_equal(bm_arena_cstr(a, bm_check_digits_pad(a, bm_str_of("12"), 5)), "00012");
    assert_string_equal(bm_arena_cstr(a, bm_check_digits_alike(a, bm_str_of("OoIlL2"))), "0011L2");
    assert_string_equal(bm_arena_cstr(a, bm_check_digits_upper(a, bm_str_of("aBế1"))), "ABế1");
    bm_str upper = BM_STR("AB1");
    assert_ptr_equal(bm_check_digits_upper(a, upper).ptr, upper.ptr);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(number_cells_are_whole_only_when_all_digits_are_there),
        cmocka_unit_test(separators_go_and_clean_text_is_not_copied),
        cmocka_unit_test(digits_are_told_from_letters),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
