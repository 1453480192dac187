/* Writes text in the old encodings, as Windows-1252 shows it, from a table of its own.
 * SPDX-License-Identifier: MIT */
#ifndef BM_TESTS_LEGACY_KIT_H
#define BM_TESTS_LEGACY_KIT_H

#include <stdlib.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "text/legacy_table.h"

static const struct {
    const char *letter, *tcvn3, *vni, *viscii, *cp1258; /* bytes in hexadecimal */
} legacy_letters[] = {
#include "legacy_letters.inc"
};

enum { LEGACY_LETTERS = sizeof legacy_letters / sizeof legacy_letters[0] };

/* The bytes of letter ${i} in hexadecimal, "" = none. */
static inline const char *legacy_bytes(size_t i, bm_legacy to)
{
    switch (to) {
    case BM_LEGACY_TCVN3:
        return legacy_letters[i].tcvn3;
    case BM_LEGACY_VNI:
        return legacy_letters[i].vni;
    case BM_LEGACY_VISCII:
        return legacy_letters[i].viscii;
    default:
        return legacy_letters[i].cp1258;
    }
}

static inline void legacy_add_windows(bm_buf *out, unsigned char byte)
{
    char bytes[4];
    bm_buf_add(out, bytes, bm_utf8_put(bytes, bm_legacy_table_windows(byte)));
}

/* NFC ${s} in ${to}, as bytes or as the UTF-8 of Windows-1252; capitals that TCVN3 lacks as its small ones. What
 * ${to} does not have stays as it is. 0-terminated. */
static inline bm_buf legacy_write(const char *s, bm_legacy to, bool as_bytes)
{
    bm_buf out = {0};
    bm_str text = bm_str_of(s);
    for (size_t i = 0; i < text.len;) {
        size_t from = i, n = 0;
        (void)bm_utf8_next(text, &i);
        while (n < LEGACY_LETTERS &&
               !bm_str_eq(bm_str_of(legacy_letters[n].letter), bm_str_n(s + from, i - from)))
            n++;
        if (n == LEGACY_LETTERS) {
            bm_buf_add(&out, s + from, i - from);
            continue;
        }
        if (!*legacy_bytes(n, to)) /* the small letter stands behind its capital */
            n++;
        char *p = NULL;
        for (const char *hex = legacy_bytes(n, to); *hex; hex = p) {
            unsigned char byte = (unsigned char)strtoul(hex, &p, 16);
            if (as_bytes)
                bm_buf_add_byte(&out, (char)byte);
            else
                legacy_add_windows(&out, byte);
        }
    }
    bm_buf_add_byte(&out, 0);
    return out;
}

/* The bytes of UTF-8 ${s} as Windows-1252 shows them. */
static inline bm_buf legacy_write_utf8(const char *s)
{
    bm_buf out = {0};
    for (; *s; s++)
        legacy_add_windows(&out, (unsigned char)*s);
    bm_buf_add_byte(&out, 0);
    return out;
}

#endif
