/* SPDX-License-Identifier: MIT */
#include "output/docx/docx_kit.h"

#include "base/unit.h"
#include "layout/flow.h"

static void properties_stand_in_the_order_of_the_schema(void **state)
{
    (void)state;
    bm_docx_xml x;
    bm_docx_tab stop = {100, false, false};
    const bm_docx_section section = {0};
    bm_docx_properties p = {.style = BM_STYLE_LINE,
                            .keep_next = true,
                            .page_break_before = true,
                            .indents = true,
                            .left_twip = 20,
                            .right_twip = 30,
                            .first_twip = -10,
                            .before_twip = 1,
                            .after_twip = 2,
                            .align = BM_ALIGN_RIGHT,
                            .tabs = {.items = &stop, .n = 1, .cap = 1},
                            .section = &section};
    bm_docx_xml_open(&x);
    bm_docx_paragraph_start(&x, &p);
    bm_str part = bm_docx_xml_finish(&x);
    docx_assert_has(part.ptr, "<w:pStyle w:val=\"FormLine\"/><w:keepNext/><w:pageBreakBefore/>"
                              "<w:tabs><w:tab w:val=\"left\" w:pos=\"100\"/></w:tabs>"
                              "<w:spacing w:before=\"1\" w:after=\"2\"/>"
                              "<w:ind w:left=\"20\" w:right=\"30\" w:hanging=\"10\"/>"
                              "<w:jc w:val=\"right\"/><w:sectPr>");
    docx_assert_has(part.ptr, "</w:sectPr></w:pPr></w:p>");
    bm_docx_xml_close(&x);
}

static void keep_next_says_only_what_the_style_does_not(void **state)
{
    kit *k = *state;
    bm_docx_writer w = {0};
    w.layout = &k->layout;
    bm_docx_properties p = bm_docx_paragraph_properties(&w, BM_STYLE_TITLE);
    p.keep_next = true;
    bm_docx_xml_open(&w.xml);
    bm_docx_xml_start(&w.xml, "a");
    bm_docx_paragraph_empty(&w, &p);
    p.keep_next = false;
    p.no_keep_next = true;
    bm_docx_paragraph_empty(&w, &p);
    bm_str part = bm_docx_xml_finish(&w.xml);
    docx_assert_has(part.ptr,
                    "<a><w:p><w:pPr><w:pStyle w:val=\"FormTitle\"/></w:pPr></w:p><w:p><w:pPr>"
                    "<w:pStyle w:val=\"FormTitle\"/><w:keepNext w:val=\"0\"/></w:pPr></w:p></a>");
    bm_docx_xml_close(&w.xml);
}

static void tab_stops_ascend_and_are_not_repeated(void **state)
{
    kit *k = *state;
    bm_docx_tabs tabs = {.arena = k->arena};
    static const long places[] = {500, 100, 900, 500, 300, 100, 700, 200, 800, 400, 600};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        bm_docx_tab tab = {places[i], false, true};
        bm_docx_paragraph_tab(&tabs, tab);
    }
    assert_int_equal(tabs.n, 9);
    for (size_t i = 0; i < tabs.n; i++)
        assert_int_equal(tabs.items[i].pos_twip, 100 * (long)(i + 1));
}

static void lengths_of_leaders_are_in_the_order_of_the_text(void **state)
{
    kit *k = *state;
    const bm_node *node = kit_node(k, BM_NODE_PARAGRAPH, BM_STYLE_LINE, kit_text(k, "a "),
                                   docx_leader(k), kit_text(k, " b "), docx_leader(k), NULL);
    bm_shape shape;
    bm_docx_tabs tabs = {.arena = k->arena};
    bm_shape_begin(&shape, &k->layout, BM_STYLE_LINE);
    bm_shape_inlines(&shape, node, BM_STYLE_LINE, k->ds);
    assert_int_equal(bm_docx_paragraph_wrapped(&tabs, &shape, 0, 0, 400), 1);
    assert_int_equal(tabs.n_leaders, 2);
    double text_pt = shape.width_pt - 2 * BM_SHAPE_LEADER_MIN_PT;
    assert_true(fabs(tabs.leaders_pt[0] + tabs.leaders_pt[1] - (400 - text_pt)) < 0.01);
    assert_true(fabs(tabs.leaders_pt[0] - tabs.leaders_pt[1]) < 0.01);
}

static long number_after(const char *xml, const char *what)
{
    const char *p = strstr(xml, what);
    assert_non_null(p);
    return strtol(p + strlen(what), NULL, 10);
}

