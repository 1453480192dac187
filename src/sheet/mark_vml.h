/* The drawing with the boxes of a sheet's comments, in VML: without a box a comment is not shown. SPDX-License-Identifier: MIT */
#ifndef BM_SHEET_MARK_VML_H
#define BM_SHEET_MARK_VML_H

#include "sheet/mark_cells.h"
#include "sheet/mark_pack.h"

/** bm_mark_vml_highest(xml): the highest block of 1,024 numbers of shapes that drawing ${xml} uses; 0 = none. */
uint32_t bm_mark_vml_highest(bm_str xml);

/**
 * bm_mark_vml_write(xml, cells, first_block, pack):
 * The drawing, with a box for each cell that has a comment; boxes of ours whose comment is gone go, too.
 *
 * xml          the part as it is; {NULL, 0} = there is none
 * first_block  new shapes have numbers behind 1024 * first_block, which no other drawing of the workbook uses
 *
 * Returns 0, or -1: damaged (not told), or what the pack told.
 */
int bm_mark_vml_write(bm_str xml, const bm_mark_cells *cells, uint32_t first_block,
                      bm_mark_pack *pack);

#endif
