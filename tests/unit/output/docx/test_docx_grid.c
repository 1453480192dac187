/* SPDX-License-Identifier: MIT */
#include "output/docx/docx_kit.h"

#include "output/docx/docx_grid.h"

static void columns_add_up_to_the_text_area(void **state)
{
    kit *k = *state;
    static const double thirds[] = {33.3, 33.3, 33.4};
    const long *edges = bm_docx_grid_edges(&k->layout, 3, thirds);
    assert_int_equal(edges[0], 0);
    assert_int_equal(edges[3], 9071);
    edges = bm_docx_grid_edges(&k->layout, 7, NULL);
    for (size_t i = 0; i < 7; i++)
        assert_in_range(edges[i + 1] - edges[i], 1295, 1296);
    assert_int_equal(edges[7], 9071);
    k->layout.frame = bm_page_frame_of(true);
    assert_int_equal(bm_docx_grid_edges(&k->layout, 2, NULL)[2], 14003);
}

static const char *cell_xml(kit *k, bm_docx_grid_cell cell)
{
    static const long edges[] = {0, 100, 300, 600};
    bm_docx_xml x;
    bm_docx_xml_open(&x);
    bm_docx_grid_open(&x, edges, &cell);
    const char *xml = bm_arena_cstr(k->arena, bm_docx_xml_finish(&x));
    bm_docx_xml_close(&x);
    return xml;
}

static void properties_of_a_cell_stand_in_the_order_of_the_schema(void **state)
{
    kit *k = *state;
    docx_assert_has(cell_xml(k, (bm_docx_grid_cell){1, 3, BM_DOCX_GRID_FIRST, true, true, 0, 55}),
                    "<w:tc><w:tcPr><w:tcW w:w=\"500\" w:type=\"dxa\"/><w:gridSpan w:val=\"2\"/>"
                    "<w:vMerge w:val=\"restart\"/><w:tcMar><w:left w:w=\"0\" w:type=\"dxa\"/>"
                    "<w:right w:w=\"55\" w:type=\"dxa\"/></w:tcMar><w:vAlign w:val=\"center\"/>"
                    "</w:tcPr></w:tc>");
}

static void plain_cell_has_nothing_but_its_width(void **state)
{
    kit *k = *state;
    docx_assert_has(cell_xml(k, (bm_docx_grid_cell){.from = 0, .to = 1}),
                    "<w:tcPr><w:tcW w:w=\"100\" w:type=\"dxa\"/></w:tcPr>");
    docx_assert_has(
        cell_xml(k, (bm_docx_grid_cell){0, 1, BM_DOCX_GRID_COVERED, false, false, 0, 0}),
        "<w:vMerge/></w:tcPr>");
}

static const char *table_xml(kit *k, bm_docx_grid grid)
{
    static const long edges[] = {0, 100, 300};
    bm_docx_xml x;
    grid.n = 2;
    grid.edges = edges;
    grid.style = "Signatures";
    bm_docx_xml_open(&x);
    bm_docx_grid_start(&x, &grid);
    const char *xml = bm_arena_cstr(k->arena, bm_docx_xml_finish(&x));
    bm_docx_xml_close(&x);
    return xml;
}

static void properties_of_a_table_stand_in_the_order_of_the_schema(void **state)
{
    kit *k = *state;
    docx_assert_has(
        table_xml(k, (bm_docx_grid){.header = true, .title = "a", .description = "b"}),
        "<w:tblPr><w:tblStyle w:val=\"Signatures\"/><w:tblW w:w=\"300\" w:type=\"dxa\"/>"
        "<w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>"
        "<w:tblLook w:val=\"0620\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" "
        "w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/><w:tblCaption w:val=\"a\"/>"
        "<w:tblDescription w:val=\"b\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"100\"/>");
    const char *bare = table_xml(k, (bm_docx_grid){.header = false});
    docx_assert_has(bare, "w:val=\"0600\" w:firstRow=\"0\"");
    docx_assert_lacks(bare, "tblCaption");
    docx_assert_lacks(bare, "tblDescription");
}

static void row_of_nearly_a_page_is_not_held_together(void **state)
{
    kit *k = *state;
    double page_pt = bm_page_frame_height(&k->layout.frame);
    assert_true(bm_docx_grid_fits(&k->layout, page_pt * 0.8));
    assert_false(bm_docx_grid_fits(&k->layout, page_pt * 0.95));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DOCX_TEST(columns_add_up_to_the_text_area),
        DOCX_TEST(properties_of_a_cell_stand_in_the_order_of_the_schema),
        DOCX_TEST(plain_cell_has_nothing_but_its_width),
        DOCX_TEST(properties_of_a_table_stand_in_the_order_of_the_schema),
        DOCX_TEST(row_of_nearly_a_page_is_not_held_together),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
