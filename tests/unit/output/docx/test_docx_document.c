/* SPDX-License-Identifier: MIT */
#include "output/docx/docx_kit.h"

#include "output/docx/docx_package.h"

#define DOCUMENT(...) kit_node(k, BM_NODE_DOCUMENT, BM_STYLE_BODY, __VA_ARGS__, NULL)
#define P(style, text) kit_paragraph(k, BM_STYLE_##style, text)
#define BREAK() bm_node_new(k->arena, BM_NODE_PAGE_BREAK)
#define SIGNATURES() \
    kit_node(k, BM_NODE_SIGNATURES, BM_STYLE_BODY, docx_signature(k, "d", "e", "f"), NULL)
#define LINE(text) \
    kit_node(k, BM_NODE_LINE, BM_STYLE_LINE, docx_segment(k, text, kit_text(k, "")), NULL)

static void page_is_a4_with_the_margins_of_the_decree(void **state)
{
    kit *k = *state;
    const char *xml = docx_block(k, P(NOTE, "a"));
    char id[16];
    bm_docx_package_relation(BM_DOCX_HEADER, id);
    docx_assert_has(xml, bm_arena_printf(k->arena,
                                         "</w:p><w:sectPr><w:headerReference w:type=\"default\" "
                                         "r:id=\"%s\"/>",
                                         id));
    docx_assert_has(xml,
                    "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
                    "<w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1701\" "
                    "w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/><w:titlePg/></w:sectPr>");
}

static void spaces_between_paragraphs_are_written_as_their_sum(void **state)
{
    kit *k = *state;
    const bm_style_spec *title = bm_style_of(BM_STYLE_TITLE), *to = bm_style_of(BM_STYLE_ADDRESSEE);
    const char *xml = docx_xml(k, DOCUMENT(P(TITLE, "a"), P(ADDRESSEE, "b"), P(NOTE, "c")));
    docx_assert_has(xml, "<w:pStyle w:val=\"FormTitle\"/><w:spacing w:after=\"0\"/>");
    docx_assert_has(xml, bm_arena_printf(k->arena,
                                         "<w:pStyle w:val=\"Addressee\"/><w:spacing "
                                         "w:before=\"%.0f\" w:after=\"0\"/>",
                                         20 * (title->space_after_pt + to->space_before_pt)));
}

static void page_break_is_a_property_of_the_next_paragraph(void **state)
{
    kit *k = *state;
    const char *xml = docx_xml(k, DOCUMENT(P(NOTE, "a"), BREAK(), BREAK(), P(NOTE, "b"), BREAK()));
    assert_int_equal(docx_count(xml, "<w:p>"), 2);
    assert_int_equal(docx_count(xml, "<w:pageBreakBefore/><w:spacing w:before=\"0\"/>"), 1);
    docx_assert_lacks(xml, "w:br");
}

static void table_after_a_page_break_has_a_paragraph_to_carry_it(void **state)
{
    kit *k = *state;
    const char *xml = docx_xml(k, DOCUMENT(P(NOTE, "a"), BREAK(), docx_table(k, 1, "b")));
    docx_assert_has(xml, "<w:p><w:pPr><w:keepNext/><w:pageBreakBefore/><w:spacing w:line=\"20\" "
                         "w:lineRule=\"exact\"/>");
    assert_int_equal(docx_count(xml, "<w:pageBreakBefore/>"), 1);
}

static void tables_are_parted_and_the_last_is_followed_by_a_paragraph(void **state)
{
    kit *k = *state;
    const char *xml =
        docx_xml(k, DOCUMENT(docx_table(k, 1, "a"), docx_table(k, 1, "b"), SIGNATURES()));
    assert_int_equal(docx_count(xml, "</w:tbl><w:p><w:pPr>"), 3);
    assert_int_equal(docx_count(xml, "<w:spacing w:line=\"240\" w:lineRule=\"exact\"/>"), 1);
    assert_int_equal(
        docx_count(xml, "<w:keepNext/><w:spacing w:line=\"120\" w:lineRule=\"exact\"/>"), 1);
    docx_assert_has(xml, "</w:p><w:sectPr>");
}

