/* YAML that is refused: the message and the place a person would look at.
 * SPDX-License-Identifier: MIT */
#include "input/read_case.h"

static void check(const read_case_row *rows, size_t n)
{
    for (size_t i = 0; i < n; i++)
        read_case_check(rows[i].text, BM_INPUT_YAML, rows[i].expected);
}

static void tabs_in_the_indentation(void **state)
{
    (void)state;
    static const read_case_row rows[] = {
        {"data:\n\ta: 1\n", "I020 2:1"},
        {"data:\n  a: 1\n\tb: 1\n", "I020 3:1"},
        {"data:\n  \ta: 1\n", "I020 2:3"},
        {"a: |\n  x\n\ty: 1\n", "I020 3:1"},
        {"a: b\n\tc\n", "I020 2:1"},
        {"a:\tb\n", "{a: \"b\"}"}, /* behind the colon it is a space */
    };
    check(rows, sizeof rows / sizeof *rows);
}

static void colons_in_values_without_quotes(void **state)
{
    (void)state;
    static const read_case_row rows[] = {
        {"label: Ghi chú: xem mặt sau\n", "I021 1:15"},
        {"data:\n  - a: b: c\n", "I021 2:9"},
        {"a: x:\n", "I021 1:5"},
        {"a: 12:30\nb: http://x.vn\n", "{a: \"12:30\", b: \"http://x.vn\"}"},
    };
    check(rows, sizeof rows / sizeof *rows);
}

static void quotes_that_are_not_closed(void **state)
{
    (void)state;
    static const read_case_row rows[] = {
        {"a: \"abc\nb: x\n", "I022 1:4"},
        {"a: 1\nb: 'abc\n", "I022 2:4"},
        {"a: \"abc\nb: \"x\"\n", "I022 1:4"}, /* the next quote closes it */
        {"a: 'x\n---\n", "I022 1:4"},
    };
    check(rows, sizeof rows / sizeof *rows);
}

static void brackets_that_are_not_closed(void **state)
{
    (void)state;
    static const read_case_row rows[] = {
        {"a: [1, 2\nb: 3\n", "I023 1:4"}, {"a: {b: 1\n\nc: 2\n", "I023 1:4"},
        {"a: [\n", "I023 1:4"},           {"a: [1, {b: \n", "I023 1:8"},
        {"a: [1, 2}\n", "I023 1:4"}, /* the wrong one */
    };
    check(rows, sizeof rows / sizeof *rows);
}

static void lines_that_are_not_indented_like_those_above(void **state)
{
    (void)state;
    static const read_case_row rows[] = {
        {"a: 1\n b: 2\n", "I024 2:2"},       {"data:\n  a: 1\n b: 2\n", "I024 3:2"},
        {" a: 1\nb: 2\n", "I024 2:1"},       {"a:\n  - 1\n - 2\n", "I024 3:2"},
        {"a:\n  b: 1\n  - c\n", "I024 3:3"},
    };
    check(rows, sizeof rows / sizeof *rows);
}

static void characters_that_cannot_begin_a_value(void **state)
{
    (void)state;
    static const read_case_row rows[] = {
        {"a: @abc\n", "I025 1:4"},    {"a: `x`\n", "I025 1:4"},    {"a: %x\n", "I025 1:4"},
        {"a: & b\n", "I025 1:4"},     {"a: * b\n", "I025 1:4"},    {"a: - b\n", "I025 1:4"},
        {"a: ? b\n", "I025 1:4"},     {"a: , b\n", "I025 1:4"},    {"a: ]\n", "I025 1:4"},
        {"a: >5 năm\n", "I025 1:4"},  {"a: |x\n", "I025 1:4"},     {"a: !x! y\n", "I025 1:4"},
        {"%x y\na: 1\n", "I025 1:1"}, {"% x\na: 1\n", "I025 1:1"}, {"a: [1,,2]\n", "I025 1:7"},
        {"a: !<x\n", "I025 1:4"},
    };
    check(rows, sizeof rows / sizeof *rows);
}

static void wrong_escapes(void **state)
{
    (void)state;
    static const read_case_row rows[] = {
        {"a: \"C:\\xyz\"\n", "I026 1:7"},
        {"a: \"x\\q\"\n", "I026 1:6"},
        {"a: \"\\ud83d\\ude00\"\n", "I026 1:5"},
        {"a: \"\\u", "I026 1:5"},
        {"a: \"x\\", "I026 1:6"},
        {"a: 'C:\\xyz'\n", "{a: \"C:\\xyz\"}"},
    };
    check(rows, sizeof rows / sizeof *rows);
}

static void text_behind_a_complete_value(void **state)
{
    (void)state;
    static const read_case_row rows[] = {
        {"a: \"x\" y\n", "I028 1:8"}, {"a: [1] y\n", "I028 1:8"},
        {"a: 'x' 'y'\n", "I028 1:8"}, {"a: [\"x\" \"y\"]\n", "I028 1:9"},
        {"\"x\" y\n", "I028 1:5"},
    };
    check(rows, sizeof rows / sizeof *rows);
}

static void names_without_a_colon(void **state)
{
    (void)state;
    static const read_case_row rows[] = {
        {"a: 1\nb\nc: 2\n", "I029 2:1"}, {"a: 1\nb\n", "I029 2:1"},
        {"a:1\nb: 2\n", "I029 1:1"},     {"data:\n  a:1\n\n  b: 2\n", "I029 2:3"},
        {"a\nb: c\n", "I029 1:1"},
    };
    check(rows, sizeof rows / sizeof *rows);
}

static void everything_else_is_quoted_from_the_parser(void **state)
{
    (void)state;
    const char *text = "%YAML 3.0\n---\na: 1\n";
    read_case c;
    read_case_open(&c, text, strlen(text), BM_INPUT_YAML);
    assert_int_equal(bm_diags_count(c.ds), 1);
    assert_string_equal(bm_diags_at(c.ds, 0)->code, "I027");
    assert_int_equal(bm_diags_at(c.ds, 0)->line, 1);
    assert_string_equal(bm_diags_at(c.ds, 0)->message[BM_LANG_EN],
                        "cannot read the YAML: found incompatible YAML document");
    read_case_close(&c);
}

static void a_fault_comes_with_those_found_before_it(void **state)
{
    (void)state;
    read_case_check("x: {a: 1, a: 2}\ny: *z\nw: [\n", BM_INPUT_YAML,
                    "I006 1:11, I007 2:4, I023 3:4");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tabs_in_the_indentation),
        cmocka_unit_test(colons_in_values_without_quotes),
        cmocka_unit_test(quotes_that_are_not_closed),
        cmocka_unit_test(brackets_that_are_not_closed),
        cmocka_unit_test(lines_that_are_not_indented_like_those_above),
        cmocka_unit_test(characters_that_cannot_begin_a_value),
        cmocka_unit_test(wrong_escapes),
        cmocka_unit_test(text_behind_a_complete_value),
        cmocka_unit_test(names_without_a_colon),
        cmocka_unit_test(everything_else_is_quoted_from_the_parser),
        cmocka_unit_test(a_fault_comes_with_those_found_before_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
