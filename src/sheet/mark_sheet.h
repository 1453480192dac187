/* The XML of a sheet, copied byte for byte but for the cells that are marked. SPDX-License-Identifier: MIT */
#ifndef BM_SHEET_MARK_SHEET_H
#define BM_SHEET_MARK_SHEET_H

#include "sheet/mark_cells.h"
#include "sheet/mark_scan.h"
#include "sheet/mark_styles.h"

typedef struct {
    bm_arena *arena; /* of `drawing` */
    bm_mark_scan *scan;
    bm_mark_pack *pack; /* a part is begun */
    bm_mark_styles *styles;
    bm_mark_cells *cells; /* rows as a whole get their cells */
    bool unmark;          /* cells with our fill lose it */
    const char *
        drawing; /* id of the relationship to the drawing with the comments, for a sheet without one; NULL = none is needed. Then: of
                             the one that the sheet has */
    bool has_drawing; /* it had one */
    bool is_strict;   /* its namespace is that of ISO/IEC 29500-1 */
} bm_mark_sheet_job;

/**
 * bm_mark_sheet_copy(job):
 * Copy the sheet. A marked cell that is not there is made, with the style of its row or column; so is its row.
 *
 * Returns 0, or -1: damaged (not told), or what the pack told. O(bytes), in the memory of a tag.
 */
int bm_mark_sheet_copy(bm_mark_sheet_job *job);

#endif
