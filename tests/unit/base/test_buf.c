/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <locale.h>

#include "base/buf.h"

static void is(bm_buf *b, const char *expected)
{
    bm_buf_add_byte(b, 0);
    assert_string_equal(b->ptr, expected);
    b->len = 0;
}

static void bytes_texts_and_single_bytes_are_appended(void **state)
{
    (void)state;
    bm_buf b = {0};
    bm_buf_add(&b, "ab", 2);
    bm_buf_add_str(&b, bm_str_of("cd"));
    bm_buf_add_cstr(&b, "ef");
    bm_buf_add_byte(&b, 'g');
    bm_buf_add(&b, NULL, 0);
    bm_buf_add_str(&b, bm_str_n(NULL, 0));
    is(&b, "abcdefg");
    bm_buf_free(&b);
}

static void growing_keeps_the_bytes(void **state)
{
    (void)state;
    bm_buf b = {0};
    for (int i = 0; i < 100000; i++)
        bm_buf_add_byte(&b, (char)(i % 97));
    assert_int_equal(b.len, 100000);
    for (int i = 0; i < 100000; i++)
        assert_int_equal(b.ptr[i], i % 97);
    bm_buf_free(&b);
    assert_null(b.ptr);
    assert_int_equal(b.len, 0);
    assert_int_equal(b.cap, 0);
}

static void reserve_gives_the_place_behind_the_bytes(void **state)
{
    (void)state;
    bm_buf b = {0};
    bm_buf_add_cstr(&b, "xy");
    char *p = bm_buf_reserve(&b, 5000);
    assert_ptr_equal(p, b.ptr + 2);
    assert_true(b.cap >= 5002);
    memset(p, 'z', 5000);
    assert_int_equal(b.len, 2);
    bm_buf_free(&b);
}

static void integers_are_written_in_decimal(void **state)
{
    (void)state;
    static const struct {
        int64_t n;
        const char *text;
    } cases[] = {{0, "0"},
                 {7, "7"},
                 {-1, "-1"},
                 {1234567890, "1234567890"},
                 {INT64_MAX, "9223372036854775807"},
                 {INT64_MIN, "-9223372036854775808"}};
    bm_buf b = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bm_buf_add_int(&b, cases[i].n);
        is(&b, cases[i].text);
    }
    bm_buf_free(&b);
}

static void fixed_numbers_have_no_exponent_and_no_trailing_zeros(void **state)
{
    (void)state;
    static const struct {
        double x;
        int places;
        const char *text;
    } cases[] = {{12.5, 4, "12.5"},     {-0.0004, 3, "0"},      {0.0005, 3, "0.001"},
                 {100, 2, "100"},       {-3.14159, 2, "-3.14"}, {0.05, 2, "0.05"},
                 {0.0001, 4, "0.0001"}, {1e8, 4, "100000000"},  {2.999, 2, "3"},
                 {2.5, 0, "3"},         {-0.5, 1, "-0.5"}};
    bm_buf b = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bm_buf_add_fixed(&b, cases[i].x, cases[i].places);
        is(&b, cases[i].text);
    }
    bm_buf_free(&b);
}

static void no_locale_changes_the_decimal_point(void **state)
{
    (void)state;
    bm_buf b = {0};
    (void)setlocale(LC_ALL, "vi_VN.UTF-8"); /* a comma, where it is installed */
    bm_buf_add_fixed(&b, 1.25, 2);
    is(&b, "1.25");
    (void)setlocale(LC_ALL, "C");
    bm_buf_free(&b);
}

static void hexadecimal_is_upper_case_and_as_long_as_asked(void **state)
{
    (void)state;
    bm_buf b = {0};
    bm_buf_add_hex(&b, 0x1EB4, 4);
    is(&b, "1EB4");
    bm_buf_add_hex(&b, 0xA, 2);
    is(&b, "0A");
    bm_buf_add_hex(&b, 0xDEADBEEF, 8);
    is(&b, "DEADBEEF");
    bm_buf_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bytes_texts_and_single_bytes_are_appended),
        cmocka_unit_test(growing_keeps_the_bytes),
        cmocka_unit_test(reserve_gives_the_place_behind_the_bytes),
        cmocka_unit_test(integers_are_written_in_decimal),
        cmocka_unit_test(fixed_numbers_have_no_exponent_and_no_trailing_zeros),
        cmocka_unit_test(no_locale_changes_the_decimal_point),
        cmocka_unit_test(hexadecimal_is_upper_case_and_as_long_as_asked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
