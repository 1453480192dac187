/* SPDX-License-Identifier: MIT */
#include "sheet/sheet_xlsx_text.h"

#include "base/limit.h"
#include "base/utf8.h"

void bm_sheet_xlsx_text_begin(bm_sheet_xlsx_text *t, unsigned depth)
{
    t->text.len = 0;
    t->depth = depth;
    t->in_run = t->is_on = false;
}

void bm_sheet_xlsx_text_start(bm_sheet_xlsx_text *t, const char *name, unsigned depth)
{
    if (depth == t->depth + 1)
        t->in_run = strcmp(name, "r") == 0;
    if ((depth == t->depth + 1 || (depth == t->depth + 2 && t->in_run)) && strcmp(name, "t") == 0)
        t->is_on = true;
}

void bm_sheet_xlsx_text_end(bm_sheet_xlsx_text *t, unsigned depth)
{
    if (depth <= t->depth + 2)
        t->is_on = false;
    if (depth <= t->depth + 1)
        t->in_run = false;
}

bool bm_sheet_xlsx_text_add(bm_sheet_xlsx_text *t, bm_str s)
{
    if (t->is_on)
        bm_buf_add_str(&t->text, s);
    return t->text.len <= BM_LIMIT_TEXT_BYTES;
}

static int hex(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Is "_x000D_" at ${p}? */
static bool is_escape(const char *p, size_t n, uint32_t *unit)
{
    if (n < 7 || p[0] != '_' || p[1] != 'x' || p[6] != '_')
        return false;
    *unit = 0;
    for (int i = 2; i < 6; i++) {
        if (hex(p[i]) < 0)
            return false;
        *unit = *unit << 4 | (uint32_t)hex(p[i]);
    }
    return true;
}

/* The character at ${p}, written in one escape or, as a surrogate pair, in two: how many bytes they take; 0 = none. */
static size_t escaped(const char *p, size_t n, uint32_t *c)
{
    uint32_t low;
    if (!is_escape(p, n, c))
        return 0;
    if (*c < 0xD800 || *c > 0xDFFF)
        return 7;
    if (*c > 0xDBFF || !is_escape(p + 7, n - 7, &low) || low < 0xDC00 || low > 0xDFFF)
        return 0;
    *c = 0x10000 + ((*c - 0xD800) << 10) + (low - 0xDC00);
    return 14;
}

/* "\r\n" and "\r" as "\n". */
static void set_line_ends(bm_buf *b)
{
    char *to = b->len ? memchr(b->ptr, '\r', b->len) : NULL;
    const char *end = b->ptr + b->len;
    if (!to)
        return;
    for (const char *p = to; p < end; p++) {
        if (*p == '\r' && p + 1 < end && p[1] == '\n')
            continue;
        *to++ = (char)(*p == '\r' ? '\n' : *p);
    }
    b->len = (size_t)(to - b->ptr);
}

void bm_sheet_xlsx_text_finish(bm_buf *b)
{
    char *to = b->len ? memchr(b->ptr, '_', b->len) : NULL;
    const char *end = b->ptr + b->len;
    for (const char *p = to; p && p < end;) {
        uint32_t c;
        const size_t n = *p == '_' ? escaped(p, (size_t)(end - p), &c) : 0;
        if (n)
            to += bm_utf8_put(to, c);
        else
            *to++ = *p;
        p += n ? n : 1;
    }
    if (to)
        b->len = (size_t)(to - b->ptr);
    set_line_ends(b);
}
