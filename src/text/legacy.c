/* Conversion goes character -> byte of Windows-1252 -> letter or marks of the old encoding -> NFC, which puts
 * vowels and marks together. SPDX-License-Identifier: MIT */
#include "text/legacy.h"

#include "base/utf8.h"
#include "text/case.h"
#include "text/legacy_table.h"
#include "text/nfc.h"

static void add_code(bm_buf *out, uint32_t c)
{
    char bytes[4];
    bm_buf_add(out, bytes, bm_utf8_put(bytes, c));
}

/* What was written to ${out}, in ${a}; ${s} when that is the same. Frees ${out}. */
static bm_str take_text(bm_arena *a, bm_buf *out, bm_str s)
{
    bm_str made = bm_str_n(out->ptr, out->len);
    if (bm_str_eq(made, s))
        made = s;
    else
        made = bm_nfc_normalize(a, bm_arena_copy(a, made));
    bm_buf_free(out);
    return made;
}

/* Ă Đ Ĩ Ũ Ơ Ư, the marks, and the letters with two marks or a dot below or a hook. */
static bool is_beyond_windows(uint32_t c)
{
    if (c >= 0x1EA0 && c <= 0x1EF9)
        return true;
    switch (c) {
    case 0x102:
    case 0x103:
    case 0x110:
    case 0x111:
    case 0x128:
    case 0x129:
    case 0x168:
    case 0x169:
    case 0x1A0:
    case 0x1A1:
    case 0x1AF:
    case 0x1B0:
        return true;
    default:
        return c < 0x324 && c >= 0x300 &&
               memchr("\x00\x01\x02\x03\x06\x09\x1B\x23", (int)(c - 0x300), 8);
    }
}

bool bm_legacy_is_unicode(bm_str s)
{
    for (size_t i = 0; i < s.len;)
        if ((unsigned char)s.ptr[i] < 0xC4) /* up to U+00FF */
            i++;
        else if (is_beyond_windows(bm_utf8_next(s, &i)))
            return true;
    return false;
}

/* Whether ${marks} of VNI can stand on ${vowel}: a circumflex on a e o, a breve on a, a tone on any. */
static bool vni_fits(uint32_t vowel, const uint16_t *marks)
{
    static const char *const vowels[] = {"aAeEoO", "aA", "aAeEiIoOuUyY"};
    if (marks[0] != 0x302 && marks[0] != 0x306 &&
        (vowel == 0x1A0 || vowel == 0x1A1 || vowel == 0x1AF || vowel == 0x1B0))
        return true;
    const char *fits = vowels[marks[0] == 0x302 ? 0 : marks[0] == 0x306 ? 1 : 2];
    return vowel && vowel < 0x80 && strchr(fits, (int)vowel);
}

/* Returns the last code point written, 0 = a mark, behind which no further one may stand. */
static uint32_t convert_one(bm_buf *out, uint32_t c, uint32_t before, bm_legacy from)
{
    int byte = bm_legacy_table_byte(c);
    uint32_t letter = byte < 0 ? 0 : bm_legacy_table_letter(from, (unsigned char)byte);
    const uint16_t *marks = NULL;
    if (from == BM_LEGACY_VNI && byte >= 0x80)
        marks = bm_legacy_table_vni_marks((unsigned char)byte);
    if (!marks || !vni_fits(before, marks)) {
        add_code(out, letter ? letter : c);
        return letter ? letter : c;
    }
    for (; *marks; marks++)
        add_code(out, *marks);
    return 0;
}

/* ---- Capitals of TCVN3 -------------------------------------------------------------------- */

