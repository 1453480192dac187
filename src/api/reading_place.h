/* Where a content control belongs: the XPath of its binding as output/docx/docx_data.h makes them.
 * SPDX-License-Identifier: MIT */
#ifndef BM_API_READING_PLACE_H
#define BM_API_READING_PLACE_H

#include "input/docx_read.h"

typedef struct {
    bm_str field, column; /* column "": the field itself */
    size_t index;         /* of the row or item, from 0 */
    size_t option;        /* of a choice that prints boxes, from 1; 0 = all of the value */
} bm_reading_place;

/**
 * bm_reading_place_read(xpath, out):
 * "/bieumau[1]/thay_doi[3]/cu[1]" -> thay_doi, 2, cu. Prefixes of names, which programs put there, and [1] that are left out
 * do not matter, nor does [@document='2'] of the root. False when it leads elsewhere. Borrows from
 * ${xpath}. O(bytes).
 */
bool bm_reading_place_read(bm_str xpath, bm_reading_place *out);

/** bm_reading_place_of(control, out): what ${control} shows; false also for the section around rows, and for one of them. */
bool bm_reading_place_of(const bm_docx_read_control *control, bm_reading_place *out);

/** bm_reading_place_path(a, place): "thay_doi[3].cu", "ho_ten", "noi_nhan[2]", as messages name it; the number of the first item
 *  only when ${several}. */
const char *bm_reading_place_path(bm_arena *a, const bm_reading_place *place, bool several);

/** bm_reading_place_compare(x, y): < 0, 0, > 0, for sorting. */
int bm_reading_place_compare(const bm_reading_place *x, const bm_reading_place *y);

#endif
