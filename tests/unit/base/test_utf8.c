/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/utf8.h"

static void encoding_and_decoding_give_back_every_scalar_value(void **state)
{
    (void)state;
    for (uint32_t c = 1; c <= 0x10FFFF; c++) {
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        char bytes[4];
        size_t n = bm_utf8_put(bytes, c), i = 0;
        bm_str s = bm_str_n(bytes, n);
        if (bm_utf8_invalid_at(s) != n || bm_utf8_next(s, &i) != c || i != n)
            fail_msg("U+%04X", c);
    }
}

static void malformed_sequences_are_found_where_they_begin(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t at;
    } cases[] = {
        {"ab\x80", 2},   /* a continuation alone */
        {"\xC0\xAF", 0}, /* overlong, 2 bytes */
        {"\xC1\xBF", 0},
        {"x\xE0\x80\xAF", 1}, /* overlong, 3 bytes */
        {"x\xE0\x9F\xBF", 1},
        {"\xF0\x80\x80\xAF", 0}, /* overlong, 4 bytes */
        {"\xF0\x8F\xBF\xBF", 0},
        {"\xED\xA0\x80", 0}, /* surrogates */
        {"\xED\xBF\xBF", 0},
        {"\xF4\x90\x80\x80", 0}, /* above U+10FFFF */
        {"\xF5\x80\x80\x80", 0},
        {"\xFE", 0},
        {"\xFF", 0},
        {"tr\xC6", 2}, /* cut off */
        {"tr\xE1\xBB", 2},
        {"tr\xF0\x9F\x98", 2},
        {"\xE1\xBB\x41", 0}, /* a letter instead of a continuation */
        {"\xC3\xC3", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(bm_utf8_invalid_at(bm_str_of(cases[i].text)), cases[i].at);
}

static void text_up_to_its_end_is_valid(void **state)
{
    (void)state;
    static const char *const texts[] = {"",
                                        "a",
                                        "Ưỡng Ẵm",
                                        "\xED\x9F\xBF\xEE\x80\x80",
                                        "\xF4\x8F\xBF\xBF",
                                        "H\xE2\x80\x99Hen Ni\xC3\xAA"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_int_equal(bm_utf8_invalid_at(bm_str_of(texts[i])), strlen(texts[i]));
    assert_int_equal(bm_utf8_invalid_at(bm_str_n("a\0b", 3)), 3);
}

static void a_sequence_is_not_read_past_the_end(void **state)
{
    (void)state;
    /* The bytes behind len would make it valid. */
    assert_int_equal(bm_utf8_invalid_at(bm_str_n("\xE1\xBB\x9C", 2)), 0);
    assert_int_equal(bm_utf8_invalid_at(bm_str_n("\xC6\xAF", 1)), 0);
}

static void code_points_are_counted(void **state)
{
    (void)state;
    assert_int_equal(bm_utf8_count(bm_str_of("")), 0);
    assert_int_equal(bm_utf8_count(bm_str_of("Ẵm")), 2);
    assert_int_equal(bm_utf8_count(bm_str_of("o\xCC\x86\xCC\x9B")), 3);
    assert_int_equal(bm_utf8_count(bm_str_of("\xF0\x9F\x98\x80!")), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(encoding_and_decoding_give_back_every_scalar_value),
        cmocka_unit_test(malformed_sequences_are_found_where_they_begin),
        cmocka_unit_test(text_up_to_its_end_is_valid),
        cmocka_unit_test(a_sequence_is_not_read_past_the_end),
        cmocka_unit_test(code_points_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
