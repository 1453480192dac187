/* SPDX-License-Identifier: MIT */
#include "output/docx/docx_kit.h"

#include "base/unit.h"
#include "output/docx/docx_table.h"

#define SIGNATURES(...) kit_node(k, BM_NODE_SIGNATURES, BM_STYLE_BODY, __VA_ARGS__, NULL)

static void table_is_as_wide_as_the_text_and_its_columns_add_up(void **state)
{
    kit *k = *state;
    const char *xml = docx_block(k, docx_table(k, 2, "a"));
    docx_assert_has(xml, "<w:tblPr><w:tblStyle w:val=\"FormTable\"/>"
                         "<w:tblW w:w=\"9071\" w:type=\"dxa\"/><w:tblInd w:w=\"0\" w:type=\"dxa\"/>"
                         "<w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>");
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

static void signatures_stand_side_by_side_in_one_row(void **state)
{
    kit *k = *state;
    const char *xml =
        docx_block(k, SIGNATURES(docx_signature(k, "", "Xác nhận", "Trần Thị Bình"),
                                 docx_signature(k, "Cao Bằng", "Người khai", "H’Hen Niê")));
    assert_int_equal(docx_count(xml, "<w:tr>"), 1);
    assert_int_equal(docx_count(xml, "<w:cantSplit/>"), 1);
    assert_int_equal(docx_count(xml, "<w:tc>"), 2);
    docx_assert_has(xml, "<w:tblStyle w:val=\"Signatures\"/>");
    assert_true(strstr(xml, "Trần Thị Bình") < strstr(xml, "Người khai"));
}

static void room_for_the_signature_is_space_before_the_name(void **state)
{
    kit *k = *state;
    const char *xml = docx_block(k, SIGNATURES(docx_signature(k, "a", "b", "c")));
    docx_assert_has(xml, bm_arena_printf(k->arena,
                                         "<w:pStyle w:val=\"SignatureName\"/>"
                                         "<w:spacing w:before=\"%ld\"/>",
                                         bm_unit_twip_of_pt(BM_SIGN_ROOM_PT)));
}

static void signature_alone_stands_at_the_right(void **state)
{
    kit *k = *state;
    const char *xml = docx_block(k, SIGNATURES(docx_signature(k, "a", "b", "c")));
    assert_int_equal(docx_count(xml, "<w:tc>"), 2);
    const char *first = strstr(xml, "<w:tc>"), *second = strstr(first + 1, "<w:tc>");
    assert_true(strstr(first, "<w:t ") > second);
}

/* What the paragraph of style ${id} behind ${from} has before it, twips. */
static long space_of(const char *from, const char *id)
{
    const char *p = strstr(from, id);
    assert_non_null(p);
    const char *space = strstr(p, "w:before=\"");
    assert_true(space && space < strstr(p, "</w:pPr>"));
    return strtol(space + strlen("w:before=\""), NULL, 10);
}

static void captions_hints_and_names_stand_on_one_level(void **state)
{
    kit *k = *state;
    const char *xml = docx_block(
        k, SIGNATURES(docx_signature(k, "", kit_words(k, "Xác nhận", 9), "Trần Thị Bình"),
                      docx_signature(k, kit_words(k, "Cao Bằng", 6), "Người khai", "H’Hen Niê")));
    const char *left = strstr(xml, "<w:tc>"), *right = strstr(left + 1, "<w:tc>");
    long line = bm_unit_twip_of_pt(13 * BM_LINE_HEIGHT_EM);
    /* the place and date at the right take two lines, the caption at the left three */
    long own = bm_unit_twip_of_pt(bm_style_of(BM_STYLE_SIGN_CAPTION)->space_before_pt);
    assert_in_range(space_of(left, "SignatureCaption"), own + line - 1, own + line + 1);
    assert_int_equal(space_of(right, "SignatureCaption"), own);
    assert_int_equal(space_of(left, "SignatureHint"), 0);
    assert_in_range(space_of(right, "SignatureHint"), 2 * line - 2, 2 * line + 2);
}

static void block_is_not_tied_to_what_follows(void **state)
{
    kit *k = *state;
    const char *xml = docx_block(k, SIGNATURES(docx_signature(k, "a", "b", "c")));
    docx_assert_has(xml, "<w:pStyle w:val=\"PlaceDate\"/><w:keepNext w:val=\"0\"/>");
    docx_assert_lacks(xml, "<w:pStyle w:val=\"SignatureCaption\"/><w:keepNext w:val=\"0\"/>");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DOCX_TEST(table_is_as_wide_as_the_text_and_its_columns_add_up),
        DOCX_TEST(head_is_repeated_and_rows_are_in_one_piece),
        DOCX_TEST(row_of_a_page_may_break),
        DOCX_TEST(cells_align_as_their_column_says),
        DOCX_TEST(every_cell_ends_with_a_paragraph),
        DOCX_TEST(rows_fill_the_grid_whatever_their_cells_span),
        DOCX_TEST(table_without_rows_is_left_out),
        DOCX_TEST(last_rows_keep_company),
        DOCX_TEST(signatures_stand_side_by_side_in_one_row),
        DOCX_TEST(room_for_the_signature_is_space_before_the_name),
        DOCX_TEST(signature_alone_stands_at_the_right),
        DOCX_TEST(captions_hints_and_names_stand_on_one_level),
        DOCX_TEST(block_is_not_tied_to_what_follows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
