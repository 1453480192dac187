/* A growing byte buffer on the heap, for output that is written front to back.
 * Numbers are written without the C library's printf, so no locale can change them.
 * SPDX-License-Identifier: MIT */
#ifndef BM_BASE_BUF_H
#define BM_BASE_BUF_H

#include <stdint.h>

#include "base/str.h"

typedef struct {
    char *ptr;
    size_t len, cap;
} bm_buf; /* {0} is a valid empty buffer */

/** bm_buf_free(b): free the memory; ${b} is an empty buffer again. */
void bm_buf_free(bm_buf *b);

/** bm_buf_grow(b, n): the memory for ${n} more bytes; for bm_buf_reserve. */
void bm_buf_grow(bm_buf *b, size_t n);

/* Here, because a document is written with thousands of short literals, whose lengths the compiler knows. */

/** bm_buf_reserve(b, n): room for ${n} more bytes; returns where they go (b->ptr + b->len). */
static inline char *bm_buf_reserve(bm_buf *b, size_t n)
{
    if (n > b->cap - b->len)
        bm_buf_grow(b, n);
    return b->ptr + b->len;
}

/** bm_buf_add(b, bytes, n), _str, _cstr, _byte: append. Amortised O(n). */
static inline void bm_buf_add(bm_buf *b, const void *bytes, size_t n)
{
    if (!n)
        return;
    memcpy(bm_buf_reserve(b, n), bytes, n);
    b->len += n;
}

static inline void bm_buf_add_str(bm_buf *b, bm_str s)
{
    bm_buf_add(b, s.ptr, s.len);
}

static inline void bm_buf_add_cstr(bm_buf *b, const char *s)
{
    bm_buf_add(b, s, strlen(s));
}

static inline void bm_buf_add_byte(bm_buf *b, char c)
{
    *bm_buf_reserve(b, 1) = c;
    b->len++;
}

/** bm_buf_add_int(b, n): ${n} in decimal. */
void bm_buf_add_int(bm_buf *b, int64_t n);

/** bm_buf_add_fixed(b, x, places): ${x} rounded to ${places} (0 to 4) decimals, without trailing
 *  zeros and never with an exponent: 12.5 -> "12.5", -0.0004 -> "0". |x| < 1e9. */
void bm_buf_add_fixed(bm_buf *b, double x, int places);

/** bm_buf_add_hex(b, value, digits): upper-case hexadecimal, ${digits} long. */
void bm_buf_add_hex(bm_buf *b, uint32_t value, int digits);

#endif
