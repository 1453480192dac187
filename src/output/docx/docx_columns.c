/* Letterhead and signatures. SPDX-License-Identifier: MIT */
#include "output/docx/docx_columns.h"

#include "base/unit.h"
#include "layout/flow.h"
#include "output/docx/docx_grid.h"
#include "output/docx/docx_styles.h"

enum { LEVELS = BM_NODE_SIGNATURE_LEVELS };

/* The columns of a block. */
typedef struct {
    size_t n;
    const long *edges;
    bool flush; /* the first column begins at the left margin */
    bool even;  /* the last one ends at the right margin */
} columns;

static bm_docx_grid_cell cell_of(const columns *c, size_t i)
{
    bm_docx_grid_cell cell = {.from = i,
                              .to = i + 1,
                              .left_twip = BM_DOCX_COLUMNS_SIDE_TWIP,
                              .right_twip = BM_DOCX_COLUMNS_SIDE_TWIP};
    if (c->flush && i == 0)
        cell.left_twip = 0;
    if (c->even && i + 1 == c->n)
        cell.right_twip = 0;
    cell.margins = cell.left_twip == 0 || cell.right_twip == 0;
    return cell;
}

/* What column ${i} leaves for text, points. */
static double inner_width(const columns *c, size_t i)
{
    const bm_docx_grid_cell cell = cell_of(c, i);
    return (double)(c->edges[i + 1] - c->edges[i] - cell.left_twip - cell.right_twip) / 20.0;
}

static void start(bm_docx_writer *w, const columns *c, const char *style, const char *title)
{
    const bm_docx_grid grid = {.n = c->n,
                               .edges = c->edges,
                               .style = style,
                               .title = title,
                               .description = BM_DOCX_GRID_FOR_LAYOUT};
    bm_docx_grid_start(&w->xml, &grid);
}

static void open_cell(bm_docx_writer *w, const columns *c, size_t i)
{
    const bm_docx_grid_cell cell = cell_of(c, i);
    bm_docx_grid_open(&w->xml, c->edges, &cell);
}

static void write_blank(bm_docx_writer *w, bm_style style)
{
    bm_docx_properties p = bm_docx_paragraph_properties(w, style);
    bm_docx_paragraph_empty(w, &p);
}

/* ---- Letterhead ---- */

static bool has_level(const bm_node *column, size_t level)
{
    for (uint32_t i = 0; i < column->n_children; i++)
        if (bm_node_level(column->children[i]) == level)
            return true;
    return false;
}

static bool any_has_level(const bm_node *letterhead, size_t level)
{
    for (uint32_t i = 0; i < letterhead->n_children; i++)
        if (has_level(letterhead->children[i], level))
            return true;
    return false;
}

/* Level ${level} of ${column}, ${below_twip} below it. */
static void write_part(bm_docx_writer *w, const bm_node *column, size_t level, double width_pt,
                       long below_twip)
{
    for (uint32_t i = 0; i < column->n_children; i++) {
        const bm_node *paragraph = column->children[i];
        if (bm_node_level(paragraph) != level)
            continue;
        bm_docx_properties p = bm_docx_paragraph_properties(w, (bm_style)paragraph->style);
        if (below_twip &&
            (i + 1 == column->n_children || bm_node_level(column->children[i + 1]) != level))
            p.after_twip = bm_unit_twip_of_pt(bm_docx_styles_space_after(p.style)) + below_twip;
        bm_docx_paragraph_write(w, paragraph, p, width_pt);
    }
}

/* One level in all columns. */
static void write_level(bm_docx_writer *w, const bm_node *letterhead, const columns *c,
                        size_t level, long below_twip)
{
    bm_docx_grid_row(&w->xml, true, false);
    for (uint32_t i = 0; i < c->n; i++) {
        const bm_node *column = letterhead->children[i];
        open_cell(w, c, i);
        write_part(w, column, level, inner_width(c, i), below_twip);
        if (!has_level(column, level))
            write_blank(w, BM_STYLE_LETTER_SUPERIOR);
        bm_docx_xml_end(&w->xml);
    }
    bm_docx_xml_end(&w->xml);
}

