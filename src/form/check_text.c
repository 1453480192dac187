/* Tidies one value. Nearly all values of a batch are plain Vietnamese that needs nothing, so a scan
 * of the bytes comes first; the rest is decoded and built anew.
 * SPDX-License-Identifier: MIT */
#include "form/check_text.h"

#include "base/utf8.h"
#include "text/nfc.h"

typedef enum { KEEP, SPACE, LINE_END, INVISIBLE, REFUSED } char_class;

typedef struct {
    uint32_t first, last;
    char_class class;
} char_range;

/* Ascending; what lies between is kept. */
static const char_range ranges[] = {
    {0x0000, 0x0008, REFUSED},   {0x0009, 0x000A, LINE_END},  {0x000B, 0x000C, REFUSED},
    {0x000D, 0x000D, LINE_END},  {0x000E, 0x001F, REFUSED},   {0x0020, 0x0020, SPACE},
    {0x007F, 0x009F, REFUSED},   {0x00A0, 0x00A0, SPACE},     {0x00AD, 0x00AD, INVISIBLE},
    {0x061C, 0x061C, INVISIBLE}, {0x1680, 0x1680, SPACE},     {0x180E, 0x180E, INVISIBLE},
    {0x2000, 0x200A, SPACE},     {0x200B, 0x200F, INVISIBLE}, {0x2028, 0x202E, REFUSED},
    {0x202F, 0x202F, SPACE},     {0x205F, 0x205F, SPACE},     {0x2060, 0x2064, INVISIBLE},
    {0x2066, 0x2069, REFUSED},   {0x206A, 0x206F, INVISIBLE}, {0x3000, 0x3000, SPACE},
    {0xFDD0, 0xFDEF, REFUSED},   {0xFEFF, 0xFEFF, INVISIBLE}, {0xFFF9, 0xFFFB, REFUSED},
    {0xFFFD, 0xFFFD, REFUSED},
};

static char_class classify(uint32_t c)
{
    if ((c & 0xFFFE) == 0xFFFE)
        return REFUSED;
    for (size_t i = 0; i < sizeof ranges / sizeof ranges[0] && c >= ranges[i].first; i++)
        if (c <= ranges[i].last)
            return ranges[i].class;
    return KEEP;
}

/* True for printable ASCII and the precomposed letters of Vietnamese and their neighbours (U+00C0–01BF,
 * U+1E80–1EFF); with ${line} also no two spaces in a row and no '\n'. */
static bool is_plain(bm_str s, bool line)
{
    const unsigned char *p = (const unsigned char *)s.ptr;
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = p[i];
        if (c == ' ') {
            if (line && i && p[i - 1] == ' ')
                return false;
        } else if (c < 0x20) {
            if (line || c != '\n')
                return false;
        } else if (c == 0xE1) {
            if (p[i + 1] != 0xBA && p[i + 1] != 0xBB)
                return false;
        } else if (c == 0x7F || c == 0xC2 || c > 0xC6) {
            return false;
        }
    }
    return true;
}

static bool is_ascii_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bm_str trim(bm_str s)
{
    while (s.len && is_ascii_space(s.ptr[0]))
        s = bm_str_from(s, 1);
    while (s.len && is_ascii_space(s.ptr[s.len - 1]))
        s.len--;
    return s;
}

/* Leaving out what stood between a letter and its mark may have made them neighbours. */
static void finish(bm_arena *a, bm_check_text *out, const char *bytes, size_t n)
{
    out->text = bm_str_n(bytes, n);
    if (out->n_invisible)
        out->text = bm_nfc_normalize(a, out->text);
}

bm_check_text bm_check_text_line(bm_arena *a, bm_str s)
{
    s = trim(s);
    bm_check_text out = {.text = s, .plain = true};
    if (is_plain(s, true))
        return out;
    out.plain = false;
    char *to = bm_arena_alloc(a, s.len + 1);
    size_t n = 0, n_spaces = 0;
    bool line_end = false;
    for (size_t i = 0; i < s.len;) {
        size_t from = i;
        uint32_t c = bm_utf8_next(s, &i);
        switch (classify(c)) {
        case LINE_END:
            line_end = true;
            n_spaces++;
            break;
        case SPACE:
            n_spaces++;
            break;
        case INVISIBLE:
            out.n_invisible++;
            break;
        case REFUSED:
            out.refused = out.refused ? out.refused : c;
            break;
        case KEEP:
            if (n_spaces && n) {
                to[n++] = ' ';
                out.line_ends |= line_end;
                out.runs |= n_spaces > 1 && !line_end;
            }
            n_spaces = 0;
            line_end = false;
            memcpy(to + n, s.ptr + from, i - from);
            n += i - from;
            break;
        }
    }
    finish(a, &out, to, n);
    return out;
}

/* The columns that the tab at column ${col} (from 0) covers; inside a line it is one space. */
static size_t tab_width(bool indenting, size_t col)
{
    return indenting ? 4 - col % 4 : 1;
}

bm_check_text bm_check_text_markdown(bm_arena *a, bm_str s)
{
    bm_check_text out = {.text = s, .plain = true};
    if (is_plain(s, false))
        return out;
    out.plain = false;
    size_t n_tabs = 0, n = 0, col = 0;
    for (size_t i = 0; i < s.len; i++)
        n_tabs += s.ptr[i] == '\t';
    char *to = bm_arena_alloc(a, s.len + 3 * n_tabs + 1);
    bool indenting = true;
    for (size_t i = 0; i < s.len;) {
        size_t from = i, width = 1;
        uint32_t c = bm_utf8_next(s, &i);
        switch (classify(c)) {
        case LINE_END:
            if (c == '\r' && i < s.len && s.ptr[i] == '\n')
                break;
            if (c == '\t') {
                width = tab_width(indenting, col);
                memset(to + n, ' ', width);
            } else {
                to[n] = '\n';
            }
            n += width;
            col = c == '\t' ? col + width : 0;
            indenting = indenting || c != '\t';
            break;
        case SPACE:
            to[n++] = ' ';
            col++;
            break;
        case INVISIBLE:
            out.n_invisible++;
            break;
        case REFUSED:
            out.refused = out.refused ? out.refused : c;
            break;
        case KEEP:
            memcpy(to + n, s.ptr + from, i - from);
            n += i - from;
            col++;
            indenting = false;
            break;
        }
    }
    finish(a, &out, to, n);
    return out;
}

bm_str bm_check_text_trim_blocks(bm_str s)
{
    size_t start = 0;
    for (size_t i = 0; i < s.len && strchr(" \t\r\n", s.ptr[i]); i++)
        if (s.ptr[i] == '\n' || s.ptr[i] == '\r')
            start = i + 1;
    s = bm_str_from(s, start);
    while (s.len && strchr(" \t\r\n", s.ptr[s.len - 1]))
        s.len--;
    return s;
}
