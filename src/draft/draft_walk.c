/* SPDX-License-Identifier: MIT */
#include "draft/draft_walk.h"

#include "draft/draft_label.h"

enum { INDENTED_TWIP = 2800 }; /* where a text at the right side of the paper begins, at the left */

const bm_draft_row *bm_draft_walk_row(const bm_draft_walk *w, size_t i)
{
    return i < w->n && !w->items[i].table ? &w->items[i].row : NULL;
}

const bm_draft_row *bm_draft_walk_next(const bm_draft_walk *w, size_t i, size_t *at)
{
    const bm_draft_row *row;
    while ((row = bm_draft_walk_row(w, i)) != NULL &&
           (bm_draft_row_is_empty(row) || bm_draft_gap_is_rule(row)))
        i++;
    *at = i;
    return row;
}

/* How many gaps and boxes ${row} has; its pieces do not last. */
static bm_draft_pieces count_gaps(const bm_draft_walk *w, const bm_draft_row *row)
{
    bm_arena_mark mark = bm_arena_mark_of(w->d->arena);
    bm_draft_pieces pieces = bm_draft_gap_split(w->d->arena, row);
    bm_arena_rewind(w->d->arena, mark);
    pieces.pieces = NULL;
    return pieces;
}

bool bm_draft_walk_is_dotted(const bm_draft_walk *w, const bm_draft_row *row)
{
    if (row->letters)
        return false;
    for (size_t i = 0; i < row->text.len; i++)
        if (row->text.ptr[i] == BM_DRAFT_BOX || row->text.ptr[i] == '[' || row->text.ptr[i] == '/')
            return false;
    return count_gaps(w, row).n_gaps == 1;
}

bool bm_draft_walk_has_gap(const bm_draft_walk *w, const bm_draft_row *row)
{
    bm_draft_pieces p = count_gaps(w, row);
    return p.n_gaps || p.n_boxes;
}

bool bm_draft_walk_starts(const bm_draft_row *row, const char *words)
{
    bm_str s = bm_draft_label_trim(row->text);
    size_t n = strlen(words);
    return s.len >= n && memcmp(s.ptr, words, n) == 0;
}

bool bm_draft_walk_is_right(const bm_draft_row *row)
{
    bm_str s = row->text;
    return row->align == BM_DOCX_READ_RIGHT || row->align == BM_DOCX_READ_CENTER ||
           row->indent_twip >= INDENTED_TWIP || (s.len && s.ptr[0] == BM_DRAFT_TAB) ||
           (s.len > 5 && memcmp(s.ptr, "     ", 5) == 0);
}

bool bm_draft_walk_is_item(const bm_draft_row *row)
{
    return bm_draft_walk_starts(row, "- ") || bm_draft_walk_starts(row, "– ") ||
           bm_draft_walk_starts(row, "-\t");
}
