/* What characters of a document mean. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "draft/draft_char.h"

static void boxes_are_known(void **state)
{
    (void)state;
    assert_true(bm_draft_char_is_box(0x2610) && bm_draft_char_is_box(0x25A1) &&
                bm_draft_char_is_box(0x2612));
    assert_false(bm_draft_char_is_box('o') || bm_draft_char_is_box(0x25A0));
}

static void spaces_are_one_kind_and_what_does_not_show_is_nothing(void **state)
{
    (void)state;
    assert_int_equal(bm_draft_char_clean(0xA0), ' ');
    assert_int_equal(bm_draft_char_clean(0x3000), ' ');
    assert_int_equal(bm_draft_char_clean(0x2011), '-');
    assert_int_equal(bm_draft_char_clean(0xAD), 0);
    assert_int_equal(bm_draft_char_clean(0x202E), 0);
    assert_int_equal(bm_draft_char_clean(0xFFFE), 0);
    assert_int_equal(bm_draft_char_clean(0x1EA1), 0x1EA1);
}

static void letters_are_told_from_marks(void **state)
{
    (void)state;
    assert_true(bm_draft_char_has_letter(bm_str_of("… đ")));
    assert_true(bm_draft_char_has_letter(bm_str_of("(1)")));
    assert_false(bm_draft_char_has_letter(bm_str_of("… – “”: ☐")));
}

static void widths_are_about_those_of_times(void **state)
{
    (void)state;
    assert_true(bm_draft_char_width('i') < bm_draft_char_width('o'));
    assert_true(bm_draft_char_width('o') < bm_draft_char_width('M'));
    assert_int_equal(bm_draft_char_width(0x301), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(boxes_are_known),
        cmocka_unit_test(spaces_are_one_kind_and_what_does_not_show_is_nothing),
        cmocka_unit_test(letters_are_told_from_marks),
        cmocka_unit_test(widths_are_about_those_of_times),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
