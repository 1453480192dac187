/* The foot of the first page. SPDX-License-Identifier: MIT */
#include "kit.h"

#include "layout/footer.h"

static const double bottom_pt = (297 - 20) * 72 / 25.4;

static bm_node *footer(kit *k, const char *text)
{
    return kit_node(k, BM_NODE_FOOTER, BM_STYLE_BODY, kit_paragraph(k, BM_STYLE_CONTACT, text),
                    kit_paragraph(k, BM_STYLE_CONTACT, "Điện thoại: 0900000001"), NULL);
}

/* A document of ${n} lines with ${foot} (or NULL) first among the blocks. */
static bm_node *document(kit *k, size_t n, const bm_node *foot)
{
    bm_node_list list = {k->arena, NULL, 0, 0};
    if (foot)
        bm_node_list_add(&list, foot);
    for (size_t i = 0; i < n; i++)
        bm_node_list_add(&list, kit_paragraph(k, BM_STYLE_BODY, "dòng"));
    bm_node *root = bm_node_new(k->arena, BM_NODE_DOCUMENT);
    bm_node_list_close(&list, root);
    return root;
}

static size_t count(const bm_page *page, const char *text)
{
    size_t n = 0;
    for (size_t i = 0; i < page->n; i++)
        n += page->items[i].kind == BM_ITEM_TEXT && bm_str_is(page->items[i].text, text);
    return n;
}

static void it_stands_at_the_foot_of_page_1_only_below_a_rule_of_full_width(void **state)
{
    kit *k = *state;
    bm_pages pages = kit_layout(k, document(k, 90, footer(k, "Địa chỉ: Số 01 đường Mẫu")));
    assert_true(pages.n >= 3);
    const bm_page *first = &pages.pages[0];
    const bm_item *phone = kit_find(first, "Điện thoại: 0900000001"), *rule = NULL;
    double last_line = 0;
    for (size_t i = 0; i < first->n; i++) {
        if (first->items[i].kind == BM_ITEM_RULE)
            rule = &first->items[i];
        else if (bm_str_is(first->items[i].text, "dòng"))
            last_line = first->items[i].y_pt;
    }
    assert_true(phone && rule);
    assert_true(fabs(rule->width_pt - 160 * 72 / 25.4) < 0.01);
    assert_true(kit_find(first, "Địa chỉ: Số 01 đường Mẫu")->y_pt > rule->y_pt);
    assert_true(last_line + 0.22 * 13 < rule->y_pt);
    assert_true(phone->y_pt < bottom_pt && phone->y_pt > bottom_pt - 11);
    assert_true(first->items[first->n - 1].y_pt == phone->y_pt); /* last in the order of reading */
    for (size_t p = 1; p < pages.n; p++)
        assert_null(kit_find(&pages.pages[p], "Điện thoại: 0900000001"));
    kit_assert_sound(&pages);
    size_t without = count(&kit_layout(k, document(k, 90, NULL)).pages[0], "dòng");
    assert_true(count(first, "dòng") + 1 <= without && count(first, "dòng") + 3 >= without);
    assert_true(count(&pages.pages[1], "dòng") >= without - 1);
}

static void a_document_without_one_has_all_of_its_first_page(void **state)
{
    kit *k = *state;
    bm_flow_box box;
    bm_node *empty = bm_node_new(k->arena, BM_NODE_FOOTER);
    assert_int_equal(bm_footer_flow(&k->layout, document(k, 1, empty), &box, k->ds), 0);
    assert_true(box.height_pt == 0 && box.n_items == 0);
}

static void nothing_is_so_high_that_it_reaches_into_it(void **state)
{
    kit *k = *state;
    static const double widths[] = {100};
    static const uint8_t aligns[] = {BM_ALIGN_LEFT};
    static const bm_table one = {1, widths, aligns};
    for (size_t words = 1000; words < 1100; words += 10) {
        bm_node *cell =
            kit_node(k, BM_NODE_CELL, BM_STYLE_TABLE_CELL,
                     kit_paragraph(k, BM_STYLE_TABLE_CELL, kit_words(k, "chữ", words)), NULL);
        bm_node *row = kit_node(k, BM_NODE_ROW, BM_STYLE_TABLE_CELL, cell, NULL);
        bm_node *table = kit_node(k, BM_NODE_TABLE, BM_STYLE_BODY, row, NULL);
        table->table = &one;
        bm_node *root = kit_node(k, BM_NODE_DOCUMENT, BM_STYLE_BODY, table,
                                 footer(k, kit_words(k, "Địa chỉ", 60)), NULL);
        bm_pages pages = kit_layout(k, root);
        kit_assert_sound(&pages);
    }
}

static void more_than_a_third_of_the_page_is_an_error(void **state)
{
    kit *k = *state;
    static const bm_source source = {.name = "don.yaml"};
    static const bm_pos pos = {&source, 7, 12};
    bm_node *long_text = kit_text(k, kit_words(k, "Địa chỉ", 400));
    long_text->pos = &pos;
    bm_node *paragraph =
        kit_node(k, BM_NODE_PARAGRAPH, BM_STYLE_CONTACT, kit_text(k, "Số 1"), long_text, NULL);
    bm_node *foot = kit_node(k, BM_NODE_FOOTER, BM_STYLE_BODY, paragraph, NULL);
    bm_document doc = {.root = document(k, 1, foot)};
    bm_pages pages;
    assert_int_equal(bm_layout_pages(&k->layout, &doc, 1, &pages, k->ds), -1);
    assert_string_equal(bm_diags_at(k->ds, 0)->code, "T004");
    assert_int_equal(bm_diags_at(k->ds, 0)->line, 7);
    doc.root = document(k, 1, footer(k, kit_words(k, "Địa chỉ", 200)));
    assert_int_equal(bm_layout_pages(&k->layout, &doc, 1, &pages, k->ds), 0);
}

static void a_character_that_no_font_has_is_reported(void **state)
{
    kit *k = *state;
    bm_document doc = {.root = document(k, 1, footer(k, "漢"))};
    bm_pages pages;
    assert_int_equal(bm_layout_pages(&k->layout, &doc, 1, &pages, k->ds), -1);
    assert_string_equal(bm_diags_at(k->ds, 0)->code, "T001");
}

static void it_is_read_last(void **state)
{
    kit *k = *state;
    bm_node *foot = footer(k, "Địa chỉ: Số 01 đường Mẫu");
    bm_pages pages = kit_layout(k, document(k, 90, foot));
    kit_assert_sound(&pages);
    assert_string_equal(kit_elements(k, &pages), "#1 document\n  #2-93 paragraph\n");
    assert_int_equal(kit_find(&pages.pages[0], "Địa chỉ: Số 01 đường Mẫu")->element, 92);
    assert_ptr_equal(pages.elements[92].node, foot->children[0]);
    assert_string_equal(kit_element_text(k, &pages, 93), "Điện thoại: 0900000001");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST(it_stands_at_the_foot_of_page_1_only_below_a_rule_of_full_width),
        KIT_TEST(a_document_without_one_has_all_of_its_first_page),
        KIT_TEST(nothing_is_so_high_that_it_reaches_into_it),
        KIT_TEST(more_than_a_third_of_the_page_is_an_error),
        KIT_TEST(a_character_that_no_font_has_is_reported),
        KIT_TEST(it_is_read_last),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
