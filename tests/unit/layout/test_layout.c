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
    bm_document doc = {.root = root};
    bm_pages pages;
    assert_int_equal(bm_layout_pages(&k->layout, &doc, 1, &pages, k->ds), -1);
    assert_string_equal(bm_diags_at(k->ds, 0)->code, "T002");
}

static void a_missing_glyph_fails_the_document(void **state)
{
    kit *k = *state;
    bm_document doc = {.root = document(k, 3, BM_STYLE_BODY, "漢")};
    bm_pages pages;
    assert_int_equal(bm_layout_pages(&k->layout, &doc, 1, &pages, k->ds), -1);
    assert_int_equal(bm_diags_errors(k->ds), 1);
}

/* ---- Several documents ---- */

static void each_document_begins_a_page_and_counts_its_own(void **state)
{
    kit *k = *state;
    enum { DOCS = 200 };
    bm_document docs[DOCS];
    for (size_t i = 0; i < DOCS; i++) {
        const char *text = bm_arena_printf(k->arena, "văn bản %zu", i);
        docs[i] = (bm_document){.root = document(k, i % 3 ? 50 : 3, BM_STYLE_BODY, text),
                                .landscape = i % 2};
    }
    bm_pages pages;
    assert_int_equal(bm_layout_pages(&k->layout, docs, DOCS, &pages, k->ds), 0);
    kit_assert_sound(&pages);
    size_t number = 0;
    for (size_t p = 0; p < pages.n; p++) {
        const bm_page *page = &pages.pages[p];
        bool begins = p == 0 || page->doc != pages.pages[p - 1].doc;
        number = begins ? 1 : number + 1;
        assert_int_equal(page->width_pt > page->height_pt, page->doc % 2);
        assert_non_null(kit_find(page, bm_arena_printf(k->arena, "văn bản %zu", page->doc)));
        const bm_item *shown = page_number(page);
        assert_int_equal(shown == NULL, begins);
        if (shown) {
            assert_true(bm_str_is(shown->text, bm_arena_printf(k->arena, "%zu", number)));
            double centre = (BM_PAGE_LEFT_MM - BM_PAGE_RIGHT_MM) / 2.0 * 72 / 25.4;
            centre += page->width_pt / 2;
            assert_true(fabs(shown->x_pt + shown->width_pt / 2 - centre) < 0.01);
        }
    }
    assert_int_equal(pages.pages[pages.n - 1].doc, DOCS - 1);
}

static void what_is_wrong_in_any_document_is_reported(void **state)
{
    kit *k = *state;
    bm_document docs[] = {{.root = document(k, 1, BM_STYLE_BODY, "漢")},
                          {.root = document(k, 1, BM_STYLE_BODY, "được")},
                          {.root = document(k, 2, BM_STYLE_BODY, "漢字")}};
    bm_pages pages;
    assert_int_equal(bm_layout_pages(&k->layout, docs, 3, &pages, k->ds), -1);
    assert_int_equal(bm_diags_errors(k->ds), 3);
}

static void the_limit_of_pages_counts_all_documents(void **state)
{
    kit *k = *state;
    static bm_document docs[BM_LIMIT_PAGES + 2];
    for (size_t i = 0; i < BM_LIMIT_PAGES + 2; i++)
        docs[i] = (bm_document){.root = document(k, 1, BM_STYLE_BODY, "x")};
    bm_pages pages;
    assert_int_equal(bm_layout_pages(&k->layout, docs, BM_LIMIT_PAGES, &pages, k->ds), 0);
    assert_int_equal(pages.n, BM_LIMIT_PAGES);
    assert_int_equal(bm_layout_pages(&k->layout, docs, BM_LIMIT_PAGES + 2, &pages, k->ds), -1);
    assert_int_equal(bm_diags_errors(k->ds), 1);
    assert_string_equal(bm_diags_at(k->ds, 0)->code, "T002");
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
        KIT_TEST(each_document_begins_a_page_and_counts_its_own),
        KIT_TEST(what_is_wrong_in_any_document_is_reported),
        KIT_TEST(the_limit_of_pages_counts_all_documents),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
