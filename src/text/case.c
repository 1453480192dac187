/* The pairs of Vietnamese and of the Latin blocks around it map one to one and keep
 * their length in UTF-8, so they are mapped in one pass over the bytes; the first character outside
 * of them hands the whole text to ICU.
 * SPDX-License-Identifier: MIT */
#include "text/case.h"

#include <stdlib.h>
#include <unicode/ustring.h>

#include "text/utf16.h"

/* The two-byte sequence ${lead} ${c} -> the second byte of its upper case; 0 = not known here. */
static unsigned char upper_second(unsigned char lead, unsigned char c)
{
    switch (lead) {
    case 0xC2: /* U+0080..U+00BF: only µ has an upper case */
        return c == 0xB5 ? 0 : c;
    case 0xC3: /* à..þ but ÷; ß and ÿ change their length or block */
        if (c == 0x9F || c == 0xBF)
            return 0;
        return c >= 0xA0 && c != 0xB7 ? (unsigned char)(c - 0x20) : c;
    case 0xC4: /* U+0100..U+012F: pairs, the small letter odd */
        return c > 0xAF ? 0 : (unsigned char)(c & ~1u);
    case 0xC5: /* U+014A..U+0177: likewise */
        return c < 0x8A || c > 0xB7 ? 0 : (unsigned char)(c & ~1u);
    case 0xC6:
        if (c == 0xA0 || c == 0xA1) /* Ơ ơ */
            return 0xA0;
        return c == 0xAF || c == 0xB0 ? 0xAF : 0; /* Ư ư */
    case 0xCC:                                    /* U+0300..U+033F: marks */
        return c;
    default:
        return 0;
    }
}

/* Returns false at the first character that it does not know. */
static bool upper_short(bm_str s, unsigned char *out)
{
    const unsigned char *p = (const unsigned char *)s.ptr;
    size_t i = 0;
    while (i < s.len) {
        unsigned char c = p[i];
        if (c < 0x80) {
            out[i++] = (unsigned char)(c - ((unsigned)(c - 'a') < 26u ? 0x20 : 0));
        } else if (c < 0xE0) {
            unsigned char second = upper_second(c, p[i + 1]);
            if (!second)
                return false;
            out[i] = c;
            out[i + 1] = second;
            i += 2;
        } else {
            /* U+1EA0..U+1EFF: pairs, the small letter odd. U+2000..U+207F: punctuation. */
            bool pairs = c == 0xE1 && (p[i + 1] == 0xBB || (p[i + 1] == 0xBA && p[i + 2] >= 0xA0));
            if (!pairs && (c != 0xE2 || p[i + 1] != 0x80))
                return false;
            out[i] = c;
            out[i + 1] = p[i + 1];
            out[i + 2] = (unsigned char)(pairs ? p[i + 2] & ~1u : p[i + 2]);
            i += 3;
        }
    }
    out[i] = 0;
    return true;
}

/* ICU's mapping of whole texts: u_strToUpper, u_strToLower. */
typedef int32_t mapping(UChar *, int32_t, const UChar *, int32_t, const char *, UErrorCode *);

static bm_str map_by_icu(bm_arena *a, bm_str s, mapping *map)
{
    int32_t n = 0;
    UChar *in = bm_utf16_from(s, &n);
    UChar *out = bm_utf16_alloc((size_t)n * 3); /* SpecialCasing.txt: at most three for one */
    UErrorCode status = U_ZERO_ERROR;
    int32_t out_n = map(out, n * 3, in, n, "vi", &status);
    if (U_FAILURE(status))
        bm_arena_out_of_memory();
    bm_str result = bm_utf16_to(a, out, out_n);
    free(in);
    free(out);
    return result;
}

bm_str bm_case_upper(bm_arena *a, bm_str s)
{
    bm_arena_mark mark = bm_arena_mark_of(a);
    unsigned char *out = bm_arena_alloc(a, s.len + 1);
    if (upper_short(s, out))
        return bm_str_n((const char *)out, s.len);
    bm_arena_rewind(a, mark);
    return map_by_icu(a, s, u_strToUpper);
}

bm_str bm_case_lower(bm_arena *a, bm_str s)
{
    return map_by_icu(a, s, u_strToLower);
}
