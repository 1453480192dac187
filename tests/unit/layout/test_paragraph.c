/* SPDX-License-Identifier: MIT */
#include "kit.h"

#include <math.h>

#include "layout/paragraph.h"

static bm_shape shape;

static size_t broken(kit *k, const char *text, double width_pt, const bm_paragraph_line **lines)
{
    bm_shape_begin(&shape, &k->layout, BM_STYLE_LINE);
    bm_shape_inlines(&shape, kit_paragraph(k, BM_STYLE_LINE, text), BM_STYLE_LINE, k->ds);
    return bm_paragraph_break(&shape, width_pt, width_pt, lines);
}

/* Text of line ${line}. */
static const char *line_text(kit *k, const bm_paragraph_line *line)
{
    bm_item_list list = {k->arena, NULL, 0, 0};
    bm_paragraph_place place = {0, 0, 0, 0, 0};
    bm_paragraph_draw(&shape, line, &place, &list);
    for (size_t i = 0; i < list.n; i++)
        list.items[i].flags &= (uint8_t)~BM_ITEM_SPACE;
    bm_page page = {.items = list.items, .n = list.n};
    return kit_page_text(k, &page);
}

static void short_text_is_one_line(void **state)
{
    const bm_paragraph_line *lines;
    assert_int_equal(broken(*state, "Phó Chủ tịch", 400, &lines), 1);
    assert_true(lines[0].last);
}

static void lines_hold_what_fits_and_no_spaces_at_their_ends(void **state)
{
    kit *k = *state;
    const bm_paragraph_line *lines;
    size_t n = broken(k, "Nguyễn Thị Thuỳ Dương Nguyễn Thị Thuỳ Dương", 140, &lines);
    assert_int_equal(n, 2);
    assert_string_equal(line_text(k, &lines[0]), "Nguyễn Thị Thuỳ Dương");
    assert_string_equal(line_text(k, &lines[1]), "Nguyễn Thị Thuỳ Dương");
    assert_int_equal(lines[0].n_spaces, 3);
    assert_false(lines[0].last);
}

static void no_line_ends_after_a_hyphen_between_spaces(void **state)
{
    kit *k = *state;
    const char *text = "Sở Lao động - Thương binh và Xã hội tỉnh Cao Bằng";
    for (double width = 40; width < 330; width += 3) {
        const bm_paragraph_line *lines;
        size_t n = broken(k, text, width, &lines);
        for (size_t i = 0; i < n; i++) {
            const char *line = line_text(k, &lines[i]);
            assert_true(line[strlen(line) - 1] != '-');
            assert_true(lines[i].width_pt <= width + 0.01);
        }
    }
}

static void a_word_longer_than_the_line_is_broken_and_nothing_is_lost(void **state)
{
    kit *k = *state;
    const char *word = kit_words(k, "Ưỡng", 1);
    char text[121 * 4] = "";
    for (int i = 0; i < 40; i++)
        strcat(text, word);
    const bm_paragraph_line *lines;
    size_t n = broken(k, text, 100, &lines);
    assert_true(n > 5);
    bm_buf all = {0};
    for (size_t i = 0; i < n; i++) {
        assert_true(lines[i].width_pt <= 100.01);
        bm_buf_add_cstr(&all, line_text(k, &lines[i]));
    }
    assert_int_equal(all.len, strlen(text));
    assert_memory_equal(all.ptr, text, all.len);
    bm_buf_free(&all);
}

static void an_address_longer_than_its_column_is_cut_between_its_parts(void **state)
{
    kit *k = *state;
    static const char *const lines_expected[] = {"Thư", "nguyenvanmau.", "trungtamcong@",
                                                 "skhcn.vidu.gov.vn;", "nhé"};
    const bm_paragraph_line *lines;
    size_t n = broken(k, "Thư nguyenvanmau.trungtamcong@skhcn.vidu.gov.vn; nhé", 110, &lines);
    assert_int_equal(n, 5);
    for (size_t i = 0; i < n; i++)
        assert_string_equal(line_text(k, &lines[i]), lines_expected[i]);
}

static void a_letter_is_never_parted_from_its_mark(void **state)
{
    kit *k = *state;
    char text[400] = "";
    for (int i = 0; i < 60; i++)
        strcat(text, "ơ\xCC\x86"); /* ơ̆ */
    const bm_paragraph_line *lines;
    size_t n = broken(k, text, 31, &lines);
    assert_true(n > 3);
    for (size_t i = 0; i < n; i++)
        assert_int_equal(strlen(line_text(k, &lines[i])) % 4, 0);
}

static void even_a_column_narrower_than_a_letter_makes_progress(void **state)
{
    const bm_paragraph_line *lines;
    assert_int_equal(broken(*state, "abc", 1, &lines), 3);
}

static void empty_text_is_one_empty_line(void **state)
{
    const bm_paragraph_line *lines;
    assert_int_equal(broken(*state, "", 100, &lines), 1);
    assert_int_equal(lines[0].end_glyph, 0);
}

