/* SPDX-License-Identifier: MIT */
#include "output/docx/docx_kit.h"

#include "output/docx/docx_core.h"

static const char *core(kit *k, const char *title, const char *author, int64_t created)
{
    bm_document doc = {.title = bm_str_of(title),
                       .author = bm_str_of(author),
                       .form_id = BM_STR("x/y"),
                       .created = created};
    bm_docx_xml x;
    bm_docx_xml_open(&x);
    bm_docx_core_write(&x, k->arena, &doc);
    const char *xml = bm_arena_cstr(k->arena, bm_docx_xml_finish(&x));
    bm_docx_xml_close(&x);
    xmlDocPtr parsed = xmlReadMemory(xml, (int)strlen(xml), "core.xml", NULL, XML_PARSE_NONET);
    assert_non_null(parsed);
    xmlFreeDoc(parsed);
    return xml;
}

static void dates_are_w3cdtf(void **state)
{
    (void)state;
    static const struct {
        int64_t seconds;
        const char *date;
    } cases[] = {
        {0, "1970-01-01T00:00:00Z"},
        {1582160400, "2020-02-20T01:00:00Z"},
        {1709164799, "2024-02-28T23:59:59Z"},
        {1709164800, "2024-02-29T00:00:00Z"},
        {-1, "1969-12-31T23:59:59Z"},
        {253402300799, "9999-12-31T23:59:59Z"},
        {-62135596800, "0001-01-01T00:00:00Z"},
    };
    char date[32];
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(bm_docx_core_date(cases[i].seconds, date));
        assert_string_equal(date, cases[i].date);
    }
    assert_false(bm_docx_core_date(253402300800, date));
    assert_false(bm_docx_core_date(-62135596801, date));
    assert_false(bm_docx_core_date(INT64_MAX, date));
    assert_false(bm_docx_core_date(INT64_MIN, date));
}

static void title_office_form_language_and_dates_are_given(void **state)
{
    const char *xml = core(*state, "Đề nghị <1>", "Sở Nội vụ & Lao động", 1582160400);
    docx_assert_has(xml, "<dc:title>Đề nghị &lt;1&gt;</dc:title>");
    docx_assert_has(xml, "<dc:creator>Sở Nội vụ &amp; Lao động</dc:creator>");
    docx_assert_has(xml, "<cp:keywords>x/y</cp:keywords>");
    docx_assert_has(xml, "<dc:language>vi-VN</dc:language>");
    docx_assert_has(xml, "<dcterms:created xsi:type=\"dcterms:W3CDTF\">2020-02-20T01:00:00Z<");
    docx_assert_has(xml, "<dcterms:modified xsi:type=\"dcterms:W3CDTF\">2020-02-20T01:00:00Z<");
}

static void what_is_not_known_is_left_out(void **state)
{
    const char *xml = core(*state, "", "", INT64_MAX);
    docx_assert_lacks(xml, "dc:title");
    docx_assert_lacks(xml, "dc:creator");
    docx_assert_lacks(xml, "W3CDTF");
}

static void program_and_version_are_named_as_word_wants(void **state)
{
    (void)state;
    bm_docx_xml x;
    bm_docx_xml_open(&x);
    bm_docx_core_app(&x);
    bm_str part = bm_docx_xml_finish(&x);
    docx_assert_has(part.ptr, "<Application>bieumau</Application>");
    const char *version = strstr(part.ptr, "<AppVersion>");
    assert_non_null(version);
    version += strlen("<AppVersion>");
    assert_int_equal(strcspn(version, "<"), 7); /* XX.YYYY */
    assert_int_equal(strspn(version, "0123456789"), 2);
    assert_int_equal(version[2], '.');
    bm_docx_xml_close(&x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_are_w3cdtf),
        DOCX_TEST(title_office_form_language_and_dates_are_given),
        DOCX_TEST(what_is_not_known_is_left_out),
        cmocka_unit_test(program_and_version_are_named_as_word_wants),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
