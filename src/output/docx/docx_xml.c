/* Writing one XML part. SPDX-License-Identifier: MIT */
#include "output/docx/docx_xml.h"

#include <stdlib.h>

#include "base/arena.h"

enum { FIRST_BYTES = 32 * 1024, FIRST_DEPTH = 32 };

#define DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

void bm_docx_xml_open(bm_docx_xml *x)
{
    memset(x, 0, sizeof *x);
    bm_docx_xml_again(x);
}

void bm_docx_xml_again(bm_docx_xml *x)
{
    x->bytes.len = x->depth = 0;
    x->in_tag = false;
    bm_buf_add_cstr(&x->bytes, DECLARATION);
}

bm_str bm_docx_xml_finish(bm_docx_xml *x)
{
    while (x->depth > 0)
        bm_docx_xml_end(x);
    bm_buf_add(&x->bytes, "\n", sizeof "\n");
    return bm_str_n(x->bytes.ptr, --x->bytes.len);
}

void bm_docx_xml_close(bm_docx_xml *x)
{
    bm_buf_free(&x->bytes);
    free(x->open);
    memset(x, 0, sizeof *x);
}

bm_str bm_docx_xml_root(bm_str part)
{
    static const char bom[] = "\xEF\xBB\xBF", declaration[] = "<?xml ";
    if (part.len >= sizeof bom - 1 && memcmp(part.ptr, bom, sizeof bom - 1) == 0)
        part = bm_str_from(part, sizeof bom - 1);
    if (part.len < sizeof declaration - 1 ||
        memcmp(part.ptr, declaration, sizeof declaration - 1) != 0)
        return part;
    const char *end = memchr(part.ptr, '>', part.len);
    if (end)
        part = bm_str_from(part, (size_t)(end + 1 - part.ptr));
    while (part.len > 0 && (unsigned char)*part.ptr <= ' ')
        part = bm_str_from(part, 1);
    return part;
}

static void push(bm_docx_xml *x, bm_str name)
{
    if (x->depth == x->cap) {
        size_t cap = x->cap ? 2 * x->cap : FIRST_DEPTH;
        bm_str *open = realloc(x->open, cap * sizeof *open);
        if (!open)
            bm_arena_out_of_memory();
        x->open = open;
        x->cap = cap;
    }
    x->open[x->depth++] = name;
}

/* Room for ${n} bytes; where they go, behind the '>' of a start tag that was still open. */
static char *content(bm_docx_xml *x, size_t n)
{
    char *at = bm_buf_reserve(&x->bytes, n + 1);
    if (!x->in_tag)
        return at;
    x->in_tag = false;
    x->bytes.len++;
    *at = '>';
    return at + 1;
}

static void written(bm_docx_xml *x, const char *end)
{
    x->bytes.len = (size_t)(end - x->bytes.ptr);
}

static char *copy(char *to, bm_str s)
{
    memcpy(to, s.ptr, s.len);
    return to + s.len;
}

void bm_docx_xml_start_n(bm_docx_xml *x, bm_str name)
{
    char *to = content(x, name.len + 1);
    *to++ = '<';
    written(x, copy(to, name));
    x->in_tag = true;
    push(x, name);
}

void bm_docx_xml_end(bm_docx_xml *x)
{
    if (x->depth == 0)
        return;
    const bm_str name = x->open[--x->depth];
    char *to = bm_buf_reserve(&x->bytes, name.len + sizeof "</>");
    if (x->in_tag) {
        *to++ = '/';
    } else {
        *to++ = '<';
        *to++ = '/';
        to = copy(to, name);
    }
    *to++ = '>';
    x->in_tag = false;
    written(x, to);
}

/* How bytes are written: 0 = as they are. In text, line ends and tabs stand for themselves; in an attribute a reader
 * would make spaces of them (XML 1.0, 3.3.3), and a bare CR is kept nowhere (2.11). */
enum { PLAIN, AMPERSAND, LESS, GREATER, QUOTE, RETURN, TAB, LINE_END };
#define IN_TEXT ['&'] = AMPERSAND, ['<'] = LESS, ['>'] = GREATER, ['"'] = QUOTE, ['\r'] = RETURN
static const uint8_t text_kinds[256] = {IN_TEXT};
static const uint8_t attr_kinds[256] = {IN_TEXT, ['\t'] = TAB, ['\n'] = LINE_END};
static const bm_str escapes[] = {
    [AMPERSAND] = BM_STR("&amp;"), [LESS] = BM_STR("&lt;"),    [GREATER] = BM_STR("&gt;"),
    [QUOTE] = BM_STR("&quot;"),    [RETURN] = BM_STR("&#13;"), [TAB] = BM_STR("&#9;"),
    [LINE_END] = BM_STR("&#10;"),
};

