/* Characters of a document: which mean a box, which are not printed, how wide they are.
 * SPDX-License-Identifier: MIT */
#ifndef BM_DRAFT_DRAFT_CHAR_H
#define BM_DRAFT_DRAFT_CHAR_H

#include <stdint.h>

#include "base/str.h"

/** bm_draft_char_is_box(c): an empty or ticked box. */
bool bm_draft_char_is_box(uint32_t c);

/** bm_draft_char_clean(c): what is printed for ${c}: a space for white spaces of any kind, '-' for a hyphen
 *  that does not break, 0 for nothing (soft hyphens, marks of direction, what no document may hold), else ${c}.
 *  */
uint32_t bm_draft_char_clean(uint32_t c);

/** bm_draft_char_is_letter(c): a letter or digit. */
bool bm_draft_char_is_letter(uint32_t c);

/** bm_draft_char_has_letter(s): is there one in ${s}? */
bool bm_draft_char_has_letter(bm_str s);

/** bm_draft_char_width(c): of ${c} in Times, about, in thousandths of the size of the font. */
long bm_draft_char_width(uint32_t c);

#endif
