/* A table row is laid out cell by cell, each a small flow of its own, then becomes one box. So is a
 * block of signatures: its columns stand side by side, their captions on one level.
 * SPDX-License-Identifier: MIT */
#include "layout/table.h"

/* Column of one signature: room at both sides, so that long names do not touch. */
#define SIGNATURE_PADDING_PT 3.0

/* Columns side by side while they become boxes. */
typedef struct {
    bm_flow *flow; /* of the page */
    bm_flow *cells;
    size_t n;
    const double *dy_pt; /* how far down each cell begins, or NULL */
} row_builder;

static double row_height(const row_builder *row)
{
    double height = 0;
    for (size_t i = 0; i < row->n; i++) {
        double h = bm_flow_height(&row->cells[i]);
        height = h > height ? h : height;
    }
    return height;
}

/* All cells as one box. */
static bm_flow_box *add_whole(const row_builder *row, double height_pt)
{
    bm_item_list list = {row->flow->layout->arena, NULL, 0, 0};
    for (size_t i = 0; i < row->n; i++) {
        double y = row->dy_pt ? row->dy_pt[i] : 0;
        for (size_t k = 0; k < row->cells[i].n; k++) {
            const bm_flow_box *line = &row->cells[i].boxes[k];
            y += line->space_pt;
            bm_flow_append(&list, line, 0, y);
            y += line->height_pt;
        }
    }
    bm_flow_box *box = bm_flow_box_add(row->flow, 0, height_pt);
    box->items = list.items;
    box->n_items = list.n;
    box->row_start = box->row_end = true;
    return box;
}

/* Taller than a page: one box for each line of the longest cell. Returns the index of the first. */
static size_t add_pieces(const row_builder *row)
{
    size_t first = row->flow->n, most = 0;
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
        box->items = list.items;
        box->n_items = list.n;
        box->row_start = k == 0;
        box->row_end = k + 1 == most;
    }
    return first;
}

/* The x of each vertical rule of the table: n + 1 of them. */
static double *column_edges(bm_flow *flow, const bm_table *table)
{
    double *edges = bm_arena_alloc(flow->layout->arena, (table->n + 1) * sizeof *edges);
    edges[0] = 0;
    for (size_t i = 0; i < table->n; i++)
        edges[i + 1] =
            edges[i] + bm_flow_body_width(flow->layout) * table->width_percent[i] / 100.0;
    return edges;
}

/* Lay out the cells of ${node} and note the rules between them. */
static int fill_row(row_builder *row, const bm_node *node, const bm_table *table,
                    const double *edges, double *own_edges, bm_diags *ds)
{
    bool header = (node->flags & BM_NODE_HEADER) != 0;
    int status = 0;
    size_t column = 0;
    own_edges[0] = edges[0];
    for (size_t i = 0; i < row->n; i++) {
        const bm_node *cell = node->children[i];
        size_t end = column + cell->span < table->n ? column + cell->span : table->n;
        bm_flow_column place = {edges[column] + BM_FLOW_CELL_PADDING_PT,
                                edges[end] - edges[column] - 2 * BM_FLOW_CELL_PADDING_PT,
                                header ? BM_ALIGN_CENTER : (int)table->align[column]};
        if (place.width_pt < bm_style_of(BM_STYLE_TABLE_CELL)->size_half_pt / 2.0)
            return bm_diags_add0(ds, BM_TEXT_NO_ROOM, node->pos);
        row->cells[i].layout = row->flow->layout;
        for (uint32_t k = 0; k < cell->n_children; k++)
            if (bm_flow_paragraph(&row->cells[i], cell->children[k], place, ds) != 0)
                status = -1;
        column = end;
        own_edges[i + 1] = edges[end];
    }
    return status;
}

/* Height of the header rows so far. */
static double header_height(const bm_flow *flow, const bm_flow_table *shared)
{
    double height = 0;
    for (size_t i = 0; i < shared->n_headers; i++)
        height += flow->boxes[shared->first_header + i].height_pt;
    return height;
}

/* The boxes of one row: one, or several when it is taller than what a page has for it. */
static int add_row(bm_flow *flow, const bm_node *node, const bm_table *table, const double *edges,
                   bm_flow_table *shared, bm_diags *ds)
{
    bm_arena *a = flow->layout->arena;
    row_builder row = {flow, NULL, node->n_children, NULL};
    row.cells = bm_arena_zero(a, row.n, sizeof *row.cells);
    double *own_edges = bm_arena_alloc(a, (row.n + 1) * sizeof *own_edges);
    if (fill_row(&row, node, table, edges, own_edges, ds) != 0)
        return -1;
    double height = row_height(&row);
    if (node->flags & BM_NODE_HEADER) {
        double *dy = bm_arena_alloc(a, row.n * sizeof *dy);
        for (size_t i = 0; i < row.n; i++)
            dy[i] = (height - bm_flow_height(&row.cells[i])) / 2;
        row.dy_pt = dy;
    }
    size_t first = flow->n;
    if (height <= bm_flow_body_height(flow->layout) - header_height(flow, shared))
        add_whole(&row, height);
    else
        add_pieces(&row);
    for (size_t i = first; i < flow->n; i++) {
        flow->boxes[i].table = shared;
        flow->boxes[i].edges_pt = own_edges;
        flow->boxes[i].n_edges = row.n + 1;
    }
    return 0;
}

