/* Tables. SPDX-License-Identifier: MIT */
#include "output/docx/docx_table.h"

#include <math.h>

#include "base/unit.h"
#include "layout/flow.h"
#include "output/docx/docx_styles.h"

/* x of the vertical rules, n + 1 of them, in whole twips so that the columns add up to the text area */
static long *edges_of(const bm_layout *layout, size_t n, const double *width_percent)
{
    double total_twip = bm_flow_body_width(layout) * 20.0, percent = 0;
    long *edges = bm_arena_alloc(layout->arena, (n + 1) * sizeof *edges);
    edges[0] = 0;
    for (size_t i = 0; i < n; i++) {
        percent += width_percent ? width_percent[i] : 100.0 / (double)n;
        edges[i + 1] = lround(total_twip * percent / 100.0);
    }
    return edges;
}

static void write_width(bm_docx_xml *x, const char *name, long twip)
{
    bm_docx_xml_start(x, name);
    bm_docx_xml_attr_int(x, "w:w", twip);
    bm_docx_xml_attr(x, "w:type", "dxa");
    bm_docx_xml_end(x);
}

static void start_table(bm_docx_xml *x, const char *style, const long *edges, size_t n)
{
    bm_docx_xml_start(x, "w:tbl");
    bm_docx_xml_start(x, "w:tblPr");
    bm_docx_xml_val(x, "w:tblStyle", style);
    write_width(x, "w:tblW", edges[n]);
    write_width(x, "w:tblInd", 0);
    bm_docx_xml_start(x, "w:tblLayout");
    bm_docx_xml_attr(x, "w:type", "fixed");
    bm_docx_xml_end(x);
    bm_docx_xml_end(x);
    bm_docx_xml_start(x, "w:tblGrid");
    for (size_t i = 0; i < n; i++) {
        bm_docx_xml_start(x, "w:gridCol");
        bm_docx_xml_attr_int(x, "w:w", edges[i + 1] - edges[i]);
        bm_docx_xml_end(x);
    }
    bm_docx_xml_end(x);
}

static void start_row(bm_docx_xml *x, bool whole, bool header)
{
    bm_docx_xml_start(x, "w:tr");
    if (!whole && !header)
        return;
    bm_docx_xml_start(x, "w:trPr");
    if (whole)
        bm_docx_xml_empty(x, "w:cantSplit");
    if (header)
        bm_docx_xml_empty(x, "w:tblHeader");
    bm_docx_xml_end(x);
}

static void start_cell(bm_docx_xml *x, long width_twip, size_t span, const char *v_align)
{
    bm_docx_xml_start(x, "w:tc");
    bm_docx_xml_start(x, "w:tcPr");
    write_width(x, "w:tcW", width_twip);
    if (span > 1)
        bm_docx_xml_val_int(x, "w:gridSpan", (long)span);
    if (v_align)
        bm_docx_xml_val(x, "w:vAlign", v_align);
    bm_docx_xml_end(x);
}

/* Where cells stand: columns from ${*column}; the last cell of a row reaches to the end. */
static size_t span_of(const bm_node *row, uint32_t i, size_t column, size_t n_columns)
{
    size_t left = n_columns - column;
    if (i + 1 == row->n_children || row->children[i]->span > left)
        return left;
    return row->children[i]->span ? row->children[i]->span : 1;
}

static double inner_width(const long *edges, size_t from, size_t to)
{
    return (double)(edges[to] - edges[from]) / 20.0 - 2 * BM_FLOW_CELL_PADDING_PT;
}

/* Lines of the tallest cell. */
static size_t lines_of(bm_docx_writer *w, const bm_node *row, const long *edges, size_t n)
{
    size_t most = 1, column = 0;
    for (uint32_t i = 0; i < row->n_children && column < n; i++) {
        const bm_node *cell = row->children[i];
        size_t end = column + span_of(row, i, column, n), lines = 0;
        for (uint32_t k = 0; k < cell->n_children; k++)
            lines += bm_docx_paragraph_lines(w, cell->children[k], inner_width(edges, column, end));
        most = lines > most ? lines : most;
        column = end;
    }
    return most;
}

/* A row that nearly fills a page is allowed to break: held together it could not be shown whole. */
static bool fits_page(const bm_layout *layout, size_t lines)
{
    return (double)lines * bm_flow_line_height(BM_STYLE_TABLE_CELL) <
           bm_flow_body_height(layout) * 0.9;
}

static void write_row(bm_docx_writer *w, const bm_node *row, const bm_table *table,
                      const long *edges, bool keep_next)
{
    bm_docx_xml *x = &w->xml;
    bool header = (row->flags & BM_NODE_HEADER) != 0;
    size_t column = 0;
    start_row(x, fits_page(w->layout, lines_of(w, row, edges, table->n)), header);
    for (uint32_t i = 0; i < row->n_children && column < table->n; i++) {
        const bm_node *cell = row->children[i];
        size_t span = span_of(row, i, column, table->n), end = column + span;
        start_cell(x, edges[end] - edges[column], span, header ? "center" : NULL);
        for (uint32_t k = 0; k < cell->n_children; k++) {
            const bm_node *paragraph = cell->children[k];
            bm_docx_properties p = bm_docx_paragraph_properties(w, (bm_style)paragraph->style);
            p.keep_next = keep_next || header;
            p.align = header ? BM_ALIGN_CENTER : (int)table->align[column];
            bm_docx_paragraph_write(w, paragraph, p, inner_width(edges, column, end));
        }
        if (cell->n_children == 0) {
            bm_docx_properties p = bm_docx_paragraph_properties(w, BM_STYLE_TABLE_CELL);
            bm_docx_paragraph_empty(w, &p);
        }
        bm_docx_xml_end(x);
        column = end;
    }
    bm_docx_xml_end(x);
}

