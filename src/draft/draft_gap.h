/* A row cut into pieces: wording, gaps to write in, boxes, tabs. SPDX-License-Identifier: MIT */
#ifndef BM_DRAFT_DRAFT_GAP_H
#define BM_DRAFT_DRAFT_GAP_H

#include "draft/draft_row.h"

typedef enum {
    BM_DRAFT_TEXT,
    BM_DRAFT_GAP, /* dots, low lines, words in angle or square brackets, a tab with a leader, a control */
    BM_DRAFT_DATE, /* several gaps that are one date: "…/…/…", "ngày … tháng … năm …" */
    BM_DRAFT_CHECK,
    BM_DRAFT_SPACE /* a tab without a leader */
} bm_draft_piece_type;

typedef struct {
    uint8_t type;
    bool long_date;            /* DATE: in words */
    size_t at, end;            /* bytes of the row's text */
    const bm_draft_slot *slot; /* GAP: the control, or NULL */
    bm_str
        words; /* GAP, DATE: what the paper shows in its place, when that is more than a leader; else "" */
} bm_draft_piece;

typedef struct {
    const bm_draft_piece *pieces;
    size_t n;
    size_t n_gaps, n_boxes; /* a DATE counts as one */
} bm_draft_pieces;

/** bm_draft_gap_split(a, row): the pieces of ${row}, which cover its text but for the spaces between gaps that
 *  are one. Dots at the end of an enumeration ("hotmail...") are wording. O(bytes). */
bm_draft_pieces bm_draft_gap_split(bm_arena *a, const bm_draft_row *row);

/** bm_draft_gap_shown(a, row, at, end): these bytes of ${row} as they are printed; what is a leader of any
 *  length is a few dots. */
bm_str bm_draft_gap_shown(bm_arena *a, const bm_draft_row *row, size_t at, size_t end);

/** bm_draft_gap_is_rule(row): is it a line drawn with characters, "-----", "*****", "o0o", and no wording? */
bool bm_draft_gap_is_rule(const bm_draft_row *row);

#endif
