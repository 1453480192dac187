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

/* The row at hand. */
typedef struct {
    const bm_node *node;
    const bm_node *upper, *lower; /* the other row of heads that it forms a pair with, or NULL */
    uint32_t number;              /* from 0 */
} row_state;

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

/* Whether a head over columns ${from} up to ${to} spans the row of heads below it, too: all there is covered. */
static bool spans_both(const bm_node *lower, size_t from, size_t to)
{
    size_t column = 0, n_covered = 0;
    for (uint32_t k = 0; k < lower->n_children && column < to; k++) {
        const bm_node *cell = lower->children[k];
        column += cell->span;
        if (column <= from)
            continue;
        if (!(cell->flags & BM_NODE_COVERED))
            return false;
        n_covered++;
    }
    return n_covered > 0;
}

/* Whether the cell over columns ${from} up to ${to} is none, but what a head above it spans. */
static bool is_spanned(const row_state *row, size_t from, size_t to)
{
    size_t column = 0;
    for (uint32_t k = 0; row->upper && k < row->upper->n_children; k++) {
        size_t end = column + row->upper->children[k]->span;
        if (column <= from && to <= end)
            return spans_both(row->node, column, end);
        column = end;
    }
    return false;
}

/* An element for ${cell} (NULL: of columns that the row lacks) over columns ${from} up to ${to}; it is open. */
static void open_cell(const builder *b, const row_state *row, const bm_node *cell, size_t from,
                      size_t to)
{
    bm_structure *s = &b->flow->layout->structure;
    bm_role role = row->node->flags & BM_NODE_HEADER ? BM_ROLE_HEADER_CELL : BM_ROLE_CELL;
    uint32_t i = bm_structure_open(s, role, cell);
    bm_element *e = &s->elements[i];
    e->row = row->number;
    e->column_span = (uint8_t)(to - from);
    e->row_span = row->lower && spans_both(row->lower, from, to) ? 2 : 1;
}

/* An empty cell that is for a field: its line is a room. */
static void add_room(bm_flow *into, const bm_node *cell, bm_flow_column place)
{
    if (cell->field < 0 || into->n != 1 || into->boxes[0].n_items)
        return;
    bm_flow_box *box = &into->boxes[0];
    bm_item_list list = {into->layout->arena, NULL, 0, 0};
    bm_item *room = bm_paragraph_item(&list, BM_ITEM_ROOM);
    room->x_pt = place.x_pt;
    room->width_pt = place.width_pt;
    room->height_pt = box->height_pt;
    room->node = cell;
    room->element = into->layout->structure.open;
    box->items = list.items;
    box->n_items = list.n;
}

/* The rooms of a row become as high as it is, up to its rules. */
static void stretch_rooms(const bm_row *row, double height_pt)
{
    for (size_t i = 0; i < row->n; i++) {
        const bm_flow *cell = &row->cells[i];
        if (cell->n == 0 || !cell->boxes[0].n_items || cell->boxes[0].items->kind != BM_ITEM_ROOM)
            continue;
        bm_item *room = bm_arena_alloc(row->flow->layout->arena, sizeof *room);
        *room = *cell->boxes[0].items;
        room->y_pt = BM_FLOW_RULE_PT / 2 - cell->boxes[0].space_pt;
        room->height_pt = height_pt - BM_FLOW_RULE_PT;
        cell->boxes[0].items = room;
    }
}

static int fill_cell(const bm_node *cell, bm_flow *into, bm_flow_column place, bm_diags *ds)
{
    int status = 0;
    for (uint32_t k = 0; k < cell->n_children; k++)
        if (bm_flow_paragraph(into, cell->children[k], place, ds) != 0)
            status = -1;
    add_room(into, cell, place);
    return status;
}

