/* SPDX-License-Identifier: MIT */
#include "output/docx/docx_kit.h"

#include "layout/flow.h"
#include "output/docx/docx_line.h"

#define LINE(...) kit_node(k, BM_NODE_LINE, BM_STYLE_LINE, __VA_ARGS__, NULL)
#define VALUE(label, value) docx_segment(k, label, kit_text(k, value))
#define LEADER(label) docx_segment(k, label, docx_leader(k))

static void segments_of_a_row_stand_at_tab_stops(void **state)
{
    kit *k = *state;
    const char *xml =
        docx_block(k, LINE(VALUE("Ngày sinh: ", "01/02/1990"), VALUE("Nơi sinh: ", "Cao Bằng")));
    assert_int_equal(docx_count(xml, "<w:p>"), 1);
    docx_assert_has(xml, "<w:pStyle w:val=\"FormLine\"/><w:tabs><w:tab w:val=\"left\" w:pos=");
    assert_int_equal(docx_count(xml, "<w:tab w:val"), 1);
    docx_assert_has(xml, "01/02/1990</w:t><w:tab/><w:t xml:space=\"preserve\">Nơi sinh: Cao Bằng");
}

static void leader_ends_at_a_stop_with_dots_and_the_next_segment_at_a_plain_one(void **state)
{
    kit *k = *state;
    const char *xml = docx_block(k, LINE(LEADER("Ngày sinh: "), LEADER("Nơi sinh: ")));
    const char *first = strstr(xml, "<w:tab w:val=\"left\" w:leader=\"dot\" w:pos=\"");
    const char *second = strstr(xml, "<w:tab w:val=\"left\" w:pos=\"");
    const char *last = strstr(xml, "<w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"9071\"/>");
    assert_true(first && second && last && first < second && second < last);
    docx_assert_has(xml, "Ngày sinh: </w:t><w:tab/><w:tab/><w:t xml:space=\"preserve\">Nơi sinh: "
                         "</w:t><w:tab/></w:r>");
}

static void leader_inside_a_segment_ends_before_its_text(void **state)
{
    kit *k = *state;
    bm_node *segment = kit_node(k, BM_NODE_SEGMENT, BM_STYLE_LINE, kit_text(k, "Từ "),
                                docx_leader(k), kit_text(k, " đến nay"), NULL);
    const char *xml = docx_block(k, LINE(segment));
    docx_assert_has(xml, "<w:tab w:val=\"left\" w:leader=\"dot\" w:pos=\"8");
    docx_assert_lacks(xml, "9071");
}

static void every_row_is_a_paragraph_with_the_space_of_its_style(void **state)
{
    kit *k = *state;
    const char *name = kit_words(k, "Nguyễn", 8);
    const bm_node *line = LINE(VALUE("a: ", name), VALUE("b: ", name), VALUE("c: ", name));
    const char *xml = docx_xml(k, kit_node(k, BM_NODE_DOCUMENT, BM_STYLE_BODY,
                                           kit_paragraph(k, BM_STYLE_LINE, "first"), line, NULL));
    assert_int_equal(docx_count(xml, "<w:p>"), 4);
    docx_assert_lacks(strstr(xml, "first"), "<w:spacing");
}

static void long_value_hangs_below_its_label(void **state)
{
    kit *k = *state;
    const char *xml = docx_block(k, LINE(VALUE("Cơ quan: ", kit_words(k, "Sở - ban", 40))));
    docx_assert_has(xml, "<w:ind w:left=\"567\" w:right=\"0\" w:hanging=\"567\"/>");
    docx_assert_has(xml, "Sở -\xC2\xA0"
                         "ban");
}

static void rows_at_the_end_keep_with_the_next_block(void **state)
{
    kit *k = *state;
    const char *name = kit_words(k, "Nguyễn", 8);
    const bm_node *line = LINE(VALUE("a: ", name), VALUE("b: ", name), VALUE("c: ", name));
    bm_docx_writer w = {0};
    w.layout = &k->layout;
    w.ds = k->ds;
    size_t lines = 2;
    assert_int_equal(bm_docx_line_keep(&w, line, &lines, bm_flow_body_width(&k->layout)), 2);
    assert_int_equal(lines, 0);
    lines = 5;
    assert_int_equal(bm_docx_line_keep(&w, line, &lines, bm_flow_body_width(&k->layout)), 3);
    assert_int_equal(lines, 2);
    lines = 2; /* one row of many lines is company enough */
    assert_int_equal(bm_docx_line_keep(&w,
                                       LINE(VALUE("a: ", "b"), VALUE("c: ", kit_words(k, name, 9))),
                                       &lines, bm_flow_body_width(&k->layout)),
                     1);
    bm_docx_xml_open(&w.xml);
    bm_docx_xml_start(&w.xml, "a");
    const bm_docx_section section = {0};
    bm_docx_block block = {.keep_rows = 2,
                           .before_twip = 300,
                           .after_twip = 40,
                           .page_break_before = true,
                           .section = &section};
    bm_docx_line_write(&w, line, &block, bm_flow_body_width(&k->layout));
    bm_str part = bm_docx_xml_finish(&w.xml);
    assert_int_equal(docx_count(part.ptr, "<w:keepNext/>"), 2);
    assert_int_equal(docx_count(part.ptr, "<w:pageBreakBefore/>"), 1);
    assert_int_equal(docx_count(part.ptr, "w:before=\"300\""), 1);
    assert_int_equal(docx_count(part.ptr, "w:after=\"40\""), 1);
    assert_int_equal(docx_count(part.ptr, "</w:sectPr></w:pPr>"), 1); /* of the last row */
    assert_true(strstr(part.ptr, "<w:sectPr>") > strstr(part.ptr, "w:after=\"40\""));
    assert_true(strstr(part.ptr, "w:before=\"300\"") < strstr(part.ptr, "<w:keepNext/>"));
    bm_docx_xml_close(&w.xml);
    bm_buf_free(&w.pending);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DOCX_TEST(segments_of_a_row_stand_at_tab_stops),
        DOCX_TEST(leader_ends_at_a_stop_with_dots_and_the_next_segment_at_a_plain_one),
        DOCX_TEST(leader_inside_a_segment_ends_before_its_text),
        DOCX_TEST(every_row_is_a_paragraph_with_the_space_of_its_style),
        DOCX_TEST(long_value_hangs_below_its_label),
        DOCX_TEST(rows_at_the_end_keep_with_the_next_block),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
