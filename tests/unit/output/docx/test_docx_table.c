/* SPDX-License-Identifier: MIT */
#include "output/docx/docx_kit.h"

#include "output/docx/docx_table.h"

static void table_is_as_wide_as_the_text_and_its_columns_add_up(void **state)
{
    kit *k = *state;
    const char *xml = docx_block(k, docx_table(k, 2, "a"));
    docx_assert_has(xml, "<w:tblPr><w:tblStyle w:val=\"FormTable\"/>"
                         "<w:tblW w:w=\"9071\" w:type=\"dxa\"/><w:tblInd w:w=\"0\" w:type=\"dxa\"/>"
                         "<w:tblLayout w:type=\"fixed\"/><w:tblLook ");
    long sum = 0;
    for (const char *p = xml; (p = strstr(p, "<w:gridCol w:w=\"")) != NULL;)
        sum += strtol(p += strlen("<w:gridCol w:w=\""), NULL, 10);
    assert_int_equal(sum, 9071);
}

static void head_is_repeated_and_rows_are_in_one_piece(void **state)
{
    kit *k = *state;
    const char *xml = docx_block(k, docx_table(k, 2, "a"));
    assert_int_equal(docx_count(xml, "<w:tr>"), 3);
    assert_int_equal(docx_count(xml, "<w:cantSplit/>"), 3);
    assert_int_equal(docx_count(xml, "<w:tblHeader/>"), 1);
    assert_int_equal(docx_count(xml, "<w:vAlign w:val=\"center\"/>"), 3);
    assert_int_equal(docx_count(xml, "<w:keepNext/>"), 3); /* the head stays with the first row */
}

static void table_is_described_in_the_words_of_the_form(void **state)
{
    kit *k = *state;
    bm_node *heading = kit_paragraph(k, BM_STYLE_HEADING, "4. Danh sách");
    heading->flags = BM_NODE_STATIC;
    const char *xml =
        docx_xml(k, kit_node(k, BM_NODE_DOCUMENT, BM_STYLE_BODY, heading,
                             kit_paragraph(k, BM_STYLE_LINE, "gồm:"), docx_table(k, 1, "a"), NULL));
    docx_assert_has(xml, "w:firstRow=\"1\"");
    docx_assert_has(xml, "<w:tblCaption w:val=\"4. Danh sách\"/><w:tblDescription "
                         "w:val=\"Các cột: TT; Thông tin; Nội dung\"/></w:tblPr>");
    /* a heading with values could be changed without the description */
    heading->flags = 0;
    xml = docx_xml(
        k, kit_node(k, BM_NODE_DOCUMENT, BM_STYLE_BODY, heading, docx_table(k, 1, "a"), NULL));
    docx_assert_lacks(xml, "tblCaption");
}

static void row_of_a_page_may_break(void **state)
{
    kit *k = *state;
    const char *xml = docx_block(k, docx_table(k, 1, kit_words(k, "chữ", 2000)));
    assert_int_equal(docx_count(xml, "<w:cantSplit/>"), 1); /* the head */
}

static void cells_align_as_their_column_says(void **state)
{
    kit *k = *state;
    const char *xml = docx_block(k, docx_table(k, 2, "a"));
    assert_int_equal(docx_count(xml, "<w:jc w:val=\"center\"/>"), 2);
}

static void every_cell_ends_with_a_paragraph(void **state)
{
    kit *k = *state;
    bm_node *row = kit_node(k, BM_NODE_ROW, BM_STYLE_BODY, bm_node_new(k->arena, BM_NODE_CELL),
                            docx_cell(k, BM_STYLE_TABLE_CELL, ""),
                            docx_cell(k, BM_STYLE_TABLE_CELL, "x"), NULL);
    bm_node *table = kit_node(k, BM_NODE_TABLE, BM_STYLE_BODY, row, NULL);
    table->table = &docx_columns;
    const char *xml = docx_block(k, table);
    assert_int_equal(docx_count(xml, "<w:tc>"), 3);
    assert_int_equal(docx_count(xml, "</w:p></w:tc>"), 3);
}

