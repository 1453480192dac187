/* A row divided into segments: a label with what is to be written behind it. SPDX-License-Identifier: MIT */
#ifndef BM_DRAFT_DRAFT_SEGMENT_H
#define BM_DRAFT_DRAFT_SEGMENT_H

#include "draft/draft_gap.h"

/* A piece, and whether a segment begins with it. */
typedef struct {
    bm_draft_piece piece; /* no SPACE */
    bool begins;
} bm_draft_unit;

typedef struct {
    const bm_draft_unit *units;
    size_t n;
    bool boxes_behind; /* boxes stand behind what they are for: "Nam ☐ Nữ ☐" */
} bm_draft_units;

/** bm_draft_segment_divide(a, row, pieces): ${pieces} of ${row}; wording between two gaps is divided where a
 *  label begins. O(bytes). */
bm_draft_units bm_draft_segment_divide(bm_arena *a, const bm_draft_row *row,
                                       const bm_draft_pieces *pieces);

#endif
