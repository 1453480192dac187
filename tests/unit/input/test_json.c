/* JSON: what RFC 8259 allows, and nothing else. SPDX-License-Identifier: MIT */
#include "input/read_case.h"

static void check(const read_case_row *rows, size_t n)
{
    for (size_t i = 0; i < n; i++)
        read_case_check(rows[i].text, BM_INPUT_JSON, rows[i].expected);
}

static void values_keep_their_literal_text(void **state)
{
    (void)state;
    static const read_case_row rows[] = {
        {"{}", "{}"},
        {"[]", "[]"},
        {" [ ] ", "[]"},
        {"\"x\"", "\"x\""},
        {"{\"a\":1.50,\"b\":-0,\"c\":1e+05,\"d\":12E-3,\"e\":true,\"f\":false,\"g\":null}",
         "{a: \"1.50\", b: \"-0\", c: \"1e+05\", d: \"12E-3\", e: \"true\", f: \"false\", g: ~}"},
        {"\t{\t\"a\"\t:\r\n\t[1\t,\t[2],{}]\t}\t", "{a: [\"1\", [\"2\"], {}]}"},
        {"{\"a\":\"~\",\"b\":\"null\",\"c\":\"\"}", "{a: \"~\", b: \"null\", c: \"\"}"},
        {"{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"}", "{a: \"\"\\/\b\f\n\r\t\"}"},
        {"{\"a\":\"x\\u1eADy\\u0041\"}", "{a: \"xậyA\"}"},
        {"{\"a\":\"\\ud83D\\uDE00\"}", "{a: \"😀\"}"},
        {"{\"te\\u0302n\":\"Nguye\\u0302\\u0303n\"}", "{tên: \"Nguyễn\"}"},
    };
    check(rows, sizeof rows / sizeof *rows);
}

static void places_are_those_of_the_first_character(void **state)
{
    (void)state;
    read_case_check_places("\xEF\xBB\xBF{\"ậ\": [1,\n \"x\"], \"b\":{}}", BM_INPUT_JSON,
                           "{ậ@1:2: [\"1\"@1:8, \"x\"@2:2]@1:7, b@2:8: {}@2:12}@1:1");
}

static void strings_are_quoted_and_numbers_are_not(void **state)
{
    (void)state;
    const char *text = "{\"a\": \"\", \"b\": 1}";
    read_case c;
    read_case_open(&c, text, strlen(text), BM_INPUT_JSON);
    assert_true(bm_value_lookup(c.root, "a")->quoted);
    assert_false(bm_value_lookup(c.root, "b")->quoted);
    read_case_close(&c);
}

static void commas_colons_and_brackets_are_demanded(void **state)
{
    (void)state;
    static const read_case_row rows[] = {
        {"{\"a\":1,}", "I030 1:8"},
        {"{\"a\" 1}", "I030 1:6"},
        {"{a:1}", "I030 1:2"},
        {"{'a':1}", "I030 1:2"},
        {"{\"a\":[1,2}", "I030 1:10"},
        {"{\"a\":1 \"b\":2}", "I030 1:8"},
        {"[1 2]", "I030 1:4"},
        {"{\"a\":1]", "I030 1:7"},
        {"{\"a\":1,\n// x\n}", "I030 2:1"},
        {"{,}", "I030 1:2"},
        {"{\"a\":1} x", "I033 1:9"},
        {"[]]", "I033 1:3"},
        {"{} {}", "I033 1:4"},
    };
    check(rows, sizeof rows / sizeof *rows);
    read_case c;
    read_case_open(&c, "[1ậ\"]", 7, BM_INPUT_JSON);
    assert_string_equal(bm_diags_at(c.ds, 0)->message[BM_LANG_EN],
                        "JSON: “1ậ” is not a valid value");
    read_case_close(&c);
    read_case_open(&c, "[1 ậ]", 7, BM_INPUT_JSON);
    assert_string_equal(bm_diags_at(c.ds, 0)->message[BM_LANG_VI],
                        "JSON: ở đây phải là “,” / “]”, không phải “ậ”");
    read_case_close(&c);
}

static void what_is_not_a_value_is_refused(void **state)
{
    (void)state;
    static const read_case_row rows[] = {
        {"{\"a\":01}", "I031 1:6"},   {"{\"a\":tru}", "I031 1:6"},
        {"{\"a\":+1}", "I031 1:6"},   {"{\"a\":1.}", "I031 1:6"},
        {"{\"a\":.5}", "I031 1:6"},   {"{\"a\":1e}", "I031 1:6"},
        {"{\"a\":-}", "I031 1:6"},    {"{\"a\":NaN}", "I031 1:6"},
        {"{\"a\":True}", "I031 1:6"}, {"{\"a\":,}", "I031 1:6"},
        {"{\"a\":}", "I031 1:6"},     {"[1,]", "I031 1:4"},
        {"[,1]", "I031 1:2"},         {"{\"a\":'x'}", "I031 1:6"},
        {"{\"a\":0x10}", "I031 1:6"}, {"{\"a\":undefined}", "I031 1:6"},
        {"Nguyễn", "I031 1:1"},       {"}", "I031 1:1"},
    };
    check(rows, sizeof rows / sizeof *rows);
}

static void what_is_not_closed_is_reported_where_it_opens(void **state)
{
    (void)state;
    static const read_case_row rows[] = {
        {"{\"a\":[1,2", "I023 1:6"},
        {"{\"a\":", "I023 1:1"},
        {"{\"a\"", "I023 1:1"},
        {"{", "I023 1:1"},
        {"[[],[", "I023 1:5"},
        {"{\"a\":\"x", "I022 1:6"},
        {"{\"a\":\"x\ny\"}", "I022 1:6"},
        {"{\"a", "I022 1:2"},
        {"{\"a\":\"x\\\"}", "I022 1:6"},
        {"{\"a\":\"", "I022 1:6"},
    };
    check(rows, sizeof rows / sizeof *rows);
}

static void wrong_escapes_are_reported_at_the_backslash(void **state)
{
    (void)state;
    static const read_case_row rows[] = {
        {"{\"a\":\"x\\q\"}", "I032 1:8"},
        {"{\"a\":\"\\u12\"}", "I032 1:7"},
        {"{\"a\":\"\\u12G4\"}", "I032 1:7"},
        {"{\"a\":\"\\ud800x\"}", "I032 1:7"},
        {"{\"a\":\"\\ud800\\u0041\"}", "I032 1:7"},
        {"{\"a\":\"\\udc00\"}", "I032 1:7"},
        {"{\"a\":\"\\", "I032 1:7"},
        {"{\"a\":\"a\tb\"}", "I014 1:8"},
    };
    check(rows, sizeof rows / sizeof *rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_keep_their_literal_text),
        cmocka_unit_test(places_are_those_of_the_first_character),
        cmocka_unit_test(strings_are_quoted_and_numbers_are_not),
        cmocka_unit_test(commas_colons_and_brackets_are_demanded),
        cmocka_unit_test(what_is_not_a_value_is_refused),
        cmocka_unit_test(what_is_not_closed_is_reported_where_it_opens),
        cmocka_unit_test(wrong_escapes_are_reported_at_the_backslash),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