static void add_escaped(bm_buf *b, bm_str s, const uint8_t kinds[256])
{
    const unsigned char *p = (const unsigned char *)s.ptr;
    size_t done = 0;
    for (size_t i = 0; i < s.len; i++) {
        while (i + 4 < s.len &&
               !(kinds[p[i]] | kinds[p[i + 1]] | kinds[p[i + 2]] | kinds[p[i + 3]]))
            i += 4;
        uint8_t kind = kinds[p[i]];
        if (kind == PLAIN)
            continue;
        bm_buf_add(b, s.ptr + done, i - done);
        bm_buf_add_str(b, escapes[kind]);
        done = i + 1;
    }
    bm_buf_add(b, s.ptr + done, s.len - done);
}

void bm_docx_xml_escape(bm_buf *out, bm_str text)
{
    add_escaped(out, text, attr_kinds);
}

void bm_docx_xml_escape_text(bm_buf *out, bm_str text)
{
    add_escaped(out, text, text_kinds);
}

static void start_attr(bm_docx_xml *x, const char *name)
{
    const bm_str n = bm_str_of(name);
    char *to = bm_buf_reserve(&x->bytes, n.len + sizeof " =\"");
    *to++ = ' ';
    to = copy(to, n);
    *to++ = '=';
    *to++ = '"';
    written(x, to);
}

void bm_docx_xml_attr(bm_docx_xml *x, const char *name, const char *value)
{
    start_attr(x, name);
    add_escaped(&x->bytes, bm_str_of(value), attr_kinds);
    bm_buf_add_byte(&x->bytes, '"');
}

void bm_docx_xml_attr_int(bm_docx_xml *x, const char *name, long value)
{
    start_attr(x, name);
    bm_buf_add_int(&x->bytes, value);
    bm_buf_add_byte(&x->bytes, '"');
}

void bm_docx_xml_text(bm_docx_xml *x, const char *text)
{
    bm_docx_xml_text_n(x, bm_str_of(text));
}

void bm_docx_xml_text_n(bm_docx_xml *x, bm_str text)
{
    written(x, content(x, text.len));
    add_escaped(&x->bytes, text, text_kinds);
}

void bm_docx_xml_raw_n(bm_docx_xml *x, bm_str markup)
{
    written(x, copy(content(x, markup.len), markup));
}

void bm_docx_xml_leaf(bm_docx_xml *x, const char *name, const char *text)
{
    bm_docx_xml_start(x, name);
    bm_docx_xml_text(x, text);
    bm_docx_xml_end(x);
}

void bm_docx_xml_empty(bm_docx_xml *x, const char *name)
{
    bm_docx_xml_start(x, name);
    bm_docx_xml_end(x);
}

void bm_docx_xml_val(bm_docx_xml *x, const char *name, const char *value)
{
    bm_docx_xml_start(x, name);
    bm_docx_xml_attr(x, "w:val", value);
    bm_docx_xml_end(x);
}

void bm_docx_xml_val_int(bm_docx_xml *x, const char *name, long value)
{
    bm_docx_xml_start(x, name);
    bm_docx_xml_attr_int(x, "w:val", value);
    bm_docx_xml_end(x);
}

void bm_docx_xml_fonts(bm_docx_xml *x, const char *family)
{
    bm_docx_xml_start(x, "w:rFonts");
    bm_docx_xml_attr(x, "w:ascii", family);
    bm_docx_xml_attr(x, "w:eastAsia", family);
    bm_docx_xml_attr(x, "w:hAnsi", family);
    bm_docx_xml_attr(x, "w:cs", family);
    bm_docx_xml_end(x);
}

/* C0 controls, surrogates and U+FFFE, U+FFFF by their bytes. */
size_t bm_docx_xml_forbidden(bm_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        if (c < 0x20)
            return i;
        if ((c != 0xED && c != 0xEF) || i + 2 >= text.len)
            continue;
        unsigned char d = (unsigned char)text.ptr[i + 1], e = (unsigned char)text.ptr[i + 2];
        if ((c == 0xED && d >= 0xA0) || (c == 0xEF && d == 0xBF && e >= 0xBE))
            return i;
    }
    return text.len;
}
