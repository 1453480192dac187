/* The vertical list of boxes, cut into pages. A page ends before the first box that does not fit,
 * or, when boxes are kept together, before the first of those.
 * SPDX-License-Identifier: MIT */
#include "layout/layout.h"

#include "base/limit.h"
#include "base/unit.h"
#include "layout/columns.h"
#include "layout/footer.h"
#include "layout/qr.h"
#include "layout/table.h"

/* Pages while they are being cut. */
typedef struct {
    bm_flow *flow;
    bm_page *pages;
    size_t n, cap;
    size_t doc, first;  /* the document at hand, and its first page */
    bm_flow_box footer; /* of that page */
} cutter;

static int flow_blocks(bm_flow *flow, const bm_node *root, bm_diags *ds)
{
    bm_flow_column whole = {0, bm_flow_body_width(flow->layout), -1};
    int status = 0;
    for (uint32_t i = 0; i < root->n_children; i++) {
        const bm_node *node = root->children[i];
        int result = 0;
        switch (node->type) {
        case BM_NODE_PARAGRAPH:
            result = bm_flow_paragraph(flow, node, whole, ds);
            break;
        case BM_NODE_LINE:
            result = bm_flow_line(flow, node, whole, ds);
            break;
        case BM_NODE_TABLE:
            result = bm_table_flow(flow, node, ds);
            break;
        case BM_NODE_LETTERHEAD:
            result = bm_columns_letterhead(flow, node, ds);
            break;
        case BM_NODE_SIGNATURES:
            result = bm_columns_signatures(flow, node, ds);
            break;
        case BM_NODE_PAGE_BREAK:
            flow->break_before = true;
            break;
        default:
            break;
        }
        if (result != 0)
            status = -1;
    }
    return status;
}

/* The table whose header rows stand again at the top of a page that begins with box ${i}, or NULL. */
static const bm_flow_table *repeated_table(const bm_flow *flow, size_t i)
{
    const bm_flow_table *table = i < flow->n ? flow->boxes[i].table : NULL;
    return table && i >= table->first_header + table->n_headers ? table : NULL;
}

static double repeated_height(const bm_flow *flow, size_t i)
{
    const bm_flow_table *table = repeated_table(flow, i);
    double height = 0;
    for (size_t h = 0; table && h < table->n_headers; h++)
        height += flow->boxes[table->first_header + h].height_pt;
    return height;
}

/* The box before which the next page, which begins with ${from}, ends. */
static size_t find_end(const cutter *c, size_t from)
{
    const bm_flow *flow = c->flow;
    double room = bm_flow_body_height(flow->layout) - repeated_height(flow, from), used = 0;
    size_t i = from, end = 0;
    if (c->n == c->first)
        room -= c->footer.height_pt;
    for (; i < flow->n; i++) {
        const bm_flow_box *box = &flow->boxes[i];
        if (i > from && box->break_before)
            return i;
        if (i > from && !flow->boxes[i - 1].keep_next)
            end = i;
        used += (i > from ? box->space_pt : 0) + box->height_pt;
        if (i > from && used > room + 0.001)
            return end ? end : i;
    }
    return i;
}

/* The rules around one row (or part of it) whose top is at ${y_pt}. */
static void draw_borders(bm_item_list *list, const bm_flow_box *box, double left_pt, double y_pt,
                         bool top, bool bottom)
{
    double half = BM_FLOW_RULE_PT / 2, x0 = left_pt + box->edges_pt[0];
    double width = box->edges_pt[box->n_edges - 1] - box->edges_pt[0] + BM_FLOW_RULE_PT;
    if (top)
        bm_flow_rule(list, x0 - half, y_pt - half, width, BM_FLOW_RULE_PT);
    if (bottom)
        bm_flow_rule(list, x0 - half, y_pt + box->height_pt - half, width, BM_FLOW_RULE_PT);
    for (size_t i = 0; i < box->n_edges; i++)
        bm_flow_rule(list, left_pt + box->edges_pt[i] - half, y_pt, BM_FLOW_RULE_PT,
                     box->height_pt);
}

static int draw_page_number(const cutter *c, bm_item_list *list, bm_diags *ds)
{
    if (c->n == c->first)
        return 0; /* not on page 1 */
    bm_layout *layout = c->flow->layout;
    const char *text = bm_arena_printf(layout->arena, "%zu", c->n - c->first + 1);
    bm_shape shape;
    bm_shape_begin(&shape, layout, BM_STYLE_PAGE_NUMBER);
    bm_shape_text(&shape, bm_str_of(text), BM_STYLE_PAGE_NUMBER, ds);
    if (shape.failed)
        return -1;
    bm_paragraph_line line = bm_paragraph_whole(&shape);
    bm_paragraph_place place = {
        layout->frame.left_pt + (bm_flow_body_width(layout) - line.width_pt) / 2,
        bm_unit_pt_of_mm(BM_PAGE_HEADER_MM) + BM_LINE_ASCENT_EM * shape.size_pt, 0, 0, 0};
    bm_paragraph_draw(&shape, &line, &place, list);
    list->items[list->n - 1].flags |= BM_ITEM_FURNITURE;
    return 0;
}

