/* SPDX-License-Identifier: MIT */
#include "kit.h"

#include "layout/table.h"

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

/* All text of the text area, repeated heads included. */
static const char *all_text(kit *k, const bm_page *page)
{
    bm_buf b = {0};
    for (size_t i = 0; i < page->n; i++)
        if (page->items[i].y_pt > BM_PAGE_TOP_MM * 72 / 25.4)
            bm_buf_add_str(&b, page->items[i].text);
    const char *text = bm_arena_cstr(k->arena, bm_str_n(b.ptr, b.len));
    bm_buf_free(&b);
    return text;
}

static void rows_are_split_between_pages_with_the_header_repeated(void **state)
{
    kit *k = *state;
    bm_pages pages = kit_layout(k, document(k, table(k, 100, "Trần Văn An"), NULL));
    assert_true(pages.n >= 3);
    size_t rows = 0;
    for (size_t p = 0; p < pages.n; p++) {
        const char *text = all_text(k, &pages.pages[p]);
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
    bm_document doc = {.root = document(k, node, NULL)};
    bm_pages pages;
    assert_int_equal(bm_layout_pages(&k->layout, &doc, 1, &pages, k->ds), -1);
    assert_string_equal(bm_diags_at(k->ds, 0)->code, "T003");
}

/* ---- Heads of two rows ---- */

static const double six_widths[] = {8, 22, 20, 15, 15, 20};
static const uint8_t six_aligns[6] = {BM_ALIGN_LEFT};
static const bm_table six = {6, six_widths, six_aligns};

static bm_node *head(kit *k, unsigned span, const char *text)
{
    bm_node *cell = bm_node_new(k->arena, BM_NODE_CELL);
    if (text)
        cell = kit_node(k, BM_NODE_CELL, BM_STYLE_SMALL_HEAD,
                        kit_paragraph(k, BM_STYLE_SMALL_HEAD, text), NULL);
    else
        cell->flags = BM_NODE_COVERED;
    cell->span = (uint8_t)span;
    return cell;
}

/* TT | Họ tên | Giấy tờ: Số, Ngày | Chứng thư: Số hiệu, Hạn, with ${n} rows of ${text} below. */
static bm_node *grouped_table(kit *k, const char *wide_head, size_t n, const char *text)
{
    bm_node *rows[] = {kit_node(k, BM_NODE_ROW, BM_STYLE_BODY, head(k, 1, "TT"),
                                head(k, 1, wide_head), head(k, 2, "Giấy tờ"),
                                head(k, 2, "Chứng thư"), NULL),
                       kit_node(k, BM_NODE_ROW, BM_STYLE_BODY, head(k, 1, NULL), head(k, 1, NULL),
                                head(k, 1, "Số"), head(k, 1, "Ngày"), head(k, 1, "Số hiệu"),
                                head(k, 1, "Hạn"), NULL)};
    bm_node *node = bm_node_new(k->arena, BM_NODE_TABLE);
    node->table = &six;
    bm_node_list list = {k->arena, NULL, 0, 0};
    for (size_t i = 0; i < 2; i++) {
        rows[i]->flags = BM_NODE_HEADER;
        bm_node_list_add(&list, rows[i]);
    }
    for (size_t i = 0; i < n; i++) {
        bm_node *row = bm_node_new(k->arena, BM_NODE_ROW);
        bm_node_list cells = {k->arena, NULL, 0, 0};
        for (size_t c = 0; c < 6; c++)
            bm_node_list_add(&cells, kit_node(k, BM_NODE_CELL, BM_STYLE_SMALL_CELL,
                                              kit_paragraph(k, BM_STYLE_SMALL_CELL, text), NULL));
        bm_node_list_close(&cells, row);
        bm_node_list_add(&list, row);
    }
    bm_node_list_close(&list, node);
    return node;
}

/* Whether a rule covers the point. */
static bool ruled(const bm_page *page, double x_pt, double y_pt)
{
    for (size_t i = 0; i < page->n; i++) {
        const bm_item *r = &page->items[i];
        if (r->kind == BM_ITEM_RULE && x_pt > r->x_pt - 0.01 &&
            x_pt < r->x_pt + r->width_pt + 0.01 && y_pt > r->y_pt - 0.01 &&
            y_pt < r->y_pt + r->height_pt + 0.01)
            return true;
    }
    return false;
}

static double middle(const bm_item *item)
{
    return item->y_pt - BM_LINE_ASCENT_EM * item->size_pt + BM_LINE_HEIGHT_EM * item->size_pt / 2;
}

static void a_head_over_two_rows_is_centred_and_rules_are_where_cells_meet(void **state)
{
    kit *k = *state;
    bm_pages pages = kit_layout(k, document(k, grouped_table(k, "Họ và tên", 3, "x"), NULL));
    const bm_page *page = &pages.pages[0];
    kit_assert_sound(&pages);
    const double left = 30 * 72 / 25.4, width = 160 * 72 / 25.4, top = 20 * 72 / 25.4;
    double row = bm_flow_line_height(BM_STYLE_SMALL_HEAD) + 4, y = top + row;
    assert_true(fabs(middle(kit_find(page, "TT")) - y) < 0.01);
    assert_true(fabs(middle(kit_find(page, "Họ và tên")) - y) < 0.01);
    assert_true(fabs(middle(kit_find(page, "Giấy tờ")) - (y - row / 2)) < 0.01);
    assert_true(fabs(middle(kit_find(page, "Hạn")) - (y + row / 2)) < 0.01);
    const bm_item *group = kit_find(page, "Giấy tờ");
    assert_true(fabs(group->x_pt + group->width_pt / 2 - (left + width * 0.475)) < 0.01);
    /* no rule through heads of both rows, one under each group; the last column is a group's, too */
    assert_false(ruled(page, left + width * 0.04, y));
    assert_false(ruled(page, left + width * 0.20, y));
    assert_true(ruled(page, left + width * 0.31, y) && ruled(page, left + width * 0.99, y));
    /* columns of a group are parted in the lower row only, all others in both */
    assert_false(ruled(page, left + width * 0.5, y - row / 2));
    assert_true(ruled(page, left + width * 0.5, y + row / 2));
    static const double through[] = {0, 0.08, 0.30, 0.65, 1};
    for (size_t i = 0; i < 5; i++) {
        assert_true(ruled(page, left + width * through[i], y - row / 2));
        assert_true(ruled(page, left + width * through[i], y + row / 2));
    }
    assert_true(ruled(page, left + width / 2, y + row) && ruled(page, left + width / 2, top));
}

static void a_high_head_over_two_rows_raises_them(void **state)
{
    kit *k = *state;
    bm_node *node = grouped_table(k, kit_words(k, "Họ và tên", 12), 1, "x");
    bm_pages pages = kit_layout(k, document(k, node, NULL));
    kit_assert_sound(&pages);
    const bm_page *page = &pages.pages[0];
    double first = kit_find(page, "x")->y_pt, tt = middle(kit_find(page, "TT"));
    assert_true(first - tt > 30);
}

static void heads_of_two_rows_stand_together_on_every_page(void **state)
{
    kit *k = *state;
    for (size_t before = 0; before < 45; before++) {
        bm_node_list list = {k->arena, NULL, 0, 0};
        for (size_t i = 0; i < before; i++)
            bm_node_list_add(&list, kit_paragraph(k, BM_STYLE_BODY, "dòng"));
        bm_node_list_add(&list, grouped_table(k, "Họ và tên", 70, "An"));
        bm_node *root = bm_node_new(k->arena, BM_NODE_DOCUMENT);
        bm_node_list_close(&list, root);
        bm_pages pages = kit_layout(k, root);
        kit_assert_sound(&pages);
        for (size_t p = 0; p < pages.n; p++) {
            const char *text = all_text(k, &pages.pages[p]);
            const char *heads = strstr(text, "TTHọ và tênGiấy tờChứng thưSốNgàySố hiệuHạnAn");
            assert_int_equal(strstr(text, "An") != NULL, heads != NULL);
            assert_int_equal(count(text, "Giấy tờ"), heads != NULL);
        }
    }
}

static void heads_higher_than_a_page_lose_nothing(void **state)
{
    kit *k = *state;
    bm_node *node = grouped_table(k, kit_words(k, "Ưỡng", 900), 2, "An");
    bm_pages pages = kit_layout(k, document(k, node, NULL));
    size_t words = 0, rows = 0;
    for (size_t p = 0; p < pages.n; p++) {
        words += count(kit_page_text(k, &pages.pages[p]), "Ưỡng");
        rows += count(kit_page_text(k, &pages.pages[p]), "An");
    }
    assert_int_equal(words, 900);
    assert_int_equal(rows, 12);
    kit_assert_sound(&pages);
}

static void small_cells_have_less_padding(void **state)
{
    kit *k = *state;
    assert_true(bm_table_padding(table(k, 1, "x")) == BM_FLOW_CELL_PADDING_PT);
    bm_node *small = grouped_table(k, "x", 1, "mép");
    assert_true(bm_table_padding(small) == BM_TABLE_SMALL_PADDING_PT);
    bm_pages pages = kit_layout(k, document(k, small, NULL));
    const bm_item *cell = kit_find(&pages.pages[0], "mép");
    assert_true(fabs(cell->x_pt - (30 * 72 / 25.4 + BM_TABLE_SMALL_PADDING_PT)) < 0.01);
}

static void nothing_leaves_its_cell_however_long_its_words(void **state)
{
    kit *k = *state;
    static const char *const words[] = {"nguyen.van.mau.trung.tam@so-khcn.vidu.gov.vn",
                                        "5401010400000000AB54CD77EE995401010400000000AB54",
                                        "https://vidu.gov.vn/tra-cuu/chung-thu-so/danh-sach"};
    for (size_t w = 0; w < sizeof words / sizeof *words; w++) {
        bm_pages pages = kit_layout(k, document(k, grouped_table(k, "Họ", 2, words[w]), NULL));
        kit_assert_sound(&pages);
        assert_int_equal(count(kit_page_text(k, &pages.pages[0]), words[w]), 12);
    }
}

/* ---- Structure ---- */

static void a_table_is_rows_of_cells_and_heads(void **state)
{
    kit *k = *state;
    bm_pages pages = kit_layout(k, document(k, table(k, 2, "An"), NULL));
    kit_assert_regular(&pages, 2);
    assert_string_equal(kit_elements(k, &pages), "#1 document\n"
                                                 "  #2 table\n"
                                                 "    #3 row\n"
                                                 "      #4-6 header_cell\n"
                                                 "    #7 row\n"
                                                 "      #8-10 cell\n"
                                                 "    #11 row\n"
                                                 "      #12-14 cell\n");
    assert_string_equal(kit_element_text(k, &pages, 5), "Tên chứng thư số");
    assert_string_equal(kit_element_text(k, &pages, 13), "An");
    assert_int_equal(pages.elements[13].row, 2);
}

static void heads_of_two_rows_span_rows_and_columns(void **state)
{
    kit *k = *state;
    bm_pages pages = kit_layout(k, document(k, grouped_table(k, "Họ và tên", 1, "x"), NULL));
    kit_assert_regular(&pages, 2);
    assert_string_equal(kit_elements(k, &pages), "#1 document\n"
                                                 "  #2 table\n"
                                                 "    #3 row\n"
                                                 "      #4-5 header_cell rows 2\n"
                                                 "      #6-7 header_cell columns 2\n"
                                                 "    #8 row\n"
                                                 "      #9-12 header_cell\n"
                                                 "    #13 row\n"
                                                 "      #14-19 cell\n");
    assert_string_equal(kit_element_text(k, &pages, 5), "Họ và tên");
    assert_string_equal(kit_element_text(k, &pages, 9), "Số");
    /* the same when they are too high for one box */
    bm_node *high = grouped_table(k, kit_words(k, "Ưỡng", 900), 1, "x");
    const char *elements = kit_elements(k, &pages);
    pages = kit_layout(k, document(k, high, NULL));
    assert_string_equal(kit_elements(k, &pages), elements);
    assert_string_equal(kit_element_text(k, &pages, 5), kit_words(k, "Ưỡng", 900));
    kit_assert_sound(&pages);
}

static void every_row_adds_up_to_all_columns(void **state)
{
    kit *k = *state;
    bm_node *node = bm_node_new(k->arena, BM_NODE_TABLE);
    node->table = &six;
    static const struct {
        unsigned spans[7]; /* of cells up to 0; 9 = a covered cell */
        bool header;
    } rows[] = {
        {{2, 1, 0}, true},
        {{9, 1, 9, 1, 9, 9, 0}, true}, /* only the third one has a head above that is not cut */
        {{6, 0}, false},
        {{1, 0}, false},
        {{2, 2, 1, 1, 0}, false},
        {{0}, false},
        {{9, 5, 0}, false}};
    bm_node_list list = {k->arena, NULL, 0, 0};
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        bm_node *row = bm_node_new(k->arena, BM_NODE_ROW);
        bm_node_list cells = {k->arena, NULL, 0, 0};
        row->flags = rows[r].header ? BM_NODE_HEADER : 0;
        for (const unsigned *span = rows[r].spans; *span; span++)
            bm_node_list_add(&cells, *span == 9 ? head(k, 1, NULL) : head(k, *span, "x"));
        bm_node_list_close(&cells, row);
        bm_node_list_add(&list, row);
    }
    bm_node_list_close(&list, node);
    bm_pages pages = kit_layout(k, document(k, node, NULL));
    kit_assert_regular(&pages, 2);
    kit_assert_reading_order(&pages);
    assert_non_null(strstr(kit_elements(k, &pages), "header_cell rows 2\n"));
    assert_non_null(strstr(kit_elements(k, &pages), "      #24 cell columns 6\n"));
}

