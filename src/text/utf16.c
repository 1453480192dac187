/* Conversion by hand: the input is valid by contract, so there is no error to handle.
 * SPDX-License-Identifier: MIT */
#include "text/utf16.h"

#include <stdlib.h>

#include "base/utf8.h"

UChar *bm_utf16_alloc(size_t n)
{
    /* ICU counts in int32_t. */
    UChar *u = n < INT32_MAX ? malloc((n + 1) * sizeof *u) : NULL;
    if (!u)
        bm_arena_out_of_memory();
    return u;
}

UChar *bm_utf16_from(bm_str s, int32_t *n)
{
    UChar *u = bm_utf16_alloc(s.len);
    int32_t k = 0;
    for (size_t i = 0; i < s.len;) {
        uint32_t c = bm_utf8_next(s, &i);
        if (c < 0x10000) {
            u[k++] = (UChar)c;
        } else {
            u[k++] = (UChar)(0xD800 + ((c - 0x10000) >> 10));
            u[k++] = (UChar)(0xDC00 + ((c - 0x10000) & 0x3FF));
        }
    }
    *n = k;
    return u;
}

bm_str bm_utf16_to(bm_arena *a, const UChar *u, int32_t n)
{
    char *out = bm_arena_alloc(a, (size_t)n * 3 + 1);
    size_t len = 0;
    for (int32_t i = 0; i < n;) {
        uint32_t c = u[i++];
        if (c >= 0xD800 && c < 0xDC00 && i < n)
            c = 0x10000 + ((c - 0xD800) << 10) + (u[i++] - 0xDC00u);
        len += bm_utf8_put(out + len, c);
    }
    out[len] = 0;
    return bm_str_n(out, len);
}
