/* Blocks -> a vertical list of boxes (lines, table rows, signature blocks) that pages are cut from.
 * SPDX-License-Identifier: MIT */
#ifndef BM_LAYOUT_FLOW_H
#define BM_LAYOUT_FLOW_H

#include "layout/paragraph.h"

/* What boxes of one table share. */
typedef struct {
    double x_pt, width_pt;
    size_t first_header, n_headers; /* boxes repeated at the top of each page */
} bm_flow_table;

/* One box: never divided between pages. */
typedef struct {
    double space_pt; /* above it; left out at the top of a page */
    double height_pt;
    const bm_item *items; /* y from the top of the box */
    size_t n_items;
    bool keep_next;    /* no page ends behind it */
    bool break_before; /* begins a page */
    bool is_text;      /* line of text or table row: counts as company for a signature block */
    const bm_flow_table *table; /* row of a table, or NULL */
    const double *edges_pt;     /* row: x of the vertical rules */
    size_t n_edges;
    bool row_end; /* last part of a row */
} bm_flow_box;

typedef struct {
    bm_layout *layout;
    bm_flow_box *boxes;
    size_t n, cap;
    double after_pt;   /* space after the last paragraph, not yet used */
    bool break_before; /* the next box begins a page */
    double foot_pt;    /* what the foot of the first page takes of its height */
} bm_flow;

/* Where a block stands, from the left edge of the text area. */
typedef struct {
    double x_pt, width_pt;
    int align; /* bm_align that overrides the style's; -1 = none */
} bm_flow_column;

#define BM_FLOW_CELL_PADDING_PT 5.4 /* left and right of a table cell, as in Word */
#define BM_FLOW_RULE_PT 0.5

/** bm_flow_box_add(flow, space_pt, height_pt): a new box at the end; valid until the next. */
bm_flow_box *bm_flow_box_add(bm_flow *flow, double space_pt, double height_pt);

/** bm_flow_paragraph(flow, node, column, ds), _line: append the lines of a PARAGRAPH or LINE.
 *  Return 0, or -1 with T001. */
int bm_flow_paragraph(bm_flow *flow, const bm_node *node, bm_flow_column column, bm_diags *ds);
int bm_flow_line(bm_flow *flow, const bm_node *node, bm_flow_column column, bm_diags *ds);

/** bm_flow_height(flow): of all boxes with their spaces, the one after the last included. */
double bm_flow_height(const bm_flow *flow);

/** bm_flow_append(list, box, dx_pt, dy_pt): the box's items, moved, at the end of ${list}. */
void bm_flow_append(bm_item_list *list, const bm_flow_box *box, double dx_pt, double dy_pt);

/** bm_flow_draw(list, flow, y_pt): the items of all boxes, each below the one before, from ${y_pt} on. */
void bm_flow_draw(bm_item_list *list, const bm_flow *flow, double y_pt);

/** bm_flow_rule(list, x_pt, y_pt, width_pt, height_pt): a drawn rule at the end of ${list}. */
void bm_flow_rule(bm_item_list *list, double x_pt, double y_pt, double width_pt, double height_pt);

/** bm_flow_line_height(style): of one line, points. */
double bm_flow_line_height(bm_style style);

/** bm_flow_body_height(layout): height of the text area of a page. bm_flow_body_width(layout): its width. */
double bm_flow_body_height(const bm_layout *layout);
double bm_flow_body_width(const bm_layout *layout);

/** bm_flow_room(flow): what any page has for a box: boxes that are not higher fit on every page. */
double bm_flow_room(const bm_flow *flow);

#endif
