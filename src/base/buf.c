/* Growing byte buffer. SPDX-License-Identifier: MIT */
#include "base/buf.h"

#include <math.h>
#include <stdlib.h>

#include "base/arena.h"

void bm_buf_free(bm_buf *b)
{
    free(b->ptr);
    b->ptr = NULL;
    b->len = b->cap = 0;
}

void bm_buf_grow(bm_buf *b, size_t n)
{
    if (n > SIZE_MAX / 2 - b->len)
        bm_arena_out_of_memory();
    size_t cap = b->cap ? b->cap : 256;
    while (cap < b->len + n)
        cap *= 2;
    char *p = realloc(b->ptr, cap);
    if (!p)
        bm_arena_out_of_memory();
    b->ptr = p;
    b->cap = cap;
}

void bm_buf_add_int(bm_buf *b, int64_t n)
{
    enum { LONGEST = 20 };
    if (n >= 0 && n < 10) { /* most are short */
        bm_buf_add_byte(b, (char)('0' + n));
        return;
    }
    char digits[LONGEST];
    size_t i = sizeof digits;
    uint64_t u = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
    for (; u > UINT32_MAX; u /= 10)
        digits[--i] = (char)('0' + u % 10);
    uint32_t rest = (uint32_t)u; /* divided in a quarter of the time */
    do {
        digits[--i] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest);
    char *at = bm_buf_reserve(b, LONGEST + 1);
    if (n < 0)
        *at++ = '-';
    memcpy(at, digits + i, sizeof digits - i);
    b->len = (size_t)(at - b->ptr) + sizeof digits - i;
}

void bm_buf_add_fixed(bm_buf *b, double x, int places)
{
    static const int scale_of[] = {1, 10, 100, 1000, 10000};
    int scale = scale_of[places];
    int64_t n = llround(x * scale);
    if (n < 0) {
        bm_buf_add_byte(b, '-');
        n = -n;
    }
    bm_buf_add_int(b, n / scale);
    int64_t rest = n % scale;
    if (!rest)
        return;
    bm_buf_add_byte(b, '.');
    for (scale /= 10; rest; scale /= 10) {
        bm_buf_add_byte(b, (char)('0' + rest / scale));
        rest %= scale;
    }
}

void bm_buf_add_hex(bm_buf *b, uint32_t value, int digits)
{
    static const char hex[] = "0123456789ABCDEF";
    for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4)
        bm_buf_add_byte(b, hex[value >> shift & 15]);
}
