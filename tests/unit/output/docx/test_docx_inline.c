/* SPDX-License-Identifier: MIT */
#include "output/docx/docx_kit.h"

#include "output/docx/docx_inline.h"
#include "output/docx/docx_styles.h"

#define NBSP "\xC2\xA0"

static const char *runs(kit *k, bm_style style, bool glue, const bm_node *parent)
{
    bm_docx_writer w = {.layout = &k->layout, .ds = k->ds};
    bm_docx_inline in;
    bm_docx_xml_open(&w.xml);
    const bm_docx_properties p = bm_docx_paragraph_properties(&w, style);
    bm_docx_xml_start(&w.xml, "w:p");
    bm_docx_inline_begin(&in, &w, &p, glue);
    bm_docx_inline_children(&in, parent);
    bm_docx_inline_end(&in);
    bm_docx_xml_end(&w.xml);
    const char *xml = bm_arena_cstr(k->arena, bm_docx_xml_root(bm_docx_xml_finish(&w.xml)));
    bm_docx_xml_close(&w.xml);
    bm_buf_free(&w.pending);
    return xml;
}

#define PARENT(...) kit_node(k, BM_NODE_PARAGRAPH, BM_STYLE_LINE, __VA_ARGS__, NULL)

static void label_and_value_of_equal_looks_share_a_run(void **state)
{
    kit *k = *state;
    const char *xml =
        runs(k, BM_STYLE_LINE, false, PARENT(kit_text(k, "Họ và tên: "), kit_text(k, "H’Hen Niê")));
    assert_string_equal(xml, "<w:p><w:r><w:t xml:space=\"preserve\">Họ và tên: H’Hen Niê</w:t>"
                             "</w:r></w:p>\n");
}

static void bold_and_italic_toggle_what_the_style_has(void **state)
{
    kit *k = *state;
    const bm_node *parent = PARENT(docx_flagged(k, "a", BM_NODE_BOLD | BM_NODE_ITALIC));
    docx_assert_has(runs(k, BM_STYLE_LINE, false, parent), "<w:b/><w:bCs/><w:i/><w:iCs/>");
    docx_assert_has(runs(k, BM_STYLE_TITLE, false, parent),
                    "<w:b w:val=\"0\"/><w:bCs w:val=\"0\"/><w:i/><w:iCs/>");
    docx_assert_has(runs(k, BM_STYLE_PLACE_DATE, false, parent),
                    "<w:b/><w:bCs/><w:i w:val=\"0\"/><w:iCs w:val=\"0\"/>");
    docx_assert_lacks(runs(k, BM_STYLE_TITLE, false, PARENT(kit_text(k, "a"))), "w:rPr");
}

static void looks_change_the_run(void **state)
{
    kit *k = *state;
    const char *xml =
        runs(k, BM_STYLE_LINE, false,
             PARENT(kit_text(k, "a"), docx_flagged(k, "b", BM_NODE_BOLD), kit_text(k, "c")));
    assert_int_equal(docx_count(xml, "<w:r>"), 3);
    assert_int_equal(docx_count(xml, "<w:b/>"), 1);
}

static void boxes_are_real_characters_in_a_font_that_has_them(void **state)
{
    kit *k = *state;
    const char *xml = runs(
        k, BM_STYLE_LINE, false,
        PARENT(docx_box(k, false), kit_text(k, " Nam "), docx_box(k, true), kit_text(k, " Nữ")));
    docx_assert_has(xml, "<w:t xml:space=\"preserve\">☐</w:t>");
    docx_assert_has(xml, "<w:t xml:space=\"preserve\">☑</w:t>");
    docx_assert_has(xml, "<w:t xml:space=\"preserve\"> Nam </w:t>");
    assert_int_equal(docx_count(xml, "w:ascii=\"" BM_DOCX_BOX_FONT "\""), 2);
    docx_assert_has(
        xml, "<w:sz w:val=\"21\"/>"); /* smaller than the text, so that its line keeps its height */
}

