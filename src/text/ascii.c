/* SPDX-License-Identifier: MIT */
#include "text/ascii.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include "base/utf8.h"

/* Letters that have no decomposition. */
static const char *undivided(uint32_t c)
{
    switch (c) {
    case 0x110: /* Đ */
    case 0x111:
    case 0xD0: /* Ð, which old encodings have in place of Đ */
    case 0xF0:
        return "d";
    case 0xC6: /* Æ */
    case 0xE6:
        return "ae";
    case 0xD8: /* Ø */
    case 0xF8:
        return "o";
    case 0xDE: /* Þ */
    case 0xFE:
        return "th";
    case 0xDF: /* ß */
        return "ss";
    case 0x131: /* ı */
        return "i";
    case 0x141: /* Ł */
    case 0x142:
        return "l";
    case 0x152: /* Œ */
    case 0x153:
        return "oe";
    default:
        return NULL;
    }
}

/* The base letter of ${c}, which is not ASCII; 0 = a mark, which belongs to the letter before. */
static uint32_t base_letter(uint32_t c)
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
    UChar parts[8];
    if (U_SUCCESS(status) && unorm2_getDecomposition(nfc, (UChar32)c, parts, 8, &status) > 0 &&
        U_SUCCESS(status))
        return parts[0];
    return u_charType((UChar32)c) == U_NON_SPACING_MARK ? 0 : c;
}

/* ASCII ${c} in a name, 0 = it is in none. */
static char letter(uint32_t c)
{
    if (c >= 'A' && c <= 'Z')
        return (char)(c + ('a' - 'A'));
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' ? (char)c : 0;
}

size_t bm_ascii_fold(bm_str s, char *out, size_t size)
{
    size_t n = 0;
    bool gap = false;
    for (size_t i = 0; i < s.len;) {
        uint32_t c = bm_utf8_next(s, &i);
        const char *letters = c < 0x80 ? NULL : undivided(c);
        if (c >= 0x80 && !letters && (c = base_letter(c)) == 0)
            continue;
        char one[] = {letters ? 0 : letter(c), 0};
        if (!letters)
            letters = one;
        if (!*letters) {
            gap = n > 0;
            continue;
        }
        if (n + gap + strlen(letters) >= size)
            break;
        if (gap)
            out[n++] = '-';
        gap = false;
        while (*letters)
            out[n++] = *letters++;
    }
    out[n] = 0;
    return n;
}
