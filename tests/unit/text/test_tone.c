/* Keys for comparing. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "text/tone.h"

static const struct {
    const char *capital, *small;
} letters[] = {
#include "letters.inc"
};

static bool same(const char *x, const char *y)
{
    bm_arena *a = bm_arena_new();
    bool equal = bm_str_eq(bm_tone_key(a, bm_str_of(x)), bm_tone_key(a, bm_str_of(y)));
    bm_arena_free(a);
    return equal;
}

/* The 15 rhymes that are written in two ways: the only difference between the two styles. */
static void both_places_of_the_tone_have_one_key(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"òa", "oà"}, {"óa", "oá"}, {"ỏa", "oả"}, {"õa", "oã"}, {"ọa", "oạ"},
        {"òe", "oè"}, {"óe", "oé"}, {"ỏe", "oẻ"}, {"õe", "oẽ"}, {"ọe", "oẹ"},
        {"ùy", "uỳ"}, {"úy", "uý"}, {"ủy", "uỷ"}, {"ũy", "uỹ"}, {"ụy", "uỵ"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        assert_true(same(pairs[i][0], pairs[i][1]));
        for (size_t k = 0; k < i; k++)
            assert_false(same(pairs[i][0], pairs[k][0]));
    }
    assert_true(same("Ủy ban nhân dân tỉnh Hòa Bình", "UỶ BAN NHÂN DÂN TỈNH HOÀ BÌNH"));
}

static void capitals_have_the_key_of_small_letters_and_no_two_letters_share_one(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
        assert_true(same(letters[i].capital, letters[i].small));
        for (size_t k = 0; k < i; k++)
            assert_false(same(letters[i].small, letters[k].small));
    }
}

static void a_tone_stays_in_its_own_syllable(void **state)
{
    (void)state;
    assert_false(same("hòa binh", "hoa bình"));
    assert_false(same("má ma", "ma má"));
    assert_false(same("hoá-da", "hoa-dá"));
    assert_true(same("", ""));
    assert_true(same("quý", "QÚY"));
}

static void plain(const char *text, const char *expected)
{
    bm_arena *a = bm_arena_new();
    bm_str s = bm_tone_plain(a, bm_str_of(text));
    assert_string_equal(s.ptr, expected);
    assert_int_equal(s.len, strlen(expected));
    bm_arena_free(a);
}

static void plain_texts_have_no_marks_and_no_signs(void **state)
{
    (void)state;
    plain("Hà Nội", "HA NOI");
    plain("ha noi", "HA NOI");
    plain("  Tp. Hồ-Chí Minh.", "TP HO CHI MINH");
    plain("Đắk Lắk", "DAK LAK");
    plain("Bà Rịa - Vũng Tàu", "BA RIA VUNG TAU");
    plain("Thừa Thiên – Huế", "THUA THIEN HUE");
    plain("Quận 10", "QUAN 10");
    plain("Y Blĭm, ơ̆ ư̆", "Y BLIM O U");
    plain("\xC2\xA0Huế\xC2\xA0", "HUE");
    plain("", "");
    plain(" - ", "");
    plain("Ω 😀 漢", "Ω 漢");
}

static void every_letter_loses_its_marks(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
        bm_arena *a = bm_arena_new();
        bm_str capital = bm_tone_plain(a, bm_str_of(letters[i].capital));
        assert_int_equal(capital.len, 1);
        assert_non_null(strchr("ADEIOUY", capital.ptr[0]));
        assert_true(bm_str_eq(capital, bm_tone_plain(a, bm_str_of(letters[i].small))));
        bm_arena_free(a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_places_of_the_tone_have_one_key),
        cmocka_unit_test(capitals_have_the_key_of_small_letters_and_no_two_letters_share_one),
        cmocka_unit_test(a_tone_stays_in_its_own_syllable),
        cmocka_unit_test(plain_texts_have_no_marks_and_no_signs),
        cmocka_unit_test(every_letter_loses_its_marks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
