/* Columns side by side. Their paragraphs stand on levels (bm_node_level), and each level begins at one height
 * in all columns. A list of recipients has no levels: it flows down beside those of the signatures.
 * SPDX-License-Identifier: MIT */
#include "layout/columns.h"

#include "layout/row.h"

enum { LEVELS = BM_NODE_SIGNATURE_LEVELS };
_Static_assert((int)LEVELS >= (int)BM_NODE_LETTERHEAD_LEVELS, "a grid has room for both");

/* The paragraphs of a block by column and level. */
typedef struct {
    bm_flow *flow; /* of the page */
    size_t n;      /* columns */
    bm_flow *cells;
    double heights[LEVELS];
} grid;

/* One of its columns. */
typedef struct {
    size_t i;
    const bm_node *node;
    bm_flow_column place;
} grid_column;

static grid new_grid(bm_flow *flow, size_t n)
{
    grid g = {flow, n, NULL, {0}};
    g.cells = bm_arena_zero(flow->layout->arena, n * LEVELS, sizeof *g.cells);
    for (size_t i = 0; i < n * LEVELS; i++)
        g.cells[i].layout = flow->layout;
    return g;
}

/* Lay out the paragraphs of a column that stand on ${level}. */
static int fill_level(grid *g, const grid_column *c, size_t level, bm_diags *ds)
{
    bm_flow *cell = &g->cells[c->i * LEVELS + level];
    int status = 0;
    for (uint32_t k = 0; k < c->node->n_children; k++) {
        const bm_node *paragraph = c->node->children[k];
        if (bm_node_level(paragraph) != level)
            continue;
        if (paragraph->style == BM_STYLE_SIGN_NAME)
            cell->after_pt = BM_SIGN_ROOM_PT;
        /* bm_flow_paragraph adds the style's own space */
        cell->after_pt += bm_node_space_before(c->node, k) -
                          bm_style_of((bm_style)paragraph->style)->space_before_pt;
        if (bm_flow_paragraph(cell, paragraph, c->place, ds) != 0)
            status = -1;
    }
    double height = bm_flow_height(cell);
    g->heights[level] = height > g->heights[level] ? height : g->heights[level];
    return status;
}

/* The name of ${signature} when it is an empty line that is for a field, else NULL. */
static const bm_node *empty_name(const bm_node *signature)
{
    for (uint32_t k = 0; k < signature->n_children; k++) {
        const bm_node *paragraph = signature->children[k];
        if (paragraph->style == BM_STYLE_SIGN_NAME && !paragraph->n_children &&
            paragraph->field >= 0)
            return paragraph;
    }
    return NULL;
}

static bm_item *add_area(bm_item_list *list, const grid_column *c, const bm_node *node,
                         uint32_t element)
{
    bm_item *room = bm_paragraph_item(list, BM_ITEM_ROOM);
    room->x_pt = c->place.x_pt;
    room->width_pt = c->place.width_pt;
    room->node = node;
    room->element = element;
    return room;
}

/* The room for the signature of a column, above the name: it goes where the line of the name does. ${element} is
 * read before it. An empty line for the name is a room, too. */
static void add_room(const grid *g, const grid_column *c, uint32_t element)
{
    bm_flow *name = &g->cells[c->i * LEVELS + LEVELS - 1];
    if (name->n == 0)
        return;
    bm_item_list list = {g->flow->layout->arena, NULL, 0, 0};
    bm_item *room = add_area(&list, c, c->node, element);
    room->y_pt = -BM_SIGN_ROOM_PT;
    room->height_pt = BM_SIGN_ROOM_PT;
    const bm_node *empty = empty_name(c->node);
    if (empty)
        add_area(&list, c, empty, element)->height_pt = name->boxes[0].height_pt;
    bm_flow_append(&list, &name->boxes[0], 0, 0);
    name->boxes[0].items = list.items;
    name->boxes[0].n_items = list.n;
}

