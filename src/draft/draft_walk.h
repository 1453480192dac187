/* The way down a document, item by item, and what can be asked of its rows. SPDX-License-Identifier: MIT */
#ifndef BM_DRAFT_DRAFT_WALK_H
#define BM_DRAFT_DRAFT_WALK_H

#include "draft/draft_flow.h"
#include "draft/draft_state.h"

typedef struct {
    bm_draft_state *d;
    const bm_draft_item *items;
    size_t n;
    bool titled;     /* the title has come */
    bool page_break; /* one comes before the next block */

} bm_draft_walk;

/** bm_draft_walk_row(w, i): the row at item ${i}, or NULL: a table, or the end. */
const bm_draft_row *bm_draft_walk_row(const bm_draft_walk *w, size_t i);

/** bm_draft_walk_next(w, i, at): the next row that is neither empty nor a line drawn with characters, from item
 *  ${i} on; NULL = a table or the end comes first. ${*at}: where. */
const bm_draft_row *bm_draft_walk_next(const bm_draft_walk *w, size_t i, size_t *at);

/** bm_draft_walk_is_dotted(w, row): is ${row} nothing but a gap to write in? */
bool bm_draft_walk_is_dotted(const bm_draft_walk *w, const bm_draft_row *row);

/** bm_draft_walk_has_gap(w, row): has it a gap or a box? */
bool bm_draft_walk_has_gap(const bm_draft_walk *w, const bm_draft_row *row);

/** bm_draft_walk_is_right(row): does it stand in the middle or at the right? */
bool bm_draft_walk_is_right(const bm_draft_row *row);

/** bm_draft_walk_is_item(row): does it begin with a dash? */
bool bm_draft_walk_is_item(const bm_draft_row *row);

/** bm_draft_walk_starts(row, words): do ${words} begin it? */
bool bm_draft_walk_starts(const bm_draft_row *row, const char *words);

#endif
