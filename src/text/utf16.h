/* UTF-8 <-> UTF-16 for calls of ICU. UTF-16 never leaves the room text.
 * SPDX-License-Identifier: MIT */
#ifndef BM_TEXT_UTF16_H
#define BM_TEXT_UTF16_H

#include <unicode/utypes.h>

#include "base/arena.h"

/** bm_utf16_alloc(n): heap memory for ${n} units, to be freed with free(). */
UChar *bm_utf16_alloc(size_t n);

/** bm_utf16_from(s, n): valid UTF-8 ${s} as UTF-16 on the heap (free() it); ${*n} units. */
UChar *bm_utf16_from(bm_str s, int32_t *n);

/** bm_utf16_to(a, u, n): well-formed UTF-16 as UTF-8 in ${a}, with a 0 byte behind it. */
bm_str bm_utf16_to(bm_arena *a, const UChar *u, int32_t n);

#endif
