/* What is common to all formats. SPDX-License-Identifier: MIT */
#include "base/limit.h"
#include "input/read_case.h"

static void the_format_is_guessed_by_the_first_character(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bm_input_format format;
    } cases[] = {
        {"", BM_INPUT_YAML},           {"a: 1", BM_INPUT_YAML},
        {"[1]", BM_INPUT_YAML},        {"# <", BM_INPUT_YAML},
        {"{\"a\": 1}", BM_INPUT_JSON}, {" \r\n\t{", BM_INPUT_JSON},
        {"<a/>", BM_INPUT_XML},        {"\xEF\xBB\xBF\n <a/>", BM_INPUT_XML},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bm_source source = {"don", cases[i].text, strlen(cases[i].text), NULL};
        assert_int_equal(bm_input_guess(&source), cases[i].format);
    }
}

/* The same data in all formats, and in all forms of Unicode. */
static void twins_give_equal_trees(void **state)
{
    (void)state;
    static const char expected[] =
        "{form: \"a/b\", data: {ho_ten: \"Nguyễn Thị Ưỡng\", trong: ~, "
        "thay_doi: [{muc: \"1/2\", moi: \"R&D <x>\"}, {muc: \"0123\", moi: \"no\"}]}}";
    static const char *const twins[] = {
        "form: a/b\ndata:\n  ho_ten: Nguyễn Thị Ưỡng\n  trong:\n  thay_doi:\n"
        "    - muc: 1/2\n      moi: R&D <x>\n    - {muc: 0123, moi: no}\n",
        "{\"form\": \"a\\/b\",\t\"data\": {\"ho_ten\": \"Nguy\\u1EC5n Th\\u1ecb Ưỡng\", \"trong\": "
        "null,"
        "\"thay_doi\": [{\"muc\": \"1/2\", \"moi\": \"R&D <x>\"}, {\"muc\": \"0123\", \"moi\": "
        "\"no\"}]}}",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<bieumau form=\"a/b\">\n"
        "  <ho_ten>\n    Nguyễn Thị &#431;ỡng\n  </ho_ten><trong/><!-- x -->\n"
        "  <thay_doi><muc>1/2</muc><moi>R&amp;D &lt;x></moi></thay_doi>\n"
        "  <thay_doi><muc>0123</muc><moi><![CDATA[no]]></moi></thay_doi>\n</bieumau>\n",
        /* NFD, "tổ hợp", BOM, CR LF */
        "form: a/b\ndata:\n  ho_ten: Nguye\u0302\u0303n Thi\u0323 U\u031Bo\u031B\u0303ng\n"
        "  trong: ~\n  thay_doi:\n  - muc: '1/2'\n    moi: R&D <x>\n  - muc: 0123\n    moi: no\n",
        "\xEF\xBB\xBF"
        "form: a/b\r\ndata:\r\n  ho_ten: Nguyê\u0303n Thi\u0323 Ươ\u0303ng\r\n"
        "  trong: null\r\n  thay_doi:\r\n  - muc: \"1/2\"\r\n    moi: R&D <x>\r\n"
        "  - muc: 0123\r\n    moi: no\r\n",
        "\xEF\xBB\xBF<bieumau form='a/b'><ho_ten>Nguye\u0302\u0303n Thi\u0323 "
        "Ươ\u0303ng</ho_ten><trong> "
        "</trong><thay_doi><muc>1/2</muc><moi>R&#38;D &#x3C;x&gt;</moi></thay_doi>"
        "<thay_doi><muc>0123</muc><moi>no</moi></thay_doi></bieumau>",
    };
    for (size_t i = 0; i < sizeof twins / sizeof *twins; i++)
        read_case_check(twins[i], BM_INPUT_AUTO, expected);
}

