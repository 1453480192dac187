/* Paragraphs and labelled lines as boxes, one for each line of print.
 * SPDX-License-Identifier: MIT */
#include "layout/flow.h"

#include "base/unit.h"
#include "layout/compose.h"

/* A line under a paragraph: distance from the descent, thickness, and what it adds to the height. */
/* A line stretched by more than this for each space is left ragged: a long word stood behind it. */
#define SPACE_MAX_PT 20.0

double bm_flow_line_height(bm_style style)
{
    return bm_style_of(style)->size_half_pt / 2.0 * BM_LINE_HEIGHT_EM;
}

double bm_flow_body_height(const bm_layout *layout)
{
    return bm_page_frame_height(&layout->frame);
}

double bm_flow_body_width(const bm_layout *layout)
{
    return bm_page_frame_width(&layout->frame);
}

double bm_flow_room(const bm_flow *flow)
{
    return bm_flow_body_height(flow->layout) - flow->foot_pt;
}

bm_flow_box *bm_flow_box_add(bm_flow *flow, double space_pt, double height_pt)
{
    if (flow->n == flow->cap) {
        size_t cap = flow->cap ? flow->cap * 2 : 32;
        flow->boxes = bm_arena_grow(flow->layout->arena, flow->boxes, flow->n * sizeof *flow->boxes,
                                    cap * sizeof *flow->boxes);
        flow->cap = cap;
    }
    bm_flow_box *box = &flow->boxes[flow->n++];
    memset(box, 0, sizeof *box);
    box->space_pt = flow->after_pt + space_pt;
    box->height_pt = height_pt;
    box->is_text = true;
    box->break_before = flow->break_before;
    flow->break_before = false;
    flow->after_pt = 0;
    return box;
}

double bm_flow_height(const bm_flow *flow)
{
    double height = flow->after_pt;
    for (size_t i = 0; i < flow->n; i++)
        height += flow->boxes[i].space_pt + flow->boxes[i].height_pt;
    return height;
}

void bm_flow_append(bm_item_list *list, const bm_flow_box *box, double dx_pt, double dy_pt)
{
    for (size_t i = 0; i < box->n_items; i++) {
        bm_item *item = bm_paragraph_item(list, BM_ITEM_TEXT);
        *item = box->items[i];
        item->x_pt += dx_pt;
        item->y_pt += dy_pt;
    }
}

void bm_flow_draw(bm_item_list *list, const bm_flow *flow, double y_pt)
{
    for (size_t i = 0; i < flow->n; i++) {
        y_pt += flow->boxes[i].space_pt;
        bm_flow_append(list, &flow->boxes[i], 0, y_pt);
        y_pt += flow->boxes[i].height_pt;
    }
}

void bm_flow_rule(bm_item_list *list, double x_pt, double y_pt, double width_pt, double height_pt)
{
    bm_item *rule = bm_paragraph_item(list, BM_ITEM_RULE);
    rule->flags = BM_ITEM_FURNITURE;
    rule->x_pt = x_pt;
    rule->y_pt = y_pt;
    rule->width_pt = width_pt;
    rule->height_pt = height_pt;
}

/* Which lines of a paragraph of ${n} stay with the next: Word's widow and orphan rule (two lines). */
static bool keeps_next_line(const bm_style_spec *spec, size_t i, size_t n)
{
    if (i + 1 == n)
        return spec->keep_next;
    return spec->keep_lines || i == 0 || i + 2 == n;
}

/* Set a line, whose ${place} is its left end so far, in ${room_pt}. */
static void align_line(bm_paragraph_place *place, const bm_paragraph_line *line, bm_align align,
                       double room_pt)
{
    double left = room_pt - line->width_pt;
    if (left <= 0)
        return;
    if (line->n_leaders) {
        place->stretch_pt = left / line->n_leaders;
    } else if (align == BM_ALIGN_CENTER) {
        place->x_pt += left / 2;
    } else if (align == BM_ALIGN_RIGHT) {
        place->x_pt += left;
    } else if (align == BM_ALIGN_JUSTIFY && !line->last && line->n_spaces) {
        double space = left / line->n_spaces;
        place->space_pt = space <= SPACE_MAX_PT ? space : 0;
    }
}

