/* PDF syntax to tokens, one at a time, without allocating.
 * SPDX-License-Identifier: MIT */
#include "input/pdf_lexer.h"

enum { MAX_NESTING = 500 };

bool bm_pdf_lexer_is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0;
}

static bool is_delimiter(char c)
{
    switch (c) {
    case '(':
    case ')':
    case '<':
    case '>':
    case '[':
    case ']':
    case '{':
    case '}':
    case '/':
    case '%':
        return true;
    default:
        return false;
    }
}

bool bm_pdf_lexer_is_regular(char c)
{
    return !bm_pdf_lexer_is_space(c) && !is_delimiter(c);
}

static int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

bm_pdf_lexer bm_pdf_lexer_of(bm_str bytes)
{
    const char *begin = bytes.ptr ? bytes.ptr : "";
    bm_pdf_lexer l = {.at = begin, .end = begin + bytes.len};
    return l;
}

static void skip_space(bm_pdf_lexer *l)
{
    while (l->at < l->end) {
        if (bm_pdf_lexer_is_space(*l->at))
            l->at++;
        else if (*l->at == '%')
            while (l->at < l->end && *l->at != '\n' && *l->at != '\r')
                l->at++;
        else
            break;
    }
}

static bm_pdf_lexer_kind read_string(bm_pdf_lexer *l)
{
    size_t open = 1;
    const char *begin = ++l->at;
    for (; l->at < l->end; l->at++) {
        if (*l->at == '\\' && l->at + 1 < l->end)
            l->at++;
        else if (*l->at == '(')
            open++;
        else if (*l->at == ')' && --open == 0) {
            l->raw = bm_str_n(begin, (size_t)(l->at - begin));
            l->at++;
            return BM_PDF_LEXER_STRING;
        }
    }
    return BM_PDF_LEXER_BAD;
}

static bm_pdf_lexer_kind read_hex(bm_pdf_lexer *l)
{
    const char *begin = ++l->at;
    for (; l->at < l->end; l->at++) {
        if (*l->at == '>') {
            l->raw = bm_str_n(begin, (size_t)(l->at - begin));
            l->at++;
            return BM_PDF_LEXER_HEX;
        }
        if (hex_value(*l->at) < 0 && !bm_pdf_lexer_is_space(*l->at)) {
            l->at++;
            break;
        }
    }
    return BM_PDF_LEXER_BAD;
}

static bm_pdf_lexer_kind read_delimiter(bm_pdf_lexer *l)
{
    const bool twice = l->at + 1 < l->end && l->at[1] == *l->at;
    switch (*l->at) {
    case '(':
        return read_string(l);
    case '[':
        l->at++;
        return BM_PDF_LEXER_ARRAY;
    case ']':
        l->at++;
        return BM_PDF_LEXER_ARRAY_END;
    case '<':
        if (!twice)
            return read_hex(l);
        l->at += 2;
        return BM_PDF_LEXER_DICT;
    case '>':
        l->at += twice ? 2 : 1;
        return twice ? BM_PDF_LEXER_DICT_END : BM_PDF_LEXER_BAD;
    default: /* ) { } */
        l->at++;
        return BM_PDF_LEXER_BAD;
    }
}

/* "-12.5": no exponents in PDF. False for anything else, as "1.2.3" or "-". */
static bool read_number(bm_pdf_lexer *l)
{
    const char *p = l->raw.ptr, *end = p + l->raw.len;
    const bool negative = *p == '-';
    double value = 0, place = 1;
    bool point = false;
    size_t digits = 0;
    if (*p == '-' || *p == '+')
        p++;
    for (; p < end; p++) {
        if (*p == '.' && !point) {
            point = true;
        } else if (*p >= '0' && *p <= '9') {
            digits++;
            if (point)
                place /= 10;
            value = point ? value + (*p - '0') * place : value * 10 + (*p - '0');
        } else {
            return false;
        }
    }
    l->number = negative ? -value : value;
    l->is_whole = !point && digits <= 9;
    return digits > 0;
}

bm_pdf_lexer_kind bm_pdf_lexer_next(bm_pdf_lexer *l)
{
    skip_space(l);
    l->raw = bm_str_n(l->at, 0);
    if (l->at == l->end)
        return l->kind = BM_PDF_LEXER_END;
    const bool is_name = *l->at == '/';
    if (!is_name && is_delimiter(*l->at))
        return l->kind = read_delimiter(l);
    const char *begin = l->at += is_name;
    while (l->at < l->end && bm_pdf_lexer_is_regular(*l->at))
        l->at++;
    l->raw = bm_str_n(begin, (size_t)(l->at - begin));
    if (is_name)
        return l->kind = BM_PDF_LEXER_NAME;
    return l->kind = read_number(l) ? BM_PDF_LEXER_NUMBER : BM_PDF_LEXER_WORD;
}

