/* The order in which laid-out pages are printed: copies, and both sides of the paper.
 * SPDX-License-Identifier: MIT */
#ifndef BM_LAYOUT_SHEETS_H
#define BM_LAYOUT_SHEETS_H

#include "layout/page.h"

/**
 * bm_sheets_arrange(a, pages, copies, duplex):
 * Repeat the pages of each document until there are ${copies} of it, one behind the other; with ${duplex} an empty
 * page follows a document of an odd number of pages, unless it is the last one, so that each copy begins on the front
 * of a sheet.
 *
 * pages   as the layout made them: documents ascending, elements of one document together. The new ones borrow
 *         from them: what is drawn is shared, the elements of each copy are its own, in the order of reading
 * copies  at least 1
 *
 * O(items of the copies): nothing is laid out again.
 */
void bm_sheets_arrange(bm_arena *a, bm_pages *pages, size_t copies, bool duplex);

#endif
