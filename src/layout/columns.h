/* Blocks whose columns stand side by side: the head of a letter, signatures.
 * SPDX-License-Identifier: MIT */
#ifndef BM_LAYOUT_COLUMNS_H
#define BM_LAYOUT_COLUMNS_H

#include "layout/flow.h"

/** bm_columns_letterhead(flow, node, ds): append a LETTERHEAD as one box (more only when it is taller than a
 *  page), with BM_LETTERHEAD_AFTER_PT below it. Returns 0, or -1 with T001. */
int bm_columns_letterhead(bm_flow *flow, const bm_node *node, bm_diags *ds);

/**
 * bm_columns_signatures(flow, node, ds):
 * Append a SIGNATURES block as one box (more only when it is taller than a page) and keep two lines of
 * company before it.
 *
 * RECIPIENTS stand at its left and are part of that box. A list that is longer than the signatures and
 * makes the block higher than half a page goes on behind the box, line by line, over as many pages as it
 * takes; so it does when the signatures alone are taller than a page.
 *
 * Returns 0, or -1 with T001.
 */
int bm_columns_signatures(bm_flow *flow, const bm_node *node, bm_diags *ds);

#endif