/* Lay out a signature. */
static int fill_signature(grid *g, const grid_column *c, bm_diags *ds)
{
    const bm_structure *s = &g->flow->layout->structure;
    size_t first = s->n, before_name = first;
    int status = 0;
    for (size_t level = 0; level < LEVELS; level++) {
        before_name = s->n;
        if (fill_level(g, c, level, ds) != 0)
            status = -1;
    }
    if (before_name > first)
        add_room(g, c, bm_structure_block(s->elements, (uint32_t)before_name - 1));
    else
        add_room(g, c, s->n > first ? (uint32_t)first : 0);
    return status;
}

static double height_of(const grid *g)
{
    double height = 0;
    for (size_t level = 0; level < LEVELS; level++)
        height += g->heights[level];
    return height;
}

/* All columns, one after the other. */
static void draw_grid(bm_item_list *list, const grid *g)
{
    for (size_t i = 0; i < g->n; i++) {
        double top = 0;
        for (size_t level = 0; level < LEVELS; level++) {
            bm_flow_draw(list, &g->cells[i * LEVELS + level], top);
            top += g->heights[level];
        }
    }
}

/* All levels, one below the other: a head is read row by row, as the tables of office files are. */
static void draw_levels(bm_item_list *list, const grid *g)
{
    double top = 0;
    for (size_t level = 0; level < LEVELS; level++) {
        for (size_t i = 0; i < g->n; i++)
            bm_flow_draw(list, &g->cells[i * LEVELS + level], top);
        top += g->heights[level];
    }
}

static void add_box(bm_flow *flow, const bm_item_list *list, double height_pt)
{
    bm_flow_box *box = bm_flow_box_add(flow, 0, height_pt);
    box->items = list->items;
    box->n_items = list->n;
}

/* Taller than a page: levels stand below each other, each divided between lines where it must be. */
static void add_pieces(const grid *g)
{
    size_t first = g->flow->n;
    for (size_t level = 0; level < LEVELS; level++) {
        bm_row row = bm_row_new(g->flow, g->n);
        for (size_t i = 0; i < g->n; i++)
            row.cells[i] = g->cells[i * LEVELS + level];
        bm_row_pieces(&row);
        if (level + 1 < LEVELS && g->flow->n > first)
            g->flow->boxes[g->flow->n - 1].keep_next = true;
    }
}