static void rows_fill_the_grid_whatever_their_cells_span(void **state)
{
    kit *k = *state;
    bm_node *wide = docx_cell(k, BM_STYLE_TABLE_CELL, "x");
    wide->span = 2;
    bm_node *over = docx_cell(k, BM_STYLE_TABLE_CELL, "y");
    over->span = 9;
    bm_node *table = kit_node(
        k, BM_NODE_TABLE, BM_STYLE_BODY,
        kit_node(k, BM_NODE_ROW, BM_STYLE_BODY, wide, docx_cell(k, BM_STYLE_TABLE_CELL, "z"), NULL),
        kit_node(k, BM_NODE_ROW, BM_STYLE_BODY, docx_cell(k, BM_STYLE_TABLE_CELL, "z"), over, NULL),
        kit_node(k, BM_NODE_ROW, BM_STYLE_BODY, docx_cell(k, BM_STYLE_TABLE_CELL, "z"), NULL),
        NULL);
    table->table = &docx_columns;
    const char *xml = docx_block(k, table);
    assert_int_equal(docx_count(xml, "<w:gridSpan w:val=\"2\"/>"), 2);
    assert_int_equal(docx_count(xml, "<w:gridSpan w:val=\"3\"/>"), 1);
}

/* Columns A | B over B1, B2 | C: A and C span both rows of heads. */
static bm_node *two_heads(kit *k, bm_style head, bm_style cell)
{
    static const double widths[] = {10, 30, 30, 30};
    static const uint8_t aligns[] = {BM_ALIGN_CENTER, BM_ALIGN_LEFT, BM_ALIGN_LEFT, BM_ALIGN_LEFT};
    static const bm_table columns = {4, widths, aligns};
    bm_node *group = docx_cell(k, head, "B"), *covered[2];
    group->span = 2;
    for (size_t i = 0; i < 2; i++) {
        covered[i] = bm_node_new(k->arena, BM_NODE_CELL);
        covered[i]->flags = BM_NODE_COVERED;
    }
    bm_node *upper = kit_node(k, BM_NODE_ROW, BM_STYLE_BODY, docx_cell(k, head, "A"), group,
                              docx_cell(k, head, "C"), NULL);
    bm_node *lower = kit_node(k, BM_NODE_ROW, BM_STYLE_BODY, covered[0], docx_cell(k, head, "B1"),
                              docx_cell(k, head, "B2"), covered[1], NULL);
    upper->flags = lower->flags = BM_NODE_HEADER;
    bm_node *row =
        kit_node(k, BM_NODE_ROW, BM_STYLE_BODY, docx_cell(k, cell, "1"), docx_cell(k, cell, "a"),
                 docx_cell(k, cell, "b"), docx_cell(k, cell, "c"), NULL);
    bm_node *table = kit_node(k, BM_NODE_TABLE, BM_STYLE_BODY, upper, lower, row, NULL);
    table->table = &columns;
    return table;
}

static void heads_of_two_rows_are_merged_downwards_and_both_repeated(void **state)
{
    kit *k = *state;
    const char *xml = docx_block(k, two_heads(k, BM_STYLE_TABLE_HEAD, BM_STYLE_TABLE_CELL));
    assert_int_equal(docx_count(xml, "<w:cantSplit/><w:tblHeader/>"), 2);
    assert_int_equal(docx_count(xml, "<w:vMerge w:val=\"restart\"/>"), 2);
    assert_int_equal(docx_count(xml, "<w:vMerge/>"), 2);
    assert_int_equal(docx_count(xml, "<w:gridSpan w:val=\"2\"/>"), 1);
    assert_int_equal(docx_count(xml, "<w:tc>"), 3 + 4 + 4);
    assert_int_equal(docx_count(xml, "</w:p></w:tc>"), 3 + 4 + 4); /* covered ones too */
    const char *group = strstr(xml, "gridSpan");
    docx_assert_lacks(bm_arena_cstr(k->arena, bm_str_n(group, 60)), "vMerge");
    const char *lower = strstr(strstr(xml, "<w:tr>") + 1, "<w:tr>");
    assert_true(strstr(lower, "restart") == NULL);
    /* all heads keep with the first row */
    assert_int_equal(docx_count(xml, "<w:keepNext/>"), 3 + 4);
}

