/* The top of a form: nation, number, title, addressees. SPDX-License-Identifier: MIT */
#ifndef BM_DRAFT_DRAFT_TOP_H
#define BM_DRAFT_DRAFT_TOP_H

#include "draft/draft_walk.h"

/** bm_draft_top_begin(w): a national header was met: a form begins. */
void bm_draft_top_begin(bm_draft_walk *w);

/** bm_draft_top_take(w, i): add the block of the top of a form that begins at row ${i}; returns how many items
 *  it is, 0 = none begins there. */
size_t bm_draft_top_take(bm_draft_walk *w, size_t i);

#endif
