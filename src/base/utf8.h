/* UTF-8: decode, encode, validate. SPDX-License-Identifier: MIT */
#ifndef BM_BASE_UTF8_H
#define BM_BASE_UTF8_H

#include <stdint.h>

#include "base/str.h"

/** bm_utf8_next(s, i): the code point of valid UTF-8 ${s} at byte ${*i} (< s.len); moves ${*i} behind it. */
uint32_t bm_utf8_next(bm_str s, size_t *i);

/** bm_utf8_put(out, c): write ${c} as 1 to 4 bytes; returns how many. */
size_t bm_utf8_put(char out[4], uint32_t c);

/** bm_utf8_invalid_at(s): the byte offset of the first malformed sequence (also overlong forms,
 *  surrogates, > U+10FFFF), or s.len when ${s} is valid. O(n). */
size_t bm_utf8_invalid_at(bm_str s);

/** bm_utf8_count(s): how many code points. */
size_t bm_utf8_count(bm_str s);

#endif
