/* Composition of a LINE (labels with values or leaders) into rows. Both PDF and DOCX use it: the
 * PDF draws the rows, the DOCX turns them into paragraphs with tab stops, so both look alike.
 * SPDX-License-Identifier: MIT */
#ifndef BM_LAYOUT_COMPOSE_H
#define BM_LAYOUT_COMPOSE_H

#include "layout/shape.h"

/* One segment on a row. */
typedef struct {
    const bm_node *segment;
    double x_pt;       /* from the left edge of the text area; 0 for the first of a row */
    double stretch_pt; /* added to the least length of each LEADER in it */
    double width_pt;   /* with its leaders */
    const bm_shape *shape;
} bm_compose_cell;

/* A row is one line of print, or several when its only segment is longer than the text area:
 * continuation lines then hang by BM_COMPOSE_HANG_PT. */
typedef struct {
    const bm_compose_cell *cells;
    size_t n;
    bool wraps;
} bm_compose_row;

#define BM_COMPOSE_HANG_PT 28.35 /* 10 mm */
#define BM_COMPOSE_GAP_PT 12.0   /* least room between two segments of a row */

/**
 * bm_compose_line(layout, line, width_pt, rows, n_rows, ds):
 * Put the segments of ${line} on rows, in order, as many on each as fit; leaders share what is left.
 *
 * rows  in the layout's arena
 *
 * Returns 0, or -1 with T001. O(text).
 */
int bm_compose_line(bm_layout *layout, const bm_node *line, double width_pt,
                    const bm_compose_row **rows, size_t *n_rows, bm_diags *ds);

#endif
