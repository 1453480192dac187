/* Gaps of blanks. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <stdio.h>
#include <cmocka.h>

#include "form/gap.h"

/* The gaps of ${text}, each in square brackets. */
static const char *marked(const char *text)
{
    static char out[400];
    bm_str s = bm_str_of(text);
    size_t at = 0, n = 0;
    for (bm_gap gap = {0}; bm_gap_next(s, gap.end, &gap);) {
        n += (size_t)snprintf(out + n, sizeof out - n, "%.*s[%.*s]", (int)(gap.at - at), text + at,
                              (int)(gap.end - gap.at), text + gap.at);
        at = gap.end;
    }
    (void)snprintf(out + n, sizeof out - n, "%s", text + at);
    return out;
}

static void runs_of_dots_and_lines_are_gaps(void **state)
{
    (void)state;
    assert_string_equal(marked("ngày … tháng ... năm 20…"), "ngày […] tháng [...] năm 20[…]");
    assert_string_equal(marked("...../...../....."), "[.....]/[.....]/[.....]");
    assert_string_equal(marked("...-..."), "[...]-[...]");
    assert_string_equal(marked("QĐ-____"), "QĐ-[____]");
    assert_string_equal(marked("…...…"), "[…...…]");
    assert_string_equal(marked("Tp. Hà Nội.. a_b"), "Tp. Hà Nội.. a_b");
    assert_string_equal(marked(""), "");
}

static void words_in_angle_brackets_are_a_gap(void **state)
{
    (void)state;
    assert_string_equal(marked("<Địa danh>, ngày ..."), "[<Địa danh>], ngày [...]");
    assert_string_equal(marked("a < b <c> <> <d"), "a < b [<c>] <> <d");
}

static void the_mark_that_ends_an_item_goes_with_its_gap(void **state)
{
    (void)state;
    assert_string_equal(marked("Căn cứ ...;"), "Căn cứ [...;]");
    assert_string_equal(marked("Theo đề nghị của ... ."), "Theo đề nghị của [... .]");
    assert_string_equal(marked("... giờ ...; ngày"), "[...] giờ [...]; ngày");
}

static void gaps_of_a_list_are_counted_together(void **state)
{
    (void)state;
    const bm_str recipients[] = {BM_STR("Như trên"), BM_STR("...;"), BM_STR("Lưu: VT, ...")};
    const bm_field list = {.blanks = recipients, .n_blanks = 3, .blank = recipients[0]};
    assert_int_equal(bm_gap_count(&list), 2);
    assert_false(bm_gap_is_whole(&list));
    const bm_field one = {.blanks = &recipients[1], .n_blanks = 1, .blank = recipients[1]};
    assert_int_equal(bm_gap_count(&one), 1);
    assert_true(bm_gap_is_whole(&one));
    const bm_field words = {.blanks = recipients, .n_blanks = 1, .blank = recipients[0]};
    assert_int_equal(bm_gap_count(&words), 0);
    assert_false(bm_gap_is_whole(&words));
}

static void a_blank_that_is_one_gap_stands_for_the_value(void **state)
{
    (void)state;
    static const struct {
        const char *blank;
        size_t count;
        bool whole;
    } cases[] = {
        {"...", 1, true},
        {"<Địa danh>", 1, true},
        {"TÊN CƠ QUAN, TỔ CHỨC", 1, true},
        {"QĐ-...", 1, false},
        {"ngày ... tháng ... năm ...", 3, false},
        {"", 0, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const bm_field field = {.has_blank = true, .blank = bm_str_of(cases[i].blank)};
        assert_int_equal(bm_gap_count(&field), cases[i].count);
        assert_int_equal(bm_gap_is_whole(&field), cases[i].whole);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(runs_of_dots_and_lines_are_gaps),
        cmocka_unit_test(words_in_angle_brackets_are_a_gap),
        cmocka_unit_test(the_mark_that_ends_an_item_goes_with_its_gap),
        cmocka_unit_test(gaps_of_a_list_are_counted_together),
        cmocka_unit_test(a_blank_that_is_one_gap_stands_for_the_value),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