static void a_cell_of_several_paragraphs_has_them_inside(void **state)
{
    kit *k = *state;
    bm_node *node = table(k, 1, "An");
    bm_node *rows[] = {(bm_node *)(uintptr_t)node->children[1]};
    bm_node *cell =
        kit_node(k, BM_NODE_CELL, BM_STYLE_BODY, kit_paragraph(k, BM_STYLE_TABLE_CELL, "một"),
                 kit_paragraph(k, BM_STYLE_TABLE_CELL, ""),
                 kit_paragraph(k, BM_STYLE_TABLE_CELL, "hai"), NULL);
    rows[0] = kit_node(k, BM_NODE_ROW, BM_STYLE_BODY, rows[0]->children[0], cell,
                       rows[0]->children[2], NULL);
    node = kit_node(k, BM_NODE_TABLE, BM_STYLE_BODY, node->children[0], rows[0], NULL);
    node->table = &three;
    bm_pages pages = kit_layout(k, document(k, node, NULL));
    assert_non_null(strstr(kit_elements(k, &pages), "      #8 cell\n"
                                                    "      #9 cell\n"
                                                    "        #10-11 paragraph\n"
                                                    "      #12 cell\n"));
    assert_string_equal(kit_element_text(k, &pages, 9), "");
    assert_string_equal(kit_element_text(k, &pages, 11), "hai");
}

