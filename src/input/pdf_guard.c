/* One pass over the bytes, from every place at which libqpdf can begin to parse. Where its parser could see something else
 * than this one (brackets that do not match, characters that are no token) the object counts as reaching to the end of the
 * file, and if it could then be an object stream, the file is refused.
 * SPDX-License-Identifier: MIT */
#include "input/pdf_guard.h"

#include <stdlib.h>

#include "base/limit.h"
#include "input/pdf_entries.h"
#include "input/pdf_lexer.h"

enum {
    /* How often a byte may be parsed: by objects that lie in each other, or that are damaged. */
    TIMES_PARSED = 4,
    SPARE_BYTES = 16 * 1024 * 1024,
    MAX_LINKS =
        100, /* streams whose Length is the number of a stream with such a Length: libqpdf recurses */
    LINEARIZED_WITHIN = 1024 /* bytes */
};

/* Streams whose Length is another object. */
typedef struct {
    int from, to;
} link;

struct bm_pdf_guard_links {
    link *items;
    size_t n, cap;
};

static bool spend(size_t *left, size_t n)
{
    if (*left < n) {
        *left = 0;
        return false;
    }
    *left -= n;
    return true;
}

/* No fewer than libqpdf would count. */
static size_t count_tokens(bm_str s)
{
    size_t n = 0;
    bool was_regular = false;
    for (size_t i = 0; i < s.len; i++) {
        const bool regular = bm_pdf_lexer_is_regular(s.ptr[i]);
        n += (regular && !was_regular) || (!regular && !bm_pdf_lexer_is_space(s.ptr[i]));
        was_regular = regular;
    }
    return n;
}

/* Account for the object that begins at ${at} of ${bytes}; ${*end} is behind it. */
static bool spend_object(bm_pdf_guard *g, bm_str bytes, size_t at, size_t *end)
{
    *end = bm_pdf_lexer_extent(bytes, at);
    return spend(&g->objects_left, 1) && spend(&g->bytes_left, *end - at) &&
           spend(&g->tokens_left, count_tokens(bm_str_n(bytes.ptr + at, *end - at)));
}

/* ---- Dictionaries of streams ------------------------------------------------------------- */

/* Does a name ${name} occur in ${s}, at whatever depth? */
static bool has_name(bm_str s, const char *name)
{
    for (const char *p = s.ptr, *end = s.ptr + s.len; p < end; p++) {
        p = memchr(p, '/', (size_t)(end - p));
        if (!p)
            return false;
        const char *q = p + 1;
        while (q < end && bm_pdf_lexer_is_regular(*q))
            q++;
        if (bm_pdf_lexer_name_is(bm_str_n(p + 1, (size_t)(q - p - 1)), name))
            return true;
    }
    return false;
}

/* ---- Streams ----------------------------------------------------------------------------- */

/* ${raw} as libqpdf would have it: ${raw} itself, or inflated in ${buf}. Damage is no matter: libqpdf does not get further. */
static bool inflate_bounded(bm_pdf_guard *g, const bm_pdf_inflate_parms *parms, bm_str *raw,
                            bm_buf *buf)
{
    if (bm_pdf_inflate(BM_PDF_INFLATE_FLATE, parms, *raw, g->inflated_left, buf) > 0)
        return false;
    *raw = bm_str_n(buf->ptr, buf->len);
    return spend(&g->inflated_left, buf->len);
}

bool bm_pdf_guard_stream_is_safe(bm_pdf_guard *g, const bm_pdf_guard_stream *s, bm_str raw)
{
    bm_buf buf = {0};
    bool safe = !s->is_flate || inflate_bounded(g, &s->parms, &raw, &buf);
    bm_pdf_lexer l = bm_pdf_lexer_of(raw);
    size_t left = 2 * raw.len; /* objects do not lie in each other */
    for (size_t i = 0; safe && i < s->n; i++) {
        size_t number, at, end;
        if (!bm_pdf_entries_whole(&l, &number) || !bm_pdf_entries_whole(&l, &at))
            break; /* libqpdf gives up here, too */
        safe = spend(&g->objects_left, 1);
        if (!safe || s->first + at >= raw.len)
            continue;
        safe = spend_object(g, raw, s->first + at, &end) && spend(&left, end - s->first - at);
    }
    bm_buf_free(&buf);
    return safe;
}

