/* Strings of PDF to UTF-8. SPDX-License-Identifier: MIT */
#include "input/pdf_string.h"

#include "base/utf8.h"
#include "text/nfc.h"

enum { REPLACEMENT = 0xFFFD };

void bm_pdf_string_put(bm_buf *out, uint32_t c)
{
    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
        c = REPLACEMENT;
    out->len += bm_utf8_put(bm_buf_reserve(out, 4), c);
}

static uint32_t unit(bm_str s, size_t i, bool little)
{
    const unsigned char *p = (const unsigned char *)s.ptr + i;
    return little ? (uint32_t)(p[1] << 8 | p[0]) : (uint32_t)(p[0] << 8 | p[1]);
}

static void put_utf16(bm_str s, bool little, bm_buf *out)
{
    for (size_t i = 0; i + 1 < s.len; i += 2) {
        uint32_t c = unit(s, i, little);
        if (c >= 0xD800 && c < 0xDC00 && i + 3 < s.len) {
            const uint32_t low = unit(s, i + 2, little);
            if (low >= 0xDC00 && low < 0xE000) {
                c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
                i += 2;
            }
        }
        bm_pdf_string_put(out, c);
    }
}

void bm_pdf_string_utf16(bm_str bytes, bm_buf *out)
{
    put_utf16(bytes, false, out);
}

/* PDFDocEncoding (ISO 32000-1, D.2) where it is not Latin-1; 0 = not assigned. */
static uint32_t from_doc(unsigned char c)
{
    static const uint16_t accents[8] = {0x2D8, 0x2C7, 0x2C6, 0x2D9, 0x2DD, 0x2DB, 0x2DA, 0x2DC};
    static const uint16_t high[33] = {
        0x2022, 0x2020, 0x2021, 0x2026, 0x2014, 0x2013, 0x192,  0x2044, 0x2039, 0x203A, 0x2212,
        0x2030, 0x201E, 0x201C, 0x201D, 0x2018, 0x2019, 0x201A, 0x2122, 0xFB01, 0xFB02, 0x141,
        0x152,  0x160,  0x178,  0x17D,  0x131,  0x142,  0x153,  0x161,  0x17E,  0,      0x20AC};
    if (c >= 0x18 && c < 0x20)
        return accents[c - 0x18];
    if (c >= 0x80 && c <= 0xA0)
        return high[c - 0x80];
    return c == 0x7F || c == 0xAD ? 0 : c;
}

static void put_doc(bm_str s, bm_buf *out)
{
    for (size_t i = 0; i < s.len; i++) {
        const uint32_t c = from_doc((unsigned char)s.ptr[i]);
        bm_pdf_string_put(out, c || s.ptr[i] == 0 ? c : REPLACEMENT);
    }
}

static bool begins(bm_str s, const char *mark)
{
    const size_t n = strlen(mark);
    return s.len >= n && memcmp(s.ptr, mark, n) == 0;
}

static bool is_ascii(bm_str s)
{
    size_t i = 0;
    while (i < s.len && (unsigned char)s.ptr[i] < 0x80)
        i++;
    return i == s.len;
}

static void put_utf8(bm_str s, bm_buf *out)
{
    while (s.len) {
        const size_t good = bm_utf8_invalid_at(s);
        bm_buf_add(out, s.ptr, good);
        if (good < s.len)
            bm_pdf_string_put(out, REPLACEMENT);
        s = bm_str_from(s, good < s.len ? good + 1 : good);
    }
}

/* In place: line ends to '\n', marks of a language (ESC … ESC, 7.9.2.2) and control characters out. */
static void clean(bm_buf *b)
{
    size_t to = 0;
    for (size_t i = 0; i < b->len; i++) {
        const char c = b->ptr[i];
        const char *close = c == 0x1B ? memchr(b->ptr + i + 1, 0x1B, b->len - i - 1) : NULL;
        if (close && close - (b->ptr + i) <= 6)
            i = (size_t)(close - b->ptr);
        else if (c == '\r' && i + 1 < b->len && b->ptr[i + 1] == '\n')
            continue;
        else if (c == '\r' || c == '\n' || c == '\t' || (unsigned char)c >= 0x20)
            b->ptr[to++] = c == '\r' ? '\n' : c;
    }
    b->len = to;
}

bm_str bm_pdf_string_text(bm_arena *a, bm_str bytes)
{
    bm_buf b = {0};
    if (begins(bytes, "\xFE\xFF") || begins(bytes, "\xFF\xFE"))
        put_utf16(bm_str_from(bytes, 2), bytes.ptr[0] == '\xFF', &b);
    else if (begins(bytes, "\xEF\xBB\xBF"))
        put_utf8(bm_str_from(bytes, 3), &b);
    else if (!is_ascii(bytes) && bm_utf8_invalid_at(bytes) == bytes.len)
        put_utf8(bytes, &b);
    else
        put_doc(bytes, &b);
    clean(&b);
    const bm_str text = bm_nfc_normalize(a, bm_arena_copy(a, bm_str_n(b.ptr, b.len)));
    bm_buf_free(&b);
    return text;
}
