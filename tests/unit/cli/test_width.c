/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "cli/width.h"

static void vietnamese_takes_one_column_a_letter_in_any_normal_form(void **state)
{
    (void)state;
    assert_int_equal(bm_width_text("Nguyễn Thị Thuỳ"), 15);
    assert_int_equal(bm_width_text("Nguye\xCC\x82\xCC\x83n"), 6);
    assert_int_equal(bm_width_text("\xC6\xA1\xCC\x86"), 1);
    assert_int_equal(bm_width_text(""), 0);
    assert_int_equal(bm_width_text("\xEF\xBB\xBFx\xE2\x80\x8By"), 2);
    assert_int_equal(bm_width_text("漢字"), 4);
}

static void code_points_are_decoded(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t n;
        uint32_t code;
    } cases[] = {
        {"", 0, 0},
        {"a", 1, 'a'},
        {"\xC6\xAF", 2, 0x1AF},
        {"\xE1\xBA\xB4x", 3, 0x1EB4},
        {"\xF0\x9F\x98\x80", 4, 0x1F600},
        {"\x80", 1, 0xFFFD},
        {"\xC0\xAF", 1, 0xFFFD},
        {"\xE1\xBA", 1, 0xFFFD},
        {"\xED\xA0\x80", 1, 0xFFFD},
        {"\xE0\x80\xAF", 1, 0xFFFD},
        {"\xF4\x90\x80\x80", 1, 0xFFFD},
        {"\xFF", 1, 0xFFFD},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint32_t code = 1;
        assert_int_equal(bm_width_next(cases[i].text, &code), cases[i].n);
        assert_int_equal(code, cases[i].code);
    }
}

static void printed(const char *text, const char *expected)
{
    char *bytes = NULL;
    size_t n = 0;
    FILE *out = open_memstream(&bytes, &n);
    assert_non_null(out);
    bm_width_print(out, text);
    assert_int_equal(fclose(out), 0);
    assert_string_equal(bytes, expected);
    free(bytes);
}

static void what_could_steer_a_terminal_is_not_printed(void **state)
{
    (void)state;
    printed("Ẵm Ưỡng", "Ẵm Ưỡng");
    printed("\033[31m", "\xEF\xBF\xBD[31m");
    printed("a\r\nb\x7F", "a\xEF\xBF\xBD\xEF\xBF\xBD"
                          "b\xEF\xBF\xBD");
    printed("\xC2\x9B", "\xEF\xBF\xBD");
    printed("\xE2\x80\xAE", "\xEF\xBF\xBD");
    printed("\xE1\xBA", "\xEF\xBF\xBD\xEF\xBF\xBD");
    printed("\xF0\x9F\x98\x80", "\xF0\x9F\x98\x80");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(vietnamese_takes_one_column_a_letter_in_any_normal_form),
        cmocka_unit_test(code_points_are_decoded),
        cmocka_unit_test(what_could_steer_a_terminal_is_not_printed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
