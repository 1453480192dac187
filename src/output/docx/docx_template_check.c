/* SPDX-License-Identifier: MIT */
#include "output/docx/docx_template_check.h"

#include "base/unit.h"
#include "output/docx/docx_table.h"

/* The least room for text in a cell: a number of two digits. */
#define LEAST_CELL_PT 13.0

/* The room at both sides of the text of a cell. */
static double sides_pt(const bm_node *table)
{
    const bm_node *row = table->n_children ? table->children[0] : NULL;
    for (uint32_t i = 0; row && i < row->n_children; i++) {
        const bm_node *cell = row->children[i];
        if (cell->n_children == 0)
            continue;
        bool small = cell->children[0]->style == BM_STYLE_SMALL_HEAD ||
                     cell->children[0]->style == BM_STYLE_SMALL_CELL;
        return 2 * (small ? BM_DOCX_TABLE_SMALL_SIDE_TWIP : BM_DOCX_TABLE_SIDE_TWIP) / 20.0;
    }
    return 2 * BM_DOCX_TABLE_SIDE_TWIP / 20.0;
}

/* How wide the text area must be for the columns of ${root} that our own, ${ours_pt}, has room for; 0 = any width does. */
static double needed_pt(const bm_node *root, double ours_pt)
{
    double needed = 0;
    for (uint32_t i = 0; i < root->n_children; i++) {
        const bm_node *node = root->children[i];
        for (size_t c = 0; node->type == BM_NODE_TABLE && c < node->table->n; c++) {
            double width = (LEAST_CELL_PT + sides_pt(node)) * 100 / node->table->width_percent[c];
            if (width <= ours_pt && width > needed)
                needed = width;
        }
    }
    return needed;
}

static bool has_footer(const bm_node *root)
{
    for (uint32_t i = 0; i < root->n_children; i++)
        if (root->children[i]->type == BM_NODE_FOOTER && root->children[i]->n_children > 0)
            return true;
    return false;
}

static bm_str millimetres(bm_arena *a, double whole_mm)
{
    return bm_str_of(bm_arena_printf(a, "%ld", lround(whole_mm)));
}

int bm_docx_template_check(const bm_docx_template *t, bm_arena *a, const bm_document *docs,
                           size_t n, bm_diags *ds)
{
    int status = 0;
    bool replaced = false;
    for (size_t i = 0; i < n; i++) {
        const bm_page_frame ours = bm_page_frame_of(docs[i].landscape);
        const bm_page_frame frame = bm_docx_template_frame(t, docs[i].landscape);
        double width_pt = bm_page_frame_width(&frame);
        double least_pt = needed_pt(docs[i].root, bm_page_frame_width(&ours));
        replaced = replaced || has_footer(docs[i].root);
        if (width_pt >= least_pt)
            continue;
        const bm_str args[] = {millimetres(a, floor(width_pt * 25.4 / 72)),
                               millimetres(a, ceil(least_pt * 25.4 / 72)), docs[i].form_id};
        status = bm_diags_add(ds, BM_TEMPLATE_SMALL, NULL, NULL, args, 3);
    }
    if (replaced && bm_docx_template_has_first_footer(t))
        (void)bm_diags_add0(ds, BM_TEMPLATE_FOOTER, NULL);
    return status;
}
