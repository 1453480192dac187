/* SPDX-License-Identifier: MIT */
#include "output/docx/docx_kit.h"

#include "output/docx/docx_glossary.h"

static void every_placeholder_of_a_control_is_an_entry_that_word_takes_for_one(void **state)
{
    (void)state;
    static const char *const names[] = {BM_DOCX_GLOSSARY_DOTS, BM_DOCX_GLOSSARY_DATE,
                                        BM_DOCX_GLOSSARY_DAY, BM_DOCX_GLOSSARY_SPACE,
                                        BM_DOCX_GLOSSARY_BOX};
    const size_t n = sizeof names / sizeof *names;
    kit *k = *state;
    bm_docx_xml x;
    bm_docx_xml_open(&x);
    bm_docx_glossary_write(&x);
    const char *xml = bm_arena_cstr(k->arena, bm_docx_xml_finish(&x));
    bm_docx_xml_close(&x);
    docx_assert_well_formed(xml);
    assert_int_equal(docx_count(xml, "<w:docPart>"), n);
    assert_int_equal(docx_count(xml, "<w:gallery w:val=\"placeholder\"/>"), n);
    assert_int_equal(docx_count(xml, "<w:type w:val=\"bbPlcHdr\"/>"), n);
    for (size_t i = 0; i < n; i++)
        docx_assert_has(xml,
                        bm_arena_printf(k->arena, "<w:docPartPr><w:name w:val=\"%s\"/>", names[i]));
    for (const char *p = xml; (p = strstr(p, "<w:guid w:val=\"{")) != NULL; p++)
        assert_int_equal(docx_count(xml, bm_arena_cstr(k->arena, bm_str_n(p, 52))), 1);
    docx_assert_has(xml, ">........</w:t>");
    docx_assert_lacks(xml, ".........");
    docx_assert_has(xml, ">ngày … tháng … năm ……</w:t>");
    docx_assert_has(xml, "<w:t xml:space=\"preserve\">\u2002\u2002\u2002</w:t>");
    docx_assert_lacks(xml, "Theme");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DOCX_TEST(every_placeholder_of_a_control_is_an_entry_that_word_takes_for_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
