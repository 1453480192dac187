/* Tidying of one value. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "form/check_text.h"

typedef struct {
    bm_arena *a;
} fixture;

static int set_up(void **state)
{
    static fixture f;
    f.a = bm_arena_new();
    *state = &f;
    return 0;
}

static int tear_down(void **state)
{
    fixture *f = *state;
    bm_arena_free(f->a);
    return 0;
}

static void assert_text(bm_str got, const char *want)
{
    bm_str expected = bm_str_of(want);
    assert_int_equal(got.len, expected.len);
    assert_memory_equal(got.ptr, expected.ptr, expected.len);
}

static bm_check_text line(void **state, const char *s)
{
    fixture *f = *state;
    return bm_check_text_line(f->a, bm_str_of(s));
}

static bm_check_text markdown(void **state, const char *s)
{
    fixture *f = *state;
    return bm_check_text_markdown(f->a, bm_str_of(s));
}

static void plain_vietnamese_is_neither_copied_nor_changed(void **state)
{
    static const char text[] = "Nguyễn Thị Thuỳ Dương, Ưỡng Ẵm đến phường Đức Thắng (số 7/2)";
    bm_check_text got = line(state, text);
    assert_ptr_equal(got.text.ptr, text);
    assert_true(got.plain);
    assert_false(got.runs || got.line_ends);
    assert_text(got.text, text);
}

static void white_space_around_a_value_goes_without_a_word(void **state)
{
    bm_check_text got = line(state, " \t\r\n Hà Nội \n\n");
    assert_text(got.text, "Hà Nội");
    assert_false(got.runs || got.line_ends);
    got = line(state, "\xC2\xA0Hà Nội\xE3\x80\x80");
    assert_text(got.text, "Hà Nội");
    assert_false(got.runs || got.line_ends);
}

static void line_ends_and_tabs_become_one_space(void **state)
{
    bm_check_text got = line(state, "Tổ 1,\r\n\tphường \n Đề Thám");
    assert_text(got.text, "Tổ 1, phường Đề Thám");
    assert_true(got.line_ends);
    assert_false(got.runs);
}

static void several_spaces_become_one(void **state)
{
    bm_check_text got = line(state, "Nguyễn  Văn   An");
    assert_text(got.text, "Nguyễn Văn An");
    assert_true(got.runs);
    assert_false(got.line_ends);
}

static void spaces_of_unicode_become_plain_ones(void **state)
{
    bm_check_text got = line(state, "a\xC2\xA0"
                                    "b\xE2\x80\xAF"
                                    "c\xE2\x80\x83"
                                    "d\xE3\x80\x80"
                                    "e");
    assert_text(got.text, "a b c d e");
    assert_false(got.runs || got.line_ends);
}

static void characters_without_shape_are_left_out_and_counted(void **state)
{
    bm_check_text got = line(state, "\xEF\xBB\xBF"
                                    "Hà\xE2\x80\x8B N\xC2\xADội\xE2\x80\x8D\xE2\x81\xA0");
    assert_text(got.text, "Hà Nội");
    assert_int_equal(got.n_invisible, 5);
}

static void a_mark_behind_an_invisible_character_joins_its_letter(void **state)
{
    bm_check_text got = line(state, "Ha\xE2\x80\x8B\xCC\x80 Nội");
    assert_text(got.text, "Hà Nội");
    assert_int_equal(got.n_invisible, 1);
}

static void only_invisible_characters_leave_nothing(void **state)
{
    assert_text(line(state, " \xE2\x80\x8B \xEF\xBB\xBF ").text, "");
}

static void controls_are_refused_and_named(void **state)
{
    static const struct {
        const char *text;
        uint32_t c;
    } cases[] = {
        {"a\x07"
         "b\x01",
         0x07},
        {"a\x0B"
         "b",
         0x0B},
        {"a\x7F"
         "b",
         0x7F},
        {"a\xC2\x85"
         "b",
         0x85},
        {"a\xE2\x80\xA8"
         "b",
         0x2028},
        {"a\xE2\x80\xA9"
         "b",
         0x2029},
        {"a\xE2\x80\xAE"
         "b",
         0x202E},
        {"a\xE2\x81\xA6"
         "b",
         0x2066},
        {"a\xEF\xBF\xBE"
         "b",
         0xFFFE},
        {"a\xEF\xBF\xBD"
         "b",
         0xFFFD},
        {"a\xF0\x9F\xBF\xBF"
         "b",
         0x1FFFF},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_int_equal(line(state, cases[i].text).refused, cases[i].c);
        assert_int_equal(markdown(state, cases[i].text).refused, cases[i].c);
    }
}

static void letters_of_the_minorities_and_quotes_stay(void **state)
{
    static const char text[] = "H’Hen Niê, Y Blĭm Êban, ơ̆ ư̆ ê̆ ô̆ – “a” 5 °C €";
    bm_check_text got = line(state, text);
    assert_text(got.text, text);
    assert_int_equal(got.refused, 0);
    assert_false(got.plain);
}

static void markdown_keeps_its_lines_and_spaces(void **state)
{
    static const char text[] = "Một đoạn.  \nHai\n\n- a\n  - b\n";
    bm_check_text got = markdown(state, text);
    assert_ptr_equal(got.text.ptr, text);
    assert_true(got.plain);
}

static void markdown_lines_end_in_one_way(void **state)
{
    assert_text(markdown(state, "a\r\nb\rc\n").text, "a\nb\nc\n");
}

static void markdown_tabs_indent_to_multiples_of_four(void **state)
{
    assert_text(markdown(state, "-\ta\n \tb\n\tc\td").text, "- a\n    b\n    c d");
}

static void the_source_of_a_document_has_no_empty_ends(void **state)
{
    (void)state;
    assert_text(bm_check_text_trim_blocks(bm_str_of(" \n\n    mã\n\nb \t\n")), "    mã\n\nb");
    assert_text(bm_check_text_trim_blocks(bm_str_of("a")), "a");
    assert_text(bm_check_text_trim_blocks(bm_str_of("\n \r\n")), "");
    assert_text(bm_check_text_trim_blocks(bm_str_of("  ")), "");
    assert_text(bm_check_text_trim_blocks(bm_str_of("")), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_source_of_a_document_has_no_empty_ends),
        cmocka_unit_test(plain_vietnamese_is_neither_copied_nor_changed),
        cmocka_unit_test(white_space_around_a_value_goes_without_a_word),
        cmocka_unit_test(line_ends_and_tabs_become_one_space),
        cmocka_unit_test(several_spaces_become_one),
        cmocka_unit_test(spaces_of_unicode_become_plain_ones),
        cmocka_unit_test(characters_without_shape_are_left_out_and_counted),
        cmocka_unit_test(a_mark_behind_an_invisible_character_joins_its_letter),
        cmocka_unit_test(only_invisible_characters_leave_nothing),
        cmocka_unit_test(controls_are_refused_and_named),
        cmocka_unit_test(letters_of_the_minorities_and_quotes_stay),
        cmocka_unit_test(markdown_keeps_its_lines_and_spaces),
        cmocka_unit_test(markdown_lines_end_in_one_way),
        cmocka_unit_test(markdown_tabs_indent_to_multiples_of_four),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
