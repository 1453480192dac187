/* SPDX-License-Identifier: MIT */
#include "output/docx/docx_kit.h"

#include "output/docx/docx_glossary.h"

static const char *written(kit *k, const bm_docx_words *words)
{
    bm_docx_xml x;
    bm_docx_xml_open(&x);
    bm_docx_glossary_write(&x, words);
    const char *xml = bm_arena_cstr(k->arena, bm_docx_xml_finish(&x));
    bm_docx_xml_close(&x);
    docx_assert_well_formed(xml);
    return xml;
}

static void every_placeholder_of_a_control_is_an_entry_that_word_takes_for_one(void **state)
{
    static const char *const names[] = {BM_DOCX_GLOSSARY_DOTS, BM_DOCX_GLOSSARY_SPACE,
                                        BM_DOCX_GLOSSARY_WORDS "1"};
    const size_t n = sizeof names / sizeof *names;
    kit *k = *state;
    bm_str text = BM_STR("<Địa danh>");
    const char *xml = written(k, &(bm_docx_words){.texts = &text, .n = 1});
    assert_int_equal(docx_count(xml, "<w:docPart>"), n);
    assert_int_equal(docx_count(xml, "<w:gallery w:val=\"placeholder\"/>"), n);
    assert_int_equal(docx_count(xml, "<w:type w:val=\"bbPlcHdr\"/>"), n);
    for (size_t i = 0; i < n; i++)
        docx_assert_has(xml,
                        bm_arena_printf(k->arena, "<w:docPartPr><w:name w:val=\"%s\"/>", names[i]));
    docx_assert_has(xml, ">........</w:t>");
    docx_assert_lacks(xml, ".........");
    docx_assert_has(xml, ">&lt;Địa danh&gt;</w:t>");
    docx_assert_has(xml, "<w:t xml:space=\"preserve\">\u2002\u2002\u2002</w:t>");
    docx_assert_lacks(xml, "Theme");
}

static void words_have_one_entry_each(void **state)
{
    kit *k = *state;
    bm_docx_words words = {0};
    for (int round = 0; round < 2; round++)
        for (size_t i = 1; i <= 40; i++) {
            const char *text = bm_arena_printf(k->arena, "Chỗ %zu", i);
            assert_int_equal(bm_docx_glossary_words_add(&words, k->arena, bm_str_of(text)), i);
        }
    const char *xml = written(k, &words);
    assert_int_equal(docx_count(xml, "<w:docPart>"), 42);
    assert_int_equal(docx_count(xml, ">Chỗ 40</w:t>"), 1);
    for (const char *p = xml; (p = strstr(p, "<w:guid w:val=\"{")) != NULL; p++)
        assert_int_equal(docx_count(xml, bm_arena_cstr(k->arena, bm_str_n(p, 52))), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DOCX_TEST(every_placeholder_of_a_control_is_an_entry_that_word_takes_for_one),
        DOCX_TEST(words_have_one_entry_each),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
