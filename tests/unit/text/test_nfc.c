/* Normal form C: the fast way, ICU's way, and marks that belong to no letter.
 * SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>
#include <unicode/unorm2.h>

#include "base/utf8.h"
#include "text/nfc.h"
#include "text/utf16.h"

static const struct {
    const char *capital, *small;
} letters[] = {
#include "letters.inc"
};

enum { N_LETTERS = sizeof letters / sizeof *letters };

static bm_str nfd_of(bm_arena *a, bm_str s)
{
    UErrorCode status = U_ZERO_ERROR;
    int32_t n = 0;
    UChar *in = bm_utf16_from(s, &n), out[64];
    int32_t out_n = unorm2_normalize(unorm2_getNFDInstance(&status), in, n, out, 64, &status);
    assert_true(U_SUCCESS(status));
    free(in);
    return bm_utf16_to(a, out, out_n);
}

/* Tổ hợp: letters with mũ, trăng or móc stay whole, the tone follows as a mark. */
static bm_str to_hop_of(bm_arena *a, bm_str letter)
{
    static const char *const tones[] = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"};
    bm_str nfd = nfd_of(a, letter);
    for (size_t i = 0; i < 5; i++) {
        const char *whole = bm_arena_cstr(a, nfd), *at = strstr(whole, tones[i]);
        if (!at)
            continue;
        size_t k = (size_t)(at - whole);
        bm_str base = bm_str_of(bm_arena_printf(a, "%.*s%s", (int)k, whole, whole + k + 2));
        return bm_str_of(
            bm_arena_printf(a, "%s%s", bm_arena_cstr(a, bm_nfc_normalize(a, base)), tones[i]));
    }
    return letter;
}

static void check_twins(bm_arena *a, const char *letter)
{
    bm_str s = bm_str_of(letter);
    bm_str nfd = bm_nfc_normalize(a, nfd_of(a, s));
    bm_str to_hop = bm_nfc_normalize(a, to_hop_of(a, s));
    assert_string_equal(bm_arena_cstr(a, nfd), letter);
    assert_string_equal(bm_arena_cstr(a, to_hop), letter);
    assert_ptr_equal(bm_nfc_normalize(a, s).ptr, letter);
}

static void nfd_and_to_hop_twins_of_all_134_letters_become_the_letter(void **state)
{
    (void)state;
    assert_int_equal(N_LETTERS, 67);
    bm_arena *a = bm_arena_new();
    for (size_t i = 0; i < N_LETTERS; i++) {
        check_twins(a, letters[i].capital);
        check_twins(a, letters[i].small);
    }
    assert_string_equal(bm_nfc_normalize(a, bm_str_of("\u1EB9\u0302")).ptr, "ệ");
    bm_arena_free(a);
}

static void text_in_form_c_is_returned_itself(void **state)
{
    (void)state;
    static const char *const texts[] = {"",
                                        "Cộng hòa xã hội chủ nghĩa Việt Nam",
                                        "H’Hen Niê – “Y Blĭm Êban” … 5 ₫ № 7",
                                        "ơ̆ ư̆ ê̆ ô̆",
                                        "☐ ☑ □",
                                        "日本 한 😀"};
    bm_arena *a = bm_arena_new();
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_ptr_equal(bm_nfc_normalize(a, bm_str_of(texts[i])).ptr, texts[i]);
    bm_arena_free(a);
}

static void characters_with_singleton_decompositions_are_replaced(void **state)
{
    (void)state;
    static const char *const cases[][2] = {{"\u212A", "K"},      {"\u212B", "Å"},
                                           {"\u2126", "Ω"},      {"\u2000", "\u2002"},
                                           {"\u0340", "\u0300"}, {"\u2001x", "\u2003x"}};
    bm_arena *a = bm_arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(bm_nfc_normalize(a, bm_str_of(cases[i][0])).ptr, cases[i][1]);
    bm_arena_free(a);
}

/* Every code point between letters: the fast way must not pass what ICU would change. */
static void the_fast_way_agrees_with_icu_for_every_code_point(void **state)
{
    (void)state;
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
    bm_arena *a = bm_arena_new();
    for (uint32_t c = 1; c < 0x30000; c++) {
        if (c >= 0xD800 && c < 0xE000)
            continue;
        char bytes[6] = {'a'};
        size_t n = 1 + bm_utf8_put(bytes + 1, c);
        bytes[n++] = 'o';
        bm_str s = bm_nfc_normalize(a, bm_str_n(bytes, n));
        int32_t in_n = 0;
        UChar *in = bm_utf16_from(bm_str_n(bytes, n), &in_n), out[16];
        int32_t out_n = unorm2_normalize(nfc, in, in_n, out, 16, &status);
        free(in);
        assert_true(U_SUCCESS(status));
        assert_true(bm_str_eq(s, bm_utf16_to(a, out, out_n)));
        bm_arena_reset(a);
    }
    bm_arena_free(a);
}

static void thousands_of_marks_in_a_row_are_cut_and_stay_valid(void **state)
{
    (void)state;
    enum { PAIRS = 50000 };
    static char text[1 + PAIRS * 4];
    bm_arena *a = bm_arena_new();
    text[0] = 'e';
    for (size_t i = 0; i < PAIRS; i++)
        memcpy(text + 1 + i * 4, "\u0301\u0323", 4);
    bm_str once = bm_nfc_normalize(a, bm_str_n(text, sizeof text));
    assert_int_equal(bm_utf8_invalid_at(once), once.len);
    assert_memory_equal(once.ptr, "ẹ", 3);
    assert_memory_equal(once.ptr + 3 + 29 * 2, "\u034F", 2);
    assert_true(bm_str_eq(bm_nfc_normalize(a, once), once));
    bm_arena_free(a);
}

static void marks_without_a_letter_of_theirs_are_found(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int at; /* -1 = none */
    } cases[] = {
        {"", -1},          {"Nguyễn Thị Thuỳ Dương", -1},
        {"ơ̆ ư̆ ê̆ ô̆ Ơ̆", -1},                          /* Ê Đê */
        {"y\u0306", -1},   {"ŏ\u0301 ĭ\u0300", -1}, /* breve, then a tone */
        {"\u0301a", 0},                             /* at the start */
        {"a \u0301", 2},                            /* behind a space */
        {"b\u0301", 1},                             /* on a consonant that has no such letter */
        {"ẽ\u0302", 3},                             /* ngã before mũ is not ễ */
        {"á\u0300", 2},                             /* two tones */
        {"ạ\u0301", 3},    {"ê\u0306\u0301", 4},    /* behind another mark */
        {"a\u031B", 1},                             /* a has no móc */
        {"5\u0323", 1},    {"Hoa\u0306", -1},       /* composes to ă */
        {"x\u0327", -1},                            /* not a Vietnamese mark */
    };
    bm_arena *a = bm_arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bm_str s = bm_nfc_normalize(a, bm_str_of(cases[i].text));
        size_t at = 999;
        bool loose = bm_nfc_loose_mark(s, &at);
        assert_int_equal(loose, cases[i].at >= 0);
        if (loose)
            assert_int_equal((int)at, cases[i].at);
    }
    bm_arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nfd_and_to_hop_twins_of_all_134_letters_become_the_letter),
        cmocka_unit_test(text_in_form_c_is_returned_itself),
        cmocka_unit_test(characters_with_singleton_decompositions_are_replaced),
        cmocka_unit_test(the_fast_way_agrees_with_icu_for_every_code_point),
        cmocka_unit_test(thousands_of_marks_in_a_row_are_cut_and_stay_valid),
        cmocka_unit_test(marks_without_a_letter_of_theirs_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
