/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "text/ascii.h"

static const struct {
    const char *capital, *small;
} letters[] = {
#include "letters.inc"
};

static void expect(const char *text, const char *name)
{
    char out[64];
    assert_int_equal(bm_ascii_fold(bm_str_of(text), out, sizeof out), strlen(name));
    assert_string_equal(out, name);
}

static void names_are_small_letters_digits_and_hyphens(void **state)
{
    (void)state;
    expect("Đặng Thị Bưởi", "dang-thi-buoi");
    expect("NGUYỄN THỊ THUỲ DƯƠNG", "nguyen-thi-thuy-duong");
    expect("  Tp. Hà-Nội, 12/05/1990 ", "tp-ha-noi-12-05-1990");
    expect("so_giay_to", "so_giay_to");
    expect("H’Hen Niê; Y Ơ̆ê̆", "h-hen-nie-y-oe");
    expect("Straße Łódź Ærø", "strasse-lodz-aero");
    expect("../../etc/passwd", "etc-passwd");
    expect("a\nb\tc\x01 d", "a-b-c-d");
}

static void each_vietnamese_letter_has_its_base(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
        char capital[8], small[8];
        assert_int_equal(bm_ascii_fold(bm_str_of(letters[i].capital), capital, sizeof capital), 1);
        assert_int_equal(bm_ascii_fold(bm_str_of(letters[i].small), small, sizeof small), 1);
        assert_string_equal(capital, small);
        assert_true(small[0] >= 'a' && small[0] <= 'z');
    }
}

static void other_scripts_are_left_out(void **state)
{
    (void)state;
    expect("សុខ", "");
    expect("阮文 An 𠀋", "an");
    expect("Нгуен B", "b");
    expect("", "");
    expect("– … –", "");
}

static void what_does_not_fit_is_cut(void **state)
{
    char out[8];
    (void)state;
    assert_int_equal(bm_ascii_fold(bm_str_of("abcdefghij"), out, sizeof out), 7);
    assert_string_equal(out, "abcdefg");
    assert_int_equal(bm_ascii_fold(bm_str_of("abcdef hij"), out, sizeof out), 6);
    assert_string_equal(out, "abcdef");
    assert_int_equal(bm_ascii_fold(bm_str_of("abcdefß"), out, sizeof out), 6);
    assert_int_equal(bm_ascii_fold(bm_str_of("a"), out, 1), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_small_letters_digits_and_hyphens),
        cmocka_unit_test(each_vietnamese_letter_has_its_base),
        cmocka_unit_test(other_scripts_are_left_out),
        cmocka_unit_test(what_does_not_fit_is_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