bool bm_docx_table_write(bm_docx_writer *w, const bm_node *node, const bm_docx_block *block)
{
    size_t rows = 0, n = node->table->n;
    for (uint32_t i = 0; i < node->n_children; i++)
        rows += node->children[i]->n_children > 0;
    if (rows == 0 || n == 0)
        return false;
    long *edges = edges_of(w->layout, n, node->table->width_percent);
    start_table(&w->xml, BM_DOCX_TABLE_STYLE, edges, n);
    for (uint32_t i = 0; i < node->n_children; i++)
        if (node->children[i]->n_children > 0)
            write_row(w, node->children[i], node->table, edges,
                      node->n_children - i <= block->keep_rows);
    bm_docx_xml_end(&w->xml);
    return true;
}

size_t bm_docx_table_keep(bm_docx_writer *w, const bm_node *node, size_t *lines)
{
    size_t n = node->table->n, kept = 0;
    const long *edges = edges_of(w->layout, n, node->table->width_percent);
    while (*lines > 0 && kept < node->n_children) {
        /* a row of the table counts as a line, as in layout/; one of half a page keeps nothing */
        const bm_node *row = node->children[node->n_children - 1 - kept];
        if (!fits_page(w->layout, 2 * lines_of(w, row, edges, n))) {
            *lines = 0;
            break;
        }
        --*lines;
        kept++;
    }
    return kept;
}

enum { LEVELS = BM_NODE_SIGNATURE_LEVELS };

static double space_before(const bm_node *paragraph)
{
    return bm_style_of((bm_style)paragraph->style)->space_before_pt +
           (paragraph->style == BM_STYLE_SIGN_NAME ? BM_SIGN_ROOM_PT : 0);
}

/* The heights of the levels of one signature, points. */
static void measure_levels(bm_docx_writer *w, const bm_node *signature, double width_pt,
                           double heights[LEVELS])
{
    for (size_t level = 0; level < LEVELS; level++)
        heights[level] = 0;
    for (uint32_t i = 0; i < signature->n_children; i++) {
        const bm_node *paragraph = signature->children[i];
        size_t lines = bm_docx_paragraph_lines(w, paragraph, width_pt);
        heights[bm_node_level(paragraph)] +=
            space_before(paragraph) +
            (double)lines * bm_flow_line_height((bm_style)paragraph->style);
    }
}

/* One signature, its levels as high as the highest of their neighbours: what is missing stands before the
 * next paragraph. */
static void write_signature(bm_docx_writer *w, const bm_node *signature, double width_pt,
                            const double common[LEVELS])
{
    double own[LEVELS], missing_pt = 0;
    size_t done = 0; /* levels written */
    measure_levels(w, signature, width_pt, own);
    for (uint32_t i = 0; i < signature->n_children; i++) {
        const bm_node *paragraph = signature->children[i];
        for (; done < bm_node_level(paragraph); done++)
            missing_pt += common[done] - own[done];
        bm_docx_properties p = bm_docx_paragraph_properties(w, (bm_style)paragraph->style);
        p.before_twip = bm_unit_twip_of_pt(space_before(paragraph) + missing_pt);
        missing_pt = 0;
        /* the row is in one piece; its first paragraph would tie it to what follows the table */
        p.keep_next = i > 0 && i + 1 < signature->n_children;
        p.no_keep_next = i == 0;
        bm_docx_paragraph_write(w, paragraph, p, width_pt);
    }
}

static void write_blank(bm_docx_writer *w)
{
    bm_docx_properties p = bm_docx_paragraph_properties(w, BM_STYLE_SIGN_NAME);
    bm_docx_paragraph_empty(w, &p);
}

bool bm_docx_table_signatures(bm_docx_writer *w, const bm_node *node)
{
    if (node->n_children == 0)
        return false;
    size_t n = node->n_children > 1 ? node->n_children : 2;
    size_t left_out = n - node->n_children; /* one alone stands at the right */
    const long *edges = edges_of(w->layout, n, NULL);
    double width_pt = (double)(edges[1] - 2 * BM_DOCX_TABLE_SIGN_SIDE_TWIP) / 20.0;
    double common[LEVELS] = {0}, own[LEVELS];
    for (uint32_t i = 0; i < node->n_children; i++) {
        measure_levels(w, node->children[i], width_pt, own);
        for (size_t level = 0; level < LEVELS; level++)
            common[level] = own[level] > common[level] ? own[level] : common[level];
    }
    bm_docx_xml *x = &w->xml;
    start_table(x, BM_DOCX_SIGNATURES_STYLE, edges, n);
    start_row(x, true, false);
    for (size_t i = 0; i < n; i++) {
        start_cell(x, edges[i + 1] - edges[i], 1, NULL);
        if (i < left_out || node->children[i - left_out]->n_children == 0)
            write_blank(w);
        else
            write_signature(w, node->children[i - left_out], width_pt, common);
        bm_docx_xml_end(x);
    }
    bm_docx_xml_end(x);
    bm_docx_xml_end(x);
    return true;
}
