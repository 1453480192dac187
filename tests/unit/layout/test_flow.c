/* SPDX-License-Identifier: MIT */
#include "kit.h"

#include "layout/flow.h"

static bm_flow flow_of(kit *k)
{
    bm_flow flow = {0};
    flow.layout = &k->layout;
    return flow;
}

static const bm_flow_column whole = {0, 453.5, -1};

static void each_line_of_a_paragraph_is_a_box_of_single_spacing(void **state)
{
    kit *k = *state;
    bm_flow flow = flow_of(k);
    bm_flow_paragraph(&flow, kit_paragraph(k, BM_STYLE_BODY, kit_words(k, "biên bản", 30)), whole,
                      k->ds);
    assert_true(flow.n >= 3);
    for (size_t i = 0; i < flow.n; i++)
        assert_true(fabs(flow.boxes[i].height_pt - 13 * 2355.0 / 2048) < 0.001);
    assert_true(fabs(flow.boxes[0].space_pt - 6) < 0.001);
    assert_true(flow.boxes[1].space_pt == 0);
}

static void first_two_and_last_two_lines_stay_together(void **state)
{
    kit *k = *state;
    bm_flow flow = flow_of(k);
    bm_flow_paragraph(&flow, kit_paragraph(k, BM_STYLE_NOTE, kit_words(k, "biên bản", 60)), whole,
                      k->ds);
    assert_true(flow.n >= 5);
    assert_true(flow.boxes[0].keep_next);
    assert_false(flow.boxes[1].keep_next);
    assert_true(flow.boxes[flow.n - 2].keep_next);
    assert_false(flow.boxes[flow.n - 1].keep_next);
}

static void justified_lines_reach_the_margin_and_the_last_does_not(void **state)
{
    kit *k = *state;
    bm_flow flow = flow_of(k);
    bm_flow_paragraph(&flow,
                      kit_paragraph(k, BM_STYLE_BODY, kit_words(k, "giao nhận thiết bị", 12)),
                      whole, k->ds);
    for (size_t i = 0; i < flow.n; i++) {
        const bm_item *item = &flow.boxes[i].items[0];
        bool reaches = fabs(item->x_pt + item->width_pt - 453.5) < 0.01;
        assert_int_equal(reaches, i + 1 < flow.n);
        assert_true(fabs(item->x_pt - (i ? 0 : 28.35)) < 0.01);
    }
}

static void the_line_under_the_motto_is_as_long_as_its_text(void **state)
{
    kit *k = *state;
    bm_flow flow = flow_of(k);
    bm_flow_paragraph(&flow, kit_paragraph(k, BM_STYLE_TIEU_NGU, "Độc lập - Tự do - Hạnh phúc"),
                      whole, k->ds);
    const bm_flow_box *box = &flow.boxes[0];
    const bm_item *text = &box->items[0], *rule = &box->items[1];
    assert_int_equal(rule->kind, BM_ITEM_RULE);
    assert_true(fabs(rule->width_pt - text->width_pt) < 0.01);
    assert_true(fabs(rule->x_pt - text->x_pt) < 0.01);
    assert_true(rule->y_pt > text->y_pt && rule->y_pt < box->height_pt);
    assert_true(fabs(text->x_pt + text->width_pt / 2 - 453.5 / 2) < 0.01);
}

/* The last item of the last line: the rule. */
static const bm_item *rule_of(const bm_flow *flow)
{
    const bm_flow_box *box = &flow->boxes[flow->n - 1];
    const bm_item *rule = &box->items[box->n_items - 1];
    assert_int_equal(rule->kind, BM_ITEM_RULE);
    return rule;
}