static void broken_utf8_is_reported_with_its_place(void **state)
{
    (void)state;
    static const read_case_row rows[] = {
        {"a: b\nậc: \xFF", "I001 2:5"},
        {"a: \xC0\xAF", "I001 1:4"},         /* overlong */
        {"a: \xED\xA0\x80", "I001 1:4"},     /* surrogate */
        {"a: \xF4\x90\x80\x80", "I001 1:4"}, /* beyond U+10FFFF */
        {"a: ậ\xE1\xBA", "I001 1:5"},        /* cut off */
        {"a: \xC3", "I001 1:4"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (int format = BM_INPUT_AUTO; format <= BM_INPUT_XML; format++)
            read_case_check(rows[i].text, (bm_input_format)format, rows[i].expected);
    read_case c;
    read_case_open(&c, "a: ậ\xB8", 7, BM_INPUT_YAML); /* TCVN3 */
    assert_string_equal(bm_diags_at(c.ds, 0)->message[BM_LANG_EN],
                        "byte 7 is not valid UTF-8 (0xB8)");
    read_case_close(&c);
}

static void utf16_is_named(void **state)
{
    (void)state;
    read_case_check_n("\xFF\xFE"
                      "a\0:\0",
                      6, BM_INPUT_AUTO, false, "I013 1:1");
    read_case_check_n("\xFE\xFF\0a\0:", 6, BM_INPUT_AUTO, false, "I013 1:1");
    read_case_check_n("a\0:\0 \0", 6, BM_INPUT_AUTO, false, "I013 1:1");
    read_case_check_n("\0<\0a", 4, BM_INPUT_AUTO, false, "I013 1:1");
}

static void control_characters_are_all_reported(void **state)
{
    (void)state;
    for (int format = BM_INPUT_YAML; format <= BM_INPUT_XML; format++) {
        read_case_check_n("a: b\0c\n\x07\x7F", 9, (bm_input_format)format, false,
                          "I014 1:5, I014 2:1, I014 2:2");
        read_case_check("a: \xC2\x80ậ\xC2\x9F\n\xEF\xBF\xBE", (bm_input_format)format,
                        "I014 1:4, I014 1:6, I014 2:1");
    }
}

static void a_file_without_data_is_an_error(void **state)
{
    (void)state;
    static const char *const texts[] = {"",  "\xEF\xBB\xBF", " \r\n\t\n", "# x\n", "---\n...\n",
                                        "~", "null"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        read_case_check(texts[i], BM_INPUT_AUTO, "I011 1:1");
    read_case_check("", BM_INPUT_XML, "I011 1:1");
    read_case_check(" ", BM_INPUT_JSON, "I011 1:1");
    read_case_check("null", BM_INPUT_JSON, "I011 1:1");
}

static void a_file_may_be_as_large_as_the_limit_and_not_larger(void **state)
{
    (void)state;
    const char *const parts[] = {"a: 1\n", "\n", ""};
    read_case_check_long(parts, BM_LIMIT_INPUT_BYTES - 5, BM_INPUT_YAML, "{a: \"1\"}");
    read_case_check_long(parts, BM_LIMIT_INPUT_BYTES - 4, BM_INPUT_YAML, "I002 0:0");
}

static void a_value_may_be_as_long_as_the_limit_and_not_longer(void **state)
{
    (void)state;
    static const struct {
        bm_input_format format;
        const char *parts[3];
        const char *expected;
    } cases[] = {
        {BM_INPUT_YAML, {"b:\n  a: ", "x", "\n"}, "I005 2:6"},
        {BM_INPUT_JSON, {"{\"a\":\"", "x", "\"}"}, "I005 1:6"},
        {BM_INPUT_XML, {"<bieumau><a> ", "x", "</a></bieumau>"}, "I005 1:14"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        read_case_check_long(cases[i].parts, BM_LIMIT_TEXT_BYTES + 1, cases[i].format,
                             cases[i].expected);
        read_case c;
        bm_buf b = {0};
        bm_buf_add_cstr(&b, cases[i].parts[0]);
        for (int k = 0; k < BM_LIMIT_TEXT_BYTES; k++)
            bm_buf_add_byte(&b, 'x');
        bm_buf_add_cstr(&b, cases[i].parts[2]);
        read_case_open(&c, b.ptr, b.len, cases[i].format);
        assert_non_null(c.root);
        read_case_close(&c);
        bm_buf_free(&b);
    }
}

static void nothing_is_deeper_than_the_limit(void **state)
{
    (void)state;
    static const struct {
        bm_input_format format;
        const char *parts[3];
        const char *expected;
    } cases[] = {
        {BM_INPUT_YAML, {"", "[", ""}, "I003 1:65"},
        {BM_INPUT_YAML, {"", "- ", ""}, "I003 1:129"},
        {BM_INPUT_YAML, {"", "{a: ", ""}, "I003 1:257"},
        {BM_INPUT_YAML, {"", "? ", ""}, "I003 1:129"},
        {BM_INPUT_JSON, {"", "[", ""}, "I003 1:65"},
        {BM_INPUT_JSON, {"", "{\"a\":", ""}, "I003 1:321"},
        {BM_INPUT_XML, {"<bieumau>", "<a>", ""}, "I003 1:199"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        read_case_check_long(cases[i].parts, 100000, cases[i].format, cases[i].expected);
}

static void there_are_not_more_values_than_the_limit(void **state)
{
    (void)state;
    static const struct {
        bm_input_format format;
        const char *parts[3];
        const char *expected;
    } cases[] = {
        {BM_INPUT_YAML, {"", "- x\n", ""}, "I004 100000:3"},
        {BM_INPUT_JSON, {"[", "1,", "1]"}, "I004 1:200000"},
        {BM_INPUT_XML, {"<bieumau>\n", "<a/>\n", "</bieumau>"}, "I004 100000:1"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        read_case_check_long(cases[i].parts, 150000, cases[i].format, cases[i].expected);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_format_is_guessed_by_the_first_character),
        cmocka_unit_test(twins_give_equal_trees),
        cmocka_unit_test(broken_utf8_is_reported_with_its_place),
        cmocka_unit_test(utf16_is_named),
        cmocka_unit_test(control_characters_are_all_reported),
        cmocka_unit_test(a_file_without_data_is_an_error),
        cmocka_unit_test(a_file_may_be_as_large_as_the_limit_and_not_larger),
        cmocka_unit_test(a_value_may_be_as_long_as_the_limit_and_not_longer),
        cmocka_unit_test(nothing_is_deeper_than_the_limit),
        cmocka_unit_test(there_are_not_more_values_than_the_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
