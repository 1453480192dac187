/* Rows of a LINE as layout/compose.h puts them together. SPDX-License-Identifier: MIT */
#include "output/docx/docx_line.h"

#include "base/unit.h"
#include "layout/compose.h"
#include "output/docx/docx_inline.h"
#include "output/docx/docx_styles.h"

/* The stops of a row: one for each leader, one for each segment but the first. */
static void add_tabs(bm_docx_tabs *tabs, const bm_compose_row *row, double width_pt)
{
    if (row->wraps) {
        bm_docx_paragraph_wrapped(tabs, row->cells[0].shape, 0, BM_COMPOSE_HANG_PT, width_pt);
        return;
    }
    for (size_t i = 0; i < row->n; i++) {
        const bm_compose_cell *cell = &row->cells[i];
        if (i > 0) {
            bm_docx_tab tab = {bm_unit_twip_of_pt(cell->x_pt), false, false};
            bm_docx_paragraph_tab(tabs, tab);
        }
        if (cell->shape->n_leaders == 0)
            continue;
        bm_paragraph_line whole = bm_paragraph_whole(cell->shape);
        bm_docx_leaders at = {cell->x_pt, cell->stretch_pt, width_pt};
        bm_docx_paragraph_leaders(tabs, cell->shape, &whole, &at);
    }
}

static void write_row(bm_docx_writer *w, const bm_compose_row *row, bm_docx_properties p,
                      double width_pt)
{
    bm_docx_inline_survey survey = {.style = p.style};
    add_tabs(&p.tabs, row, width_pt);
    for (size_t i = 0; i < row->n; i++)
        bm_docx_inline_look_at(w, row->cells[i].segment, &survey);
    p.variant = bm_docx_inline_variant(&survey);
    if (row->wraps) {
        p.indents = true;
        p.left_twip = bm_unit_twip_of_pt(BM_COMPOSE_HANG_PT);
        p.first_twip = -p.left_twip;
    }
    bm_docx_paragraph_start(&w->xml, &p);
    bm_docx_inline in;
    bm_docx_inline_begin(&in, w, &p, row->wraps);
    for (size_t i = 0; i < row->n; i++) {
        if (i > 0)
            bm_docx_inline_tab(&in);
        bm_docx_inline_children(&in, row->cells[i].segment);
    }
    bm_docx_inline_end(&in);
    bm_docx_xml_end(&w->xml);
}

static long no_space(double style_pt)
{
    return style_pt > 0 ? 0 : BM_DOCX_INHERIT;
}

void bm_docx_line_write(bm_docx_writer *w, const bm_node *node, const bm_docx_block *block,
                        double width_pt)
{
    const bm_compose_row *rows;
    size_t n;
    if (bm_compose_line(w->layout, node, width_pt, &rows, &n, w->ds) != 0) {
        w->failed = true;
        return;
    }
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < rows[i].n; k++) {
            const bm_shape *shape = rows[i].cells[k].shape;
            if (!bm_docx_paragraph_check(w, bm_str_n(shape->text, shape->text_len), node->pos))
                return;
        }
        bm_docx_properties p = bm_docx_paragraph_properties(w, (bm_style)node->style);
        p.keep_next = n - i <= block->keep_rows;
        p.page_break_before = i == 0 && block->page_break_before;
        p.before_twip = i == 0 ? block->before_twip : BM_DOCX_INHERIT;
        p.after_twip =
            i + 1 == n ? block->after_twip : no_space(bm_docx_styles_space_after(p.style));
        p.section = i + 1 == n ? block->section : NULL;
        write_row(w, &rows[i], p, width_pt);
    }
}

static size_t lines_of(const bm_compose_row *row, double width_pt)
{
    const bm_paragraph_line *lines;
    if (!row->wraps)
        return 1;
    return bm_paragraph_break(row->cells[0].shape, width_pt, width_pt - BM_COMPOSE_HANG_PT, &lines);
}

size_t bm_docx_line_keep(bm_docx_writer *w, const bm_node *node, size_t *lines, double width_pt)
{
    const bm_compose_row *rows;
    size_t n, kept = 0;
    if (bm_compose_line(w->layout, node, width_pt, &rows, &n, w->ds) != 0) {
        w->failed = true;
        *lines = 0;
        return 0;
    }
    while (*lines > 0 && kept < n) {
        size_t held = lines_of(&rows[n - 1 - kept], width_pt);
        *lines -= held < *lines ? held : *lines;
        kept++;
    }
    return kept;
}