/* Lay out the cells of a row and note the rules between them. */
static int fill_cells(const builder *b, const row_state *row, bm_flow *cells, double *own_edges,
                      bm_diags *ds)
{
    const bm_node *node = row->node;
    bm_structure *s = &b->flow->layout->structure;
    bool header = (node->flags & BM_NODE_HEADER) != 0;
    int status = 0;
    size_t column = 0, n = b->table->n;
    own_edges[0] = b->edges[0];
    (void)bm_structure_open(s, BM_ROLE_ROW, node);
    for (size_t i = 0; i < node->n_children; i++) {
        const bm_node *cell = node->children[i];
        size_t end = column + cell->span < n ? column + cell->span : n;
        double width = b->edges[end] - b->edges[column] - 2 * b->padding_pt;
        bm_style style = cell->n_children ? cell->children[0]->style : BM_STYLE_SMALL_CELL;
        if (width < bm_style_of(style)->size_half_pt / 2.0)
            return bm_diags_add0(ds, BM_TEXT_NO_ROOM, node->pos);
        bm_flow_column place = {b->edges[column] + b->padding_pt, width,
                                header ? BM_ALIGN_CENTER : (int)b->table->align[column]};
        if (!is_spanned(row, column, end)) {
            open_cell(b, row, cell, column, end);
            if (fill_cell(cell, &cells[i], place, ds) != 0)
                status = -1;
            bm_structure_close(s);
        }
        column = end;
        own_edges[i + 1] = b->edges[end];
    }
    if (column < n) {
        open_cell(b, row, NULL, column, n);
        bm_structure_close(s);
    }
    bm_structure_close(s);
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

/* The boxes of a row that is laid out: one, or several when it is taller than what a page has for it. */
static void place_row(const builder *b, bm_row *row, const bm_node *node, const double *own_edges)
{
    double height = bm_row_height(row);
    bool whole = height <= bm_flow_room(b->flow) - header_height(b);
    if (node->flags & BM_NODE_HEADER) {
        double *dy = bm_arena_alloc(b->flow->layout->arena, row->n * sizeof *dy);
        for (size_t i = 0; i < row->n; i++)
            dy[i] = (height - bm_flow_height(&row->cells[i])) / 2;
        row->dy_pt = dy;
    }
    size_t first = b->flow->n;
    if (whole) {
        stretch_rooms(row, height);
        bm_row_whole(row, height);
    } else {
        bm_row_pieces(row);
    }
    join(b, first, own_edges, row->n + 1);
}

static int add_row(const builder *b, const row_state *state, bm_diags *ds)
{
    bm_row row = bm_row_new(b->flow, state->node->n_children);
    double *own_edges = bm_arena_alloc(b->flow->layout->arena, (row.n + 1) * sizeof *own_edges);
    if (fill_cells(b, state, row.cells, own_edges, ds) != 0)
        return -1;
    place_row(b, &row, state->node, own_edges);
    return 0;
}

/* Two rows of heads. */
typedef struct {
    const bm_node *upper, *lower;
    double *upper_edges, *lower_edges; /* one more than cells */
    bool *both;                        /* upper heads that span both rows */
    double upper_pt, lower_pt;         /* heights */
} heads;

/* Heights of both rows: of their own heads, the lower one increased for heads that span both. */
static void measure_heads(heads *h, const bm_row *row)
{
    double both = 0;
    size_t n = h->upper->n_children;
    for (size_t i = 0; i < row->n; i++) {
        double height = bm_flow_height(&row->cells[i]);
        double *of = i >= n ? &h->lower_pt : h->both[i] ? &both : &h->upper_pt;
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
        double room = i >= n ? h->lower_pt : h->upper_pt + (h->both[i] ? h->lower_pt : 0);
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
    if (table->n_children < 2)
        return false;
    const bm_node *lower = table->children[1];
    for (uint32_t i = 0; (lower->flags & BM_NODE_HEADER) && i < lower->n_children; i++)
        if (lower->children[i]->flags & BM_NODE_COVERED)
            return true;
    return false;
}

static void find_both(heads *h)
{
    size_t column = 0;
    for (size_t i = 0; i < h->upper->n_children; i++) {
        size_t end = column + h->upper->children[i]->span;
        h->both[i] = spans_both(h->lower, column, end);
        column = end;
    }
}

/* Both rows as one box; as two rows when they are too high for that. */
static int add_heads(const builder *b, const bm_node *upper, const bm_node *lower, bm_diags *ds)
{
    bm_arena *a = b->flow->layout->arena;
    size_t n = upper->n_children, m = lower->n_children;
    const row_state states[] = {{upper, NULL, lower, 0}, {lower, upper, NULL, 1}};
    bm_row row = bm_row_new(b->flow, n + m);
    heads h = {upper, lower, NULL, NULL, NULL, 0, 0};
    h.upper_edges = bm_arena_alloc(a, (n + 1) * sizeof *h.upper_edges);
    h.lower_edges = bm_arena_alloc(a, (m + 1) * sizeof *h.lower_edges);
    h.both = bm_arena_alloc(a, (n + 1) * sizeof *h.both);
    if (fill_cells(b, &states[0], row.cells, h.upper_edges, ds) != 0 ||
        fill_cells(b, &states[1], row.cells + n, h.lower_edges, ds) != 0)
        return -1;
    find_both(&h);
    measure_heads(&h, &row);
    double height = h.upper_pt + h.lower_pt;
    if (height > bm_flow_room(b->flow)) {
        bm_row above = {b->flow, row.cells, n, NULL}, below = {b->flow, row.cells + n, m, NULL};
        place_row(b, &above, upper, h.upper_edges);
        place_row(b, &below, lower, h.lower_edges);
        return 0;
    }
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
    (void)bm_structure_open(&flow->layout->structure, BM_ROLE_TABLE, node);
    for (uint32_t i = 0; i < node->n_children; i++) {
        const bm_node *row = node->children[i];
        const row_state state = {row, NULL, NULL, i};
        int result = 0;
        if (i == 0 && has_two_heads(node))
            result = add_heads(&b, row, node->children[++i], ds);
        else
            result = add_row(&b, &state, ds);
        if (result != 0)
            status = -1;
        if ((row->flags & BM_NODE_HEADER) && flow->n > shared->first_header + shared->n_headers) {
            shared->n_headers = flow->n - shared->first_header;
            flow->boxes[flow->n - 1].keep_next = true;
            if (header_height(&b) > bm_flow_body_height(flow->layout) / 2)
                shared->n_headers = 0; /* repeated, it would leave no room for the rows */
        }
    }
    bm_structure_close(&flow->layout->structure);
    flow->after_pt = 6;
    return status;
}
