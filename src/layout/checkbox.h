/* How a check box looks: one drawing for every format that draws pages.
 * SPDX-License-Identifier: MIT */
#ifndef BM_LAYOUT_CHECKBOX_H
#define BM_LAYOUT_CHECKBOX_H

#include "layout/page.h"

/* From the origin of the item (left end, baseline), y upwards. The square stands on the baseline; its frame is
 * what lies between it and a square that is smaller by `line` on each side. */
typedef struct {
    double left, side, line;
} bm_checkbox;

enum { BM_CHECKBOX_CORNERS = 6 }; /* of the tick, which touches the frame nowhere */

/** bm_checkbox_of(item, em): the box of a BM_ITEM_BOX, in units of which its font size has ${em}. */
bm_checkbox bm_checkbox_of(const bm_item *item, double em);

/** bm_checkbox_corner(box, i, x, y): corner ${i} of the outline of the tick, which is filled. */
void bm_checkbox_corner(const bm_checkbox *box, size_t i, double *x, double *y);

#endif