static void a_short_line_is_40_percent_of_the_longest_line_and_centred(void **state)
{
    kit *k = *state;
    static const bm_style styles[] = {BM_STYLE_LETTER_AGENCY, BM_STYLE_RULED_TITLE,
                                      BM_STYLE_SUBJECT, BM_STYLE_ANNEX_REFERENCE};
    const bm_flow_column place = {50, 300, -1};
    for (size_t i = 0; i < sizeof styles / sizeof *styles; i++)
        for (size_t words = 1; words < 18; words += 4) {
            bm_flow flow = flow_of(k);
            const char *text = bm_arena_printf(k->arena, "%s X", kit_words(k, "QUYẾT ĐỊNH", words));
            bm_flow_paragraph(&flow, kit_paragraph(k, styles[i], text), place, k->ds);
            const bm_item *rule = rule_of(&flow);
            double longest = 0, size_pt = bm_style_of(styles[i])->size_half_pt / 2.0;
            for (size_t line = 0; line < flow.n; line++)
                longest = fmax(longest, flow.boxes[line].items[0].width_pt);
            assert_true(fabs(rule->width_pt - 0.4 * longest) < 0.01);
            assert_true(fabs(rule->x_pt + rule->width_pt / 2 - 200) < 0.01);
            const bm_flow_box *last = &flow.boxes[flow.n - 1];
            assert_true(rule->y_pt > last->items[0].y_pt + BM_LINE_DESCENT_EM * size_pt + 0.5);
            assert_true(rule->y_pt + rule->height_pt + 1 < last->height_pt);
        }
}

static void the_dashes_of_several_addressees_stand_under_the_colon(void **state)
{
    kit *k = *state;
    bm_flow flow = flow_of(k);
    bm_flow_paragraph(&flow, kit_paragraph(k, BM_STYLE_LETTER_TO, "Kính gửi:"), whole, k->ds);
    bm_flow_paragraph(&flow, kit_item(k, BM_STYLE_LETTER_TO_ITEM, "-", kit_words(k, "Sở", 40)),
                      whole, k->ds);
    const bm_item *label = &flow.boxes[0].items[0];
    const bm_item *dash = &flow.boxes[1].items[0], *text = &flow.boxes[1].items[1];
    const bm_glyph *colon = &label->glyphs[label->n_glyphs - 1];
    assert_true(colon->code == ':' && dash->glyphs[0].code == '-');
    double em = label->size_pt / label->face->units_per_em;
    double colon_at = label->x_pt + label->width_pt - colon->advance * em / 2;
    assert_true(fabs(dash->x_pt + dash->glyphs[0].advance * em / 2 - colon_at) < 0.05);
    assert_true(text->x_pt >= dash->x_pt + dash->width_pt);
    assert_true(fabs(flow.boxes[2].items[0].x_pt - text->x_pt) < 0.01);
}

static void no_marker_leaves_the_left_margin(void **state)
{
    kit *k = *state;
    bm_flow flow = flow_of(k);
    bm_flow_paragraph(&flow, kit_item(k, BM_STYLE_RECIPIENT, "-", "Như trên;"), whole, k->ds);
    assert_true(fabs(flow.boxes[0].items[0].x_pt) < 0.01);
}

static void a_wrapped_value_hangs_under_its_label(void **state)
{
    kit *k = *state;
    bm_flow flow = flow_of(k);
    bm_node *segment =
        kit_node(k, BM_NODE_SEGMENT, BM_STYLE_LINE, kit_text(k, "Cơ quan, tổ chức công tác: "),
                 kit_text(k, kit_words(k, "Trung tâm", 30)), NULL);
    bm_flow_line(&flow, kit_node(k, BM_NODE_LINE, BM_STYLE_LINE, segment, NULL), whole, k->ds);
    assert_true(flow.n >= 3);
    assert_true(flow.boxes[0].items[0].x_pt == 0);
    assert_true(fabs(flow.boxes[1].items[0].x_pt - 28.35) < 0.01);
}

