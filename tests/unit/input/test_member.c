/* Names given twice, merged or grouped. SPDX-License-Identifier: MIT */
#include "input/read_case.h"

static void every_name_given_twice_is_reported_with_both_places(void **state)
{
    (void)state;
    read_case_check("a: 1\nb: 2\na: 3\nb: 4\na: 5\n", BM_INPUT_YAML,
                    "I006 3:1, I006 4:1, I006 5:1");
    read_case_check("x:\n  - {a: 1, a: 2}\n  - {b: 1,\n     b: 2}\nx: 3\n", BM_INPUT_YAML,
                    "I006 2:12, I006 4:6, I006 5:1");
    read_case_check("{\"a\": 1, \"b\": {\"c\": 2, \"\\u0063\": 3}}", BM_INPUT_JSON, "I006 1:24");
    /* equal in form C */
    read_case_check("tên: 1\nte\u0302n: 2\n", BM_INPUT_YAML, "I006 2:1");
    const char *text = "x: 1\nho_ten: A\n\n  \nho_ten: B\n";
    read_case c;
    read_case_open(&c, text, strlen(text), BM_INPUT_YAML);
    assert_string_equal(bm_diags_at(c.ds, 0)->message[BM_LANG_EN],
                        "“ho_ten” is given twice (first at line 2, column 1)");
    assert_string_equal(bm_diags_at(c.ds, 0)->source_line, "ho_ten: B");
    read_case_close(&c);
}

static void maps_are_merged_below_what_the_file_says(void **state)
{
    (void)state;
    static const read_case_row rows[] = {
        {"a: &x {p: 1, q: 2}\nb: {<<: *x, q: 3}\n",
         "{a: {p: \"1\", q: \"2\"}, b: {p: \"1\", q: \"3\"}}"},
        {"b: {q: 3, <<: {p: 1, q: 2}, r: 4}\n", "{b: {q: \"3\", p: \"1\", r: \"4\"}}"},
        {"b: {<<: [{p: 1}, {p: 2, r: 5}]}\n", "{b: {p: \"1\", r: \"5\"}}"},
        {"b: {<<: []}\n", "{b: {}}"},
        {"b: {'<<': 1}\n", "{b: {<<: \"1\"}}"}, /* a quoted name is only a name */
        {"a: &x {p: 1}\nb: &y {<<: *x, q: 2}\nc: {<<: *y}\n",
         "{a: {p: \"1\"}, b: {p: \"1\", q: \"2\"}, c: {p: \"1\", q: \"2\"}}"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        read_case_check(rows[i].text, BM_INPUT_YAML, rows[i].expected);
    read_case_check("{\"<<\": {\"a\": 1}}", BM_INPUT_JSON, "{<<: {a: \"1\"}}");
}

static void only_maps_can_be_merged(void **state)
{
    (void)state;
    static const read_case_row rows[] = {
        {"b: {<<: 5}\n", "I009 1:9"},
        {"b: {<<: }\n", "I009 1:9"},
        {"b: {<<: [{a: 1}, 5]}\n", "I009 1:9"},
        {"b:\n  <<: {a: 1}\n  <<: {b: 1}\n", "I006 3:3"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        read_case_check(rows[i].text, BM_INPUT_YAML, rows[i].expected);
}

static void repeated_elements_become_lists_in_the_place_of_the_first(void **state)
{
    (void)state;
    static const read_case_row rows[] = {
        {"<bieumau><a>1</a><b>2</b><a>3</a><c/><b>4</b><a/></bieumau>",
         "{data: {a: [\"1\", \"3\", ~], b: [\"2\", \"4\"], c: ~}}"},
        {"<bieumau><a>1</a></bieumau>", "{data: {a: \"1\"}}"},
        {"<bieumau><a><b>1</b><b>2</b></a><a><b>3</b></a></bieumau>",
         "{data: {a: [{b: [\"1\", \"2\"]}, {b: \"3\"}]}}"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        read_case_check(rows[i].text, BM_INPUT_XML, rows[i].expected);
}

static void thousands_of_equal_names_take_no_time(void **state)
{
    (void)state;

    bm_buf b = {0};
    for (int i = 0; i < 60000; i++)
        bm_buf_add_cstr(&b, "k: 1\n");
    read_case c;
    read_case_open(&c, b.ptr, b.len, BM_INPUT_YAML);
    assert_int_equal(bm_diags_errors(c.ds), 59999);
    read_case_close(&c);
    b.len = 0;
    bm_buf_add_cstr(&b, "<bieumau>");
    for (int i = 0; i < 60000; i++)
        bm_buf_add_cstr(&b, i % 2 ? "<a>1</a>" : "<b>2</b>");
    bm_buf_add_cstr(&b, "</bieumau>");
    read_case_open(&c, b.ptr, b.len, BM_INPUT_XML);
    assert_int_equal(bm_value_lookup(bm_value_lookup(c.root, "data"), "a")->n, 30000);
    read_case_close(&c);
    bm_buf_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_name_given_twice_is_reported_with_both_places),
        cmocka_unit_test(maps_are_merged_below_what_the_file_says),
        cmocka_unit_test(only_maps_can_be_merged),
        cmocka_unit_test(repeated_elements_become_lists_in_the_place_of_the_first),
        cmocka_unit_test(thousands_of_equal_names_take_no_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
