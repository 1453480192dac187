/* Rows of a LINE. Segments keep together: one that does not fit on a row goes to the next, so that
 * a label never parts from the beginning of its value, and only what is longer than a whole row wraps.
 * SPDX-License-Identifier: MIT */
#include "layout/compose.h"

/* A row is full a little before its end, so that Word, which rounds to twips, breaks alike. */
#define RESERVE_PT 0.5
/* Room between segments grows up to this when the row has nothing else to fill. */
#define GAP_MAX_PT 36.0

/* Place the cells of a finished row: what is left goes to the leaders, or else to the gaps. */
static void place_row(bm_compose_cell *cells, size_t n, double width_pt)
{
    double left = width_pt - BM_COMPOSE_GAP_PT * (double)(n - 1);
    size_t leaders = 0;
    for (size_t i = 0; i < n; i++) {
        left -= cells[i].shape->width_pt;
        leaders += cells[i].shape->n_leaders;
    }
    if (left < 0)
        left = 0;
    double gap = BM_COMPOSE_GAP_PT, stretch = 0;
    if (leaders)
        stretch = left / (double)leaders;
    else if (n > 1)
        gap += left / (double)n < GAP_MAX_PT - gap ? left / (double)n : GAP_MAX_PT - gap;
    double x = 0;
    for (size_t i = 0; i < n; i++) {
        cells[i].x_pt = x;
        cells[i].stretch_pt = stretch;
        cells[i].width_pt = cells[i].shape->width_pt + stretch * (double)cells[i].shape->n_leaders;
        x += cells[i].width_pt + gap;
    }
}

int bm_compose_line(bm_layout *layout, const bm_node *line, double width_pt,
                    const bm_compose_row **rows, size_t *n_rows, bm_diags *ds)
{
    bm_arena *a = layout->arena;
    size_t n = line->n_children;
    bm_shape *shapes = bm_arena_alloc(a, n * sizeof *shapes);
    bm_compose_cell *cells = bm_arena_zero(a, n, sizeof *cells);
    bm_compose_row *list = bm_arena_zero(a, n, sizeof *list);
    bool failed = false;
    size_t count = 0, first = 0; /* first cell of the open row */
    double used = 0;
    for (size_t i = 0; i < n; i++) {
        bm_shape_begin(&shapes[i], layout, line->style);
        bm_shape_inlines(&shapes[i], line->children[i], line->style, ds);
        failed |= shapes[i].failed;
        cells[i].segment = line->children[i];
        cells[i].shape = &shapes[i];
        double needed = shapes[i].width_pt;
        bool fits = used + BM_COMPOSE_GAP_PT + needed <= width_pt - RESERVE_PT;
        if (i > first && fits && !shapes[i].breaks && !list[count - 1].wraps) {
            used += BM_COMPOSE_GAP_PT + needed;
            list[count - 1].n++;
            continue;
        }
        first = i;
        used = needed;
        list[count].cells = &cells[i];
        list[count].n = 1;
        list[count].wraps = needed > width_pt - RESERVE_PT || shapes[i].breaks;
        count++;
    }
    for (size_t r = 0; r < count; r++)
        place_row(cells + (list[r].cells - cells), list[r].n, width_pt);
    *rows = list;
    *n_rows = count;
    return failed ? -1 : 0;
}
