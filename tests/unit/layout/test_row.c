/* Cells side by side as boxes. SPDX-License-Identifier: MIT */
#include "kit.h"

#include "layout/row.h"

/* Two cells, of one line and of several. */
static bm_row two_cells(kit *k, bm_flow *flow)
{
    flow->layout = &k->layout;
    bm_row row = bm_row_new(flow, 2);
    const bm_flow_column left = {0, 100, -1}, right = {200, 100, -1};
    bm_flow_paragraph(&row.cells[0], kit_paragraph(k, BM_STYLE_TABLE_CELL, "ngắn"), left, k->ds);
    bm_flow_paragraph(&row.cells[1], kit_paragraph(k, BM_STYLE_TABLE_CELL, kit_words(k, "dài", 20)),
                      right, k->ds);
    return row;
}

static void a_row_is_as_high_as_its_highest_cell(void **state)
{
    bm_flow flow = {0};
    bm_row row = two_cells(*state, &flow);
    size_t lines = row.cells[1].n;
    assert_true(lines > 1);
    double expected = (double)lines * bm_flow_line_height(BM_STYLE_TABLE_CELL) + 4;
    assert_true(fabs(bm_row_height(&row) - expected) < 0.001);
}

static void a_whole_row_is_one_box_with_each_cell_where_it_belongs(void **state)
{
    bm_flow flow = {0};
    bm_row row = two_cells(*state, &flow);
    const double dy[] = {30, 0};
    row.dy_pt = dy;
    const bm_flow_box *box = bm_row_whole(&row, 50);
    assert_int_equal(flow.n, 1);
    assert_true(box->height_pt == 50 && box->row_end);
    assert_int_equal(box->n_items, 1 + row.cells[1].n);
    assert_true(box->items[0].x_pt == 0 && box->items[1].x_pt == 200);
    assert_true(fabs(box->items[0].y_pt - box->items[1].y_pt - 30) < 0.001);
}

static void pieces_hold_one_line_of_each_cell_and_all_that_is_above_and_below(void **state)
{
    bm_flow flow = {0};
    bm_row row = two_cells(*state, &flow);
    bm_row_pieces(&row);
    assert_int_equal(flow.n, row.cells[1].n);
    assert_int_equal(flow.boxes[0].n_items, 2);
    assert_int_equal(flow.boxes[1].n_items, 1);
    for (size_t i = 0; i < flow.n; i++)
        assert_int_equal(flow.boxes[i].row_end, i + 1 == flow.n);
    /* the short cell ends in the first piece, with the space below it */
    assert_true(fabs(bm_flow_height(&flow) - bm_row_height(&row) - 2) < 0.001);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST(a_row_is_as_high_as_its_highest_cell),
        KIT_TEST(a_whole_row_is_one_box_with_each_cell_where_it_belongs),
        KIT_TEST(pieces_hold_one_line_of_each_cell_and_all_that_is_above_and_below),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
