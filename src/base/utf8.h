/* UTF-8: decode, encode, validate. SPDX-License-Identifier: MIT */
#ifndef BM_BASE_UTF8_H
#define BM_BASE_UTF8_H

#include <stdint.h>

#include "base/str.h"

/** bm_utf8_next(s, i): the code point of valid UTF-8 ${s} at byte ${*i} (< s.len); moves ${*i} behind it. */
static inline uint32_t bm_utf8_next(bm_str s, size_t *i)
{
    const unsigned char *p = (const unsigned char *)s.ptr + *i;
    if (p[0] < 0x80) {
        *i += 1;
        return p[0];
    }
    if (p[0] < 0xE0) {
        *i += 2;
        return (uint32_t)(p[0] & 0x1F) << 6 | (p[1] & 0x3F);
    }
    if (p[0] < 0xF0) {
        *i += 3;
        return (uint32_t)(p[0] & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
    }
    *i += 4;
    return (uint32_t)(p[0] & 0x07) << 18 | (uint32_t)(p[1] & 0x3F) << 12 |
           (uint32_t)(p[2] & 0x3F) << 6 | (p[3] & 0x3F);
}

/** bm_utf8_put(out, c): write ${c} as 1 to 4 bytes; returns how many. */
size_t bm_utf8_put(char out[4], uint32_t c);

/** bm_utf8_invalid_at(s): the byte offset of the first malformed sequence (also overlong forms,
 *  surrogates, > U+10FFFF), or s.len when ${s} is valid. O(n). */
size_t bm_utf8_invalid_at(bm_str s);

/** bm_utf8_count(s): how many code points. */
size_t bm_utf8_count(bm_str s);

#endif
