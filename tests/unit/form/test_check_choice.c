/* Options and flags as people type them. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "form/check_choice.h"

static int set_up(void **state)
{
    *state = bm_arena_new();
    return 0;
}

static int tear_down(void **state)
{
    bm_arena_free(*state);
    return 0;
}

static const char *const kinds[] = {"Cá nhân", "Cơ quan, tổ chức", "Thiết bị, dịch vụ, phần mềm"};
static const char *const places[] = {"Hòa Bình", "Thanh Hóa", "Quý Thủy", "Của", "Cua"};
static const char *const twins[] = {"hòa", "hoà", "khác"};

static void an_option_is_found_as_it_is_written(void **state)
{
    assert_int_equal(bm_check_choice_find(*state, bm_str_of("Cơ quan, tổ chức"), kinds, 3), 1);
}

static void capitals_do_not_matter(void **state)
{
    assert_int_equal(bm_check_choice_find(*state, bm_str_of("cá nhân"), kinds, 3), 0);
    assert_int_equal(
        bm_check_choice_find(*state, bm_str_of("THIẾT BỊ, DỊCH VỤ, PHẦN MỀM"), kinds, 3), 2);
}

static void the_place_of_the_tone_does_not_matter(void **state)
{
    assert_int_equal(bm_check_choice_find(*state, bm_str_of("Hoà Bình"), places, 5), 0);
    assert_int_equal(bm_check_choice_find(*state, bm_str_of("thanh hoá"), places, 5), 1);
    assert_int_equal(bm_check_choice_find(*state, bm_str_of("QÚY THUỶ"), places, 5), 2);
}

static void the_tone_itself_and_marks_of_letters_matter(void **state)
{
    assert_int_equal(bm_check_choice_find(*state, bm_str_of("Hóa Bình"), places, 5), -1);
    assert_int_equal(bm_check_choice_find(*state, bm_str_of("ca nhan"), kinds, 3), -1);
    assert_int_equal(bm_check_choice_find(*state, bm_str_of("cua"), places, 5), 4);
}

static void a_part_of_an_option_is_not_the_option(void **state)
{
    assert_int_equal(bm_check_choice_find(*state, bm_str_of("Cá"), kinds, 3), -1);
    assert_int_equal(bm_check_choice_find(*state, bm_str_of(""), kinds, 3), -1);
}

static void what_fits_two_options_is_neither(void **state)
{
    assert_int_equal(bm_check_choice_find(*state, bm_str_of("HÒA"), twins, 3), -1);
    assert_int_equal(bm_check_choice_find(*state, bm_str_of("hoà"), twins, 3), 1);
}

static void yes_and_no_are_known_in_both_languages(void **state)
{
    static const char *const yes[] = {"có", "Có", "CÓ", "yes", "true", "True", "x", "X", "1"};
    static const char *const no[] = {"không", "KHÔNG", "no", "false", "False", "0"};
    for (size_t i = 0; i < sizeof yes / sizeof yes[0]; i++)
        assert_int_equal(bm_check_choice_flag(*state, bm_str_of(yes[i])), 1);
    for (size_t i = 0; i < sizeof no / sizeof no[0]; i++)
        assert_int_equal(bm_check_choice_flag(*state, bm_str_of(no[i])), 0);
}

static void other_words_are_no_flag(void **state)
{
    static const char *const other[] = {"co", "10", "xx", "đúng", "-", "có lẽ"};
    for (size_t i = 0; i < sizeof other / sizeof other[0]; i++)
        assert_int_equal(bm_check_choice_flag(*state, bm_str_of(other[i])), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_option_is_found_as_it_is_written),
        cmocka_unit_test(capitals_do_not_matter),
        cmocka_unit_test(the_place_of_the_tone_does_not_matter),
        cmocka_unit_test(the_tone_itself_and_marks_of_letters_matter),
        cmocka_unit_test(a_part_of_an_option_is_not_the_option),
        cmocka_unit_test(what_fits_two_options_is_neither),
        cmocka_unit_test(yes_and_no_are_known_in_both_languages),
        cmocka_unit_test(other_words_are_no_flag),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
