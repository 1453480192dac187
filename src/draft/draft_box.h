/* Segments with boxes to tick, as a choice or as flags. SPDX-License-Identifier: MIT */
#ifndef BM_DRAFT_DRAFT_BOX_H
#define BM_DRAFT_DRAFT_BOX_H

#include "draft/draft_segment.h"
#include "draft/draft_state.h"
#include "draft/draft_text.h"

/** bm_draft_box_add(d, row, units, t): append ${units} of ${row}, a segment with at least one box, to ${t}.
 *  "Giới tính: ☐ Nam ☐ Nữ" is a choice; boxes without a label before them, or with marks or gaps between, are
 *  flags. */
void bm_draft_box_add(bm_draft_state *d, const bm_draft_row *row, const bm_draft_units *units,
                      bm_draft_text *t);

#endif
