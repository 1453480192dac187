/* SPDX-License-Identifier: MIT */
#include "kit.h"

#include "base/limit.h"

static bm_node *document(kit *k, size_t paragraphs, bm_style style, const char *text)
{
    bm_node_list list = {k->arena, NULL, 0, 0};
    for (size_t i = 0; i < paragraphs; i++)
        bm_node_list_add(&list, kit_paragraph(k, style, text));
    bm_node *root = bm_node_new(k->arena, BM_NODE_DOCUMENT);
    bm_node_list_close(&list, root);
    return root;
}

static const bm_item *page_number(const bm_page *page)
{
    for (size_t i = 0; i < page->n; i++)
        if (page->items[i].kind == BM_ITEM_TEXT && (page->items[i].flags & BM_ITEM_FURNITURE))
            return &page->items[i];
    return NULL;
}

static void pages_are_a4_and_an_empty_document_has_one(void **state)
{
    bm_pages pages = kit_layout(*state, document(*state, 0, BM_STYLE_BODY, ""));
    assert_int_equal(pages.n, 1);
    assert_true(fabs(pages.pages[0].width_pt - 595.276) < 0.01 &&
                fabs(pages.pages[0].height_pt - 841.89) < 0.01);
}

static void page_numbers_stand_centred_in_the_top_margin_from_page_2(void **state)
{
    bm_pages pages = kit_layout(*state, document(*state, 120, BM_STYLE_BODY, "một dòng"));
    assert_true(pages.n >= 3);
    assert_null(page_number(&pages.pages[0]));
    const bm_item *number = page_number(&pages.pages[2]);
    assert_true(bm_str_is(number->text, "3"));
    double centre = (30 + 160 / 2.0) * 72 / 25.4;
    assert_true(fabs(number->x_pt + number->width_pt / 2 - centre) < 0.01);
    assert_true(number->y_pt < 20 * 72 / 25.4);
}

static void all_text_arrives_in_order_whatever_the_length(void **state)
{
    kit *k = *state;
    for (size_t n = 1; n < 90; n += 7) {
        bm_pages pages = kit_layout(k, document(k, n, BM_STYLE_NOTE, kit_words(k, "trình tự", 25)));
        size_t bytes = 0;
        for (size_t p = 0; p < pages.n; p++)
            for (const char *c = kit_page_text(k, &pages.pages[p]); *c; c++)
                bytes += *c != ' ';
        assert_int_equal(bytes, n * 25 * strlen("trìnhtự"));
        kit_assert_sound(&pages);
    }
}

static void a_heading_is_never_the_last_line_of_a_page(void **state)
{
    kit *k = *state;
    for (size_t before = 30; before < 45; before++) {
        bm_node_list list = {k->arena, NULL, 0, 0};
        for (size_t i = 0; i < before; i++)
            bm_node_list_add(&list, kit_paragraph(k, BM_STYLE_BODY, "dòng"));
        bm_node_list_add(&list, kit_paragraph(k, BM_STYLE_HEADING, "II. Mục"));
        bm_node_list_add(&list, kit_paragraph(k, BM_STYLE_BODY, "sau mục"));
        bm_node *root = bm_node_new(k->arena, BM_NODE_DOCUMENT);
        bm_node_list_close(&list, root);
        bm_pages pages = kit_layout(k, root);
        const char *text = kit_page_text(k, &pages.pages[pages.n - 1]);
        assert_non_null(strstr(text, "II. Mụcsau mục"));
    }
}

static void a_page_break_begins_a_page(void **state)
{
    kit *k = *state;
    bm_node *root = kit_node(
        k, BM_NODE_DOCUMENT, BM_STYLE_BODY, kit_paragraph(k, BM_STYLE_BODY, "một"),
        bm_node_new(k->arena, BM_NODE_PAGE_BREAK), kit_paragraph(k, BM_STYLE_BODY, "hai"), NULL);
    bm_pages pages = kit_layout(k, root);
    assert_int_equal(pages.n, 2);
    assert_string_equal(kit_page_text(k, &pages.pages[1]), "hai");
}

static void too_many_pages_is_an_error(void **state)
{
    kit *k = *state;
    bm_node_list list = {k->arena, NULL, 0, 0};
    for (int i = 0; i < BM_LIMIT_PAGES + 1; i++) {
        bm_node_list_add(&list, kit_paragraph(k, BM_STYLE_BODY, "x"));
        bm_node_list_add(&list, bm_node_new(k->arena, BM_NODE_PAGE_BREAK));
    }
    bm_node *root = bm_node_new(k->arena, BM_NODE_DOCUMENT);
    bm_node_list_close(&list, root);
    bm_document doc = {root, BM_STR(""), BM_STR(""), BM_STR(""), 0, false};
    bm_pages pages;
    assert_int_equal(bm_layout_pages(&k->layout, &doc, 1, &pages, k->ds), -1);
    assert_string_equal(bm_diags_at(k->ds, 0)->code, "T002");
}

static void a_missing_glyph_fails_the_document(void **state)
{
    kit *k = *state;
    bm_document doc = {
        document(k, 3, BM_STYLE_BODY, "漢"), BM_STR(""), BM_STR(""), BM_STR(""), 0, false};
    bm_pages pages;
    assert_int_equal(bm_layout_pages(&k->layout, &doc, 1, &pages, k->ds), -1);
    assert_int_equal(bm_diags_errors(k->ds), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST(pages_are_a4_and_an_empty_document_has_one),
        KIT_TEST(page_numbers_stand_centred_in_the_top_margin_from_page_2),
        KIT_TEST(all_text_arrives_in_order_whatever_the_length),
        KIT_TEST(a_heading_is_never_the_last_line_of_a_page),
        KIT_TEST(a_page_break_begins_a_page),
        KIT_TEST(too_many_pages_is_an_error),
        KIT_TEST(a_missing_glyph_fails_the_document),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