static void space_around_a_table_belongs_to_its_neighbours(void **state)
{
    kit *k = *state;
    const bm_style_spec *note = bm_style_of(BM_STYLE_NOTE);
    const char *xml =
        docx_xml(k, DOCUMENT(P(NOTE, "a"), docx_table(k, 1, "b"), P(NOTE, "c"), P(NOTE, "d")));
    docx_assert_has(xml, bm_arena_printf(k->arena, "<w:spacing w:after=\"%.0f\"/>",
                                         20 * note->space_after_pt + 120));
    const char *below = strstr(xml, "</w:tbl>");
    docx_assert_has(below, bm_arena_printf(k->arena, "<w:spacing w:before=\"%.0f\"",
                                           20 * note->space_before_pt + 120));
}

static void two_lines_keep_with_the_signatures(void **state)
{
    kit *k = *state;
    const char *xml =
        docx_xml(k, DOCUMENT(P(NOTE, "một"), LINE("hai"), P(NOTE, "ba"), SIGNATURES()));
    const char *one = strstr(xml, "một"), *keep = strstr(xml, "<w:keepNext/>");
    assert_true(keep > one && keep < strstr(xml, "hai"));
    assert_int_equal(docx_count(xml, "<w:keepNext/>"), 2);
}

static void one_paragraph_of_two_lines_is_company_enough(void **state)
{
    kit *k = *state;
    const char *xml =
        docx_xml(k, DOCUMENT(P(NOTE, "một"), P(NOTE, kit_words(k, "nghiêng", 20)), SIGNATURES()));
    assert_int_equal(docx_count(xml, "<w:keepNext/>"), 1);
}

static void company_does_not_reach_over_a_page_break(void **state)
{
    kit *k = *state;
    const char *xml = docx_xml(k, DOCUMENT(P(NOTE, "a"), BREAK(), P(NOTE, "b"), SIGNATURES()));
    assert_int_equal(docx_count(xml, "<w:keepNext/>"), 1);
    assert_true(strstr(xml, "<w:keepNext/>") > strstr(xml, ">a<"));
}

static void table_before_signatures_keeps_its_last_rows_with_them(void **state)
{
    kit *k = *state;
    const char *xml = docx_xml(k, DOCUMENT(docx_table(k, 4, "b"), SIGNATURES()));
    /* three cells of the head, six of the last two rows, the paragraph between */
    assert_int_equal(docx_count(xml, "<w:keepNext/>"), 3 + 6 + 1);
}

static void document_without_blocks_has_one_paragraph(void **state)
{
    kit *k = *state;
    assert_int_equal(docx_count(docx_xml(k, bm_node_new(k->arena, BM_NODE_DOCUMENT)), "<w:p>"), 1);
    assert_int_equal(docx_count(docx_xml(k, DOCUMENT(BREAK())), "<w:p>"), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DOCX_TEST(page_is_a4_with_the_margins_of_the_decree),
        DOCX_TEST(spaces_between_paragraphs_are_written_as_their_sum),
        DOCX_TEST(page_break_is_a_property_of_the_next_paragraph),
        DOCX_TEST(table_after_a_page_break_has_a_paragraph_to_carry_it),
        DOCX_TEST(tables_are_parted_and_the_last_is_followed_by_a_paragraph),
        DOCX_TEST(space_around_a_table_belongs_to_its_neighbours),
        DOCX_TEST(two_lines_keep_with_the_signatures),
        DOCX_TEST(one_paragraph_of_two_lines_is_company_enough),
        DOCX_TEST(company_does_not_reach_over_a_page_break),
        DOCX_TEST(table_before_signatures_keeps_its_last_rows_with_them),
        DOCX_TEST(document_without_blocks_has_one_paragraph),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
