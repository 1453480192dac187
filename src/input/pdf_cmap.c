/* CMap files, which are PostScript, read for their lists of hexadecimal strings. Ranges are kept as ranges: one of 65,536
 * codes costs no more than one of a single code.
 * SPDX-License-Identifier: MIT */
#include "input/pdf_cmap.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "input/pdf_lexer.h"
#include "input/pdf_string.h"

enum {
    MAX_SPACES = 100,
    MAX_TEXT = 512, /* bytes of UTF-16 of one code (9.10.3) */
    MAX_OVERLAP = 8 /* ranges looked at when some overlap */
};

/* Codes low to high stand for `before` and then the character `last` + (code - low). */
typedef struct {
    uint32_t low, high;
    size_t order; /* in the file: a later one counts */
    bm_str before;
    uint32_t last;
} range;

typedef struct {
    size_t n_bytes;
    unsigned char low[4], high[4];
} space;

struct bm_pdf_cmap {
    const range *ranges; /* by low, then order */
    size_t n;
    space spaces[MAX_SPACES];
    size_t n_spaces;
};

typedef enum { NOTHING, SPACES, CHARS, RANGES } section;

typedef struct {
    bm_arena *arena;
    bm_pdf_cmap *map;
    range *ranges;
    size_t n, cap;
    bm_buf string; /* scratch */
} reader;

static range *add_range(reader *r, uint32_t low, uint32_t high)
{
    if (r->n == r->cap) {
        const size_t cap = r->cap ? 2 * r->cap : 64;
        r->ranges =
            bm_arena_grow(r->arena, r->ranges, r->cap * sizeof *r->ranges, cap * sizeof *r->ranges);
        r->cap = cap;
    }
    r->ranges[r->n] = (range){.low = low, .high = high, .order = r->n};
    return &r->ranges[r->n++];
}

/* The bytes of the string that ${l} stands at, borrowed until the next call. */
static bm_str string_of(reader *r, const bm_pdf_lexer *l)
{
    r->string.len = 0;
    bm_pdf_lexer_string(l, &r->string);
    return bm_str_n(r->string.ptr ? r->string.ptr : "", r->string.len);
}

static bool read_code(reader *r, const bm_pdf_lexer *l, uint32_t *code)
{
    if (l->kind != BM_PDF_LEXER_HEX && l->kind != BM_PDF_LEXER_STRING)
        return false;
    const bm_str s = string_of(r, l);
    *code = 0;
    for (size_t i = 0; i < s.len; i++)
        *code = *code << 8 | (unsigned char)s.ptr[i];
    return s.len >= 1 && s.len <= 4;
}

/* The text that the codes from ${low} on stand for. */
static void add_text(reader *r, uint32_t low, uint32_t high, const bm_pdf_lexer *l)
{
    if ((l->kind != BM_PDF_LEXER_HEX && l->kind != BM_PDF_LEXER_STRING) || high < low)
        return;
    const bm_str s = string_of(r, l);
    bm_buf text = {0};
    if (s.len == 1) /* some programs write Latin-1 */
        bm_pdf_string_put(&text, (unsigned char)s.ptr[0]);
    else if (s.len <= MAX_TEXT)
        bm_pdf_string_utf16(s, &text);
    range *to = add_range(r, low, high);
    size_t i = 0, last_at = 0;
    while (i < text.len) {
        last_at = i;
        to->last = bm_utf8_next(bm_str_n(text.ptr, text.len), &i);
    }
    if (last_at > 0)
        to->before = bm_arena_copy(r->arena, bm_str_n(text.ptr, last_at));
    bm_buf_free(&text);
}

static void add_space(reader *r, bm_str low, const bm_pdf_lexer *l)
{
    if (r->map->n_spaces == MAX_SPACES || l->kind != BM_PDF_LEXER_HEX)
        return;
    space *to = &r->map->spaces[r->map->n_spaces];
    const size_t n = low.len;
    memcpy(to->low, low.ptr, n);
    const bm_str high = string_of(r, l);
    if (high.len != n)
        return;
    memcpy(to->high, high.ptr, n);
    to->n_bytes = n;
    r->map->n_spaces++;
}