int bm_table_flow(bm_flow *flow, const bm_node *node, bm_diags *ds)
{
    const double *edges = column_edges(flow, node->table);
    bm_flow_table *shared = bm_arena_zero(flow->layout->arena, 1, sizeof *shared);
    shared->width_pt = bm_flow_body_width(flow->layout);
    shared->first_header = flow->n;
    int status = 0;
    flow->after_pt += 6; /* as much as between paragraphs */
    for (uint32_t i = 0; i < node->n_children; i++) {
        const bm_node *row = node->children[i];
        if (add_row(flow, row, node->table, edges, shared, ds) != 0)
            status = -1;
        if ((row->flags & BM_NODE_HEADER) && flow->n > shared->first_header + shared->n_headers) {
            shared->n_headers = flow->n - shared->first_header;
            flow->boxes[flow->n - 1].keep_next = true;
            if (header_height(flow, shared) > bm_flow_body_height(flow->layout) / 2)
                shared->n_headers = 0; /* repeated, it would leave no room for the rows */
        }
    }
    flow->after_pt = 6;
    return status;
}

/* Keep with ${from} at least two lines of what stands before it (half a page at most). */
static void keep_company(bm_flow *flow, size_t from)
{
    unsigned lines = 0;
    double height = 0;
    for (size_t i = from; i > 0 && lines < 2; i--) {
        bm_flow_box *box = &flow->boxes[i - 1];
        height += box->height_pt;
        if (height > bm_flow_body_height(flow->layout) / 2 || flow->boxes[i].break_before)
            return;
        box->keep_next = true;
        lines += box->is_text;
    }
}

enum { LEVELS = BM_NODE_SIGNATURE_LEVELS };

/* Lay out all paragraphs: ${grid}[column × LEVELS + level]; ${heights}: of the levels. */
static int fill_grid(bm_flow *flow, const bm_node *node, bm_flow *grid, double heights[LEVELS],
                     bm_diags *ds)
{
    size_t n = node->n_children;
    double column_pt = bm_flow_body_width(flow->layout) / (n > 1 ? (double)n : 2);
    int status = 0;
    for (size_t i = 0; i < n; i++) {
        double x = n > 1 ? column_pt * (double)i : column_pt;
        bm_flow_column place = {x + SIGNATURE_PADDING_PT, column_pt - 2 * SIGNATURE_PADDING_PT, -1};
        for (uint32_t k = 0; k < node->children[i]->n_children; k++) {
            const bm_node *paragraph = node->children[i]->children[k];
            size_t level = bm_node_level(paragraph);
            bm_flow *cell = &grid[i * LEVELS + level];
            cell->layout = flow->layout;
            if (paragraph->style == BM_STYLE_SIGN_NAME)
                cell->after_pt = BM_SIGN_ROOM_PT;
            if (bm_flow_paragraph(cell, paragraph, place, ds) != 0)
                status = -1;
            double h = bm_flow_height(cell);
            heights[level] = h > heights[level] ? h : heights[level];
        }
    }
    return status;
}

/* The items of one column: its levels below each other, each at the same height in all columns. */
static void draw_column(bm_item_list *list, const bm_flow *column, const double heights[LEVELS])
{
    double top = 0;
    for (size_t level = 0; level < LEVELS; level++) {
        double y = top;
        for (size_t k = 0; k < column[level].n; k++) {
            const bm_flow_box *box = &column[level].boxes[k];
            bm_flow_append(list, box, 0, y + box->space_pt);
            y += box->space_pt + box->height_pt;
        }
        top += heights[level];
    }
}

int bm_table_signatures(bm_flow *flow, const bm_node *node, bm_diags *ds)
{
    size_t n = node->n_children;
    bm_arena *a = flow->layout->arena;
    bm_flow *grid = bm_arena_zero(a, n * LEVELS, sizeof *grid);
    double heights[LEVELS] = {0}, total = 0;
    if (fill_grid(flow, node, grid, heights, ds) != 0)
        return -1;
    for (size_t level = 0; level < LEVELS; level++)
        total += heights[level];
    size_t first = flow->n;
    if (total > bm_flow_body_height(flow->layout)) {
        /* levels stand below each other, each divided between lines where it must be */
        for (size_t level = 0; level < LEVELS; level++) {
            row_builder row = {flow, bm_arena_zero(a, n, sizeof *row.cells), n, NULL};
            for (size_t i = 0; i < n; i++)
                row.cells[i] = grid[i * LEVELS + level];
            add_pieces(&row);
            if (level + 1 < LEVELS && flow->n > first)
                flow->boxes[flow->n - 1].keep_next = true;
        }
    } else {
        bm_item_list list = {a, NULL, 0, 0};
        for (size_t i = 0; i < n; i++)
            draw_column(&list, &grid[i * LEVELS], heights);
        bm_flow_box *box = bm_flow_box_add(flow, 0, total);
        box->items = list.items;
        box->n_items = list.n;
    }
    for (size_t i = first; i < flow->n; i++)
        flow->boxes[i].is_text = false;
    if (flow->n > first)
        keep_company(flow, first);
    return 0;
}
