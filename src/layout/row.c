/* Cells side by side as one box, or as one for each line. SPDX-License-Identifier: MIT */
#include "layout/row.h"

bm_row bm_row_new(bm_flow *flow, size_t n)
{
    bm_row row = {flow, bm_arena_zero(flow->layout->arena, n, sizeof *row.cells), n, NULL};
    for (size_t i = 0; i < n; i++)
        row.cells[i].layout = flow->layout;
    return row;
}

double bm_row_height(const bm_row *row)
{
    double height = 0;
    for (size_t i = 0; i < row->n; i++) {
        double h = bm_flow_height(&row->cells[i]);
        height = h > height ? h : height;
    }
    return height;
}

static void set_items(bm_flow_box *box, const bm_item_list *list)
{
    box->items = list->items;
    box->n_items = list->n;
}

bm_flow_box *bm_row_whole(const bm_row *row, double height_pt)
{
    bm_item_list list = {row->flow->layout->arena, NULL, 0, 0};
    for (size_t i = 0; i < row->n; i++)
        bm_flow_draw(&list, &row->cells[i], row->dy_pt ? row->dy_pt[i] : 0);
    bm_flow_box *box = bm_flow_box_add(row->flow, 0, height_pt);
    set_items(box, &list);
    box->row_end = true;
    return box;
}

void bm_row_pieces(const bm_row *row)
{
    size_t most = 0;
    for (size_t i = 0; i < row->n; i++)
        most = row->cells[i].n > most ? row->cells[i].n : most;
    for (size_t k = 0; k < most; k++) {
        bm_item_list list = {row->flow->layout->arena, NULL, 0, 0};
        double height = 0;
        for (size_t i = 0; i < row->n; i++) {
            const bm_flow *cell = &row->cells[i];
            if (k >= cell->n)
                continue;
            const bm_flow_box *line = &cell->boxes[k];
            bm_flow_append(&list, line, 0, line->space_pt);
            double h = line->space_pt + line->height_pt + (k + 1 == cell->n ? cell->after_pt : 0);
            height = h > height ? h : height;
        }
        bm_flow_box *box = bm_flow_box_add(row->flow, 0, height);
        set_items(box, &list);
        box->row_end = k + 1 == most;
    }
}
