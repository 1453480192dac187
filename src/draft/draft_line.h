/* Rows with gaps or boxes as `line` and `paragraph`, and the text of any row with its gaps as fields.
 * SPDX-License-Identifier: MIT */
#ifndef BM_DRAFT_DRAFT_LINE_H
#define BM_DRAFT_DRAFT_LINE_H

#include "draft/draft_state.h"
#include "draft/draft_text.h"

/* How the text of a row is made outside of lines. */
typedef struct {
    bool emphasis;     /* bold and italic are kept; else the block has its own look */
    const char *id;    /* of the first gap, NULL = by its label */
    const char *label; /* with an id */
    bm_field_type type;
    bool wording; /* gaps stay as they are printed */
} bm_draft_line_place;

/** bm_draft_line_add(d, row, last): add ${row}, which is not empty, as a line, or as a paragraph when it is
 *  running text or has nothing to fill in. */
void bm_draft_line_add(bm_draft_state *d, const bm_draft_row *row, bool last);

/** bm_draft_line_text(d, row, place): the text of ${row}; its gaps are fields that print what the paper shows
 *  there. */
bm_str bm_draft_line_text(bm_draft_state *d, const bm_draft_row *row,
                          const bm_draft_line_place *place);

/** bm_draft_line_place_date(d, row): when ${row} is a place and a date, "......., ngày ... tháng ... năm ...",
 *  its text; else "". Its fields are those of the document. */
bm_str bm_draft_line_place_date(bm_draft_state *d, const bm_draft_row *row);

/** bm_draft_line_is_place_date(a, row): is it one? Adds nothing. */
bool bm_draft_line_is_place_date(bm_arena *a, const bm_draft_row *row);

/** bm_draft_line_dotted(d, row, n): add a line of a gap alone, whose label is the row before it; the paper has
 *  ${n} such lines. */
void bm_draft_line_dotted(bm_draft_state *d, const bm_draft_row *row, size_t n);

#endif