int bm_columns_letterhead(bm_flow *flow, const bm_node *node, bm_diags *ds)
{
    double width = bm_flow_body_width(flow->layout), gap = BM_LETTERHEAD_GAP_PT / 2;
    double middle = width * BM_LETTERHEAD_LEFT_PERCENT / 100;
    const bm_flow_column places[] = {{0, middle - gap, -1},
                                     {middle + gap, width - middle - gap, -1}};
    grid g = new_grid(flow, node->n_children);
    int status = 0;
    for (size_t level = 0; level < LEVELS; level++)
        for (size_t i = 0; i < g.n; i++) {
            const grid_column column = {i, node->children[i], places[i > 0]};
            if (fill_level(&g, &column, level, ds) != 0)
                status = -1;
        }
    double height = height_of(&g);
    if (status != 0 || height <= 0)
        return status;
    if (height > bm_flow_room(flow)) {
        add_pieces(&g);
    } else {
        bm_item_list list = {flow->layout->arena, NULL, 0, 0};
        draw_levels(&list, &g);
        add_box(flow, &list, height);
    }
    flow->boxes[flow->n - 1].keep_next = true;
    flow->after_pt = BM_LETTERHEAD_AFTER_PT;
    return 0;
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

/* How many lines of ${recipients} stand beside signatures of ${height_pt} points, ${top_pt} down, and where
 * the last of them ends: all of them up to half a page, else as few as reach below the signatures. */
static size_t lines_beside(const bm_flow *flow, const bm_flow *recipients, double top_pt,
                           double height_pt, double *end_pt)
{
    double room = bm_flow_room(flow), y = top_pt;
    size_t n = 0;
    *end_pt = top_pt;
    if (top_pt + bm_flow_height(recipients) <= room / 2) {
        *end_pt += bm_flow_height(recipients);
        return recipients->n;
    }
    for (size_t i = 0; i < recipients->n && *end_pt < height_pt; i++) {
        const bm_flow_box *line = &recipients->boxes[i];
        y += line->space_pt + line->height_pt;
        if (y > room)
            break;
        if (line->keep_next && i + 1 < recipients->n)
            continue;
        n = i + 1;
        *end_pt = y;
    }
    return n;
}

/* The lines of ${recipients} from ${done} on, as boxes; no line of them alone on a page. */
static void add_rest(bm_flow *flow, const bm_flow *recipients, size_t done)
{
    if (done == recipients->n)
        return;
    if (done + 1 == recipients->n)
        flow->boxes[flow->n - 1].keep_next = true;
    for (size_t i = done; i < recipients->n; i++) {
        const bm_flow_box *line = &recipients->boxes[i];
        bm_flow_box *box = bm_flow_box_add(flow, line->space_pt, line->height_pt);
        box->items = line->items;
        box->n_items = line->n_items;
        box->keep_next =
            i + 1 < recipients->n && (line->keep_next || i == done || i + 2 == recipients->n);
    }
}

static int fill_recipients(bm_flow *recipients, const bm_node *node, double width_pt, bm_diags *ds)
{
    const bm_flow_column place = {0, width_pt, -1};
    int status = 0;
    for (uint32_t k = 0; k < node->n_children; k++)
        if (bm_flow_paragraph(recipients, node->children[k], place, ds) != 0)
            status = -1;
    return status;
}

/* The signatures of ${g} and the list beside them. */
static void add_signatures(const grid *g, const bm_flow *recipients)
{
    bm_flow *flow = g->flow;
    double height = height_of(g), top = g->heights[0], end = 0;
    size_t first = flow->n, beside = 0;
    if (height > bm_flow_room(flow)) {
        add_pieces(g);
    } else {
        bm_item_list list = {flow->layout->arena, NULL, 0, 0};
        bm_flow begin = *recipients;
        begin.n = beside = lines_beside(flow, recipients, top, height, &end);
        bm_flow_draw(&list, &begin, top);
        draw_grid(&list, g);
        add_box(flow, &list, end > height ? end : height);
    }
    for (size_t i = first; i < flow->n; i++)
        flow->boxes[i].is_text = false;
    keep_company(flow, first);
    add_rest(flow, recipients, beside);
}

int bm_columns_signatures(bm_flow *flow, const bm_node *node, bm_diags *ds)
{
    bool listed = node->n_children && node->children[0]->type == BM_NODE_RECIPIENTS;
    size_t n = node->n_children - listed;
    double width = bm_flow_body_width(flow->layout);
    double left = listed ? width * BM_RECIPIENTS_PERCENT / 100 : n == 1 ? width / 2 : 0;
    double column = (width - left) / (n ? (double)n : 1);
    bm_flow recipients = {0};
    recipients.layout = flow->layout;
    int status = 0;
    if (listed)
        status =
            fill_recipients(&recipients, node->children[0], left - BM_SIGNATURE_PADDING_PT, ds);
    grid g = new_grid(flow, n);
    for (size_t i = 0; i < n; i++) {
        const grid_column signature = {i,
                                       node->children[i + listed],
                                       {left + column * (double)i + BM_SIGNATURE_PADDING_PT,
                                        column - 2 * BM_SIGNATURE_PADDING_PT, -1}};
        if (fill_signature(&g, &signature, ds) != 0)
            status = -1;
    }
    if (listed && g.heights[0] == 0)
        g.heights[0] = BM_RECIPIENTS_BEFORE_PT;
    if (status == 0)
        add_signatures(&g, &recipients);
    return status;
}