/* How long the drawn line in ${xml} is, points. */
static double length_of_rule(const char *xml)
{
    return (double)number_after(xml, "<wp:extent cx=\"") / 12700;
}

static double width_of(kit *k, bm_style style, const char *text)
{
    bm_shape shape;
    bm_shape_begin(&shape, &k->layout, style);
    bm_shape_text(&shape, bm_str_of(text), style, k->ds);
    return shape.width_pt;
}

static void rule_is_a_drawn_line_as_long_as_the_text(void **state)
{
    kit *k = *state;
    const char *text = "Độc lập - Tự do - Hạnh phúc";
    const char *xml = docx_block(k, kit_paragraph(k, BM_STYLE_TIEU_NGU, text));
    docx_assert_has(xml, text); /* with plain spaces: it has room on its line */
    docx_assert_lacks(xml, "pBdr");
    assert_int_equal(docx_count(xml, "<w:p>"), 1);
    assert_true(fabs(length_of_rule(xml) - width_of(k, BM_STYLE_TIEU_NGU, text)) < 0.01);
    /* its anchor is the last thing of the paragraph, whose last line it thus stands under */
    assert_true(strstr(xml, "<wp:anchor") > strstr(xml, text));
    docx_assert_has(xml, "</mc:AlternateContent></w:r></w:p>");
}

/* Ascent, descent, gap and half of the line below the top of the line of text, as on the laid-out page. */
static void rule_stands_below_the_descent(void **state)
{
    kit *k = *state;
    const char *xml = docx_block(k, kit_paragraph(k, BM_STYLE_TIEU_NGU, "Độc lập"));
    double below_pt = (1825 + 443) / 2048.0 * 14 + 1 + 0.375;
    assert_int_equal(number_after(xml, "<wp:posOffset>"), lround(below_pt * 12700));
}

static void rule_is_as_long_as_the_longest_of_several_lines(void **state)
{
    kit *k = *state;
    bm_node *node = kit_node(k, BM_NODE_PARAGRAPH, BM_STYLE_TIEU_NGU, kit_text(k, "Độc lập"),
                             bm_node_new(k->arena, BM_NODE_BREAK),
                             kit_text(k, "Độc lập - Tự do - Hạnh phúc"), NULL);
    double text_pt = width_of(k, BM_STYLE_TIEU_NGU, "Độc lập - Tự do - Hạnh phúc");
    assert_true(fabs(length_of_rule(docx_block(k, node)) - text_pt) < 0.01);
}

static void short_rule_is_a_part_of_the_longest_line(void **state)
{
    kit *k = *state;
    bm_node *two = kit_node(k, BM_NODE_PARAGRAPH, BM_STYLE_SUBJECT, kit_text(k, "Về việc"),
                            bm_node_new(k->arena, BM_NODE_BREAK),
                            kit_text(k, "giao nhiệm vụ quản lý thuê bao"), NULL);
    double text_pt = width_of(k, BM_STYLE_SUBJECT, "giao nhiệm vụ quản lý thuê bao");
    double part = bm_style_of(BM_STYLE_SUBJECT)->rule_percent / 100.0;
    assert_true(fabs(length_of_rule(docx_block(k, two)) - text_pt * part) < 0.01);
    const char *wrapped =
        docx_block(k, kit_paragraph(k, BM_STYLE_SUBJECT, kit_words(k, "nghiêng", 14)));
    /* two lines of seven words, of which the balanced paragraph leaves the indents */
    double line_pt = (double)(9071 - 2 * number_after(wrapped, "<w:ind w:left=\"")) / 20.0;
    assert_true(length_of_rule(wrapped) > line_pt * 0.39);
    assert_true(length_of_rule(wrapped) < line_pt * 0.41);
    docx_assert_lacks(wrapped, "___");
}

static void drawn_lines_of_a_file_are_numbered(void **state)
{
    kit *k = *state;
    const char *xml = docx_xml(k, kit_node(k, BM_NODE_DOCUMENT, BM_STYLE_BODY,
                                           kit_paragraph(k, BM_STYLE_TIEU_NGU, "a"),
                                           kit_paragraph(k, BM_STYLE_SUBJECT, "b"), NULL));
    docx_assert_has(xml, "<wp:docPr id=\"1\"");
    docx_assert_has(xml, "<wp:docPr id=\"2\"");
    assert_int_equal(docx_count(xml, "<wp:docPr "), 2);
}

