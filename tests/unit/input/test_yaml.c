/* YAML that is read. SPDX-License-Identifier: MIT */
#include "input/read_case.h"

static void scalars_stay_as_they_were_typed(void **state)
{
    (void)state;
    static const read_case_row rows[] = {
        {"a: no\nb: 0123\nc: 2026-01-02\nd: 1e3\ne: true\n",
         "{a: \"no\", b: \"0123\", c: \"2026-01-02\", d: \"1e3\", e: \"true\"}"},
        {"a:\nb: ~\nc: null\nd: Null\ne: ''\nf: \"~\"\n",
         "{a: ~, b: ~, c: ~, d: \"Null\", e: \"\", f: \"~\"}"},
        {"a: |\n  một\n  hai\nb: >\n  một\n  hai\nc: 'it''s'\n",
         "{a: \"một\nhai\n\", b: \"một hai\n\", c: \"it's\"}"},
        {"a: một\n  hai\n", "{a: \"một hai\"}"},
        {"a: \"\\u1EADx\\n\\t\\\"\"\n", "{a: \"ậx\n\t\"\"}"},
        {"- 1\n- [2, {a: b}]\n- c: d\n  e: f\n",
         "[\"1\", [\"2\", {a: \"b\"}], {c: \"d\", e: \"f\"}]"},
        {"a: !!str 5\nb: !!str\nc: !!map {d: 1}\ne: !!seq [f]\n",
         "{a: \"5\", b: \"\", c: {d: \"1\"}, e: [\"f\"]}"},
        {"%YAML 1.2\n---\na: 1\n...\n", "{a: \"1\"}"},
        {"a: {}\nb: []\n", "{a: {}, b: []}"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        read_case_check(rows[i].text, BM_INPUT_YAML, rows[i].expected);
}

static void quotes_and_blocks_are_remembered(void **state)
{
    (void)state;
    const char *text = "a: x\nb: 'x'\nc: |\n  x\nd:\n";
    read_case c;
    read_case_open(&c, text, strlen(text), BM_INPUT_YAML);
    assert_false(bm_value_lookup(c.root, "a")->quoted);
    assert_true(bm_value_lookup(c.root, "b")->quoted);
    assert_true(bm_value_lookup(c.root, "c")->quoted);
    assert_false(bm_value_lookup(c.root, "d")->quoted);
    read_case_close(&c);
}

static void places_count_code_points_of_the_file(void **state)
{
    (void)state;
    read_case_check_places(
        "form: a\ndata:\n  Ậậ: 'x'\n  b: [1, {c: ~}]\n  d: &x |\n    y\n  e: *x\n  g:\n",
        BM_INPUT_YAML,
        "{form@1:1: \"a\"@1:7, data@2:1: {Ậậ@3:3: \"x\"@3:7, b@4:3: [\"1\"@4:7, "
        "{c@4:11: ~@4:14}@4:10]@4:6, d@5:3: \"y\n\"@5:6, e@7:3: \"y\n\"@5:6, "
        "g@8:3: ~@8:5}@3:3}@1:1");
    /* NFD letters count as stored; a BOM and CR do not shift anything */
    read_case_check_places("\xEF\xBB\xBF"
                           "e\u0302: {b: 1}\r\nc: 2\r\n",
                           BM_INPUT_YAML, "{ê@1:1: {b@1:6: \"1\"@1:9}@1:5, c@2:1: \"2\"@2:4}@1:1");
}

static void line_ends_of_unicode_do_not_end_lines(void **state)
{
    (void)state;
    read_case_check_places("a: x\u2028y\u2029z\xC2\x85w\nb: 1\n", BM_INPUT_YAML,
                           "{a@1:1: \"x y z w\"@1:4, b@2:1: \"1\"@2:4}@1:1");
}

static void a_bom_inside_of_a_text_is_an_invisible_character(void **state)
{
    (void)state;
    read_case_check_places("a: x\uFEFFy\nb: \uFEFF1\n", BM_INPUT_YAML,
                           "{a@1:1: \"x\u200By\"@1:4, b@2:1: \"\u200B1\"@2:4}@1:1");
}

static void there_is_one_document_in_a_file(void **state)
{
    (void)state;
    read_case_check("---\na: 1\n---\nb: 2\n", BM_INPUT_YAML, "I010 3:1");
    read_case_check("a: 1\n...\n---\nb: [\n", BM_INPUT_YAML, "I010 3:1");
}

static void tags_are_refused_because_their_text_would_be_lost(void **state)
{
    (void)state;
    read_case_check("a: !quan trọng\nb: ! x\nc: !!int 5\nd: !e [1]\n", BM_INPUT_YAML,
                    "I025 1:4, I025 2:4, I025 3:4, I025 4:4");
}

static void directives_are_few(void **state)
{
    (void)state;
    const char *const parts[] = {"", "%TAG !a! b\n", "---\na: 1\n"};
    read_case_check_long(parts, 100000, BM_INPUT_YAML, "I025 9:1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scalars_stay_as_they_were_typed),
        cmocka_unit_test(quotes_and_blocks_are_remembered),
        cmocka_unit_test(places_count_code_points_of_the_file),
        cmocka_unit_test(line_ends_of_unicode_do_not_end_lines),
        cmocka_unit_test(a_bom_inside_of_a_text_is_an_invisible_character),
        cmocka_unit_test(there_is_one_document_in_a_file),
        cmocka_unit_test(tags_are_refused_because_their_text_would_be_lost),
        cmocka_unit_test(directives_are_few),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