static void segments_of_a_row_are_parted_by_a_space_in_the_text(void **state)
{
    kit *k = *state;
    bm_flow flow = flow_of(k);
    bm_node *a =
        kit_node(k, BM_NODE_SEGMENT, BM_STYLE_LINE, kit_text(k, "Ngày sinh: 12/03/1985"), NULL);
    bm_node *b = kit_node(k, BM_NODE_SEGMENT, BM_STYLE_LINE, kit_text(k, "Nơi sinh: Huế"), NULL);
    bm_flow_line(&flow, kit_node(k, BM_NODE_LINE, BM_STYLE_LINE, a, b, NULL), whole, k->ds);
    bm_page page = {.items = flow.boxes[0].items, .n = flow.boxes[0].n_items};
    assert_string_equal(kit_page_text(k, &page), "Ngày sinh: 12/03/1985 Nơi sinh: Huế");
}

static void a_list_item_has_its_marker_in_the_hanging_indent(void **state)
{
    kit *k = *state;
    bm_flow flow = flow_of(k);
    bm_node *item = kit_paragraph(k, BM_STYLE_LIST_ITEM, kit_words(k, "bản sao", 30));
    item->text = bm_str_of("-");
    bm_flow_paragraph(&flow, item, whole, k->ds);
    const bm_item *marker = &flow.boxes[0].items[0], *text = &flow.boxes[0].items[1];
    assert_int_equal(marker->text.ptr[0], '-');
    assert_true(marker->x_pt + marker->width_pt <= text->x_pt);
    assert_true(fabs(text->x_pt - flow.boxes[1].items[0].x_pt) < 0.01);
}

static void a_title_of_two_lines_has_lines_of_about_equal_length(void **state)
{
    kit *k = *state;
    bm_flow flow = flow_of(k);
    const char *title = "ĐỀ NGHỊ GIA HẠN, THAY ĐỔI NỘI DUNG THÔNG TIN CHỨNG THƯ SỐ";
    bm_flow_paragraph(&flow, kit_paragraph(k, BM_STYLE_TITLE, title), whole, k->ds);
    assert_int_equal(flow.n, 2);
    const bm_item *first = &flow.boxes[0].items[0], *second = &flow.boxes[1].items[0];
    assert_true(fabs(first->width_pt - second->width_pt) < 120);
    assert_true(fabs(second->x_pt + second->width_pt / 2 - 453.5 / 2) < 0.5);
}

static void a_line_that_ends_in_a_break_is_not_justified(void **state)
{
    kit *k = *state;
    bm_flow flow = flow_of(k);
    const bm_node *paragraph =
        kit_node(k, BM_NODE_PARAGRAPH, BM_STYLE_BODY, kit_text(k, "Ông Nguyễn Văn Mẫu "),
                 bm_node_new(k->arena, BM_NODE_BREAK), kit_text(k, kit_words(k, "chữ", 40)), NULL);
    bm_flow_paragraph(&flow, paragraph, whole, k->ds);
    assert_true(flow.n > 2);
    assert_true(flow.boxes[0].items[0].space_pt == 0);
    assert_true(flow.boxes[1].items[0].space_pt > 0);
}

static void captions_and_dates_that_wrap_have_lines_of_about_equal_length(void **state)
{
    kit *k = *state;
    bm_flow flow = flow_of(k);
    const bm_flow_column narrow = {0, 120, -1};
    bm_flow_paragraph(&flow, kit_paragraph(k, BM_STYLE_SIGN_CAPTION, "TM. ỦY BAN NHÂN DÂN"), narrow,
                      k->ds);
    assert_int_equal(flow.n, 2);
    assert_true(bm_str_is(flow.boxes[1].items[0].text, "NHÂN DÂN"));
    flow = flow_of(k);
    const bm_flow_column half = {0, 220, -1};
    bm_flow_paragraph(
        &flow,
        kit_paragraph(k, BM_STYLE_PLACE_DATE, "Thành phố Hồ Chí Minh, ngày 18 tháng 3 năm 2019"),
        half, k->ds);
    assert_int_equal(flow.n, 2);
    assert_true(bm_str_is(flow.boxes[1].items[0].text, "ngày 18 tháng 3 năm 2019"));
}