/* Readers differ in whether the space above belongs to the line from whose top the place of the drawn one counts. */
static void ruled_text_has_no_space_above_itself(void **state)
{
    kit *k = *state;
    const char *xml = docx_xml(k, kit_node(k, BM_NODE_DOCUMENT, BM_STYLE_BODY,
                                           kit_paragraph(k, BM_STYLE_CENTERED, "a"),
                                           kit_paragraph(k, BM_STYLE_RULED_TITLE, "b"), NULL));
    docx_assert_has(xml,
                    "<w:pStyle w:val=\"Centered\"/><w:spacing w:before=\"0\" w:after=\"200\"/>");
    docx_assert_has(xml, "<w:pStyle w:val=\"RuledTitle\"/><w:spacing w:before=\"0\"/>");
}

static void no_rule_below_an_empty_paragraph(void **state)
{
    kit *k = *state;
    docx_assert_lacks(docx_block(k, kit_paragraph(k, BM_STYLE_TIEU_NGU, "")), "w:drawing");
    const char *xml = docx_block(k, kit_paragraph(k, BM_STYLE_SUBJECT, ""));
    docx_assert_lacks(xml, "w:drawing");
    assert_int_equal(docx_count(xml, "<w:p>"), 1);
}

static void items_of_a_letter_hang_behind_their_dash(void **state)
{
    kit *k = *state;
    static const bm_style styles[] = {BM_STYLE_LETTER_TO_ITEM, BM_STYLE_RECIPIENT};
    for (size_t i = 0; i < 2; i++) {
        const bm_style_spec *spec = bm_style_of(styles[i]);
        const char *xml = docx_block(k, docx_item(k, styles[i], "Như trên;"));
        docx_assert_has(xml, ">-</w:t><w:tab/><w:t xml:space=\"preserve\">Như trên;</w:t>");
        assert_int_equal(number_after(xml, "<w:ind w:left=\""),
                         bm_unit_twip_of_pt(spec->left_indent_pt));
        assert_int_equal(number_after(xml, "w:pos=\""), bm_unit_twip_of_pt(spec->left_indent_pt));
        assert_true(number_after(xml, "w:hanging=\"") >=
                    bm_unit_twip_of_pt(-spec->first_indent_pt));
    }
}

static void long_title_has_lines_of_about_equal_length(void **state)
{
    kit *k = *state;
    const char *xml = docx_block(k, kit_paragraph(k, BM_STYLE_TITLE, kit_words(k, "TRĂNG", 9)));
    long side = number_after(xml, "<w:ind w:left=\"");
    assert_int_equal(number_after(xml, "w:right=\""), side);
    assert_true(side > 1000); /* 5 and 4 words, not 8 and 1 */
    docx_assert_lacks(docx_block(k, kit_paragraph(k, BM_STYLE_TITLE, "TRĂNG")), "<w:ind");
}

static void leader_fills_its_line_with_dots_up_to_the_margin(void **state)
{
    kit *k = *state;
    const char *xml = docx_block(k, kit_node(k, BM_NODE_PARAGRAPH, BM_STYLE_ADDRESSEE,
                                             kit_text(k, "Kính gửi: "), docx_leader(k), NULL));
    docx_assert_has(xml,
                    "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"9071\"/></w:tabs>");
    docx_assert_has(xml, "<w:jc w:val=\"left\"/>"); /* nothing to centre in a full line */
    docx_assert_has(xml, "<w:tab/></w:r>");
}

static void two_leaders_share_their_line(void **state)
{
    kit *k = *state;
    const char *xml =
        docx_block(k, kit_node(k, BM_NODE_PARAGRAPH, BM_STYLE_NOTE, kit_text(k, "a"),
                               docx_leader(k), kit_text(k, "a"), docx_leader(k), NULL));
    long first = number_after(xml, "<w:tab w:val=\"left\" w:leader=\"dot\" w:pos=\"");
    assert_true(first > 9071 / 2 - 5 && first < 9071 / 2 + 5);
    docx_assert_has(xml, "<w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"9071\"/>");
}

static void list_item_has_its_marker_in_the_hanging_indent(void **state)
{
    kit *k = *state;
    bm_node *item = kit_paragraph(k, BM_STYLE_LIST_ITEM, "mục");
    item->text = bm_str_of("1.");
    const char *xml = docx_block(k, item);
    docx_assert_has(xml, ">1.</w:t><w:tab/><w:t xml:space=\"preserve\">mục</w:t>");
    assert_int_equal(number_after(xml, "<w:ind w:left=\""), number_after(xml, "w:pos=\""));
    long narrow = number_after(xml, "w:hanging=\"");
    item->text = bm_str_of("1000.");
    item->level = 1;
    const char *wide = docx_block(k, item);
    assert_true(number_after(wide, "w:hanging=\"") > narrow);
    assert_true(number_after(wide, "<w:ind w:left=\"") > number_after(xml, "<w:ind w:left=\""));
}