/* One line of a section; ${l} stands at its first string. */
static void read_line(reader *r, section in, bm_pdf_lexer *l)
{
    uint32_t low, high;
    char bytes[4] = {0};
    if (!read_code(r, l, &low))
        return;
    const bm_str first = bm_str_n(bytes, r->string.len);
    memcpy(bytes, r->string.ptr, first.len);
    bm_pdf_lexer_next(l);
    if (in == SPACES) {
        add_space(r, first, l);
    } else if (in == CHARS) {
        add_text(r, low, low, l);
    } else if (read_code(r, l, &high)) {
        if (bm_pdf_lexer_next(l) != BM_PDF_LEXER_ARRAY) {
            add_text(r, low, high, l);
            return;
        }
        bm_pdf_lexer_next(l);
        for (; l->kind == BM_PDF_LEXER_HEX || l->kind == BM_PDF_LEXER_STRING; bm_pdf_lexer_next(l))
            if (low <= high) {
                add_text(r, low, low, l);
                low++;
            }
    }
}

static int by_low(const void *a, const void *b)
{
    const range *x = a, *y = b;
    if (x->low != y->low)
        return x->low < y->low ? -1 : 1;
    return (x->order > y->order) - (x->order < y->order);
}

const bm_pdf_cmap *bm_pdf_cmap_read(bm_arena *a, bm_str bytes)
{
    static const struct {
        const char *word;
        section in;
    } words[] = {{"begincodespacerange", SPACES}, {"beginbfchar", CHARS}, {"beginbfrange", RANGES}};
    reader r = {.arena = a, .map = bm_arena_zero(a, 1, sizeof *r.map)};
    bm_pdf_lexer l = bm_pdf_lexer_of(bytes);
    section in = NOTHING;
    while (bm_pdf_lexer_next(&l) != BM_PDF_LEXER_END) {
        if (l.kind == BM_PDF_LEXER_WORD) {
            in = NOTHING; /* "endbfchar" as well */
            for (size_t i = 0; i < sizeof words / sizeof *words; i++)
                in = bm_str_is(l.raw, words[i].word) ? words[i].in : in;
        } else if (in != NOTHING) {
            read_line(&r, in, &l);
        }
    }
    if (r.n)
        qsort(r.ranges, r.n, sizeof *r.ranges, by_low);
    r.map->ranges = r.ranges;
    r.map->n = r.n;
    bm_buf_free(&r.string);
    return r.map;
}

size_t bm_pdf_cmap_code_bytes(const bm_pdf_cmap *map, bm_str s)
{
    for (size_t i = 0; i < map->n_spaces; i++) {
        const space *p = &map->spaces[i];
        size_t k = 0;
        while (k < p->n_bytes && k < s.len && (unsigned char)s.ptr[k] >= p->low[k] &&
               (unsigned char)s.ptr[k] <= p->high[k])
            k++;
        if (k == p->n_bytes)
            return k;
    }
    return 0;
}

bool bm_pdf_cmap_put(const bm_pdf_cmap *map, uint32_t code, bm_buf *out)
{
    size_t low = 0, high = map->n; /* the ranges before `low` begin at ${code} or before it */
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (map->ranges[middle].low <= code)
            low = middle + 1;
        else
            high = middle;
    }
    const range *found = NULL;
    for (size_t i = low; i > 0 && low - i < MAX_OVERLAP && !found; i--)
        if (map->ranges[i - 1].high >= code)
            found = &map->ranges[i - 1];
    if (!found)
        return false;
    bm_buf_add_str(out, found->before);
    if (found->last)
        bm_pdf_string_put(out, found->last + (code - found->low));
    return found->last != 0;
}
