/* w:tbl, w:tr, w:tc. SPDX-License-Identifier: MIT */
#include "output/docx/docx_grid.h"

#include <math.h>

#include "layout/flow.h"

const long *bm_docx_grid_edges(const bm_layout *layout, size_t n, const double *width_percent)
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

/* ECMA-376-1 §17.4.55: the bits and their names say the same, for readers old and new. */
static void write_look(bm_docx_xml *x, bool header)
{
    bm_docx_xml_start(x, "w:tblLook");
    bm_docx_xml_attr(x, "w:val", header ? "0620" : "0600");
    bm_docx_xml_attr_int(x, "w:firstRow", header);
    bm_docx_xml_attr_int(x, "w:lastRow", 0);
    bm_docx_xml_attr_int(x, "w:firstColumn", 0);
    bm_docx_xml_attr_int(x, "w:lastColumn", 0);
    bm_docx_xml_attr_int(x, "w:noHBand", 1);
    bm_docx_xml_attr_int(x, "w:noVBand", 1);
    bm_docx_xml_end(x);
}

/* In the order that the schema demands (ECMA-376-1 §17.4.59). */
void bm_docx_grid_start(bm_docx_xml *x, const bm_docx_grid *grid)
{
    const long *edges = grid->edges;
    bm_docx_xml_start(x, "w:tbl");
    bm_docx_xml_start(x, "w:tblPr");
    bm_docx_xml_val(x, "w:tblStyle", grid->style);
    write_width(x, "w:tblW", edges[grid->n]);
    write_width(x, "w:tblInd", 0);
    bm_docx_xml_start(x, "w:tblLayout");
    bm_docx_xml_attr(x, "w:type", "fixed");
    bm_docx_xml_end(x);
    write_look(x, grid->header);
    if (grid->title)
        bm_docx_xml_val(x, "w:tblCaption", grid->title);
    if (grid->description)
        bm_docx_xml_val(x, "w:tblDescription", grid->description);
    bm_docx_xml_end(x);
    bm_docx_xml_start(x, "w:tblGrid");
    for (size_t i = 0; i < grid->n; i++) {
        bm_docx_xml_start(x, "w:gridCol");
        bm_docx_xml_attr_int(x, "w:w", edges[i + 1] - edges[i]);
        bm_docx_xml_end(x);
    }
    bm_docx_xml_end(x);
}

void bm_docx_grid_row(bm_docx_xml *x, bool whole, bool header)
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

/* In the order that the schema demands (ECMA-376-1 §17.4.70). */
void bm_docx_grid_open(bm_docx_xml *x, const long *edges, const bm_docx_grid_cell *cell)
{
    bm_docx_xml_start(x, "w:tc");
    bm_docx_xml_start(x, "w:tcPr");
    write_width(x, "w:tcW", edges[cell->to] - edges[cell->from]);
    if (cell->to - cell->from > 1)
        bm_docx_xml_val_int(x, "w:gridSpan", (long)(cell->to - cell->from));
    if (cell->merge == BM_DOCX_GRID_FIRST)
        bm_docx_xml_val(x, "w:vMerge", "restart");
    else if (cell->merge == BM_DOCX_GRID_COVERED)
        bm_docx_xml_empty(x, "w:vMerge");
    if (cell->margins) {
        bm_docx_xml_start(x, "w:tcMar");
        write_width(x, "w:left", cell->left_twip);
        write_width(x, "w:right", cell->right_twip);
        bm_docx_xml_end(x);
    }
    if (cell->centred)
        bm_docx_xml_val(x, "w:vAlign", "center");
    bm_docx_xml_end(x);
}

bool bm_docx_grid_fits(const bm_layout *layout, double height_pt)
{
    return height_pt < bm_flow_body_height(layout) * 0.9;
}
