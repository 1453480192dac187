/* Form C. Nearly all input is NFC already and consists of a few blocks whose letters neither
 * decompose nor combine; those are recognised byte by byte. Everything else goes through ICU.
 * SPDX-License-Identifier: MIT */
#include "text/nfc.h"

#include <stdlib.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include "base/utf8.h"
#include "text/utf16.h"

/* The normaliser is a static object inside ICU; its data are compiled in. */
static const UNormalizer2 *normalizer(void)
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
    if (U_FAILURE(status))
        bm_arena_out_of_memory();
    return nfc;
}

/* Whether the code point E2 ${b} ${c} has NFC_Quick_Check=Yes and no combining class; false where
 * it is not worth knowing. */
static bool symbol_is_inert(unsigned char b, unsigned char c)
{
    switch (b) {
    case 0x80:
        return c >= 0x82; /* U+2000 and U+2001 have singleton decompositions */
    case 0x81:
    case 0x82:
        return true; /* U+2040..U+20BF, ₫ among them */
    case 0x84:
        return c != 0xA6 && c != 0xAA && c != 0xAB; /* Ohm, Kelvin, Ångström */
    default:
        return b >= 0x94 && b <= 0x9F; /* U+2500..U+27FF: boxes */
    }
}

/* Bytes at the start of ${s} that are in NFC whatever follows, but for a combining mark. */
static size_t inert_prefix(bm_str s)
{
    const unsigned char *p = (const unsigned char *)s.ptr;
    size_t i = 0, n = s.len;
    while (i < n) {
        if (p[i] < 0x80) {
            i++;
        } else if (p[i] < 0xCC) { /* U+0080..U+02FF */
            i += 2;
        } else if (p[i] == 0xE1) {
            if (p[i + 1] < 0xB8 || p[i + 1] > 0xBB) /* U+1E00..U+1EFF */
                return i;
            i += 3;
        } else {
            if (p[i] != 0xE2 || !symbol_is_inert(p[i + 1], p[i + 2]))
                return i;
            i += 3;
        }
    }
    return i;
}

enum { MARKS_MAX = 30, GRAPHEME_JOINER = 0x34F };

/* How many marks stand in a row at ${*i}, given that ${before} stand in front of it; moves ${*i} on. */
static int32_t count_marks(const UChar *u, int32_t *i, int32_t n, int32_t before)
{
    uint32_t c = u[(*i)++];
    if ((c & 0xFC00) == 0xD800 && *i < n)
        c = 0x10000 + ((c - 0xD800) << 10) + (u[(*i)++] - 0xDC00u);
    return u_getIntPropertyValue((UChar32)c, UCHAR_LEAD_CANONICAL_COMBINING_CLASS) ? before + 1 : 0;
}

/* ${u} as Stream-Safe Text (UAX #15, section 13): U+034F after each 30 marks in a row. ICU sorts such a
 * row in quadratic time. The usual text comes back as it is, otherwise ${u} is freed. */
static UChar *stream_safe(UChar *u, int32_t *n)
{
    int32_t marks = 0, cuts = 0, out_n = 0;
    for (int32_t i = 0; i < *n;) {
        marks = count_marks(u, &i, *n, marks);
        cuts += marks > 1 && marks % MARKS_MAX == 1;
    }
    if (!cuts)
        return u;
    UChar *out = bm_utf16_alloc((size_t)*n + (size_t)cuts);
    marks = 0;
    for (int32_t i = 0, from = 0; i < *n; from = i) {
        marks = count_marks(u, &i, *n, marks);
        if (marks > 1 && marks % MARKS_MAX == 1)
            out[out_n++] = GRAPHEME_JOINER;
        while (from < i)
            out[out_n++] = u[from++];
    }
    free(u);
    *n = out_n;
    return out;
}

bm_str bm_nfc_normalize(bm_arena *a, bm_str s)
{
    if (inert_prefix(s) == s.len)
        return s;
    int32_t n = 0, out_n = 0;
    UChar *in = bm_utf16_from(s, &n), *out = NULL;
    int32_t n_given = n;
    in = stream_safe(in, &n);
    bm_str result = s;
    const UNormalizer2 *nfc = normalizer();
    UErrorCode status = U_ZERO_ERROR;
    if (n == n_given && unorm2_spanQuickCheckYes(nfc, in, n, &status) == n)
        goto out;
    /* Form C is never more than three times as long in UTF-16 (UAX #15, Annex 3). */
    out = bm_utf16_alloc((size_t)n * 3);
    out_n = unorm2_normalize(nfc, in, n, out, n * 3, &status);
    if (U_FAILURE(status))
        bm_arena_out_of_memory();
    if (n != n_given || out_n != n || memcmp(in, out, (size_t)n * sizeof *in) != 0)
        result = bm_utf16_to(a, out, out_n);
out:
    free(in);
    free(out);
    return result;
}

enum { HUYEN = 0x300, SAC, MU, NGA, TRANG = 0x306, HOI = 0x309, MOC = 0x31B, NANG = 0x323 };

static bool is_tone(uint32_t c)
{
    return c == HUYEN || c == SAC || c == NGA || c == HOI || c == NANG;
}

static bool is_mark(uint32_t c)
{
    return is_tone(c) || c == MU || c == TRANG || c == MOC;
}

/* Whether ${mark}, left over by NFC, makes a letter of some language of Viet Nam when it follows
 * ${letter}: a vowel without a tone and without the same mark. */
static bool mark_fits(uint32_t letter, uint32_t mark)
{
    UChar parts[8] = {0};
    UErrorCode status = U_ZERO_ERROR;
    int32_t n = unorm2_getDecomposition(normalizer(), (UChar32)letter, parts, 8, &status);
    if (n <= 0 || U_FAILURE(status)) {
        parts[0] = letter < 0x80 ? (UChar)letter : 0;
        n = 1;
    }
    if (!parts[0] || parts[0] >= 0x80 || !strchr("aeiouyAEIOUY", parts[0]))
        return false;
    for (int32_t i = 1; i < n; i++)
        if (is_tone(parts[i]) || parts[i] == mark)
            return false;
    return mark != MOC;
}

bool bm_nfc_loose_mark(bm_str s, size_t *at)
{
    /* All eight marks begin with the byte CC, which is never inside another character. */
    const char *p = s.ptr, *end = s.ptr + s.len;
    while (p < end && (p = memchr(p, 0xCC, (size_t)(end - p))) != NULL) {
        size_t i = (size_t)(p - s.ptr), here = i;
        uint32_t mark = bm_utf8_next(s, &i);
        size_t before = here;
        while (before > 0 && (s.ptr[--before] & 0xC0) == 0x80)
            continue;
        if (is_mark(mark)) {
            size_t j = before;
            if (here == 0 || !mark_fits(bm_utf8_next(s, &j), mark)) {
                *at = here;
                return true;
            }
        }
        p = s.ptr + i;
    }
    return false;
}
