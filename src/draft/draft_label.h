/* What a gap is called: the wording before it without what only numbers it or remarks on it.
 * SPDX-License-Identifier: MIT */
#ifndef BM_DRAFT_DRAFT_LABEL_H
#define BM_DRAFT_DRAFT_LABEL_H

#include "base/arena.h"

/** bm_draft_label_clean(a, s): "1. Họ và tên (chữ in hoa):" -> "Họ và tên"; of a long text its last clause. ""
 *  = nothing is left. O(bytes). */
bm_str bm_draft_label_clean(bm_arena *a, bm_str s);

/** bm_draft_label_is_upper(s): does ${s} ask for capitals: "(chữ in hoa)"? */
bool bm_draft_label_is_upper(bm_arena *a, bm_str s);

/** bm_draft_label_id(a, s, separator, max): "Họ và tên" -> "ho_va_ten" with '_', at most ${max} bytes, ending
 *  with a whole word where possible; begins with a letter. "" = ${s} has no letter. */
bm_str bm_draft_label_id(bm_arena *a, bm_str s, char separator, size_t max);

/** bm_draft_label_trim(s): without spaces at both ends. */
bm_str bm_draft_label_trim(bm_str s);

/** bm_draft_label_spaced(a, s): with one space for each run of them, none at the ends. */
bm_str bm_draft_label_spaced(bm_arena *a, bm_str s);

/** bm_draft_label_mark(s): bytes of the number or bullet that ${s} begins with and the spaces behind it: "1.2.
 *  ", "a) ", "- "; 0 = none. */
size_t bm_draft_label_mark(bm_str s);

#endif
