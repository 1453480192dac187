/* SPDX-License-Identifier: MIT */
#include "output/docx/docx_kit.h"

static void part_begins_with_the_declaration_and_is_utf_8(void **state)
{
    (void)state;
    bm_docx_xml x;
    bm_docx_xml_open(&x);
    bm_docx_xml_start(&x, "w:name");
    bm_docx_xml_attr(&x, "w:val", "Ưỡng Ẵm");
    bm_docx_xml_end(&x);
    bm_str part = bm_docx_xml_finish(&x);
    const char *expected = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                           "<w:name w:val=\"Ưỡng Ẵm\"/>\n";
    assert_int_equal(part.len, strlen(expected));
    assert_memory_equal(part.ptr, expected, part.len);
    assert_true(bm_docx_xml_root(part).ptr == strstr(part.ptr, "<w:name"));
    bm_docx_xml_close(&x);
}

static void text_and_attributes_are_escaped(void **state)
{
    (void)state;
    bm_docx_xml x;
    bm_docx_xml_open(&x);
    bm_docx_xml_start(&x, "a");
    bm_docx_xml_attr(&x, "b", "\"<&>\"");
    bm_docx_xml_text(&x, "1 < 2 && ]]> <!-- 😀");
    bm_str part = bm_docx_xml_finish(&x);
    xmlDocPtr doc = xmlReadMemory(part.ptr, (int)part.len, "a.xml", NULL, XML_PARSE_NONET);
    assert_non_null(doc);
    xmlNodePtr root = xmlDocGetRootElement(doc);
    xmlChar *attribute = xmlGetProp(root, (const xmlChar *)"b"), *text = xmlNodeGetContent(root);
    assert_string_equal(attribute, "\"<&>\"");
    assert_string_equal(text, "1 < 2 && ]]> <!-- 😀");
    xmlFree(attribute);
    xmlFree(text);
    xmlFreeDoc(doc);
    bm_docx_xml_close(&x);
}

static void finish_closes_open_elements(void **state)
{
    (void)state;
    bm_docx_xml x;
    bm_docx_xml_open(&x);
    bm_docx_xml_start(&x, "a");
    bm_docx_xml_start(&x, "b");
    bm_docx_xml_val_int(&x, "c", -7);
    bm_str part = bm_docx_xml_finish(&x);
    docx_assert_has(part.ptr, "<a><b><c w:val=\"-7\"/></b></a>");
    bm_docx_xml_close(&x);
}

static void fonts_name_all_four_scripts_and_no_theme(void **state)
{
    (void)state;
    bm_docx_xml x;
    bm_docx_xml_open(&x);
    bm_docx_xml_fonts(&x, "F");
    bm_str part = bm_docx_xml_finish(&x);
    docx_assert_has(part.ptr, "w:ascii=\"F\"");
    docx_assert_has(part.ptr, "w:hAnsi=\"F\"");
    docx_assert_has(part.ptr, "w:eastAsia=\"F\"");
    docx_assert_has(part.ptr, "w:cs=\"F\"");
    docx_assert_lacks(part.ptr, "Theme");
    bm_docx_xml_close(&x);
}

static void forbidden_finds_what_xml_cannot_hold(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t at;
    } cases[] = {
        {"Đắk Lắk", 12},
        {"", 0},
        {"a\tb", 1},
        {"a\nb", 1},
        {"a\x01", 1},
        {"ab\xEF\xBF\xBE", 2}, /* U+FFFE */
        {"ab\xEF\xBF\xBF", 2},
        {"\xEF\xBF\xBD!", 4}, /* U+FFFD is allowed */
        {"x\xED\xA0\x80", 1},
        {"\xED\x9F\xBF", 3}, /* U+D800, U+D7FF */
        {"\xF0\x9F\x98\x80", 4},
        {"\xEF\xB7\x90", 3},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(bm_docx_xml_forbidden(bm_str_of(cases[i].text)), cases[i].at);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(part_begins_with_the_declaration_and_is_utf_8),
        cmocka_unit_test(text_and_attributes_are_escaped),
        cmocka_unit_test(finish_closes_open_elements),
        cmocka_unit_test(fonts_name_all_four_scripts_and_no_theme),
        cmocka_unit_test(forbidden_finds_what_xml_cannot_hold),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
