/* SPDX-License-Identifier: MIT */
#include "output/docx/docx_kit.h"

#include "output/docx/docx_package.h"

static const char *section_xml(kit *k, bm_docx_section section)
{
    bm_docx_xml x;
    bm_docx_xml_open(&x);
    bm_docx_section_write(&x, &section);
    const char *xml = bm_arena_cstr(k->arena, bm_docx_xml_finish(&x));
    bm_docx_xml_close(&x);
    return xml;
}

static void lone_document_says_no_more_than_it_must(void **state)
{
    kit *k = *state;
    const char *xml = section_xml(k, (bm_docx_section){.landscape = false});
    docx_assert_has(xml,
                    "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
                    "<w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1701\" "
                    "w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/><w:titlePg/></w:sectPr>");
    docx_assert_lacks(xml, "footerReference");
    docx_assert_lacks(xml, "w:type w:val");
    docx_assert_lacks(xml, "pgNumType");
}

static void lying_page_has_its_sides_swapped_and_the_same_margins(void **state)
{
    kit *k = *state;
    const char *xml = section_xml(k, (bm_docx_section){.landscape = true});
    docx_assert_has(xml, "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>");
    docx_assert_has(xml, "w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1701\"");
}

static void one_of_several_begins_a_page_and_counts_from_one(void **state)
{
    kit *k = *state;
    const char *xml = section_xml(k, (bm_docx_section){.one_of_several = true});
    docx_assert_has(xml, "<w:type w:val=\"nextPage\"/><w:pgSz ");
    docx_assert_has(xml, "<w:pgNumType w:start=\"1\"/><w:titlePg/>");
}

static void footers_are_referred_to_by_page(void **state)
{
    kit *k = *state;
    char first[BM_DOCX_RELATION_ID], others[BM_DOCX_RELATION_ID], header[BM_DOCX_RELATION_ID];
    bm_docx_package_relation(BM_DOCX_HEADER, header);
    bm_docx_package_footer_relation(3, first);
    bm_docx_package_footer_relation(2, others);
    docx_assert_has(section_xml(k, (bm_docx_section){.first_footer = 3, .other_footers = 2}),
                    bm_arena_printf(k->arena,
                                    "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"%s\"/>"
                                    "<w:footerReference w:type=\"default\" r:id=\"%s\"/>"
                                    "<w:footerReference w:type=\"first\" r:id=\"%s\"/><w:pgSz ",
                                    header, others, first));
}

static void footer_stands_in_the_text_area_and_none_stands_in_the_margin(void **state)
{
    kit *k = *state;
    /* 1 pt, the height of a footer without text, less than the bottom margin */
    docx_assert_has(section_xml(k, (bm_docx_section){.first_footer = 1, .other_footers = 2}),
                    "w:footer=\"1114\"");
    docx_assert_has(section_xml(k, (bm_docx_section){.first_footer = 2}), "w:footer=\"567\"");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DOCX_TEST(lone_document_says_no_more_than_it_must),
        DOCX_TEST(lying_page_has_its_sides_swapped_and_the_same_margins),
        DOCX_TEST(one_of_several_begins_a_page_and_counts_from_one),
        DOCX_TEST(footers_are_referred_to_by_page),
        DOCX_TEST(footer_stands_in_the_text_area_and_none_stands_in_the_margin),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