static void heads_that_stand_again_on_a_page_belong_to_nothing(void **state)
{
    kit *k = *state;
    bm_pages pages = kit_layout(k, document(k, table(k, 100, "Trần Văn An"), NULL));
    kit_assert_sound(&pages);
    kit_assert_regular(&pages, 2);
    assert_string_equal(kit_element_text(k, &pages, 5), "Tên chứng thư số");
    for (size_t p = 0; p < pages.n; p++) {
        const bm_item *item = kit_find(&pages.pages[p], "Tên chứng thư số");
        assert_int_equal(item->element, p ? 0 : 5);
        assert_int_equal((item->flags & BM_ITEM_FURNITURE) != 0, p > 0);
    }
}

static void cells_that_go_on_on_the_next_page_are_read_one_after_the_other(void **state)
{
    kit *k = *state;
    bm_node *node = bm_node_new(k->arena, BM_NODE_TABLE);
    node->table = &three;
    const char *b = kit_words(k, "bê tê", 1300), *c = kit_words(k, "xê đê", 700);
    bm_node_list list = {k->arena, NULL, 0, 0};
    bm_node_list_add(&list, row(k, 0, "a", b, c));
    bm_node_list_add(&list, row(k, 0, "một", "hai", "ba"));
    bm_node_list_close(&list, node);
    bm_pages pages = kit_layout(k, document(k, node, NULL));
    assert_true(pages.n > 2);
    kit_assert_sound(&pages); /* the order, too */
    assert_string_equal(kit_element_text(k, &pages, 5), b);
    assert_string_equal(kit_element_text(k, &pages, 6), c);
    const char *first = kit_page_text(k, &pages.pages[0]);
    assert_true(strstr(first, "xê") > strstr(first, "bê"));
    assert_null(strstr(strstr(first, "xê"), "bê"));
}

