/* Comparison keys. There are two ways to write the tone of open syllables in oa, oe, uy (hòa, hoà), and
 * both occur in official texts, side by side even in NĐ 30/2020/NĐ-CP itself.
 * SPDX-License-Identifier: MIT */
#include "text/tone.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "text/case.h"

/* A vowel, and the vowel with each of the five tones: huyền, sắc, hỏi, ngã, nặng. */
typedef struct {
    uint16_t vowel;
    uint16_t toned[5];
} vowel_row;

static const vowel_row vowels[] = {
    {'A', {0x00C0, 0x00C1, 0x1EA2, 0x00C3, 0x1EA0}},    /* A */
    {0x0102, {0x1EB0, 0x1EAE, 0x1EB2, 0x1EB4, 0x1EB6}}, /* Ă */
    {0x00C2, {0x1EA6, 0x1EA4, 0x1EA8, 0x1EAA, 0x1EAC}}, /* Â */
    {'E', {0x00C8, 0x00C9, 0x1EBA, 0x1EBC, 0x1EB8}},    /* E */
    {0x00CA, {0x1EC0, 0x1EBE, 0x1EC2, 0x1EC4, 0x1EC6}}, /* Ê */
    {'I', {0x00CC, 0x00CD, 0x1EC8, 0x0128, 0x1ECA}},    /* I */
    {'O', {0x00D2, 0x00D3, 0x1ECE, 0x00D5, 0x1ECC}},    /* O */
    {0x00D4, {0x1ED2, 0x1ED0, 0x1ED4, 0x1ED6, 0x1ED8}}, /* Ô */
    {0x01A0, {0x1EDC, 0x1EDA, 0x1EDE, 0x1EE0, 0x1EE2}}, /* Ơ */
    {'U', {0x00D9, 0x00DA, 0x1EE6, 0x0168, 0x1EE4}},    /* U */
    {0x01AF, {0x1EEA, 0x1EE8, 0x1EEC, 0x1EEE, 0x1EF0}}, /* Ư */
    {'Y', {0x1EF2, 0x00DD, 0x1EF6, 0x1EF8, 0x1EF4}},    /* Y */
};

/* ${c} without its tone; ${*tone}: 1 to 5, 0 = none. */
static uint32_t split_tone(uint32_t c, char *tone)
{
    *tone = 0;
    if (c < 0xC0)
        return c;
    for (size_t v = 0; v < sizeof vowels / sizeof vowels[0]; v++)
        for (int t = 0; t < 5; t++)
            if (vowels[v].toned[t] == c) {
                *tone = (char)(t + 1);
                return vowels[v].vowel;
            }
    return c;
}

static bool ends_word(uint32_t c)
{
    return c < 0x80 && !(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9');
}

/* A toned letter takes at least one byte more than the letter without tone, so the result is not
 * longer than the capitals. */
bm_str bm_tone_key(bm_arena *a, bm_str s)
{
    bm_str upper = bm_case_upper(a, s);
    char *to = bm_arena_alloc(a, upper.len + 1);
    size_t n = 0;
    char tone = 0;
    for (size_t i = 0; i < upper.len;) {
        char found;
        uint32_t c = split_tone(bm_utf8_next(upper, &i), &found);
        if (tone && (found || ends_word(c))) {
            to[n++] = tone;
            tone = 0;
        }
        char bytes[4];
        size_t len = bm_utf8_put(bytes, c);
        memcpy(to + n, bytes, len);
        n += len;
        tone = found ? found : tone;
    }
    if (tone)
        to[n++] = tone;
    to[n] = 0;
    return bm_str_n(to, n);
}

/* The base letter of capital ${c}; 0 = a mark. */
static uint32_t base_letter(uint32_t c)
{
    if (c < 0x80)
        return c;
    if (c == 0x110) /* Đ has no decomposition */
        return 'D';
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
    UChar parts[8];
    if (U_SUCCESS(status) && unorm2_getDecomposition(nfc, (UChar32)c, parts, 8, &status) > 0 &&
        U_SUCCESS(status) && (parts[0] & 0xF800) != 0xD800)
        c = parts[0];
    return u_charType((UChar32)c) == U_NON_SPACING_MARK ? 0 : c;
}

bm_str bm_tone_plain(bm_arena *a, bm_str s)
{
    bm_str upper = bm_case_upper(a, s);
    bm_buf out = {0};
    bool gap = false;
    for (size_t i = 0; i < upper.len;) {
        uint32_t c = base_letter(bm_utf8_next(upper, &i));
        if (!c)
            continue;
        if (!u_isalnum((UChar32)c)) {
            gap = out.len > 0;
            continue;
        }
        if (gap)
            bm_buf_add_byte(&out, ' ');
        gap = false;
        char bytes[4];
        size_t n_bytes = bm_utf8_put(bytes, c);
        bm_buf_add(&out, bytes, n_bytes);
    }
    bm_str result = bm_arena_copy(a, bm_str_n(out.ptr ? out.ptr : "", out.len));
    bm_buf_free(&out);
    return result;
}