bool bm_docx_columns_letterhead(bm_docx_writer *w, const bm_node *node, long below_twip)
{
    static const double shares[] = {BM_LETTERHEAD_LEFT_PERCENT, 100 - BM_LETTERHEAD_LEFT_PERCENT};
    columns c = {.n = node->n_children, .flush = true, .even = true};
    c.edges = bm_docx_grid_edges(w->layout, c.n, c.n == 2 ? shares : NULL);
    size_t end = BM_NODE_LETTERHEAD_LEVELS;
    while (end > 0 && !any_has_level(node, end - 1))
        end--;
    if (end == 0)
        return false;
    start(w, &c, BM_DOCX_LETTERHEAD_STYLE, BM_DOCX_LETTERHEAD_NAME);
    for (size_t level = 0; level < end; level++)
        if (any_has_level(node, level))
            write_level(w, node, &c, level, level + 1 == end ? below_twip : 0);
    bm_docx_xml_end(&w->xml);
    return true;
}

/* ---- Signatures ---- */

/* Above child ${i} of a column, the room for the signature included. */
static double space_before(const bm_node *column, uint32_t i)
{
    return bm_node_space_before(column, i) +
           (column->children[i]->style == BM_STYLE_SIGN_NAME ? BM_SIGN_ROOM_PT : 0);
}

static double height_of(bm_docx_writer *w, const bm_node *column, uint32_t i, double width_pt)
{
    const bm_node *paragraph = column->children[i];
    size_t lines = bm_docx_paragraph_lines(w, paragraph, width_pt);
    return space_before(column, i) +
           (double)lines * bm_flow_line_height((bm_style)paragraph->style);
}

/* The heights of the levels of one signature, points. */
static void measure_levels(bm_docx_writer *w, const bm_node *signature, double width_pt,
                           double heights[LEVELS])
{
    for (size_t level = 0; level < LEVELS; level++)
        heights[level] = 0;
    for (uint32_t i = 0; i < signature->n_children; i++)
        heights[bm_node_level(signature->children[i])] += height_of(w, signature, i, width_pt);
}

/* Whether ${paragraph} is only room that a form leaves, such as that of a place and date beside another one. */
static bool is_room(const bm_node *paragraph)
{
    for (uint32_t i = 0; i < paragraph->n_children; i++)
        if (paragraph->children[i]->type != BM_NODE_TEXT || paragraph->children[i]->text.len > 0)
            return false;
    return paragraph->style != BM_STYLE_SIGN_NAME;
}

/* One signature, its levels as high as the highest of their neighbours: what is missing stands before the
 * next paragraph, as does room without text. */
static void write_signature(bm_docx_writer *w, const bm_node *signature, double width_pt,
                            const double common[LEVELS])
{
    double own[LEVELS], missing_pt = 0;
    size_t done = 0; /* levels written */
    bool first = true;
    measure_levels(w, signature, width_pt, own);
    for (uint32_t i = 0; i < signature->n_children; i++) {
        const bm_node *paragraph = signature->children[i];
        for (; done < bm_node_level(paragraph); done++)
            missing_pt += common[done] - own[done];
        if (is_room(paragraph)) {
            missing_pt += height_of(w, signature, i, width_pt);
            continue;
        }
        bm_docx_properties p = bm_docx_paragraph_properties(w, (bm_style)paragraph->style);
        p.before_twip = bm_unit_twip_of_pt(space_before(signature, i) + missing_pt);
        missing_pt = 0;
        /* the row is in one piece; its first paragraph would tie it to what follows the table */
        p.keep_next = !first && i + 1 < signature->n_children;
        p.no_keep_next = first;
        first = false;
        bm_docx_paragraph_write(w, paragraph, p, width_pt);
    }
}

/* "Nơi nhận:" and its list from ${first} to ${end}, ${top_pt} below the top of the row. */
static void write_recipients(bm_docx_writer *w, const bm_node *recipients, uint32_t first,
                             uint32_t end, double width_pt, double top_pt)
{
    for (uint32_t i = first; i < end; i++) {
        const bm_node *paragraph = recipients->children[i];
        bm_docx_properties p = bm_docx_paragraph_properties(w, (bm_style)paragraph->style);
        if (i == first && top_pt > 0)
            p.before_twip = bm_unit_twip_of_pt(space_before(recipients, i) + top_pt);
        p.no_keep_next = i == first; /* as in write_signature */
        bm_docx_paragraph_write(w, paragraph, p, width_pt);
    }
}