static void a_forced_break_ends_the_line(void **state)
{
    kit *k = *state;
    bm_shape_begin(&shape, &k->layout, BM_STYLE_BODY);
    bm_node *p = kit_node(k, BM_NODE_PARAGRAPH, BM_STYLE_BODY, kit_text(k, "một"),
                          bm_node_new(k->arena, BM_NODE_BREAK), kit_text(k, "hai"), NULL);
    bm_shape_inlines(&shape, p, BM_STYLE_BODY, k->ds);
    const bm_paragraph_line *lines;
    assert_int_equal(bm_paragraph_break(&shape, 400, 400, &lines), 2);
    assert_true(lines[0].last);
    assert_string_equal(line_text(k, &lines[1]), "hai");
}

static void a_box_stays_with_its_option(void **state)
{
    kit *k = *state;
    bm_node *p = kit_node(k, BM_NODE_PARAGRAPH, BM_STYLE_LINE, kit_text(k, "Loại chứng thư số: "),
                          bm_node_new(k->arena, BM_NODE_CHECKBOX), kit_text(k, " Cá nhân"), NULL);
    for (double width = 90; width < 180; width += 2) {
        bm_shape_begin(&shape, &k->layout, BM_STYLE_LINE);
        bm_shape_inlines(&shape, p, BM_STYLE_LINE, k->ds);
        const bm_paragraph_line *lines;
        size_t n = bm_paragraph_break(&shape, width, width, &lines);
        for (size_t i = 0; i < n; i++) {
            const char *box = strstr(line_text(k, &lines[i]), "\xE2\x98\x90");
            assert_true(!box || strncmp(box + 3, " Cá", 4) == 0);
        }
    }
}

static void a_leader_fills_the_length_it_is_given_with_dots(void **state)
{
    kit *k = *state;
    bm_shape_begin(&shape, &k->layout, BM_STYLE_LINE);
    bm_node *p =
        kit_node(k, BM_NODE_PARAGRAPH, BM_STYLE_LINE, bm_node_new(k->arena, BM_NODE_LEADER), NULL);
    bm_shape_inlines(&shape, p, BM_STYLE_LINE, k->ds);
    bm_paragraph_line line = bm_paragraph_whole(&shape);
    bm_item_list list = {k->arena, NULL, 0, 0};
    bm_paragraph_place place = {10, 0, 0, 200 - shape.runs[0].width_pt, 0};
    bm_paragraph_draw(&shape, &line, &place, &list);
    assert_int_equal(list.n, 1);
    assert_true(list.items[0].flags & BM_ITEM_LEADER);
    assert_true(list.items[0].width_pt > 193 && list.items[0].width_pt <= 200);
    assert_true(list.items[0].x_pt >= 10);
}

static void balanced_lines_end_at_the_same_words_in_a_reader_that_rounds_advances(void **state)
{
    kit *k = *state;
    const bm_paragraph_line *lines;
    /* in its least width, of the second line, "số" nearly goes to the first */
    const char *text = "V/v đề nghị cấp chứng thư chữ ký số chuyên dùng công vụ cho cá nhân";
    assert_int_equal(broken(k, text, 270, &lines), 2);
    double width_pt = bm_paragraph_balanced(&shape, 270);
    assert_true(width_pt < 230);
    for (double pt = width_pt - 1.9; pt < width_pt + 2; pt += 0.5) {
        assert_int_equal(bm_paragraph_break(&shape, pt, pt, &lines), 2);
        assert_string_equal(line_text(k, &lines[0]), "V/v đề nghị cấp chứng thư chữ ký số");
    }
}

/* The lines of ${text} in ${width_pt}, "|" where one ends without a space, "_" with one. "~" stands for a
 * forced line end. */
static const char *spaces(kit *k, const char *text, double width_pt)
{
    const bm_paragraph_line *lines;
    bm_node *p = bm_node_new(k->arena, BM_NODE_PARAGRAPH);
    bm_node_list inlines = {k->arena, NULL, 0, 0};
    for (const char *end; *text; text = end + (*end == '~')) {
        end = strchr(text, '~') ? strchr(text, '~') : text + strlen(text);
        bm_node_list_add(&inlines, bm_node_text(k->arena, bm_str_n(text, (size_t)(end - text)), 0));
        if (*end)
            bm_node_list_add(&inlines, bm_node_new(k->arena, BM_NODE_BREAK));
    }
    bm_node_list_close(&inlines, p);
    bm_shape_begin(&shape, &k->layout, BM_STYLE_LINE);
    bm_shape_inlines(&shape, p, BM_STYLE_LINE, k->ds);
    size_t n = bm_paragraph_break(&shape, width_pt, width_pt, &lines);
    const char *out = "";
    for (size_t i = 0; i < n; i++) {
        const char *line = line_text(k, &lines[i]);
        out = bm_arena_printf(k->arena, "%s%s%s", out, line, lines[i].space ? "_" : "|");
    }
    return out;
}