static void only_text_of_several_lines_is_glued_at_its_hyphens(void **state)
{
    kit *k = *state;
    docx_assert_has(docx_block(k, kit_paragraph(k, BM_STYLE_NOTE, "Lao động - Thương binh")),
                    "Lao động - Thương binh");
    docx_assert_has(docx_block(k, kit_paragraph(k, BM_STYLE_NOTE, kit_words(k, "ăn - ở", 60))),
                    "ăn -\xC2\xA0ở");
}

static void characters_that_no_font_has_are_reported_and_written_nowhere(void **state)
{
    kit *k = *state;
    bm_buf out = {0};
    const bm_node *root = kit_node(k, BM_NODE_DOCUMENT, BM_STYLE_BODY,
                                   kit_paragraph(k, BM_STYLE_NOTE, "a \U0001F600 b"),
                                   kit_paragraph(k, BM_STYLE_NOTE, "c \U0001F601 d"), NULL);
    assert_int_equal(docx_render(k, &bm_docx_renderer, root, &out), -1);
    assert_int_equal(out.len, 0);
    assert_int_equal(bm_diags_errors(k->ds), 2); /* all of them */
    assert_string_equal(bm_diags_at(k->ds, 0)->code, "T001");
    bm_buf_free(&out);
}

static void characters_that_xml_cannot_hold_are_reported(void **state)
{
    kit *k = *state;
    bm_docx_writer w = {0};
    w.layout = &k->layout;
    w.ds = k->ds;
    assert_true(bm_docx_paragraph_check(&w, bm_str_of("Đắk Lắk"), NULL));
    assert_false(w.failed);
    assert_false(bm_docx_paragraph_check(&w, bm_str_of("a\xEF\xBF\xBF"), NULL));
    assert_true(w.failed);
    assert_string_equal(bm_diags_at(k->ds, 0)->code, "T001");
    docx_assert_has(bm_diags_at(k->ds, 0)->message[BM_LANG_EN], "U+FFFF");
}

static void lines_are_counted_as_the_layout_breaks_them(void **state)
{
    kit *k = *state;
    bm_docx_writer w = {0};
    w.layout = &k->layout;
    w.ds = k->ds;
    assert_int_equal(bm_docx_paragraph_lines(&w, kit_paragraph(k, BM_STYLE_BODY, "một"), 400), 1);
    assert_int_equal(bm_docx_paragraph_lines(&w, kit_paragraph(k, BM_STYLE_BODY, ""), 400), 1);
    const bm_node *four = kit_paragraph(k, BM_STYLE_NOTE, "nghiêng nghiêng nghiêng nghiêng");
    assert_int_equal(bm_docx_paragraph_lines(&w, four, 60), 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(properties_stand_in_the_order_of_the_schema),
        DOCX_TEST(keep_next_says_only_what_the_style_does_not),
        DOCX_TEST(tab_stops_ascend_and_are_not_repeated),
        DOCX_TEST(lengths_of_leaders_are_in_the_order_of_the_text),
        DOCX_TEST(rule_is_a_drawn_line_as_long_as_the_text),
        DOCX_TEST(rule_stands_below_the_descent),
        DOCX_TEST(rule_is_as_long_as_the_longest_of_several_lines),
        DOCX_TEST(short_rule_is_a_part_of_the_longest_line),
        DOCX_TEST(drawn_lines_of_a_file_are_numbered),
        DOCX_TEST(ruled_text_has_no_space_above_itself),
        DOCX_TEST(no_rule_below_an_empty_paragraph),
        DOCX_TEST(items_of_a_letter_hang_behind_their_dash),
        DOCX_TEST(long_title_has_lines_of_about_equal_length),
        DOCX_TEST(leader_fills_its_line_with_dots_up_to_the_margin),
        DOCX_TEST(two_leaders_share_their_line),
        DOCX_TEST(list_item_has_its_marker_in_the_hanging_indent),
        DOCX_TEST(only_text_of_several_lines_is_glued_at_its_hyphens),
        DOCX_TEST(characters_that_no_font_has_are_reported_and_written_nowhere),
        DOCX_TEST(characters_that_xml_cannot_hold_are_reported),
        DOCX_TEST(lines_are_counted_as_the_layout_breaks_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
