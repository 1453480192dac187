/* The shallow look at the bytes of an XML file. SPDX-License-Identifier: MIT */
#include "input/read_case.h"
#include "input/xml_tag.h"

static void attributes_are_found_with_their_places(void **state)
{
    (void)state;
    bm_str tag = BM_STR(" a=\"1\"\n b = '>\"' c=\"\"/>");
    bm_xml_tag_attribute x;
    size_t i = 0;
    assert_true(bm_xml_tag_next(tag, &i, &x));
    assert_true(bm_str_is(x.name, "a"));
    assert_int_equal(x.name_at, 1);
    assert_int_equal(x.value_at, 4);
    assert_true(bm_xml_tag_next(tag, &i, &x));
    assert_true(bm_str_is(x.name, "b"));
    assert_int_equal(x.value_at, 13);
    assert_true(bm_xml_tag_next(tag, &i, &x));
    assert_true(bm_str_is(x.name, "c"));
    assert_false(bm_xml_tag_next(tag, &i, &x));
}

static void a_broken_tag_ends_the_attributes(void **state)
{
    (void)state;
    static const char *const tags[] = {"",      " ",   " a",   " a=",    " a =1",
                                       " a='x", " a>", "='x'", " <a='1'"};
    for (size_t k = 0; k < sizeof tags / sizeof *tags; k++) {
        bm_xml_tag_attribute x;
        size_t i = 0;
        assert_false(bm_xml_tag_next(bm_str_of(tags[k]), &i, &x));
    }
}

static void the_first_text_stands_behind_comments_and_instructions(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t at;
    } cases[] = {
        {"x", 0},
        {" \n x", 3},
        {"<!-- x -->y", 10},
        {"<?x ?> <!---->y", 14},
        {"<b/>", 0},
        {"<![CDATA[ x]]>", 10},
        {"<![CDATA[]]>y", 12},
        {"<!-- x", 6},
        {"<?x", 3},
        {"", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(bm_xml_tag_text(bm_str_of(cases[i].text), 0), cases[i].at);
}

static void other_encodings_are_refused(void **state)
{
    (void)state;
    static const read_case_row rows[] = {
        {"<?xml version=\"1.0\" encoding=\"windows-1258\"?><bieumau/>", "I049 1:31"},
        {"<?xml version='1.0'\nencoding = 'UTF-16'?><bieumau/>", "I049 2:13"},
        {"<?xml version='1.0' encoding='UTF-88'?><bieumau/>", "I049 1:31"},
        {"<?xml version='1.0' encoding='Utf-8'?><bieumau/>", "{data: {}}"},
        {"<?xml version='1.0' encoding='ascii'?><bieumau/>", "{data: {}}"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        read_case_check(rows[i].text, BM_INPUT_XML, rows[i].expected);
}

static void hundreds_of_attributes_are_not_even_compared(void **state)
{
    (void)state;
    const char *const parts[] = {"<!-- <a b=''> --><bieumau", " a=''", "/>"};
    read_case_check_long(parts, 300000, BM_INPUT_XML, "I044 1:107");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(attributes_are_found_with_their_places),
        cmocka_unit_test(a_broken_tag_ends_the_attributes),
        cmocka_unit_test(the_first_text_stands_behind_comments_and_instructions),
        cmocka_unit_test(other_encodings_are_refused),
        cmocka_unit_test(hundreds_of_attributes_are_not_even_compared),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