static void box_in_a_bold_style_is_not_bold(void **state)
{
    kit *k = *state;
    docx_assert_has(runs(k, BM_STYLE_HEADING, false, PARENT(docx_box(k, true))),
                    "<w:b w:val=\"0\"/>");
}

static void leaders_are_tabs_and_forced_line_ends_are_breaks(void **state)
{
    kit *k = *state;
    const char *xml = runs(k, BM_STYLE_LINE, false,
                           PARENT(kit_text(k, "Số: "), docx_leader(k),
                                  bm_node_new(k->arena, BM_NODE_BREAK), kit_text(k, "Ngày")));
    assert_string_equal(xml, "<w:p><w:r><w:t xml:space=\"preserve\">Số: </w:t><w:tab/><w:br/>"
                             "<w:t xml:space=\"preserve\">Ngày</w:t></w:r></w:p>\n");
}

static void glue_keeps_words_at_the_hyphen_before_them_and_options_at_their_box(void **state)
{
    kit *k = *state;
    const bm_node *parent =
        PARENT(kit_text(k, "động -"), kit_text(k, "  Thương – binh"), docx_box(k, true),
               kit_text(k, " Có  không -"), docx_leader(k), kit_text(k, " x"));
    const char *xml = runs(k, BM_STYLE_LINE, true, parent);
    docx_assert_has(xml, "động -" NBSP NBSP "Thương –" NBSP "binh<");
    docx_assert_has(xml, ">" NBSP "Có  không -<");
    docx_assert_has(xml, "> x<");
    docx_assert_lacks(runs(k, BM_STYLE_LINE, false, parent), NBSP);
}

static void glue_holds_the_words_of_the_form_together_at_their_hyphens(void **state)
{
    kit *k = *state;
    const bm_node *parent = PARENT(kit_text(k, "(SIM-PKI) mã 12-ă, a - b, -c, .....-....."),
                                   docx_flagged(k, " VP-VD", BM_NODE_VALUE));
    const char *xml = runs(k, BM_STYLE_LINE, true, parent);
    docx_assert_has(xml,
                    ">(SIM</w:t><w:noBreakHyphen/><w:t xml:space=\"preserve\">PKI) mã 12</w:t>");
    assert_int_equal(docx_count(xml, "<w:noBreakHyphen/>"), 2);
    docx_assert_has(xml, "..... VP-VD<"); /* what was typed stays as it was */
    docx_assert_has(runs(k, BM_STYLE_LINE, false, parent), "(SIM-PKI) mã 12-ă");
}

static void hostile_text_is_escaped(void **state)
{
    kit *k = *state;
    const char *xml = runs(k, BM_STYLE_LINE, false, PARENT(kit_text(k, "</w:t>&<![CDATA[ ]]> 😀")));
    docx_assert_has(xml, "&lt;/w:t&gt;&amp;&lt;![CDATA[ ]]&gt; 😀</w:t>");
}

static void empty_text_makes_no_run(void **state)
{
    kit *k = *state;
    assert_string_equal(runs(k, BM_STYLE_LINE, false, PARENT(kit_text(k, ""))), "<w:p/>\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DOCX_TEST(label_and_value_of_equal_looks_share_a_run),
        DOCX_TEST(bold_and_italic_toggle_what_the_style_has),
        DOCX_TEST(looks_change_the_run),
        DOCX_TEST(boxes_are_real_characters_in_a_font_that_has_them),
        DOCX_TEST(box_in_a_bold_style_is_not_bold),
        DOCX_TEST(leaders_are_tabs_and_forced_line_ends_are_breaks),
        DOCX_TEST(glue_keeps_words_at_the_hyphen_before_them_and_options_at_their_box),
        DOCX_TEST(glue_holds_the_words_of_the_form_together_at_their_hyphens),
        DOCX_TEST(hostile_text_is_escaped),
        DOCX_TEST(empty_text_makes_no_run),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
