/* Strings of the library: a pointer and a length, not 0-terminated.
 * A bm_str that came out of input/ is valid UTF-8 in NFC by construction.
 * SPDX-License-Identifier: MIT */
#ifndef BM_BASE_STR_H
#define BM_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

typedef struct {
    const char *ptr;
    size_t len; /* bytes */
} bm_str;

/* A literal as a bm_str; usable in initialisers. */
#define BM_STR(literal)                \
    {                                  \
        (literal), sizeof(literal) - 1 \
    }

static inline bm_str bm_str_of(const char *cstr)
{
    bm_str s = {cstr, cstr ? strlen(cstr) : 0};
    return s;
}

static inline bm_str bm_str_n(const char *ptr, size_t len)
{
    bm_str s = {ptr, len};
    return s;
}

static inline bool bm_str_eq(bm_str a, bm_str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

static inline bool bm_str_is(bm_str a, const char *cstr)
{
    return bm_str_eq(a, bm_str_of(cstr));
}

/* ${s} without its first ${n} bytes; n <= s.len. */
static inline bm_str bm_str_from(bm_str s, size_t n)
{
    return bm_str_n(s.ptr + n, s.len - n);
}

#endif