/* ${raw} up to where the Length says, when "endstream" is there: else libqpdf looks for it. */
static bm_str cut(bm_str raw, const bm_pdf_entries *e)
{
    if (e->length_in || e->length > raw.len)
        return raw;
    bm_pdf_lexer l = bm_pdf_lexer_of(bm_str_from(raw, e->length));
    bool fits = bm_pdf_lexer_next(&l) == BM_PDF_LEXER_WORD && bm_str_is(l.raw, "endstream");
    return fits ? bm_str_n(raw.ptr, e->length) : raw;
}

static bool table_is_safe(bm_pdf_guard *g, const bm_pdf_entries *e, bm_str raw)
{
    bm_buf buf = {0};
    bool safe = !e->is_flate || inflate_bounded(g, &e->parms, &raw, &buf);
    g->n_rows += (e->is_flate ? raw : cut(raw, e)).len / e->row_bytes;
    bm_buf_free(&buf);
    return safe && g->n_rows <= BM_LIMIT_PDF_OBJECTS;
}

/* What stands behind the keyword "stream", in all ways that libqpdf takes. */
static bm_str stream_data(bm_str bytes, const bm_pdf_lexer *l)
{
    const char *p = l->at;
    while (p < l->end && bm_pdf_lexer_is_space(*p) && *p != '\r' && *p != '\n')
        p++;
    if (p < l->end && *p == '\r')
        p++;
    if (p < l->end && *p == '\n')
        p++;
    return bm_str_from(bytes, (size_t)(p - bytes.ptr));
}

/* Room for one more item behind ${n} of them: 0, 1, 3, 7 … are full. */
static void *grow(bm_pdf_guard *g, void *items, size_t n, size_t size)
{
    return n & (n + 1) ? items : bm_arena_grow(g->arena, items, n * size, (2 * n + 1) * size);
}

static bool add_stream(bm_pdf_guard *g, int number, const bm_pdf_entries *e, bm_str raw)
{
    bm_pdf_guard_stream s = {number, e->n_key_at, e->is_flate, e->parms, e->n, e->first};
    g->n_stream_lengths += e->length_in != 0;
    if (number == 0 || g->n_stream_lengths > MAX_LINKS || !bm_pdf_guard_stream_is_safe(g, &s, raw))
        return false;
    g->streams = grow(g, g->streams, g->n_streams, sizeof s);
    g->streams[g->n_streams++] = s;
    return true;
}

static bool add_broken(bm_pdf_guard *g, size_t at)
{
    g->broken = grow(g, g->broken, g->n_broken, sizeof *g->broken);
    g->broken[g->n_broken++] = at;
    return true;
}

/* ---- Places ------------------------------------------------------------------------------- */

/* The number N of "N G" before ${at}, 0 when it is not written so. */
static int number_before(bm_str bytes, size_t at)
{
    size_t digits_at[2];
    for (int i = 0; i < 2; i++) {
        size_t end = at;
        while (end > 0 && bm_pdf_lexer_is_space(bytes.ptr[end - 1]))
            end--;
        at = end;
        while (at > 0 && end - at < 10 && bytes.ptr[at - 1] >= '0' && bytes.ptr[at - 1] <= '9')
            at--;
        if (at == end || end - at == 10)
            return 0;
        digits_at[i] = at;
    }
    bm_pdf_lexer l = bm_pdf_lexer_of(bm_str_from(bytes, digits_at[1]));
    bm_pdf_lexer_next(&l);
    return (int)l.number;
}

static void add_link(struct bm_pdf_guard_links *links, int from, int to)
{
    if (links->n == links->cap) {
        links->cap = links->cap ? 2 * links->cap : 256;
        links->items = realloc(links->items, links->cap * sizeof *links->items);
        if (!links->items)
            bm_arena_out_of_memory();
    }
    links->items[links->n++] = (link){from, to};
}

static bool check_stream(bm_pdf_guard *g, size_t obj_at, const bm_pdf_entries *e,
                         const bm_pdf_lexer *l)
{
    const int number = number_before(g->bytes, obj_at);
    const bm_str raw = stream_data(g->bytes, l);
    const bool is_holder = (e->seen & (BM_PDF_ENTRIES_FIRST | BM_PDF_ENTRIES_N)) ==
                           (BM_PDF_ENTRIES_FIRST | BM_PDF_ENTRIES_N);
    const bool is_table = (e->seen & (BM_PDF_ENTRIES_WIDTHS | BM_PDF_ENTRIES_SIZE)) ==
                          (BM_PDF_ENTRIES_WIDTHS | BM_PDF_ENTRIES_SIZE);
    if (e->length_in)
        add_link(g->links, number, e->length_in);
    if (!is_holder && !is_table)
        return true;
    return e->is_sound && (!is_table || table_is_safe(g, e, raw)) &&
           (!is_holder || add_stream(g, number, e, raw));
}