static void set_items(bm_flow_box *box, const bm_item_list *list)
{
    box->items = list->items;
    box->n_items = list->n;
}

/* The width of the longest line; leaders fill theirs. */
static double longest_line(const bm_paragraph_line *lines, size_t n, double room_pt)
{
    double longest = 0;
    for (size_t i = 0; i < n; i++) {
        double width = lines[i].n_leaders ? room_pt : lines[i].width_pt;
        longest = width > longest ? width : longest;
    }
    return longest;
}

/* The marker of a list item in its hanging indent, which a long one ("100.") widens; ${place}: where
 * the text begins. */
static void draw_marker(bm_flow *flow, const bm_node *node, bm_paragraph_place place,
                        bm_item_list *list, bm_diags *ds)
{
    bm_shape shape;
    bm_shape_begin(&shape, flow->layout, node->style);
    const char *marker = bm_arena_printf(list->arena, "%.*s ", (int)node->text.len, node->text.ptr);
    bm_shape_text(&shape, bm_str_of(marker), node->style, ds);
    bm_paragraph_line line = bm_paragraph_whole(&shape);
    line.end_glyph = (uint32_t)shape.n_glyphs;
    double hang = -bm_style_of(node->style)->first_indent_pt;
    place.x_pt -= hang > shape.width_pt ? hang : shape.width_pt;
    place.element--; /* the LABEL before the text */
    bm_paragraph_draw(&shape, &line, &place, list);
}

int bm_flow_paragraph(bm_flow *flow, const bm_node *node, bm_flow_column column, bm_diags *ds)
{
    const bm_style_spec *spec = bm_style_of(node->style);
    bm_align align = column.align >= 0 ? (bm_align)column.align : spec->align;
    bm_shape shape;
    bm_shape_begin(&shape, flow->layout, node->style);
    bm_shape_inlines(&shape, node, node->style, ds);
    if (shape.failed)
        return -1;
    double left = spec->left_indent_pt * (1 + 0.5 * node->level);
    double room = column.width_pt - left;
    if (spec->balance) {
        double balanced = bm_paragraph_balanced(&shape, room);
        left += (room - balanced) / 2;
        room = balanced;
    }
    const bm_paragraph_line *lines;
    double first_room = spec->first_indent_pt > 0 ? room - spec->first_indent_pt : room;
    size_t n = bm_paragraph_break(&shape, first_room, room, &lines);
    double height = bm_flow_line_height(node->style);
    double baseline = BM_LINE_ASCENT_EM * shape.size_pt;
    uint32_t element = bm_structure_paragraph(&flow->layout->structure, node);
    for (size_t i = 0; i < n; i++) {
        double indent = i == 0 && spec->first_indent_pt > 0 ? spec->first_indent_pt : 0;
        bm_flow_box *box = bm_flow_box_add(flow, i ? 0 : spec->space_before_pt, height);
        box->keep_next = keeps_next_line(spec, i, n);
        bm_paragraph_place place = {column.x_pt + left, baseline, 0, 0, element};
        bm_item_list list = {flow->layout->arena, NULL, 0, 0};
        if (i == 0 && node->text.len)
            draw_marker(flow, node, place, &list, ds);
        place.x_pt += indent;
        align_line(&place, &lines[i], align, room - indent);
        bm_paragraph_draw(&shape, &lines[i], &place, &list);
        if (spec->rule_percent && i + 1 == n) {
            double width = longest_line(lines, n, room) * spec->rule_percent / 100;
            bm_flow_rule(&list, column.x_pt + left + (room - width) / 2,
                         baseline + BM_LINE_DESCENT_EM * shape.size_pt + bm_style_rule_gap(spec),
                         width, BM_RULE_THICK_PT);
            box->height_pt += bm_style_rule_room(spec);
        }
        set_items(box, &list);
    }
    bm_structure_paragraph_end(&flow->layout->structure);
    flow->after_pt = spec->space_after_pt;
    return 0;
}