static void head_covered_by_nothing_is_an_empty_cell(void **state)
{
    kit *k = *state;
    bm_node *table = two_heads(k, BM_STYLE_TABLE_HEAD, BM_STYLE_TABLE_CELL);
    bm_node *lonely = kit_node(k, BM_NODE_TABLE, BM_STYLE_BODY, table->children[1], NULL);
    lonely->table = table->table;
    docx_assert_lacks(docx_block(k, lonely), "vMerge");
}

static void small_type_has_a_table_style_with_narrow_margins(void **state)
{
    kit *k = *state;
    const char *xml = docx_block(k, two_heads(k, BM_STYLE_SMALL_HEAD, BM_STYLE_SMALL_CELL));
    docx_assert_has(xml, "<w:tblStyle w:val=\"SmallTable\"/>");
    docx_assert_lacks(xml, "w:val=\"TableHead\"");
    docx_assert_lacks(xml, "w:val=\"TableCell\"");
    assert_int_equal(docx_count(xml, "<w:pStyle w:val=\"SmallHead\"/>"), 7);
}

static void row_in_small_type_is_measured_by_its_own_lines(void **state)
{
    kit *k = *state;
    const char *text = kit_words(k, "chữ", 300);
    bm_node *small = two_heads(k, BM_STYLE_SMALL_HEAD, BM_STYLE_SMALL_CELL);
    bm_node *large = two_heads(k, BM_STYLE_TABLE_HEAD, BM_STYLE_TABLE_CELL);
    for (size_t i = 0; i < 2; i++) {
        bm_node *table = i ? small : large;
        bm_style cell = i ? BM_STYLE_SMALL_CELL : BM_STYLE_TABLE_CELL;
        const bm_node *row = kit_node(k, BM_NODE_ROW, BM_STYLE_BODY, docx_cell(k, cell, "1"),
                                      docx_cell(k, cell, text), docx_cell(k, cell, ""),
                                      docx_cell(k, cell, ""), NULL);
        table->children = &row;
        table->n_children = 1;
        assert_int_equal(docx_count(docx_block(k, table), "<w:cantSplit/>"), i);
    }
}

static void table_without_rows_is_left_out(void **state)
{
    kit *k = *state;
    bm_node *table = bm_node_new(k->arena, BM_NODE_TABLE);
    table->table = &docx_columns;
    docx_assert_lacks(docx_block(k, table), "w:tbl");
}

static void last_rows_keep_company(void **state)
{
    kit *k = *state;
    bm_docx_writer w = {0};
    w.layout = &k->layout;
    w.ds = k->ds;
    size_t lines = 2;
    assert_int_equal(bm_docx_table_keep(&w, docx_table(k, 5, "a"), &lines), 2);
    assert_int_equal(lines, 0);
    lines = 2;
    assert_int_equal(bm_docx_table_keep(&w, docx_table(k, 0, "a"), &lines), 1);
    assert_int_equal(lines, 1);
    lines = 2; /* rows that fill the page would take all of it along */
    assert_int_equal(bm_docx_table_keep(&w, docx_table(k, 5, kit_words(k, "chữ", 2000)), &lines),
                     0);
    assert_int_equal(lines, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DOCX_TEST(table_is_as_wide_as_the_text_and_its_columns_add_up),
        DOCX_TEST(head_is_repeated_and_rows_are_in_one_piece),
        DOCX_TEST(table_is_described_in_the_words_of_the_form),
        DOCX_TEST(row_of_a_page_may_break),
        DOCX_TEST(cells_align_as_their_column_says),
        DOCX_TEST(every_cell_ends_with_a_paragraph),
        DOCX_TEST(rows_fill_the_grid_whatever_their_cells_span),
        DOCX_TEST(heads_of_two_rows_are_merged_downwards_and_both_repeated),
        DOCX_TEST(head_covered_by_nothing_is_an_empty_cell),
        DOCX_TEST(small_type_has_a_table_style_with_narrow_margins),
        DOCX_TEST(row_in_small_type_is_measured_by_its_own_lines),
        DOCX_TEST(table_without_rows_is_left_out),
        DOCX_TEST(last_rows_keep_company),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