/* ---- Rooms ---- */

static void an_empty_cell_that_is_for_a_field_is_a_room_inside_of_its_rules(void **state)
{
    kit *k = *state;
    bm_node *cells[3];
    for (int i = 0; i < 3; i++) {
        const char *text = i == 1 ? kit_words(k, "bản sao", 20) : "";
        cells[i] = kit_node(k, BM_NODE_CELL, BM_STYLE_TABLE_CELL,
                            kit_paragraph(k, BM_STYLE_TABLE_CELL, text), NULL);
        cells[i]->field = (int16_t)(i ? 4 + i : -1);
    }
    bm_node *row = kit_node(k, BM_NODE_ROW, BM_STYLE_BODY, cells[0], cells[1], cells[2], NULL);
    bm_node *node = kit_node(k, BM_NODE_TABLE, BM_STYLE_BODY, row, NULL);
    node->table = &three;
    bm_pages pages = kit_layout(k, document(k, node, NULL));
    kit_assert_sound(&pages);
    const bm_page *page = &pages.pages[0];
    const bm_item *room = NULL;
    for (size_t i = 0; i < page->n; i++)
        if (page->items[i].kind == BM_ITEM_ROOM) {
            assert_null(room); /* not in the first cell, which is for nothing, nor over text */
            room = &page->items[i];
        }
    assert_non_null(room);
    assert_ptr_equal(room->node, cells[2]);
    assert_int_equal(room->element, 6);
    const double left = 30 * 72 / 25.4, width = 160 * 72 / 25.4, top = 20 * 72 / 25.4;
    assert_true(fabs(room->x_pt - (left + 0.7 * width + BM_FLOW_CELL_PADDING_PT)) < 0.01);
    assert_true(fabs(room->width_pt - (0.3 * width - 2 * BM_FLOW_CELL_PADDING_PT)) < 0.01);
    assert_true(fabs(room->y_pt - (top + BM_FLOW_RULE_PT / 2)) < 0.01);
    double bottom = room->y_pt + room->height_pt + BM_FLOW_RULE_PT / 2;
    assert_true(ruled(page, left + 10, bottom) && bottom > top + 30);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST(rows_are_split_between_pages_with_the_header_repeated),
        KIT_TEST(a_cell_taller_than_a_page_continues),
        KIT_TEST(every_row_is_framed_on_every_page),
        KIT_TEST(a_column_narrower_than_a_letter_is_an_error),
        KIT_TEST(a_head_over_two_rows_is_centred_and_rules_are_where_cells_meet),
        KIT_TEST(a_high_head_over_two_rows_raises_them),
        KIT_TEST(heads_of_two_rows_stand_together_on_every_page),
        KIT_TEST(heads_higher_than_a_page_lose_nothing),
        KIT_TEST(small_cells_have_less_padding),
        KIT_TEST(nothing_leaves_its_cell_however_long_its_words),
        KIT_TEST(a_table_is_rows_of_cells_and_heads),
        KIT_TEST(heads_of_two_rows_span_rows_and_columns),
        KIT_TEST(every_row_adds_up_to_all_columns),
        KIT_TEST(a_cell_of_several_paragraphs_has_them_inside),
        KIT_TEST(heads_that_stand_again_on_a_page_belong_to_nothing),
        KIT_TEST(cells_that_go_on_on_the_next_page_are_read_one_after_the_other),
        KIT_TEST(an_empty_cell_that_is_for_a_field_is_a_room_inside_of_its_rules),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
