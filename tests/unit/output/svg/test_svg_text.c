/* SPDX-License-Identifier: MIT */
#include "svg_fixture.h"

#include "output/svg/svg_text.h"

static bm_element elements[20] = {
    [1] = {.role = BM_ROLE_DOCUMENT},
    [2] = {.role = BM_ROLE_PARAGRAPH, .parent = 1},
    [3] = {.role = BM_ROLE_CHECKBOX, .parent = 2, .is_inline = true},
    [4] = {.role = BM_ROLE_PARAGRAPH, .parent = 1},
    [5] = {.role = BM_ROLE_LIST, .parent = 1},
    [6] = {.role = BM_ROLE_LIST_ITEM, .parent = 5},
    [7] = {.role = BM_ROLE_LABEL, .parent = 6},
    [8] = {.role = BM_ROLE_LIST_BODY, .parent = 6},
    [9] = {.role = BM_ROLE_LIST_ITEM, .parent = 5},
    [10] = {.role = BM_ROLE_LABEL, .parent = 9},
    [11] = {.role = BM_ROLE_LIST_BODY, .parent = 9},
};

/* The text layer without its frame. */
static const char *layer(fixture *f)
{
    bm_buf out = {0};
    f->pages.elements = elements;
    f->pages.n_elements = sizeof elements / sizeof *elements;
    bm_svg_text_write(&out, &f->pages, &f->page);
    const char *text = svg_text_of(f->arena, &out);
    bm_buf_free(&out);
    assert_memory_equal(text, "<g xml:space=\"preserve\" fill-opacity=\"0\" ", 41);
    return strchr(text, '\n') + 1;
}

/* What is left without tags: <text>s as lines. */
static const char *plain(fixture *f)
{
    const char *text = layer(f);
    char *out = bm_arena_alloc(f->arena, strlen(text) + 1), *p = out;
    for (; *text; text++) {
        if (*text == '<')
            text = strchr(text, '>');
        else
            *p++ = *text;
    }
    while (p > out && p[-1] == '\n')
        p--;
    *p = 0;
    return out;
}

static bm_item *add(fixture *f, double x_pt, double y_pt, const char *text, uint32_t element,
                    unsigned flags)
{
    bm_item *item = fixture_text(f, 0, x_pt, y_pt, text);
    item->element = element;
    item->flags = (uint8_t)flags;
    return item;
}

static void a_block_is_one_text_with_its_spaces(void **state)
{
    fixture *f = *state;
    add(f, 85, 100, "Họ và tên: ", 2, 0);
    add(f, 160, 100, "NGUYỄN VĂN", 2, BM_ITEM_SPACE);
    add(f, 85, 120, "MẪU", 2, 0);
    add(f, 85, 140, "Ngày sinh", 4, 0);
    assert_string_equal(plain(f), "Họ và tên: NGUYỄN VĂN MẪU\nNgày sinh");
}

static void a_word_that_was_cut_is_whole(void **state)
{
    fixture *f = *state;
    add(f, 85, 100, "duongntt@", 2, 0);
    add(f, 85, 120, "caoson.gov.vn", 2, 0);
    assert_string_equal(plain(f), "duongntt@caoson.gov.vn");
}

static void leaders_are_left_out_but_for_their_spaces(void **state)
{
    fixture *f = *state;
    add(f, 85, 100, "Số:", 2, BM_ITEM_SPACE);
    add(f, 110, 100, ".....", 2, BM_ITEM_LEADER | BM_ITEM_SPACE);
    add(f, 140, 100, "ngày (", 2, 0);
    add(f, 170, 100, ".....", 2, BM_ITEM_LEADER);
    add(f, 200, 100, ")", 2, 0);
    add(f, 85, 120, ".....", 4, BM_ITEM_LEADER);
    assert_string_equal(plain(f), "Số: ngày ()");
}

static void boxes_are_characters_of_their_line(void **state)
{
    fixture *f = *state;
    fixture_box(f, 85, 100, false)->element = 3;
    add(f, 96, 100, " Nam ", 2, 0);
    fixture_box(f, 130, 100, true)->element = 3;
    add(f, 141, 100, " Nữ", 2, 0);
    assert_string_equal(plain(f), "☐ Nam ☑ Nữ");
}

static void a_marker_stands_with_its_item(void **state)
{
    fixture *f = *state;
    add(f, 85, 100, "1.", 7, BM_ITEM_SPACE);
    add(f, 100, 100, "Một", 8, 0);
    add(f, 85, 120, "2.", 10, BM_ITEM_SPACE);
    add(f, 100, 120, "Hai", 11, 0);
    assert_string_equal(plain(f), "1. Một\n2. Hai");
}

static void what_belongs_to_no_block_is_apart_unless_it_touches(void **state)
{
    fixture *f = *state;
    double x = 85 + add(f, 85, 100, "Số ", 0, BM_ITEM_FURNITURE)->width_pt;
    add(f, x, 100, "hiệu", 0, BM_ITEM_FURNITURE);
    add(f, 300, 100, "Tên", 0, BM_ITEM_FURNITURE);
    add(f, 85, 120, "2", 0, BM_ITEM_FURNITURE);
    assert_string_equal(plain(f), "Số hiệu\nTên\n2");
    assert_int_equal(svg_count(layer(f), "<text aria-hidden=\"true\""), 3);
}

static void an_item_lies_over_its_glyphs(void **state)
{
    fixture *f = *state;
    bm_item *item = add(f, 85.0394, 100.126, "dãn ra & <b>", 2, 0);
    item->width_pt = 200;
    item->space_pt = 4.2;
    const char *text = layer(f);
    assert_non_null(strstr(text, "<text font-size=\"14\"><tspan x=\"85.04\" y=\"100.13\" "
                                 "textLength=\"200\" word-spacing=\"4.2\">dãn ra &amp; "
                                 "&lt;b&gt;</tspan></text>"));
}

static void faces_and_sizes_are_told(void **state)
{
    fixture *f = *state;
    fixture_text(f, FIXTURE_BOLD, 85, 100, "đậm")->element = 2;
    bm_item *small = fixture_text(f, FIXTURE_ITALIC, 120, 100, "nhỏ");
    small->element = 2;
    small->size_pt = 11;
    const char *text = layer(f);
    assert_non_null(strstr(text, " font-weight=\"bold\">đậm<"));
    assert_non_null(strstr(text, " font-size=\"11\" font-style=\"italic\">nhỏ<"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_block_is_one_text_with_its_spaces, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_word_that_was_cut_is_whole, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(leaders_are_left_out_but_for_their_spaces, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(boxes_are_characters_of_their_line, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_marker_stands_with_its_item, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(what_belongs_to_no_block_is_apart_unless_it_touches,
                                        fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(an_item_lies_over_its_glyphs, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(faces_and_sizes_are_told, fixture_setup, fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