/* The heads of a table that goes on from the page before. They were read there: here they belong to nothing
 * (ISO 32000-1, 14.8.2.2.2). Returns where they end. */
static double draw_heads(const cutter *c, const bm_flow_table *table, double y_pt,
                         bm_item_list *list)
{
    double left = c->flow->layout->frame.left_pt;
    for (size_t h = 0; h < table->n_headers; h++) {
        const bm_flow_box *box = &c->flow->boxes[table->first_header + h];
        size_t first = list->n;
        bm_flow_append(list, box, left, y_pt);
        for (size_t i = first; i < list->n; i++) {
            list->items[i].element = 0;
            list->items[i].flags |= BM_ITEM_FURNITURE;
        }
        draw_borders(list, box, left, y_pt, h == 0, true);
        y_pt += box->height_pt;
    }
    return y_pt;
}

static void add_page(cutter *c, bm_item_list *list)
{
    bm_layout *layout = c->flow->layout;
    const bm_page_frame *frame = &layout->frame;
    bm_page_order(layout->arena, layout->structure.elements, list->items, list->n);
    if (c->n == c->cap) {
        size_t cap = c->cap ? c->cap * 2 : 4;
        c->pages =
            bm_arena_grow(layout->arena, c->pages, c->n * sizeof *c->pages, cap * sizeof *c->pages);
        c->cap = cap;
    }
    const bm_page page = {.items = list->items,
                          .n = list->n,
                          .width_pt = frame->width_pt,
                          .height_pt = frame->height_pt,
                          .doc = c->doc,
                          .number = (uint32_t)(c->n - c->first + 1)};
    c->pages[c->n++] = page;
}

/* Boxes ${from} to ${to} on a new page. */
static int draw_page(cutter *c, size_t from, size_t to, bm_diags *ds)
{
    bm_flow *flow = c->flow;
    bm_item_list list = {flow->layout->arena, NULL, 0, 0};
    const bm_page_frame *frame = &flow->layout->frame;
    double y = frame->top_pt, left = frame->left_pt;
    if (draw_page_number(c, &list, ds) != 0)
        return -1;
    const bm_flow_table *table = repeated_table(flow, from);
    if (table)
        y = draw_heads(c, table, y, &list);
    double top = y;
    for (size_t i = from; i < to; i++) {
        const bm_flow_box *box = &flow->boxes[i];
        y += i > from ? box->space_pt : 0;
        bm_flow_append(&list, box, left, y);
        if (box->table) {
            bool starts = i == from ? top == frame->top_pt : flow->boxes[i - 1].table != box->table;
            bool ends = i + 1 == to || box->row_end;
            draw_borders(&list, box, left, y, starts, ends);
        }
        y += box->height_pt;
    }
    if (c->n == c->first)
        bm_flow_append(&list, &c->footer, left,
                       frame->height_pt - frame->bottom_pt - c->footer.height_pt);
    add_page(c, &list);
    return 0;
}

/* The pages of one document, behind those that ${c} has. */
static int cut_document(cutter *c, const bm_document *doc, bm_diags *ds)
{
    bm_layout *layout = c->flow->layout;
    layout->frame = bm_page_frame_of(doc->landscape);
    layout->n_missing = 0;
    c->first = c->n;
    bm_structure_document(&layout->structure, doc->root, (uint32_t)c->doc);
    size_t first = layout->structure.n;
    int status = bm_footer_flow(layout, doc->root, &c->footer, ds);
    c->flow->foot_pt = c->footer.height_pt;
    bm_structure_part read_last = bm_structure_cut(&layout->structure, first);
    if (flow_blocks(c->flow, doc->root, ds) != 0 || status != 0)
        return -1;
    bm_footer_renumber(layout, &c->footer, bm_structure_paste(&layout->structure, &read_last));
    size_t from = 0;
    do {
        if (c->n == BM_LIMIT_PAGES)
            return bm_diags_add1(ds, BM_TEXT_TOO_MANY_PAGES, NULL,
                                 bm_arena_printf(layout->arena, "%d", BM_LIMIT_PAGES));
        size_t to = find_end(c, from);
        if (draw_page(c, from, to, ds) != 0)
            return -1;
        from = to;
    } while (from < c->flow->n);
    if (layout->qr)
        bm_qr_add(layout, doc, c->pages + c->first, c->n - c->first);
    return 0;
}

int bm_layout_pages(bm_layout *layout, const bm_document *docs, size_t n_docs, bm_pages *pages,
                    bm_diags *ds)
{
    cutter c = {0};
    int status = 0;
    bm_structure_begin(&layout->structure, layout->arena);
    bm_flow flow = {.layout = layout};
    c.flow = &flow;
    for (c.doc = 0; c.doc < n_docs; c.doc++) {
        flow = (bm_flow){.layout = layout, .boxes = flow.boxes, .cap = flow.cap};
        if (cut_document(&c, &docs[c.doc], ds) != 0)
            status = -1;
        if (status != 0 && c.n == BM_LIMIT_PAGES)
            break; /* so it would be for all that follow */
    }
    pages->pages = c.pages;
    pages->n = c.n;
    pages->elements = layout->structure.elements;
    pages->n_elements = layout->structure.n;
    return status;
}
