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
    char id[BM_DOCX_RELATION_ID];
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
    docx_assert_has(xml,
                    "<w:pStyle w:val=\"FormTitle\"/><w:spacing w:before=\"0\" w:after=\"0\"/>");
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
    docx_assert_has(xml, "<w:p><w:pPr><w:keepNext/><w:pageBreakBefore/><w:spacing w:before=\"0\" "
                         "w:after=\"0\" w:line=\"20\" "
                         "w:lineRule=\"exact\"/>");
    assert_int_equal(docx_count(xml, "<w:pageBreakBefore/>"), 1);
}

static void tables_are_parted_and_the_last_is_followed_by_a_paragraph(void **state)
{
    kit *k = *state;
    const char *xml =
        docx_xml(k, DOCUMENT(docx_table(k, 1, "a"), docx_table(k, 1, "b"), SIGNATURES()));
    assert_int_equal(docx_count(xml, "</w:tbl><w:p><w:pPr>"), 3);
    assert_int_equal(
        docx_count(xml,
                   "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"240\" w:lineRule=\"exact\"/>"),
        1);
    assert_int_equal(docx_count(xml, "<w:keepNext/><w:spacing w:before=\"0\" w:after=\"0\" "
                                     "w:line=\"120\" w:lineRule=\"exact\"/>"),
                     1);
    docx_assert_has(xml, "</w:p><w:sectPr>");
}