/* A block of signatures while it is being written. */
typedef struct {
    const bm_node *node, *recipients; /* NULL = without */
    columns columns;
    double common[LEVELS]; /* heights of the levels, points */
} signatures;

static signatures measure(bm_docx_writer *w, const bm_node *node)
{
    signatures s = {.node = node};
    bool listed = node->children[0]->type == BM_NODE_RECIPIENTS;
    size_t n = node->n_children > 1 ? node->n_children : 2;
    double *shares = NULL;
    if (listed) {
        s.recipients = node->children[0];
        s.columns.flush = true;
        shares = bm_arena_alloc(w->layout->arena, n * sizeof *shares);
        shares[0] = BM_RECIPIENTS_PERCENT;
        for (size_t i = 1; i < n; i++)
            shares[i] = (100.0 - BM_RECIPIENTS_PERCENT) / (double)(n - 1);
    }
    s.columns.n = n;
    s.columns.edges = bm_docx_grid_edges(w->layout, n, shares);
    for (uint32_t i = listed; i < node->n_children; i++) {
        double own[LEVELS];
        measure_levels(w, node->children[i], inner_width(&s.columns, i), own);
        for (size_t level = 0; level < LEVELS; level++)
            s.common[level] = own[level] > s.common[level] ? own[level] : s.common[level];
    }
    if (listed && s.common[0] == 0)
        s.common[0] = BM_RECIPIENTS_BEFORE_PT;
    return s;
}

/* How many paragraphs of the recipients stand beside the signatures: all of them up to half a page, else as few as
 * reach below the signatures. */
static uint32_t recipients_beside(bm_docx_writer *w, const signatures *s)
{
    double beside_pt = 0, end_pt = s->common[0];
    uint32_t n = s->recipients ? s->recipients->n_children : 0, enough = n;
    for (size_t level = 0; level < LEVELS; level++)
        beside_pt += s->common[level];
    for (uint32_t i = 0; i < n; i++) {
        end_pt += height_of(w, s->recipients, i, inner_width(&s->columns, 0));
        if (end_pt >= beside_pt && enough == n && i > 0)
            enough = i + 1;
    }
    return end_pt <= bm_flow_body_height(w->layout) / 2 ? n : enough;
}

/* The rest of a long list, in a row of its own that pages may divide. */
static void write_rest(bm_docx_writer *w, const signatures *s, uint32_t done)
{
    const columns *c = &s->columns;
    bm_docx_grid_row(&w->xml, false, false);
    for (size_t i = 0; i < c->n; i++) {
        open_cell(w, c, i);
        if (i == 0)
            write_recipients(w, s->recipients, done, s->recipients->n_children, inner_width(c, 0),
                             0);
        else
            write_blank(w, BM_STYLE_SIGN_NAME);
        bm_docx_xml_end(&w->xml);
    }
    bm_docx_xml_end(&w->xml);
}

bool bm_docx_columns_signatures(bm_docx_writer *w, const bm_node *node)
{
    if (node->n_children == 0)
        return false;
    const signatures s = measure(w, node);
    const columns *c = &s.columns;
    size_t left_out =
        s.recipients ? 0 : c->n - node->n_children; /* one alone stands at the right */
    uint32_t beside = recipients_beside(w, &s);
    bm_docx_xml *x = &w->xml;
    start(w, c, BM_DOCX_SIGNATURES_STYLE, BM_DOCX_SIGNATURES_NAME);
    bm_docx_grid_row(x, true, false);
    for (size_t i = 0; i < c->n; i++) {
        const bm_node *column =
            i >= left_out && i - left_out < node->n_children ? node->children[i - left_out] : NULL;
        open_cell(w, c, i);
        if (!column || column->n_children == 0)
            write_blank(w, BM_STYLE_SIGN_NAME);
        else if (column == s.recipients)
            write_recipients(w, column, 0, beside, inner_width(c, i), s.common[0]);
        else
            write_signature(w, column, inner_width(c, i), s.common);
        bm_docx_xml_end(x);
    }
    bm_docx_xml_end(x);
    if (s.recipients && beside < s.recipients->n_children)
        write_rest(w, &s, beside);
    bm_docx_xml_end(x);
    return true;
}
