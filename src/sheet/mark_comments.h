/* The comments of a sheet, with those of the marked cells. SPDX-License-Identifier: MIT */
#ifndef BM_SHEET_MARK_COMMENTS_H
#define BM_SHEET_MARK_COMMENTS_H

#include "sheet/mark_cells.h"
#include "sheet/mark_pack.h"

typedef struct {
    bm_arena *arena;
    bm_str xml; /* the part as it is; {NULL, 0} = there is none */
    bool is_strict;
    bm_mark_cells *cells;
    /* set by bm_mark_comments_write: */
    size_t n_over;   /* cells without a comment because BM_LIMIT_MARK_COMMENTS is reached */
    size_t n_thread; /* … because Excel shows the thread that they have instead */
} bm_mark_comments_job;

/** bm_mark_comments_has_ours(xml): was the sheet marked before? */
bool bm_mark_comments_has_ours(bm_str xml);

/**
 * bm_mark_comments_write(job, pack):
 * The part: other people's comments stay, with ours behind them in the same cell; comments of an earlier marking go. Says in the
 * cells which of them have a comment.
 *
 * Returns 0, or -1: damaged (not told), or what the pack told.
 */
int bm_mark_comments_write(bm_mark_comments_job *job, bm_mark_pack *pack);

#endif