static void space_around_a_table_belongs_to_its_neighbours(void **state)
{
    kit *k = *state;
    const bm_style_spec *note = bm_style_of(BM_STYLE_NOTE);
    const char *xml =
        docx_xml(k, DOCUMENT(P(NOTE, "a"), docx_table(k, 1, "b"), P(NOTE, "c"), P(NOTE, "d")));
    docx_assert_has(xml, bm_arena_printf(k->arena, "<w:spacing w:before=\"0\" w:after=\"%.0f\"/>",
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

static bm_document document(const bm_node *root, bool landscape)
{
    bm_document doc = {.root = root, .landscape = landscape};
    return doc;
}

static void each_document_is_a_section_closed_by_its_last_paragraph(void **state)
{
    kit *k = *state;
    const bm_document docs[] = {document(DOCUMENT(P(NOTE, "một"), P(NOTE, "hai")), false),
                                document(DOCUMENT(P(NOTE, "ba"), LINE("bốn")), true),
                                document(DOCUMENT(P(NOTE, "năm")), false)};
    const char *xml = docx_documents_xml(k, docs, 3);
    assert_int_equal(docx_count(xml, "<w:sectPr>"), 3);
    assert_int_equal(docx_count(xml, "<w:titlePg/>"), 3);
    assert_int_equal(docx_count(xml, "<w:pgNumType w:start=\"1\"/>"), 3);
    assert_int_equal(docx_count(xml, "<w:type w:val=\"nextPage\"/>"), 3);
    assert_int_equal(docx_count(xml, "<w:p>"), 5); /* none is added */
    const char *first = strstr(xml, "<w:sectPr>"), *second = strstr(first + 1, "<w:sectPr>");
    assert_true(first > strstr(xml, ">một<") && first < strstr(xml, ">hai<"));
    assert_true(second > strstr(xml, ">ba<") && second < strstr(xml, ">bốn"));
    docx_assert_has(second, "</w:p><w:sectPr>");
    assert_int_equal(docx_count(xml, "landscape"), 1);
    docx_assert_has(second, "w:orient=\"landscape\"");
    docx_assert_lacks(xml, "pageBreakBefore");
}

static void each_copy_is_a_section_of_its_own(void **state)
{
    kit *k = *state;
    const bm_document docs[] = {document(DOCUMENT(P(NOTE, "một")), false),
                                document(DOCUMENT(P(NOTE, "hai")), true)};
    const bm_render_options twice = {.copies = 2}, duplex = {.copies = 2, .duplex = true};
    const char *xml = docx_print_xml(k, docs, 2, &twice);
    assert_int_equal(docx_count(xml, "<w:sectPr>"), 4);
    assert_int_equal(docx_count(xml, "<w:type w:val=\"nextPage\"/>"), 4);
    assert_int_equal(docx_count(xml, "<w:pgNumType w:start=\"1\"/>"), 4);
    assert_int_equal(docx_count(xml, ">một<"), 2);
    const char *second = strstr(strstr(xml, ">một<") + 1, ">một<");
    assert_true(second < strstr(xml, ">hai<"));
    assert_int_equal(docx_count(xml, "landscape"), 2);
    xml = docx_print_xml(k, docs, 2, &duplex);
    assert_int_equal(docx_count(xml, "<w:type w:val=\"oddPage\"/>"), 4);
    docx_assert_lacks(xml, "nextPage");
    docx_assert_lacks(docx_print_xml(k, docs, 1, &(const bm_render_options){.duplex = true}),
                      "oddPage");
}

static void what_is_wrong_in_a_document_is_told_once_for_all_copies(void **state)
{
    kit *k = *state;
    bm_buf out = {0};
    const bm_document docs[] = {document(DOCUMENT(P(NOTE, "漢")), false),
                                document(DOCUMENT(P(NOTE, "字")), false)};
    void *shared = bm_docx_renderer.open(k->fonts);
    const bm_render_options options = {.copies = 3};
    const bm_job job = {&k->layout, docs, 2, NULL, shared, &options};
    const bm_sink sink = {docx_collect, &out};
    assert_int_equal(bm_docx_renderer.render(&job, &sink, k->ds), -1);
    assert_int_equal(bm_diags_errors(k->ds), 2);
    assert_int_equal(out.len, 0);
    bm_docx_renderer.close(shared);
    bm_diags_clear(k->ds);
}

static void document_that_ends_in_a_table_closes_with_a_tiny_paragraph(void **state)
{
    kit *k = *state;
    const bm_document docs[] = {document(DOCUMENT(docx_table(k, 1, "a"), SIGNATURES()), false),
                                document(bm_node_new(k->arena, BM_NODE_DOCUMENT), false),
                                document(DOCUMENT(P(NOTE, "a"), BREAK()), false),
                                document(DOCUMENT(docx_table(k, 1, "a")), false)};
    const char *xml = docx_documents_xml(k, docs, 4);
    assert_int_equal(docx_count(xml, "<w:sectPr>"), 4);
    const char *tiny = "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" "
                       "w:lineRule=\"exact\"/><w:rPr>"
                       "<w:sz w:val=\"2\"/><w:szCs w:val=\"2\"/></w:rPr><w:sectPr>";
    assert_int_equal(docx_count(xml, tiny), 2);
    docx_assert_has(xml, bm_arena_printf(k->arena, "</w:tbl>%s", tiny));
    docx_assert_has(xml, "<w:pStyle w:val=\"Note\"/><w:spacing w:before=\"0\"/><w:sectPr>");
}

static void section_is_closed_behind_a_table_without_rows(void **state)
{
    kit *k = *state;
    bm_node *bare = bm_node_new(k->arena, BM_NODE_TABLE);
    bare->table = &docx_columns;
    const bm_document docs[] = {document(DOCUMENT(P(NOTE, "a"), bare), false),
                                document(DOCUMENT(P(NOTE, "b")), false)};
    assert_int_equal(docx_count(docx_documents_xml(k, docs, 2), "<w:sectPr>"), 2);
}

static void tables_are_as_wide_as_the_page_of_their_document(void **state)
{
    kit *k = *state;
    const bm_document docs[] = {document(DOCUMENT(docx_table(k, 1, "a")), true),
                                document(DOCUMENT(docx_table(k, 1, "a")), false)};
    const char *xml = docx_documents_xml(k, docs, 2);
    const char *upright = strstr(xml, "<w:tblW w:w=\"9071\"");
    assert_non_null(upright);
    assert_true(strstr(xml, "<w:tblW w:w=\"14003\"") < upright);
}

static void line_under_the_last_heading_closes_the_section(void **state)
{
    kit *k = *state;
    const bm_document docs[] = {document(DOCUMENT(P(SUBJECT, "a")), false),
                                document(DOCUMENT(P(NOTE, "b")), false)};
    const char *xml = docx_documents_xml(k, docs, 2);
    assert_true(strstr(xml, "<w:sectPr>") > strstr(xml, "<w:pBdr>"));
    assert_true(strstr(xml, "<w:sectPr>") < strstr(xml, ">b<"));
    assert_int_equal(docx_count(xml, "<w:sectPr>"), 2);
}

static void footer_prints_nothing_in_the_body_wherever_it_stands(void **state)
{
    kit *k = *state;
    const bm_node *footer = kit_node(k, BM_NODE_FOOTER, BM_STYLE_BODY, P(CONTACT, "Địa chỉ"), NULL);
    const bm_document docs[] = {
        document(DOCUMENT(P(NOTE, "a"), footer, P(NOTE, "b"), footer, SIGNATURES(), footer), false),
        document(DOCUMENT(P(NOTE, "c"), footer), false), document(DOCUMENT(P(NOTE, "d")), false)};
    const char *xml = docx_documents_xml(k, docs, 3);
    docx_assert_lacks(xml, "Địa chỉ");
    assert_int_equal(docx_count(xml, "w:type=\"first\""), 3); /* the last: the one without text */
    assert_int_equal(docx_count(xml, "<w:keepNext/>"), 2);    /* company of the signatures */
    assert_int_equal(docx_count(xml, "<w:sectPr>"), 3);
    assert_true(strstr(strstr(xml, ">b<"), "<w:sectPr>") < strstr(xml, ">c<"));
}

static void letterhead_is_followed_by_its_space(void **state)
{
    kit *k = *state;
    const char *xml =
        docx_xml(k, DOCUMENT(docx_letterhead(k, "SỞ", NULL), P(ADDRESSEE, "Kính gửi: A")));
    docx_assert_has(
        xml, bm_arena_printf(
                 k->arena, "<w:pStyle w:val=\"Addressee\"/><w:spacing w:before=\"%.0f\"",
                 20 * (bm_style_of(BM_STYLE_ADDRESSEE)->space_before_pt + BM_LETTERHEAD_AFTER_PT)));
    const char *tables =
        docx_xml(k, DOCUMENT(docx_letterhead(k, "SỞ", NULL), docx_table(k, 1, "a")));
    docx_assert_has(tables, "</w:tbl><w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" "
                            "w:line=\"240\" w:lineRule=\"exact\"/>");
}

static void nothing_stands_above_the_first_block(void **state)
{
    kit *k = *state;
    const char *xml = docx_xml(k, DOCUMENT(BREAK(), P(TITLE, "a"), P(NOTE, "b")));
    docx_assert_has(xml,
                    "<w:pStyle w:val=\"FormTitle\"/><w:spacing w:before=\"0\" w:after=\"0\"/>");
    docx_assert_lacks(xml, "pageBreakBefore"); /* there is no page to leave */
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
        DOCX_TEST(each_document_is_a_section_closed_by_its_last_paragraph),
        DOCX_TEST(each_copy_is_a_section_of_its_own),
        DOCX_TEST(what_is_wrong_in_a_document_is_told_once_for_all_copies),
        DOCX_TEST(document_that_ends_in_a_table_closes_with_a_tiny_paragraph),
        DOCX_TEST(section_is_closed_behind_a_table_without_rows),
        DOCX_TEST(tables_are_as_wide_as_the_page_of_their_document),
        DOCX_TEST(line_under_the_last_heading_closes_the_section),
        DOCX_TEST(footer_prints_nothing_in_the_body_wherever_it_stands),
        DOCX_TEST(letterhead_is_followed_by_its_space),
        DOCX_TEST(nothing_stands_above_the_first_block),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
