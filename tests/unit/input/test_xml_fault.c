/* XML that is not well formed. SPDX-License-Identifier: MIT */
#include "input/read_case.h"

static void check(const read_case_row *rows, size_t n)
{
    for (size_t i = 0; i < n; i++)
        read_case_check(rows[i].text, BM_INPUT_XML, rows[i].expected);
}

static void tags_that_do_not_match(void **state)
{
    (void)state;
    static const read_case_row rows[] = {
        {"<bieumau>\n <a>1</b>\n</bieumau>", "I045 2:6"},
        {"<bieumau><a></bieumau>", "I045 1:13"},
        {"<bieumau><a>ậ</b ></bieumau>", "I045 1:14"},
        {"<bieumau><a><b>1</a></b></bieumau>", "I045 1:17"},
    };
    check(rows, sizeof rows / sizeof *rows);
    const char *text = "<bieumau>\n<a>1</b></bieumau>";
    read_case c;
    read_case_open(&c, text, strlen(text), BM_INPUT_XML);
    assert_string_equal(bm_diags_at(c.ds, 0)->message[BM_LANG_EN],
                        "the closing tag </b> does not match the opening tag <a> of line 2");
    read_case_close(&c);
}

static void elements_that_are_not_closed(void **state)
{
    (void)state;
    static const read_case_row rows[] = {
        {"<bieumau>\n <a>1", "I046 2:2"},
        {"<bieumau><a>1</a>", "I046 1:1"},
        {"<bieumau><a/>\n<b>", "I046 2:1"},
    };
    check(rows, sizeof rows / sizeof *rows);
}

static void signs_that_must_be_escaped(void **state)
{
    (void)state;
    static const read_case_row rows[] = {
        {"<bieumau><a>R&D</a></bieumau>", "I047 1:14"},
        {"<bieumau><a>ậ & b</a></bieumau>", "I047 1:15"},
        {"<bieumau><a>x&nbsp;y</a></bieumau>", "I047 1:14"},
        {"<bieumau><a>5 < 6</a></bieumau>", "I047 1:15"},
        {"<bieumau form='a<b'/>", "I047 1:17"},
        {"<bieumau form='a&b'/>", "I047 1:17"},
    };
    check(rows, sizeof rows / sizeof *rows);
}

static void attributes_that_are_badly_written(void **state)
{
    (void)state;
    static const read_case_row rows[] = {
        {"<bieumau form=x><a/></bieumau>", "I048 1:15"},
        {"<bieumau form><a/></bieumau>", "I048 1:14"},
        {"<bieumau form='a' form='b'/>", "I048 1:27"},
        {"<bieumau form='a'b='c'/>", "I048 1:18"},
    };
    check(rows, sizeof rows / sizeof *rows);
}

static void everything_else_is_quoted_from_the_parser(void **state)
{
    (void)state;
    static const read_case_row rows[] = {
        {"<bieumau/><x/>", "I040 1:11"},
        {"<bieumau><a>x]]></a></bieumau>", "I040 1:14"},
        {"<bieumau><p:a/></bieumau>", "I040 1:14"},
        {"<bieumau form='a&#1;'/>", "I040 1:21"},
        {"<bieumau", "I040 1:9"},
        {"abc", "I040 1:1"},
        {"\n<?xml version='1.0'?><bieumau/>", "I040 2:6"},
    };
    check(rows, sizeof rows / sizeof *rows);
    const char *text = "<bieumau><![CDATA[x\ny</bieumau>";
    read_case c;
    read_case_open(&c, text, strlen(text), BM_INPUT_XML);
    assert_string_equal(bm_diags_at(c.ds, 0)->message[BM_LANG_EN],
                        "cannot read the XML: CData section not finished");
    read_case_close(&c);
}

static void a_fault_comes_with_those_found_before_it(void **state)
{
    (void)state;
    read_case_check("<bieumau x='1'><a>y<b/></a><c>&</c></bieumau>", BM_INPUT_XML,
                    "I044 1:10, I043 1:19, I047 1:31");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tags_that_do_not_match),
        cmocka_unit_test(elements_that_are_not_closed),
        cmocka_unit_test(signs_that_must_be_escaped),
        cmocka_unit_test(attributes_that_are_badly_written),
        cmocka_unit_test(everything_else_is_quoted_from_the_parser),
        cmocka_unit_test(a_fault_comes_with_those_found_before_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
