/* A square with a thin frame, and a tick as a person makes it. SPDX-License-Identifier: MIT */
#include "layout/checkbox.h"

#define LINE_PT 0.6

/* In 1/1000 of the square's side, from its lower left corner. */
static const int tick[BM_CHECKBOX_CORNERS][2] = {{170, 490}, {265, 570}, {420, 375},
                                                 {735, 850}, {835, 785}, {430, 180}};

bm_checkbox bm_checkbox_of(const bm_item *item, double em)
{
    bm_checkbox box = {(item->width_pt - item->height_pt) / 2 / item->size_pt * em,
                       item->height_pt / item->size_pt * em, LINE_PT / item->size_pt * em};
    return box;
}

void bm_checkbox_corner(const bm_checkbox *box, size_t i, double *x, double *y)
{
    *x = box->left + tick[i][0] * box->side / 1000;
    *y = tick[i][1] * box->side / 1000;
}
