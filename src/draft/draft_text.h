/* Texts of a definition: wording with its emphasis as CommonMark, and the names of fields.
 * SPDX-License-Identifier: MIT */
#ifndef BM_DRAFT_DRAFT_TEXT_H
#define BM_DRAFT_DRAFT_TEXT_H

#include "draft/draft_row.h"

typedef struct bm_draft_span bm_draft_span;

/* A text while it is being put together. {.arena = a} is an empty one. */
typedef struct {
    bm_arena *arena;
    bool plain; /* looks do not matter: the block has its own */
    bm_draft_span *spans;
    size_t n, cap;
} bm_draft_text;

/** bm_draft_text_add(t, row, at, end): append these bytes of ${row}, wording. Runs of spaces and tabs become
 *  one space, boxes ☐, gaps that are no text a few dots. */
void bm_draft_text_add(bm_draft_text *t, const bm_draft_row *row, size_t at, size_t end);

/** bm_draft_text_add_plain(t, s): the same of text without marks, in the look of the block. */
void bm_draft_text_add_plain(bm_draft_text *t, bm_str s);

/** bm_draft_text_add_field(t, id): append "{id}". */
void bm_draft_text_add_field(bm_draft_text *t, bm_str id);

/** bm_draft_text_add_break(t): append a forced line end. */
void bm_draft_text_add_break(bm_draft_text *t);

/** bm_draft_text_done(t): the text, without spaces at its ends: what CommonMark makes of it is the wording
 *  again, letter for letter. Emphasis that cannot be written so is left out. */
bm_str bm_draft_text_done(bm_draft_text *t);

#endif
