/* A table row is laid out cell by cell, each a small flow of its own, then becomes one box. Two rows of
 * heads with cells that span both become one box, which has rules only where cells meet.
 * SPDX-License-Identifier: MIT */
#include "layout/table.h"

#include "layout/row.h"

/* The table at hand. */
typedef struct {
    bm_flow *flow;
    const bm_table *table;
    const double *edges; /* x of all vertical rules */
    double padding_pt;
    bm_flow_table *shared;
} builder;

double bm_table_padding(const bm_node *table)
{
    for (uint32_t i = 0; i < table->n_children; i++) {
        const bm_node *row = table->children[i];
        for (uint32_t k = 0; k < row->n_children; k++)
            if (row->children[k]->n_children)
                switch ((bm_style)row->children[k]->children[0]->style) {
                case BM_STYLE_SMALL_HEAD:
                case BM_STYLE_SMALL_CELL:
                    return BM_TABLE_SMALL_PADDING_PT;
                default:
                    return BM_FLOW_CELL_PADDING_PT;
                }
    }
    return BM_FLOW_CELL_PADDING_PT;
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
static int fill_cells(const builder *b, const bm_node *node, bm_flow *cells, double *own_edges,
                      bm_diags *ds)
{
    bool header = (node->flags & BM_NODE_HEADER) != 0;
    int status = 0;
    size_t column = 0, n = b->table->n;
    own_edges[0] = b->edges[0];
    for (size_t i = 0; i < node->n_children; i++) {
        const bm_node *cell = node->children[i];
        size_t end = column + cell->span < n ? column + cell->span : n;
        double width = b->edges[end] - b->edges[column] - 2 * b->padding_pt;
        bm_style style = cell->n_children ? cell->children[0]->style : BM_STYLE_SMALL_CELL;
        if (width < bm_style_of(style)->size_half_pt / 2.0)
            return bm_diags_add0(ds, BM_TEXT_NO_ROOM, node->pos);
        bm_flow_column place = {b->edges[column] + b->padding_pt, width,
                                header ? BM_ALIGN_CENTER : (int)b->table->align[column]};
        for (uint32_t k = 0; k < cell->n_children; k++)
            if (bm_flow_paragraph(&cells[i], cell->children[k], place, ds) != 0)
                status = -1;
        column = end;
        own_edges[i + 1] = b->edges[end];
    }
    return status;
}

/* Height of the header rows so far. */
static double header_height(const builder *b)
{
    double height = 0;
    for (size_t i = 0; i < b->shared->n_headers; i++)
        height += b->flow->boxes[b->shared->first_header + i].height_pt;
    return height;
}

/* The boxes from ${first} on are of this table, with rules at ${edges}. */
static void join(const builder *b, size_t first, const double *edges, size_t n_edges)
{
    for (size_t i = first; i < b->flow->n; i++) {
        b->flow->boxes[i].table = b->shared;
        b->flow->boxes[i].edges_pt = edges;
        b->flow->boxes[i].n_edges = n_edges;
    }
}

/* The boxes of one row: one, or several when it is taller than what a page has for it. */
static int add_row(const builder *b, const bm_node *node, bm_diags *ds)
{
    bm_arena *a = b->flow->layout->arena;
    bm_row row = bm_row_new(b->flow, node->n_children);
    double *own_edges = bm_arena_alloc(a, (row.n + 1) * sizeof *own_edges);
    if (fill_cells(b, node, row.cells, own_edges, ds) != 0)
        return -1;
    double height = bm_row_height(&row);
    if (node->flags & BM_NODE_HEADER) {
        double *dy = bm_arena_alloc(a, row.n * sizeof *dy);
        for (size_t i = 0; i < row.n; i++)
            dy[i] = (height - bm_flow_height(&row.cells[i])) / 2;
        row.dy_pt = dy;
    }
    size_t first = b->flow->n;
    if (height <= bm_flow_room(b->flow) - header_height(b))
        bm_row_whole(&row, height);
    else
        bm_row_pieces(&row);
    join(b, first, own_edges, row.n + 1);
    return 0;
}

/* Two rows of heads. */
typedef struct {
    const bm_node *upper, *lower;
    double *upper_edges, *lower_edges; /* one more than cells */
    double upper_pt, lower_pt;         /* heights */
} heads;

/* Whether the upper head ${i} spans both rows: all below it is covered. */
static bool spans_both(const heads *h, size_t i)
{
    bool covered = true;
    for (size_t k = 0; k < h->lower->n_children; k++)
        if (h->lower_edges[k] < h->upper_edges[i + 1] && h->lower_edges[k + 1] > h->upper_edges[i])
            covered &= (h->lower->children[k]->flags & BM_NODE_COVERED) != 0;
    return covered;
}

/* Heights of both rows: of their own heads, the lower one increased for heads that span both. */
static void measure_heads(heads *h, const bm_row *row)
{
    double both = 0;
    size_t n = h->upper->n_children;
    for (size_t i = 0; i < row->n; i++) {
        double height = bm_flow_height(&row->cells[i]);
        double *of = i >= n ? &h->lower_pt : spans_both(h, i) ? &both : &h->upper_pt;
        *of = height > *of ? height : *of;
    }
    if (both > h->upper_pt + h->lower_pt)
        h->lower_pt = both - h->upper_pt;
}

/* How far down each head begins: in the middle of its row, or of both. */
static const double *place_heads(const heads *h, const bm_row *row)
{
    double *dy = bm_arena_alloc(row->flow->layout->arena, row->n * sizeof *dy);
    size_t n = h->upper->n_children;
    for (size_t i = 0; i < row->n; i++) {
        double room = i >= n ? h->lower_pt : h->upper_pt + (spans_both(h, i) ? h->lower_pt : 0);
        dy[i] = (i >= n ? h->upper_pt : 0) + (room - bm_flow_height(&row->cells[i])) / 2;
    }
    return dy;
}

static bool has_edge(const double *edges, size_t n_cells, double x_pt)
{
    for (size_t i = 0; i <= n_cells; i++)
        if (edges[i] == x_pt)
            return true;
    return false;
}

/* The rules inside of both rows that do not go through from top to bottom. Returns the number of those
 * that do, into ${through}. */
static size_t rule_heads(const heads *h, bm_item_list *list, double *through)
{
    double half = BM_FLOW_RULE_PT / 2;
    size_t n = h->upper->n_children, m = h->lower->n_children, count = 0;
    for (size_t i = 0; i <= n; i++) {
        double x = h->upper_edges[i];
        if (has_edge(h->lower_edges, m, x))
            through[count++] = x;
        else
            bm_flow_rule(list, x - half, 0, BM_FLOW_RULE_PT, h->upper_pt);
    }
    bool covered_before = false;
    for (size_t k = 0; k < m; k++) {
        double x = h->lower_edges[k], width = h->lower_edges[k + 1] - x;
        bool covered = (h->lower->children[k]->flags & BM_NODE_COVERED) != 0;
        if (!covered)
            bm_flow_rule(list, x - half, h->upper_pt - half, width + BM_FLOW_RULE_PT,
                         BM_FLOW_RULE_PT);
        if (!(covered && covered_before) && !has_edge(h->upper_edges, n, x))
            bm_flow_rule(list, x - half, h->upper_pt, BM_FLOW_RULE_PT, h->lower_pt);
        covered_before = covered;
    }
    return count;
}

/* Whether the table begins with two rows of heads, of which some span both. */
static bool has_two_heads(const bm_node *table)
{
    const bm_node *lower = table->n_children > 1 ? table->children[1] : NULL;
    for (uint32_t i = 0; lower && (lower->flags & BM_NODE_HEADER) && i < lower->n_children; i++)
        if (lower->children[i]->flags & BM_NODE_COVERED)
            return true;
    return false;
}

/* Both rows as one box; as two rows when they are too high for that. */
static int add_heads(const builder *b, const bm_node *upper, const bm_node *lower, bm_diags *ds)
{
    bm_arena *a = b->flow->layout->arena;
    size_t n = upper->n_children, m = lower->n_children;
    bm_row row = bm_row_new(b->flow, n + m);
    heads h = {upper, lower, NULL, NULL, 0, 0};
    h.upper_edges = bm_arena_alloc(a, (n + 1) * sizeof *h.upper_edges);
    h.lower_edges = bm_arena_alloc(a, (m + 1) * sizeof *h.lower_edges);
    if (fill_cells(b, upper, row.cells, h.upper_edges, ds) != 0 ||
        fill_cells(b, lower, row.cells + n, h.lower_edges, ds) != 0)
        return -1;
    measure_heads(&h, &row);
    double height = h.upper_pt + h.lower_pt;
    if (height > bm_flow_room(b->flow))
        return add_row(b, upper, ds) | add_row(b, lower, ds);
    row.dy_pt = place_heads(&h, &row);
    bm_flow_box *box = bm_row_whole(&row, height);
    bm_item_list list = {a, NULL, 0, 0};
    bm_flow_append(&list, box, 0, 0);
    double *through = bm_arena_alloc(a, (n + 1) * sizeof *through);
    size_t n_through = rule_heads(&h, &list, through);
    box->items = list.items;
    box->n_items = list.n;
    join(b, b->flow->n - 1, through, n_through);
    return 0;
}

int bm_table_flow(bm_flow *flow, const bm_node *node, bm_diags *ds)
{
    bm_flow_table *shared = bm_arena_zero(flow->layout->arena, 1, sizeof *shared);
    shared->width_pt = bm_flow_body_width(flow->layout);
    shared->first_header = flow->n;
    const builder b = {flow, node->table, column_edges(flow, node->table), bm_table_padding(node),
                       shared};
    int status = 0;
    flow->after_pt += 6; /* as much as between paragraphs */
    for (uint32_t i = 0; i < node->n_children; i++) {
        const bm_node *row = node->children[i];
        int result = 0;
        if (i == 0 && has_two_heads(node))
            result = add_heads(&b, row, node->children[++i], ds);
        else
            result = add_row(&b, row, ds);
        if (result != 0)
            status = -1;
        if ((row->flags & BM_NODE_HEADER) && flow->n > shared->first_header + shared->n_headers) {
            shared->n_headers = flow->n - shared->first_header;
            flow->boxes[flow->n - 1].keep_next = true;
            if (header_height(&b) > bm_flow_body_height(flow->layout) / 2)
                shared->n_headers = 0; /* repeated, it would leave no room for the rows */
        }
    }
    flow->after_pt = 6;
    return status;
}