static void a_long_marker_does_not_touch_its_text(void **state)
{
    kit *k = *state;
    bm_flow flow = flow_of(k);
    bm_node *item = kit_paragraph(k, BM_STYLE_LIST_ITEM, "bản sao");
    item->text = bm_str_of("1000.");
    bm_flow_paragraph(&flow, item, whole, k->ds);
    const bm_item *marker = &flow.boxes[0].items[0], *text = &flow.boxes[0].items[1];
    assert_true(marker->x_pt + marker->width_pt <= text->x_pt + 0.001);
}

/* ---- Spaces of the text that are not drawn ---- */

static const char *line_text(kit *k, size_t n, const char *const *segments)
{
    bm_node_list list = {k->arena, NULL, 0, 0};
    bm_flow flow = flow_of(k);
    bm_node *line = bm_node_new(k->arena, BM_NODE_LINE);
    line->style = BM_STYLE_LINE;
    for (size_t i = 0; i < n; i++)
        bm_node_list_add(
            &list, kit_node(k, BM_NODE_SEGMENT, BM_STYLE_LINE, kit_text(k, segments[i]), NULL));
    bm_node_list_close(&list, line);
    assert_int_equal(bm_flow_line(&flow, line, whole, k->ds), 0);
    bm_item_list items = {k->arena, NULL, 0, 0};
    bm_flow_draw(&items, &flow, 0);
    bm_page page = {.items = items.items, .n = items.n};
    for (size_t i = 0; i < items.n; i++)
        assert_int_equal(items.items[i].element, 1);
    bm_structure_begin(&k->layout.structure, k->arena);
    return kit_page_text(k, &page);
}

static void one_space_parts_segments_wherever_they_stand(void **state)
{
    kit *k = *state;
    const char *lengthy = kit_words(k, "Trung tâm", 30), *half = kit_words(k, "Huế", 14);
    const char *const segments[] = {"Ngày sinh: 12", "Nơi sinh: ", half, half, lengthy, "Hết"};
    const char *expected =
        bm_arena_printf(k->arena, "Ngày sinh: 12 Nơi sinh: %s %s %s Hết", half, half, lengthy);
    assert_string_equal(line_text(k, 6, segments), expected);
}

static void where_an_address_is_cut_there_is_no_space(void **state)
{
    kit *k = *state;
    const char *const segments[] = {
        "Thư: nguyen.van.mau.trung.tam.chuyen.doi.so.van.thu.luu.tru@so-khcn.caobang.vidu.gov.vn",
        "Hết"};
    assert_string_equal(line_text(k, 2, segments),
                        bm_arena_printf(k->arena, "%s Hết", segments[0]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST(each_line_of_a_paragraph_is_a_box_of_single_spacing),
        KIT_TEST(first_two_and_last_two_lines_stay_together),
        KIT_TEST(justified_lines_reach_the_margin_and_the_last_does_not),
        KIT_TEST(the_line_under_the_motto_is_as_long_as_its_text),
        KIT_TEST(a_short_line_is_40_percent_of_the_longest_line_and_centred),
        KIT_TEST(the_dashes_of_several_addressees_stand_under_the_colon),
        KIT_TEST(no_marker_leaves_the_left_margin),
        KIT_TEST(a_wrapped_value_hangs_under_its_label),
        KIT_TEST(segments_of_a_row_are_parted_by_a_space_in_the_text),
        KIT_TEST(a_title_of_two_lines_has_lines_of_about_equal_length),
        KIT_TEST(a_line_that_ends_in_a_break_is_not_justified),
        KIT_TEST(captions_and_dates_that_wrap_have_lines_of_about_equal_length),
        KIT_TEST(a_long_marker_does_not_touch_its_text),
        KIT_TEST(a_list_item_has_its_marker_in_the_hanging_indent),
        KIT_TEST(one_space_parts_segments_wherever_they_stand),
        KIT_TEST(where_an_address_is_cut_there_is_no_space),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