/* The escape behind a backslash at ${i} of ${s}; returns the offset behind it. */
static size_t put_escape(bm_str s, size_t i, bm_buf *out)
{
    static const char from[] = "nrtbf", to[] = "\n\r\t\b\f";
    const char c = s.ptr[i];
    const char *simple = c ? strchr(from, c) : NULL;
    if (simple) {
        bm_buf_add_byte(out, to[simple - from]);
        return i + 1;
    }
    if (c == '\r') /* a line that goes on */
        return i + 1 < s.len && s.ptr[i + 1] == '\n' ? i + 2 : i + 1;
    if (c == '\n')
        return i + 1;
    if (c < '0' || c > '7') {
        bm_buf_add_byte(out, c);
        return i + 1;
    }
    unsigned value = 0;
    size_t end = i + 3 < s.len ? i + 3 : s.len;
    for (; i < end && s.ptr[i] >= '0' && s.ptr[i] <= '7'; i++)
        value = value * 8 + (unsigned)(s.ptr[i] - '0');
    bm_buf_add_byte(out, (char)(value & 0xFF));
    return i;
}

static void put_literal(bm_str s, bm_buf *out)
{
    for (size_t i = 0; i < s.len;) {
        if (s.ptr[i] == '\\') {
            if (++i < s.len)
                i = put_escape(s, i, out);
        } else if (s.ptr[i] == '\r') { /* any line end in a string is \n */
            bm_buf_add_byte(out, '\n');
            i += i + 1 < s.len && s.ptr[i + 1] == '\n' ? 2 : 1;
        } else {
            bm_buf_add_byte(out, s.ptr[i++]);
        }
    }
}

void bm_pdf_lexer_string(const bm_pdf_lexer *l, bm_buf *out)
{
    if (l->kind != BM_PDF_LEXER_HEX) {
        put_literal(l->raw, out);
        return;
    }
    int high = -1;
    for (size_t i = 0; i < l->raw.len; i++) {
        int v = hex_value(l->raw.ptr[i]);
        if (v < 0)
            continue;
        if (high >= 0)
            bm_buf_add_byte(out, (char)(high * 16 + v));
        high = high >= 0 ? -1 : v;
    }
    if (high >= 0) /* an odd number of digits: the last one is 0 */
        bm_buf_add_byte(out, (char)(high * 16));
}

/* The character at ${*i} of a name; moves ${*i} behind it. */
static char name_char(bm_str raw, size_t *i)
{
    const char *p = raw.ptr + *i;
    if (*p == '#' && *i + 2 < raw.len && hex_value(p[1]) >= 0 && hex_value(p[2]) >= 0) {
        *i += 3;
        return (char)(hex_value(p[1]) * 16 + hex_value(p[2]));
    }
    ++*i;
    return *p;
}

bool bm_pdf_lexer_name_is(bm_str raw, const char *name)
{
    for (size_t i = 0; i < raw.len; name++)
        if (*name == 0 || name_char(raw, &i) != *name)
            return false;
    return *name == 0;
}

size_t bm_pdf_lexer_name(bm_str raw, char *out)
{
    size_t n = 0;
    for (size_t i = 0; i < raw.len;)
        out[n++] = name_char(raw, &i);
    out[n] = 0;
    return n;
}

size_t bm_pdf_lexer_extent(bm_str bytes, size_t at)
{
    bool is_dict[MAX_NESTING];
    size_t depth = 0;
    bm_pdf_lexer l = bm_pdf_lexer_of(bm_str_from(bytes, at));
    do {
        switch (bm_pdf_lexer_next(&l)) {
        case BM_PDF_LEXER_ARRAY:
        case BM_PDF_LEXER_DICT:
            if (depth == MAX_NESTING)
                return (size_t)(l.at - bytes.ptr);
            is_dict[depth++] = l.kind == BM_PDF_LEXER_DICT;
            break;
        case BM_PDF_LEXER_ARRAY_END:
        case BM_PDF_LEXER_DICT_END:
            if (depth == 0 || is_dict[depth - 1] != (l.kind == BM_PDF_LEXER_DICT_END))
                return bytes.len;
            depth--;
            break;
        case BM_PDF_LEXER_BAD:
        case BM_PDF_LEXER_END:
            return bytes.len;
        default:
            break;
        }
    } while (depth > 0);
    return (size_t)(l.at - bytes.ptr);
}
