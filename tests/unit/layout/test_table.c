/* SPDX-License-Identifier: MIT */
#include "kit.h"

static const double widths[] = {10, 60, 30};
static const uint8_t aligns[] = {BM_ALIGN_CENTER, BM_ALIGN_LEFT, BM_ALIGN_RIGHT};
static const bm_table three = {3, widths, aligns};

static bm_node *row(kit *k, unsigned flags, const char *a, const char *b, const char *c)
{
    const char *texts[] = {a, b, c};
    bm_style style = flags & BM_NODE_HEADER ? BM_STYLE_TABLE_HEAD : BM_STYLE_TABLE_CELL;
    bm_node *cells[3];
    for (int i = 0; i < 3; i++)
        cells[i] = kit_node(k, BM_NODE_CELL, style, kit_paragraph(k, style, texts[i]), NULL);
    bm_node *node = kit_node(k, BM_NODE_ROW, style, cells[0], cells[1], cells[2], NULL);
    node->flags = (uint16_t)flags;
    return node;
}

static bm_node *table(kit *k, size_t n, const char *text)
{
    bm_node *node = bm_node_new(k->arena, BM_NODE_TABLE);
    node->table = &three;
    bm_node_list list = {k->arena, NULL, 0, 0};
    bm_node_list_add(&list, row(k, BM_NODE_HEADER, "TT", "Tên chứng thư số", "Ghi chú"));
    for (size_t i = 0; i < n; i++)
        bm_node_list_add(&list, row(k, 0, bm_arena_printf(k->arena, "%zu.", i + 1), text, "x"));
    bm_node_list_close(&list, node);
    return node;
}

static bm_node *document(kit *k, const bm_node *a, const bm_node *b)
{
    return kit_node(k, BM_NODE_DOCUMENT, BM_STYLE_BODY, a, b, NULL);
}

static size_t count(const char *text, const char *what)
{
    size_t n = 0;
    for (const char *p = text; (p = strstr(p, what)) != NULL; p++)
        n++;
    return n;
}

static void rows_are_split_between_pages_with_the_header_repeated(void **state)
{
    kit *k = *state;
    bm_pages pages = kit_layout(k, document(k, table(k, 100, "Trần Văn An"), NULL));
    assert_true(pages.n >= 3);
    size_t rows = 0;
    for (size_t p = 0; p < pages.n; p++) {
        const char *text = kit_page_text(k, &pages.pages[p]);
        assert_int_equal(strncmp(text, "TTTên chứng thư sốGhi chú", 10), 0);
        assert_int_equal(count(text, "Ghi chú"), 1);
        rows += count(text, "Trần Văn An");
    }
    assert_int_equal(rows, 100);
    kit_assert_sound(&pages);
}

static void a_cell_taller_than_a_page_continues(void **state)
{
    kit *k = *state;
    bm_pages pages = kit_layout(k, document(k, table(k, 2, kit_words(k, "Ưỡng", 1500)), NULL));
    assert_true(pages.n >= 4);
    size_t words = 0;
    for (size_t p = 0; p < pages.n; p++)
        words += count(kit_page_text(k, &pages.pages[p]), "Ưỡng");
    assert_int_equal(words, 3000);
    kit_assert_sound(&pages);
}

static void every_row_is_framed_on_every_page(void **state)
{
    kit *k = *state;
    bm_pages pages = kit_layout(k, document(k, table(k, 60, "An"), NULL));
    for (size_t p = 0; p < pages.n; p++) {
        double top = 1e9, bottom = 0, text_top = 1e9, text_bottom = 0;
        for (size_t i = 0; i < pages.pages[p].n; i++) {
            const bm_item *item = &pages.pages[p].items[i];
            if (item->kind == BM_ITEM_RULE && item->width_pt > 400) {
                top = fmin(top, item->y_pt);
                bottom = fmax(bottom, item->y_pt);
            } else if (item->kind == BM_ITEM_TEXT && !(item->flags & BM_ITEM_FURNITURE)) {
                text_top = fmin(text_top, item->y_pt - 10);
                text_bottom = fmax(text_bottom, item->y_pt);
            }
        }
        assert_true(top < text_top && bottom > text_bottom);
    }
}

static void a_column_narrower_than_a_letter_is_an_error(void **state)
{
    kit *k = *state;
    static const double narrow_widths[] = {1, 69, 30};
    static const bm_table narrow = {3, narrow_widths, aligns};
    bm_node *node = table(k, 1, "An");
    node->table = &narrow;
    bm_document doc = {document(k, node, NULL), BM_STR(""), BM_STR(""), BM_STR(""), 0, false};
    bm_pages pages;
    assert_int_equal(bm_layout_pages(&k->layout, &doc, 1, &pages, k->ds), -1);
    assert_string_equal(bm_diags_at(k->ds, 0)->code, "T003");
}

