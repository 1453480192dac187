/* Tables and signature blocks as boxes. SPDX-License-Identifier: MIT */
#ifndef BM_LAYOUT_TABLE_H
#define BM_LAYOUT_TABLE_H

#include "layout/flow.h"

/** bm_table_flow(flow, node, ds): append the rows of a TABLE. A row stays in one piece unless it is
 *  taller than a page; then it is divided between lines. Returns 0, or -1 with T001, T003. */
int bm_table_flow(bm_flow *flow, const bm_node *node, bm_diags *ds);

/** bm_table_signatures(flow, node, ds): append a SIGNATURES block as one box (more only when it is
 *  taller than a page) and keep two lines of company before it. Returns 0, or -1 with T001. */
int bm_table_signatures(bm_flow *flow, const bm_node *node, bm_diags *ds);

#endif