/* A LINE that is being appended. */
typedef struct {
    bm_flow *flow;
    const bm_node *node;
    bm_flow_column column;
    double space_pt, height_pt; /* above each row, and of a line of print */
    double baseline_pt;
    uint32_t element;
} line_state;

/* A space parts a segment from the next, wherever that stands. */
static void end_segment(const line_state *l, const bm_node *segment, bm_item_list *list,
                        size_t from)
{
    if (segment != l->node->children[l->node->n_children - 1])
        bm_paragraph_space(list, from);
}

/* A row of a LINE that is one line of print. */
static void add_row(const line_state *l, const bm_compose_row *row)
{
    bm_item_list list = {l->flow->layout->arena, NULL, 0, 0};
    for (size_t i = 0; i < row->n; i++) {
        const bm_compose_cell *cell = &row->cells[i];
        size_t from = list.n;
        bm_paragraph_line whole = bm_paragraph_whole(cell->shape);
        bm_paragraph_place place = {l->column.x_pt + cell->x_pt, l->baseline_pt, 0,
                                    cell->stretch_pt, l->element};
        bm_paragraph_draw(cell->shape, &whole, &place, &list);
        end_segment(l, cell->segment, &list, from);
    }
    set_items(bm_flow_box_add(l->flow, l->space_pt, l->height_pt), &list);
}

/* A row whose only segment is longer than the column. */
static void add_wrapped(const line_state *l, const bm_compose_row *row)
{
    const bm_shape *shape = row->cells[0].shape;
    const bm_paragraph_line *lines;
    double width = l->column.width_pt, hang_room = width - BM_COMPOSE_HANG_PT;
    size_t n = bm_paragraph_break(shape, width, hang_room, &lines);
    for (size_t i = 0; i < n; i++) {
        bm_flow_box *box = bm_flow_box_add(l->flow, i ? 0 : l->space_pt, l->height_pt);
        box->keep_next = i + 1 < n && (i == 0 || i + 2 == n);
        bm_paragraph_place place = {l->column.x_pt + (i ? BM_COMPOSE_HANG_PT : 0), l->baseline_pt,
                                    0, 0, l->element};
        align_line(&place, &lines[i], BM_ALIGN_LEFT, i ? hang_room : width);
        bm_item_list list = {l->flow->layout->arena, NULL, 0, 0};
        bm_paragraph_draw(shape, &lines[i], &place, &list);
        if (i + 1 == n)
            end_segment(l, row->cells[0].segment, &list, 0);
        set_items(box, &list);
    }
}

int bm_flow_line(bm_flow *flow, const bm_node *node, bm_flow_column column, bm_diags *ds)
{
    const bm_compose_row *rows;
    size_t n;
    if (bm_compose_line(flow->layout, node, column.width_pt, &rows, &n, ds) != 0)
        return -1;
    const bm_style_spec *spec = bm_style_of(node->style);
    line_state l = {flow,
                    node,
                    column,
                    spec->space_before_pt,
                    bm_flow_line_height(node->style),
                    BM_LINE_ASCENT_EM * spec->size_half_pt / 2.0,
                    0};
    l.element = bm_structure_paragraph(&flow->layout->structure, node);
    for (size_t i = 0; i < n; i++) {
        if (rows[i].wraps)
            add_wrapped(&l, &rows[i]);
        else
            add_row(&l, &rows[i]);
    }
    bm_structure_paragraph_end(&flow->layout->structure);
    flow->after_pt = spec->space_after_pt;
    return 0;
}
