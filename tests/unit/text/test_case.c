/* Upper case, held against ICU, and lower case. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>
#include <unicode/ustring.h>

#include "base/utf8.h"
#include "text/case.h"
#include "text/utf16.h"

static const struct {
    const char *capital, *small;
} letters[] = {
#include "letters.inc"
};

static void check(const char *text, const char *expected)
{
    bm_arena *a = bm_arena_new();
    bm_str s = bm_case_upper(a, bm_str_of(text));
    assert_string_equal(bm_arena_cstr(a, s), expected);
    assert_int_equal(s.ptr[s.len], 0);
    bm_arena_free(a);
}

static void all_67_pairs_map_to_their_capitals(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
        check(letters[i].small, letters[i].capital);
        check(letters[i].capital, letters[i].capital);
    }
}

static void names_of_all_peoples_are_written_in_capitals(void **state)
{
    (void)state;
    check("", "");
    check("Nguyễn Thị Thuỳ Dương", "NGUYỄN THỊ THUỲ DƯƠNG");
    check("H’Hen Niê, Y Blĭm Êban", "H’HEN NIÊ, Y BLĬM ÊBAN");
    check("ơ̆ ư̆ ê̆ ô̆", "Ơ̆ Ư̆ Ê̆ Ô̆");
    check("ưỡng ẵm – (đ) ÷ 5", "ƯỠNG ẴM – (Đ) ÷ 5");
    check("čñŏŭ", "ČÑŎŬ");
}

static void capitals_map_to_their_small_letters(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        assert_string_equal(bm_case_lower(a, bm_str_of(letters[i].capital)).ptr, letters[i].small);
    assert_string_equal(bm_case_lower(a, bm_str_of("ĐƠN Xin – 5 (I)")).ptr, "đơn xin – 5 (i)");
    assert_string_equal(bm_case_lower(a, bm_str_of("")).ptr, "");
    bm_arena_free(a);
}

static void letters_that_change_their_length_go_through_icu(void **state)
{
    (void)state;
    check("straße", "STRASSE");
    check("ﬁn ŉ ÿ ı µ", "FIN ʼN Ÿ I Μ");
    check("ǆ 😀 𐐨", "Ǆ 😀 𐐀");
}

static bm_str by_icu(bm_arena *a, bm_str s)
{
    UErrorCode status = U_ZERO_ERROR;
    int32_t n = 0;
    UChar *in = bm_utf16_from(s, &n), out[64];
    int32_t out_n = u_strToUpper(out, 64, in, n, "vi", &status);
    assert_true(U_SUCCESS(status));
    free(in);
    return bm_utf16_to(a, out, out_n);
}

static void every_code_point_maps_as_in_icu(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    for (uint32_t c = 1; c < 0x20000; c++) {
        if (c >= 0xD800 && c < 0xE000)
            continue;
        char bytes[6] = {'a'};
        size_t n = 1 + bm_utf8_put(bytes + 1, c);
        bytes[n++] = 'z';
        bm_str s = bm_str_n(bytes, n);
        assert_true(bm_str_eq(bm_case_upper(a, s), by_icu(a, s)));
        bm_arena_reset(a);
    }
    bm_arena_free(a);
}

static void rows_of_letters_map_as_in_icu(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    uint32_t seed = 1;
    for (int round = 0; round < 20000; round++) {
        char bytes[64];
        size_t n = 0;
        for (int k = 0; k < 12; k++) {
            seed = seed * 1664525u + 1013904223u;
            uint32_t r = seed >> 8;
            const char *piece = r % 5 ? letters[r % 67].small : "i\u0307";
            memcpy(bytes + n, piece, strlen(piece));
            n += strlen(piece);
            bytes[n++] = (char)(' ' + r % 95);
        }
        bm_str s = bm_str_n(bytes, n);
        assert_true(bm_str_eq(bm_case_upper(a, s), by_icu(a, s)));
        bm_arena_reset(a);
    }
    bm_arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_67_pairs_map_to_their_capitals),
        cmocka_unit_test(names_of_all_peoples_are_written_in_capitals),
        cmocka_unit_test(capitals_map_to_their_small_letters),
        cmocka_unit_test(letters_that_change_their_length_go_through_icu),
        cmocka_unit_test(every_code_point_maps_as_in_icu),
        cmocka_unit_test(rows_of_letters_map_as_in_icu),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
