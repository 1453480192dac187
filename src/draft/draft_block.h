/* What the rows and tables of a document are, from top to bottom. SPDX-License-Identifier: MIT */
#ifndef BM_DRAFT_DRAFT_BLOCK_H
#define BM_DRAFT_DRAFT_BLOCK_H

#include "draft/draft_flow.h"
#include "draft/draft_state.h"

/** bm_draft_block_add_all(d, flow): add all of ${flow} as blocks of the body, with their fields. O(bytes). */
void bm_draft_block_add_all(bm_draft_state *d, const bm_draft_flow *flow);

#endif