static bool is_small_ascii(uint32_t c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_letter(uint32_t c)
{
    return is_small_ascii(c) || (c >= 'A' && c <= 'Z') ||
           (c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7) || (c >= 0x1E00 && c < 0x1F00);
}

/* The letters that TCVN3 has as capitals. */
static bool is_true_capital(uint32_t c)
{
    return (c >= 'A' && c <= 'Z') || c == 0x102 || c == 0xC2 || c == 0xCA || c == 0xD4 ||
           c == 0x1A0 || c == 0x1AF || c == 0x110;
}

/* The word at ${*i}, moved behind it, or the character that is no letter; ${*capitals}: two capitals at least and no
 * small ASCII letter. */
static bm_str next_word(bm_str s, size_t *i, bool *capitals)
{
    size_t from = *i, n_capitals = 0;
    bool small = false;
    while (*i < s.len) {
        size_t here = *i;
        uint32_t c = bm_utf8_next(s, i);
        if (!is_letter(c)) {
            *i = here > from ? here : *i;
            break;
        }
        n_capitals += is_true_capital(c);
        small = small || is_small_ascii(c);
    }
    *capitals = n_capitals >= 2 && !small;
    return bm_str_n(s.ptr + from, *i - from);
}

static bm_str raise_capitals(bm_arena *a, bm_str s)
{
    bool any = false, small = false, capitals;
    for (size_t i = 0; i < s.len; i++)
        small = small || is_small_ascii((unsigned char)s.ptr[i]);
    for (size_t i = 0; i < s.len && !any;) {
        (void)next_word(s, &i, &capitals);
        any = capitals;
    }
    if (!any)
        return s;
    if (!small)
        return bm_case_upper(a, s);
    bm_buf out = {0};
    for (size_t i = 0; i < s.len;) {
        bm_str word = next_word(s, &i, &capitals);
        bm_buf_add_str(&out, capitals ? bm_case_upper(a, word) : word);
    }
    return take_text(a, &out, s);
}

bm_str bm_legacy_convert(bm_arena *a, bm_str s, bm_legacy from)
{
    bm_buf out = {0};
    uint32_t before = 0;
    bool ascii = true;
    for (size_t i = 0; i < s.len && ascii; i++)
        ascii = (unsigned char)s.ptr[i] < 0x80 && (unsigned char)s.ptr[i] >= 0x20;
    if (ascii)
        return s;
    for (size_t i = 0; i < s.len;)
        before = convert_one(&out, bm_utf8_next(s, &i), before, from);
    bm_str made = take_text(a, &out, s);
    return from == BM_LEGACY_TCVN3 && made.ptr != s.ptr ? raise_capitals(a, made) : made;
}

/* ---- UTF-8 as Windows-1252 ---------------------------------------------------------------- */

/* How many bytes the character has that begins with byte ${lead}; 0 = none does. */
static size_t length_of(int lead)
{
    if (lead < 0xC2 || lead > 0xEF)
        return 0;
    return lead < 0xE0 ? 2 : 3;
}

/* The character whose bytes stand as characters at ${i}; 0 when a byte is missing. ${*end}: behind it. */
static uint32_t regain(bm_str s, size_t i, size_t *end)
{
    int lead = bm_legacy_table_byte(bm_utf8_next(s, &i));
    size_t n = length_of(lead);
    uint32_t c = (uint32_t)lead & (n == 2 ? 0x1F : 0x0F);
    if (!n)
        return 0;
    for (size_t k = 1; k < n; k++) {
        int byte = i < s.len ? bm_legacy_table_byte(bm_utf8_next(s, &i)) : -1;
        if (byte < 0x80 || byte > 0xBF)
            return 0;
        c = c << 6 | ((uint32_t)byte & 0x3F);
    }
    *end = i;
    bool overlong = n == 3 && c < 0x800, surrogate = c >= 0xD800 && c < 0xE000;
    return overlong || surrogate ? 0 : c;
}

/* Whether a character of Vietnamese lacks a byte at ${i}: Đ đ ơ ư, or a letter with two marks. ${*end}: behind
 * what is left of it. */
static bool lacks_byte(bm_str s, size_t i, size_t *end)
{
    int lead = bm_legacy_table_byte(bm_utf8_next(s, &i));
    *end = i;
    if (lead == 0xC4 || lead == 0xC6)
        return true;
    if (lead != 0xE1 || i == s.len)
        return false;
    int second = bm_legacy_table_byte(bm_utf8_next(s, &i));
    *end = i;
    return second == 0xBA || second == 0xBB;
}

bm_str bm_legacy_undo_utf8(bm_arena *a, bm_str s, double *letters, size_t *lost)
{
    bm_buf out = {0};
    *letters = 0;
    *lost = 0;
    for (size_t i = 0; i < s.len;) {
        size_t end = i;
        uint32_t c = (unsigned char)s.ptr[i] < 0x80 ? 0 : regain(s, i, &end);
        if (c) {
            if (is_beyond_windows(c) || (c >= 0xC0 && c <= 0xFF))
                *letters += c >= 0x800 ? 1 : 0.5;
            add_code(&out, c);
        } else if ((unsigned char)s.ptr[i] >= 0x80 && lacks_byte(s, i, &end)) {
            ++*lost;
            add_code(&out, 0xFFFD);
        } else {
            end = i;
            add_code(&out, bm_utf8_next(s, &end));
        }
        i = end;
    }
    return take_text(a, &out, s);
}

/* ---- Bytes of a file ---------------------------------------------------------------------- */

/* Whether ${bytes} hold a letter of U+1EA0 to U+1EFF in UTF-8: three bytes that no old encoding has in a row. */
static bool has_utf8(bm_str bytes)
{
    const unsigned char *p = (const unsigned char *)bytes.ptr;
    for (size_t i = 0; i + 2 < bytes.len; i++)
        if (p[i] == 0xE1 && (p[i + 1] == 0xBA || p[i + 1] == 0xBB) && (p[i + 2] & 0xC0) == 0x80)
            return true;
    return false;
}

/* Length of the Vietnamese letter, space or punctuation mark in UTF-8 at the start of ${s}; 0 = there is none. */
static size_t utf8_at(bm_str s)
{
    size_t n = length_of((unsigned char)s.ptr[0]), i = 0;
    if (!n || n > s.len || bm_utf8_invalid_at(bm_str_n(s.ptr, n)) != n)
        return 0;
    uint32_t c = bm_utf8_next(s, &i);
    bool known = (c >= 0xA0 && c < 0x100) || (c >= 0x2000 && c < 0x2070) || is_beyond_windows(c);
    return known ? n : 0;
}

bool bm_legacy_decode(bm_buf *out, bm_str bytes, bm_legacy from)
{
    bool mixed = has_utf8(bytes);
    for (size_t i = 0; i < bytes.len; i++) {
        unsigned char byte = (unsigned char)bytes.ptr[i];
        size_t n = mixed ? utf8_at(bm_str_from(bytes, i)) : 0;
        if (n) {
            bm_buf_add(out, bytes.ptr + i, n);
            i += n - 1;
            continue;
        }
        uint32_t c = bm_legacy_table_windows(byte);
        bool control = c < 0x20 || (c >= 0x80 && c < 0xA0);
        uint32_t letter = control ? bm_legacy_table_letter(from, byte) : 0;
        add_code(out, letter ? letter : c);
    }
    return mixed;
}