static void a_line_tells_whether_a_space_parts_it_from_the_next(void **state)
{
    kit *k = *state;
    assert_string_equal(spaces(k, "Nguyễn Thị Dương Nguyễn", 100), "Nguyễn Thị_Dương Nguyễn|");
    assert_string_equal(spaces(k, "thu.dien.tu@so-khcn.vidu.gov.vn", 100),
                        "thu.dien.tu@so|-khcn.vidu.gov.vn|");
    assert_string_equal(spaces(k, "Tên~Địa chỉ", 100), "Tên_Địa chỉ|");
    assert_string_equal(spaces(k, "Tên ~Địa chỉ ", 100), "Tên_Địa chỉ|");
    assert_string_equal(spaces(k, "Tên~ Địa chỉ", 100), "Tên| Địa chỉ|");
    assert_string_equal(spaces(k, "Tên~~Địa chỉ~", 100), "Tên_|Địa chỉ|");
}

static void the_last_item_of_such_a_line_carries_the_space(void **state)
{
    kit *k = *state;
    bm_item_list list = {k->arena, NULL, 0, 0};
    bm_paragraph_place place = {0, 0, 0, 0, 0};
    bm_paragraph_space(&list, 0); /* nothing there: nothing happens */
    const bm_paragraph_line *lines;
    assert_int_equal(broken(k, "Ê Đê ơ̆ ư̆ Nguyễn Thị Dương", 60, &lines), 3);
    for (size_t i = 0; i < 3; i++) {
        size_t first = list.n;
        bm_paragraph_draw(&shape, &lines[i], &place, &list);
        for (size_t item = first; item < list.n; item++)
            assert_int_equal((list.items[item].flags & BM_ITEM_SPACE) != 0,
                             i < 2 && item + 1 == list.n);
    }
}

/* The items of a blank "${text}" on one line: "[...]" around dotted lines. */
static const char *blank(kit *k, const char *text, uint16_t flags)
{
    bm_item_list list = {k->arena, NULL, 0, 0};
    bm_paragraph_place place = {.element = 1};
    bm_node *words = kit_text(k, text);
    words->field = 0;
    words->flags = flags;
    const bm_node *p = kit_node(k, BM_NODE_PARAGRAPH, BM_STYLE_LINE, words, NULL);
    const bm_paragraph_line *lines;
    bm_shape_begin(&shape, &k->layout, BM_STYLE_LINE);
    bm_shape_inlines(&shape, p, BM_STYLE_LINE, k->ds);
    assert_int_equal(bm_paragraph_break(&shape, 500, 500, &lines), 1);
    bm_paragraph_draw(&shape, &lines[0], &place, &list);
    const char *out = "";
    double x_pt = 0;
    for (size_t i = 0; i < list.n; i++) {
        const bm_item *item = &list.items[i];
        assert_true(fabs(item->x_pt - x_pt) < 1e-6); /* drawn where it would be anyway */
        x_pt += item->width_pt;
        out = bm_arena_printf(k->arena, item->flags & BM_ITEM_DOTTED ? "%s[%.*s]" : "%s%.*s", out,
                              (int)item->text.len, item->text.ptr);
    }
    assert_true(fabs(x_pt - lines[0].width_pt) < 1e-6);
    return out;
}

static void lines_to_write_on_in_a_blank_are_items_of_their_own(void **state)
{
    kit *k = *state;
    assert_string_equal(blank(k, "...../...../.....", 0), "[...../...../.....]");
    assert_string_equal(blank(k, "ngày ..... tháng ..... năm 20....", 0),
                        "ngày [.....] tháng [.....] năm 20[....]");
    assert_string_equal(blank(k, "…… - ____/..; ......", 0), "[…… - ____]/..; [......]");
    assert_string_equal(blank(k, "ngày ... tháng ... năm …;", 0), "ngày ... tháng ... năm …;");
    assert_string_equal(blank(k, "...../.....", BM_NODE_VALUE), "...../.....");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST(short_text_is_one_line),
        KIT_TEST(a_line_tells_whether_a_space_parts_it_from_the_next),
        KIT_TEST(the_last_item_of_such_a_line_carries_the_space),
        KIT_TEST(lines_hold_what_fits_and_no_spaces_at_their_ends),
        KIT_TEST(no_line_ends_after_a_hyphen_between_spaces),
        KIT_TEST(a_word_longer_than_the_line_is_broken_and_nothing_is_lost),
        KIT_TEST(an_address_longer_than_its_column_is_cut_between_its_parts),
        KIT_TEST(a_letter_is_never_parted_from_its_mark),
        KIT_TEST(even_a_column_narrower_than_a_letter_makes_progress),
        KIT_TEST(empty_text_is_one_empty_line),
        KIT_TEST(a_forced_break_ends_the_line),
        KIT_TEST(a_box_stays_with_its_option),
        KIT_TEST(balanced_lines_end_at_the_same_words_in_a_reader_that_rounds_advances),
        KIT_TEST(lines_to_write_on_in_a_blank_are_items_of_their_own),
        KIT_TEST(a_leader_fills_the_length_it_is_given_with_dots),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
