/* Words of two texts held against each other. SPDX-License-Identifier: MIT */
#ifndef BM_DRAFT_DRAFT_WORDS_H
#define BM_DRAFT_DRAFT_WORDS_H

#include "base/arena.h"

/** bm_draft_words_missing(a, from, in): the words of ${from} that ${in} has not, or not as often, in their
 *  order, as text for a message that shows the first ones; "" = all are there. A word is what stands between
 *  spaces, leaders and boxes, its marks included; the place of tones does not count. O(n log n). */
bm_str bm_draft_words_missing(bm_arena *a, bm_str from, bm_str in);

#endif
