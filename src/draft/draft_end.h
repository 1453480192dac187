/* The end of a form: place and date, signatures, recipients, notes. SPDX-License-Identifier: MIT */
#ifndef BM_DRAFT_DRAFT_END_H
#define BM_DRAFT_DRAFT_END_H

#include "draft/draft_walk.h"

/** bm_draft_end_take(w, i): add the block of the end of a form that begins at row ${i}; returns how many items
 *  it is, 0 = none begins there. */
size_t bm_draft_end_take(bm_draft_walk *w, size_t i);

/** bm_draft_end_footnotes(d, flow): add the footnotes and endnotes of Word as notes. */
void bm_draft_end_footnotes(bm_draft_state *d, const bm_draft_flow *flow);

#endif
