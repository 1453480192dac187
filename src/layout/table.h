/* Tables as boxes. SPDX-License-Identifier: MIT */
#ifndef BM_LAYOUT_TABLE_H
#define BM_LAYOUT_TABLE_H

#include "layout/flow.h"

#define BM_TABLE_SMALL_PADDING_PT 2.85 /* 1 mm: in the cells of a wide table room is short */

/** bm_table_padding(table): left and right of each cell of a TABLE, points. */
double bm_table_padding(const bm_node *table);

/** bm_table_flow(flow, node, ds): append the rows of a TABLE. A row stays in one piece unless it is
 *  taller than a page; then it is divided between lines. Two rows of heads of which the second has
 *  COVERED cells stay in one piece, too. Returns 0, or -1 with T001, T003. */
int bm_table_flow(bm_flow *flow, const bm_node *node, bm_diags *ds);

#endif
