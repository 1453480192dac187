/* Tables to fill in row by row. SPDX-License-Identifier: MIT */
#ifndef BM_DRAFT_DRAFT_TABLE_H
#define BM_DRAFT_DRAFT_TABLE_H

#include "draft/draft_flow.h"
#include "draft/draft_line.h"

/** bm_draft_table_add(d, table): add ${table} as a block when it is one of heads with empty or numbered rows
 *  below them; false when it is anything else: nothing was added. */
bool bm_draft_table_add(bm_draft_state *d, const bm_draft_table *table);

#endif