static bool check_object(bm_pdf_guard *g, size_t obj_at)
{
    const size_t at = obj_at + strlen("obj");
    size_t end;
    if (!spend_object(g, g->bytes, at, &end))
        return false;
    const bm_str text = bm_str_n(g->bytes.ptr + at, end - at);
    if (end < g->bytes.len) {
        bm_pdf_lexer l = bm_pdf_lexer_of(bm_str_from(g->bytes, end));
        if (bm_pdf_lexer_next(&l) != BM_PDF_LEXER_WORD || !bm_str_is(l.raw, "stream"))
            return true;
        const bm_pdf_entries e = bm_pdf_entries_read(g->bytes, at);
        if (e.is_plain) {
            g->names_encrypt |= has_name(text, "Encrypt");
            return check_stream(g, obj_at, &e, &l);
        }
    }
    /* libqpdf may make any stream of it */
    return has_name(text, "First") || has_name(text, "Size") || has_name(text, "Length")
               ? add_broken(g, obj_at)
               : true;
}

static bool check_trailer(bm_pdf_guard *g, size_t at)
{
    size_t end;
    if (!spend_object(g, g->bytes, at, &end))
        return false;
    const bm_str text = bm_str_n(g->bytes.ptr + at, end - at);
    g->names_encrypt |= has_name(text, "Encrypt");
    g->n_hybrid += has_name(text, "XRefStm");
    return true;
}

static int by_from(const void *a, const void *b)
{
    const link *x = a, *y = b;
    return (x->from > y->from) - (x->from < y->from);
}

/* How many streams have a Length that leads to another such stream? */
static bool links_are_few(const struct bm_pdf_guard_links *links)
{
    size_t n = 0;
    if (links->n)
        qsort(links->items, links->n, sizeof *links->items, by_from);
    for (size_t i = 0; i < links->n; i++) {
        const link key = {.from = links->items[i].to};
        n +=
            links->items[i].from == 0 || bsearch(&key, links->items, links->n, sizeof key, by_from);
    }
    return n <= MAX_LINKS;
}

static bool is_word(bm_str bytes, size_t at, const char *word)
{
    const size_t n = strlen(word);
    return bytes.len - at >= n && memcmp(bytes.ptr + at, word, n) == 0 &&
           (at == 0 || !bm_pdf_lexer_is_regular(bytes.ptr[at - 1])) &&
           (at + n == bytes.len || !bm_pdf_lexer_is_regular(bytes.ptr[at + n]));
}

/* Annex F.3.1: the first object, near the beginning, has Linearized, and L is the length of the file. Not asked of libqpdf, as
 * its qpdf_is_linearized ends the process on some numbers. */
static bool says_linearized(bm_str bytes, size_t at)
{
    const size_t left = bytes.len - at;
    return at < LINEARIZED_WITHIN && bm_pdf_entries_read(bytes, at).linearized_bytes == bytes.len &&
           has_name(bm_str_n(bytes.ptr + at, left < LINEARIZED_WITHIN ? left : LINEARIZED_WITHIN),
                    "Linearized");
}

bool bm_pdf_guard_scan(bm_pdf_guard *g, bm_arena *a, bm_str bytes)
{
    struct bm_pdf_guard_links links = {0};
    *g = (bm_pdf_guard){
        .arena = a,
        .bytes = bytes,
        .bytes_left = TIMES_PARSED * bytes.len + SPARE_BYTES,
        .tokens_left = BM_LIMIT_PDF_TOKENS,
        .inflated_left = BM_LIMIT_PDF_INFLATED_BYTES,
        .objects_left = BM_LIMIT_PDF_OBJECTS,
        .links = &links,
    };
    bool safe = true;
    for (size_t i = 0; safe && i < bytes.len; i++) {
        if (bytes.ptr[i] == 'o' && is_word(bytes, i, "obj")) {
            if (g->objects_left == BM_LIMIT_PDF_OBJECTS)
                g->is_linearized = says_linearized(bytes, i + strlen("obj"));
            safe = check_object(g, i);
        }
        if (bytes.ptr[i] == 't' && is_word(bytes, i, "trailer"))
            safe = check_trailer(g, i + 7);
    }
    safe = safe && links_are_few(&links) &&
           (g->n_hybrid + 1) * g->n_rows <= 4 * (size_t)BM_LIMIT_PDF_OBJECTS;
    free(links.items);
    g->links = NULL;
    return safe;
}
