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

/* The part that begins with ${x}, after its declaration. */
static const char *root_of(kit *k, bm_docx_xml *x)
{
    const char *xml = bm_arena_cstr(k->arena, bm_docx_xml_root(bm_docx_xml_finish(x)));
    bm_docx_xml_close(x);
    docx_assert_well_formed(xml);
    return xml;
}

static void each_character_is_escaped_where_it_must_be(void **state)
{
    static const struct {
        const char *plain, *text, *attr;
    } cases[] = {
        {"&", "&amp;", "&amp;"},
        {"<", "&lt;", "&lt;"},
        {">", "&gt;", "&gt;"},
        {"\"", "&quot;", "&quot;"},
        {"'", "'", "'"},
        {"\r", "&#13;", "&#13;"},
        {"\n", "\n", "&#10;"},
        {"\t", "\t", "&#9;"},
        {"&&<<", "&amp;&amp;&lt;&lt;", "&amp;&amp;&lt;&lt;"},
        {"a&amp;b", "a&amp;amp;b", "a&amp;amp;b"},
        {"]]><![CDATA[", "]]&gt;&lt;![CDATA[", "]]&gt;&lt;![CDATA["},
        {"Ẵ\xEF\xBF\xBD😀>", "Ẵ\xEF\xBF\xBD😀&gt;", "Ẵ\xEF\xBF\xBD😀&gt;"},
    };
    kit *k = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bm_docx_xml x;
        bm_docx_xml_open(&x);
        bm_docx_xml_start(&x, "a");
        bm_docx_xml_attr(&x, "b", cases[i].plain);
        bm_docx_xml_text(&x, cases[i].plain);
        const char *expected =
            bm_arena_printf(k->arena, "<a b=\"%s\">%s</a>\n", cases[i].attr, cases[i].text);
        assert_string_equal(root_of(k, &x), expected);
    }
}

static void long_text_of_nothing_but_escapes_is_whole(void **state)
{
    kit *k = *state;
    enum { N = 100000 };
    char *text = bm_arena_alloc(k->arena, N);
    memset(text, '<', N);
    bm_docx_xml x;
    bm_docx_xml_open(&x);
    bm_docx_xml_start(&x, "a");
    bm_docx_xml_text_n(&x, bm_str_n(text, N));
    const char *xml = root_of(k, &x);
    assert_int_equal(docx_count(xml, "&lt;"), N);
    assert_int_equal(strlen(xml), 4 * N + strlen("<a></a>\n"));
}

static void elements_nest_to_any_depth(void **state)
{
    kit *k = *state;
    enum { DEPTH = 200 };
    bm_docx_xml x;
    bm_docx_xml_open(&x);
    for (int i = 0; i < DEPTH; i++)
        bm_docx_xml_start(&x, i % 2 ? "odd" : "even");
    const char *xml = root_of(k, &x);
    assert_int_equal(docx_count(xml, "<even><odd>"), DEPTH / 2 - 1);
    assert_int_equal(docx_count(xml, "<odd/></even>"), 1);
    assert_int_equal(docx_count(xml, "</odd></even>"), DEPTH / 2 - 1);
}

static void end_without_a_start_does_nothing(void **state)
{
    bm_docx_xml x;
    bm_docx_xml_open(&x);
    bm_docx_xml_empty(&x, "a");
    bm_docx_xml_end(&x);
    assert_string_equal(root_of(*state, &x), "<a/>\n");
}

static void element_without_content_is_empty_and_without_text_is_not(void **state)
{
    bm_docx_xml x;
    bm_docx_xml_open(&x);
    bm_docx_xml_start(&x, "a");
    bm_docx_xml_attr_int(&x, "n", -2147483648);
    bm_docx_xml_empty(&x, "b");
    bm_docx_xml_leaf(&x, "c", "");
    bm_docx_xml_start(&x, "d");
    bm_docx_xml_attr(&x, "e", "");
    assert_string_equal(root_of(*state, &x), "<a n=\"-2147483648\"><b/><c></c><d e=\"\"/></a>\n");
}

static void ready_markup_stands_as_it_is(void **state)
{
    bm_docx_xml x;
    bm_docx_xml_open(&x);
    bm_docx_xml_start(&x, "a");
    bm_docx_xml_attr(&x, "b", "1");
    bm_docx_xml_raw(&x, "<c d=\"2\">");
    bm_docx_xml_text(&x, "<");
    bm_docx_xml_raw(&x, "</c>");
    bm_docx_xml_empty(&x, "e");
    assert_string_equal(root_of(*state, &x), "<a b=\"1\"><c d=\"2\">&lt;</c><e/></a>\n");
}

static void memory_of_one_part_serves_the_next(void **state)
{
    bm_docx_xml x = {0};
    bm_docx_xml_again(&x);
    bm_docx_xml_start(&x, "left");
    bm_docx_xml_start(&x, "open");
    bm_docx_xml_again(&x);
    bm_docx_xml_empty(&x, "b");
    assert_string_equal(root_of(*state, &x), "<b/>\n");
    assert_null(x.bytes.ptr);
}

static void root_is_what_follows_mark_and_declaration(void **state)
{
    (void)state;
    static const char *const parts[] = {
        "<a>\n</a>",
        "<?xml version=\"1.0\"?>\n<a>\n</a>",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><a>\n</a>",
        "<?xml version=\"1.0\"?>\r\n\r\n<a>\n</a>",
        "\xEF\xBB\xBF<?xml version=\"1.0\"?><a>\n</a>",
        "\xEF\xBB\xBF<a>\n</a>",
    };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        assert_true(bm_str_is(bm_docx_xml_root(bm_str_of(parts[i])), "<a>\n</a>"));
    assert_int_equal(bm_docx_xml_root(bm_str_of("")).len, 0);
    assert_int_equal(bm_docx_xml_root(bm_str_of("<?xml ")).len, 6);
    assert_int_equal(bm_docx_xml_root(bm_str_of("<?xml ?>")).len, 0);
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
        DOCX_TEST(each_character_is_escaped_where_it_must_be),
        DOCX_TEST(long_text_of_nothing_but_escapes_is_whole),
        DOCX_TEST(elements_nest_to_any_depth),
        DOCX_TEST(end_without_a_start_does_nothing),
        DOCX_TEST(element_without_content_is_empty_and_without_text_is_not),
        DOCX_TEST(ready_markup_stands_as_it_is),
        DOCX_TEST(memory_of_one_part_serves_the_next),
        cmocka_unit_test(root_is_what_follows_mark_and_declaration),
        cmocka_unit_test(finish_closes_open_elements),
        cmocka_unit_test(fonts_name_all_four_scripts_and_no_theme),
        cmocka_unit_test(forbidden_finds_what_xml_cannot_hold),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