static bm_node *signature(kit *k, const char *caption, const char *name)
{
    return kit_node(k, BM_NODE_SIGNATURE, BM_STYLE_BODY,
                    kit_paragraph(k, BM_STYLE_SIGN_CAPTION, caption),
                    kit_paragraph(k, BM_STYLE_SIGN_HINT, "(Ký và ghi rõ họ tên)"),
                    kit_paragraph(k, BM_STYLE_SIGN_NAME, name), NULL);
}

static const bm_item *find(const bm_page *page, const char *text)
{
    for (size_t i = 0; i < page->n; i++)
        if (page->items[i].kind == BM_ITEM_TEXT && bm_str_is(page->items[i].text, text))
            return &page->items[i];
    return NULL;
}

static void there_is_room_of_23_mm_between_hint_and_name(void **state)
{
    kit *k = *state;
    bm_node *block =
        kit_node(k, BM_NODE_SIGNATURES, BM_STYLE_BODY, signature(k, "Người khai", "Lê An"), NULL);
    bm_pages pages = kit_layout(k, document(k, block, NULL));
    const bm_item *hint = find(&pages.pages[0], "(Ký và ghi rõ họ tên)");
    const bm_item *name = find(&pages.pages[0], "Lê An");
    assert_non_null(hint);
    assert_non_null(name);
    double clear = (name->y_pt - 0.9 * 13) - (hint->y_pt + 0.22 * 13);
    assert_true(clear >= 23 * 72 / 25.4 - 0.01);
    assert_true(hint->x_pt > 297); /* one signature alone stands at the right */
}

static void captions_of_a_block_stand_on_one_level(void **state)
{
    kit *k = *state;
    bm_node *left = signature(k, "BÊN GIAO", kit_words(k, "Nguyễn", 12));
    bm_node *right = signature(k, "BÊN NHẬN", "Lê An");
    bm_node *block = kit_node(k, BM_NODE_SIGNATURES, BM_STYLE_BODY, left, right, NULL);
    bm_pages pages = kit_layout(k, document(k, block, NULL));
    assert_true(find(&pages.pages[0], "BÊN GIAO")->y_pt == find(&pages.pages[0], "BÊN NHẬN")->y_pt);
    kit_assert_sound(&pages);
}

static void a_signature_block_is_whole_and_has_two_lines_of_company(void **state)
{
    kit *k = *state;
    for (size_t lines = 1; lines < 60; lines++) {
        bm_node_list list = {k->arena, NULL, 0, 0};
        for (size_t i = 0; i < lines; i++)
            bm_node_list_add(&list, kit_paragraph(k, BM_STYLE_LINE, "Dòng"));
        bm_node_list_add(&list, kit_node(k, BM_NODE_SIGNATURES, BM_STYLE_BODY,
                                         signature(k, "Người khai", "Lê An"), NULL));
        bm_node *root = bm_node_new(k->arena, BM_NODE_DOCUMENT);
        bm_node_list_close(&list, root);
        bm_pages pages = kit_layout(k, root);
        const bm_page *last = &pages.pages[pages.n - 1];
        assert_non_null(find(last, "Người khai"));
        assert_non_null(find(last, "Lê An"));
        assert_true(lines < 2 || count(kit_page_text(k, last), "Dòng") >= 2);
        kit_assert_sound(&pages);
    }
}

static void a_signature_taller_than_a_page_loses_nothing(void **state)
{
    kit *k = *state;
    bm_node *block = kit_node(k, BM_NODE_SIGNATURES, BM_STYLE_BODY,
                              signature(k, "Người khai", kit_words(k, "Ưỡng", 700)), NULL);
    bm_pages pages = kit_layout(k, document(k, block, NULL));
    size_t words = 0;
    for (size_t p = 0; p < pages.n; p++)
        words += count(kit_page_text(k, &pages.pages[p]), "Ưỡng");
    assert_int_equal(words, 700);
    kit_assert_sound(&pages);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST(rows_are_split_between_pages_with_the_header_repeated),
        KIT_TEST(a_cell_taller_than_a_page_continues),
        KIT_TEST(every_row_is_framed_on_every_page),
        KIT_TEST(a_column_narrower_than_a_letter_is_an_error),
        KIT_TEST(there_is_room_of_23_mm_between_hint_and_name),
        KIT_TEST(captions_of_a_block_stand_on_one_level),
        KIT_TEST(a_signature_block_is_whole_and_has_two_lines_of_company),
        KIT_TEST(a_signature_taller_than_a_page_loses_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
