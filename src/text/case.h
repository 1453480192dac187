/* Upper and lower case. SPDX-License-Identifier: MIT */
#ifndef BM_TEXT_CASE_H
#define BM_TEXT_CASE_H

#include "base/arena.h"

/** bm_case_upper(a, s): NFC ${s} in upper case by ICU's full mapping for "vi", in ${a}; Vietnamese
 *  and ASCII take a short way with the same result. */
bm_str bm_case_upper(bm_arena *a, bm_str s);

/** bm_case_lower(a, s): NFC ${s} in lower case by ICU's full mapping for "vi", in ${a}. */
bm_str bm_case_lower(bm_arena *a, bm_str s);

#endif
