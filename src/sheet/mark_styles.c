/* A style is an <xf> of <cellXfs>, named by its number; those that are made here stand behind the others, so that no number changes
 * (ECMA-376 part 1, 18.8.10 and 18.8.45).
 * SPDX-License-Identifier: MIT */
#include "sheet/mark_styles.h"

#include <stdio.h>

#include "sheet/mark_scan.h"

enum {
    LEVELS = BM_ERROR + 1,
    STYLES = 64000, /* as many as Excel has room for */
    PREFIX_BYTES = 32
};

static const char *const colours[LEVELS] = {
    [BM_NOTE] = "FFCCE4F7", [BM_WARNING] = "FFFFE6A1", [BM_ERROR] = "FFFFC0C1"};

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
static const char minimal[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<styleSheet xmlns=\"" MAIN "\">"
    "<fonts count=\"1\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
    "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
    "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
    "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
    "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>"
    "</cellStyleXfs><cellXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" "
    "borderId=\"0\" xfId=\"0\"/></cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" "
    "xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>";

/* A list of the style sheet, <fills> or <cellXfs>. */
typedef struct {
    bm_str tag;   /* NULL = there is none: it is put in at `close` */
    size_t close; /* where what is added goes: before its closing tag */
    bool is_empty;
    uint32_t n;
} list;

typedef struct {
    bm_str xml;    /* "<xf …/>", "<xf …>…</xf>" */
    bm_str tag;    /* of it */
    uint64_t rest; /* a digest of what is not the fill */
    uint32_t fill;
    uint32_t marked[LEVELS], unmarked; /* the style made of it; 0 = none yet */
} style;

struct bm_mark_styles {
    bm_arena *arena;
    bm_str xml, prefix;
    list fills, styles;
    style *all;
    uint32_t n, cap;
    bool *is_ours; /* by number of fill */
    uint32_t cap_fills;
    size_t full;
};

const char *bm_mark_styles_fill(bm_severity severity)
{
    return colours[severity];
}

/* ---- Reading ------------------------------------------------------------------------------ */

/* Not all that is equal in meaning is equal here; what is, is. FNV-1a. */
static uint64_t digest_of(const style *s)
{
    bm_buf tag = {0}, rest = {0};
    bm_mark_scan_set(&tag, s->tag, "fillId", NULL);
    bm_mark_scan_set(&rest, bm_str_n(tag.ptr, tag.len), "applyFill", NULL);
    bm_buf_add(&rest, s->xml.ptr + s->tag.len, s->xml.len - s->tag.len);
    uint64_t digest = 0xcbf29ce484222325;
    for (size_t i = 0; i < rest.len; i++)
        digest = (digest ^ (unsigned char)rest.ptr[i]) * 0x100000001b3;
    bm_buf_free(&tag);
    bm_buf_free(&rest);
    return digest;
}

static void add_style(bm_mark_styles *st, bm_str xml, bm_str tag)
{
    if (st->n == st->cap) {
        const uint32_t cap = st->cap ? 2 * st->cap : 256;
        st->all =
            bm_arena_grow(st->arena, st->all, st->cap * sizeof *st->all, cap * sizeof *st->all);
        st->cap = cap;
    }
    style *s = &st->all[st->n++];
    *s = (style){.xml = xml, .tag = tag, .fill = bm_mark_scan_number(tag, "fillId", 0)};
    s->rest = digest_of(s);
}

static void add_fill(bm_mark_styles *st, bool is_ours)
{
    if (st->fills.n == st->cap_fills) {
        const uint32_t cap = st->cap_fills ? 2 * st->cap_fills : 256;
        st->is_ours = bm_arena_grow(st->arena, st->is_ours, st->cap_fills, cap);
        st->cap_fills = cap;
    }
    st->is_ours[st->fills.n++] = is_ours;
}

/* One element of a list, whose tag is ${t}: passes behind it. false = it does not end. */
static bool read_item(bm_mark_styles *st, bm_mark_scan *scan, bm_mark_scan_token *t)
{
    const bm_str tag = t->bytes;
    const bool is_xf = bm_mark_scan_is(t, st->prefix, "xf");
    bool is_ours = false;
    int depth = t->kind == BM_MARK_SCAN_OPEN;
    while (depth > 0) {
        bm_mark_scan_next(scan, t);
        if (t->kind == BM_MARK_SCAN_END || t->kind == BM_MARK_SCAN_BROKEN)
            return false;
        depth += (t->kind == BM_MARK_SCAN_OPEN) - (t->kind == BM_MARK_SCAN_CLOSE);
        if (bm_mark_scan_is(t, st->prefix, "fgColor"))
            for (int i = 0; i < LEVELS; i++)
                is_ours |= bm_str_is(bm_mark_scan_value(t->bytes, "rgb"), colours[i]);
    }
    if (is_xf)
        add_style(st, bm_str_n(tag.ptr, (size_t)(scan->bytes + scan->at - tag.ptr)), tag);
    else
        add_fill(st, is_ours);
    return true;
}

static size_t offset_of(const bm_mark_styles *st, const bm_mark_scan_token *t)
{
    return (size_t)(t->bytes.ptr - st->xml.ptr);
}

/* The elements of list ${l}, whose tag is ${t}. */
static bool read_list(bm_mark_styles *st, bm_mark_scan *scan, bm_mark_scan_token *t, list *l)
{
    l->tag = t->bytes;
    l->is_empty = t->kind == BM_MARK_SCAN_EMPTY;
    l->close = offset_of(st, t) + t->bytes.len;
    while (!l->is_empty) {
        bm_mark_scan_next(scan, t);
        if (t->kind == BM_MARK_SCAN_END || t->kind == BM_MARK_SCAN_BROKEN)
            return false;
        l->close = offset_of(st, t);
        if (t->kind == BM_MARK_SCAN_CLOSE)
            return true;
        if (t->kind != BM_MARK_SCAN_TEXT && !read_item(st, scan, t))
            return false;
    }
    return true;
}

/* The children of a style sheet stand in this order (18.8.39). */
static bool is_before(bm_str name, const char *list_name)
{
    static const char *const order[] = {"numFmts", "fonts",        "fills",
                                        "borders", "cellStyleXfs", "cellXfs"};
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        if (strcmp(order[i], list_name) == 0)
            return false;
        if (bm_str_is(name, order[i]))
            return true;
    }
    return false;
}

static bool read_child(bm_mark_styles *st, bm_mark_scan *scan, bm_mark_scan_token *t)
{
    const struct {
        const char *name;
        list *list;
    } lists[] = {{"fills", &st->fills}, {"cellXfs", &st->styles}};
    const size_t begin = offset_of(st, t);
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        list *l = lists[i].list;
        if (!l->tag.ptr && bm_mark_scan_is(t, st->prefix, lists[i].name))
            return read_list(st, scan, t, l);
        if (!l->tag.ptr && !l->close && !is_before(t->local, lists[i].name))
            l->close = begin;
    }
    for (int depth = t->kind == BM_MARK_SCAN_OPEN; depth > 0;) {
        bm_mark_scan_next(scan, t);
        if (t->kind == BM_MARK_SCAN_END || t->kind == BM_MARK_SCAN_BROKEN)
            return false;
        depth += (t->kind == BM_MARK_SCAN_OPEN) - (t->kind == BM_MARK_SCAN_CLOSE);
    }
    return true;
}

static bool read(bm_mark_styles *st)
{
    bm_mark_scan scan = bm_mark_scan_memory(st->xml);
    bm_mark_scan_token t;
    while (bm_mark_scan_next(&scan, &t) == BM_MARK_SCAN_TEXT) {
    }
    st->prefix = t.prefix;
    if (t.kind != BM_MARK_SCAN_OPEN || !bm_str_is(t.local, "styleSheet") ||
        t.prefix.len >= PREFIX_BYTES)
        return false;
    for (;;) {
        bm_mark_scan_next(&scan, &t);
        if (t.kind == BM_MARK_SCAN_CLOSE)
            break;
        if (t.kind == BM_MARK_SCAN_END || t.kind == BM_MARK_SCAN_BROKEN)
            return false;
        if (t.kind != BM_MARK_SCAN_TEXT && !read_child(st, &scan, &t))
            return false;
    }
    if (!st->fills.close)
        st->fills.close = offset_of(st, &t);
    if (!st->styles.close)
        st->styles.close = offset_of(st, &t);
    st->styles.n = st->n;
    return st->fills.close <=
           st->styles.close; /* else they stand in an order that is not allowed */
}

bm_mark_styles *bm_mark_styles_new(bm_arena *a, bm_str xml)
{
    bm_mark_styles *st = bm_arena_zero(a, 1, sizeof *st);
    st->arena = bm_arena_new();
    st->xml = xml.ptr ? xml : bm_str_n(minimal, sizeof minimal - 1);
    if (!read(st)) {
        bm_mark_styles_free(st);
        return NULL;
    }
    if (!st->fills.tag.ptr) { /* the first two are always what they are here (18.8.20) */
        add_fill(st, false);
        add_fill(st, false);
    }
    if (st->n == 0) {
        const bm_str plain = bm_str_of(bm_arena_printf(
            st->arena, "<%.*s%sxf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>",
            (int)st->prefix.len, st->prefix.ptr, st->prefix.len ? ":" : ""));
        add_style(st, plain, plain);
    }
    return st;
}

void bm_mark_styles_free(bm_mark_styles *st)
{
    if (st)
        bm_arena_free(st->arena);
}

/* ---- New styles ---------------------------------------------------------------------------- */

/* Style ${from} with fill number ${fill}; 0 when there is no room. */
static uint32_t make(bm_mark_styles *st, uint32_t from, uint32_t fill)
{
    if (st->n >= STYLES)
        return 0;
    char number[12];
    bm_buf tag = {0}, xml = {0};
    const style *s = &st->all[from];
    (void)snprintf(number, sizeof number, "%u", (unsigned)fill);
    bm_mark_scan_set(&tag, s->tag, "fillId", number);
    bm_mark_scan_set(&xml, bm_str_n(tag.ptr, tag.len), "applyFill", "1");
    const size_t tag_bytes = xml.len;
    bm_buf_add(&xml, s->xml.ptr + s->tag.len, s->xml.len - s->tag.len);
    const bm_str copy = bm_arena_copy(st->arena, bm_str_n(xml.ptr, xml.len));
    bm_buf_free(&tag);
    bm_buf_free(&xml);
    add_style(st, copy, bm_str_n(copy.ptr, tag_bytes));
    return st->n - 1;
}

static bool has_our_fill(const bm_mark_styles *st, uint32_t i)
{
    return st->all[i].fill < st->fills.n && st->is_ours[st->all[i].fill];
}

uint32_t bm_mark_styles_unmarked(bm_mark_styles *st, uint32_t number)
{
    if (number >= st->n || !has_our_fill(st, number))
        return number;
    if (st->all[number].unmarked)
        return st->all[number].unmarked - 1;
    uint32_t found = 0;
    while (found < st->n && (st->all[found].rest != st->all[number].rest ||
                             has_our_fill(st, found) || st->all[found].fill >= st->fills.n))
        found++;
    if (found == st->n)
        found = make(st, number, 0);
    st->all[number].unmarked = found + 1;
    return found;
}

uint32_t bm_mark_styles_marked(bm_mark_styles *st, uint32_t number, bm_severity severity)
{
    if (number >= st->n)
        number = 0; /* what a program takes for a style that is not there */
    if (!st->all[number].marked[severity]) {
        const uint32_t made = make(st, number, st->fills.n + (uint32_t)severity);
        st->all[number].marked[severity] = made; /* make may have moved it */
    }
    if (st->all[number].marked[severity])
        return st->all[number].marked[severity];
    st->full++;
    return number;
}

size_t bm_mark_styles_full(const bm_mark_styles *st)
{
    return st->full;
}

/* ---- Writing ------------------------------------------------------------------------------- */

static void put_name(bm_buf *b, const bm_mark_styles *st, const char *before, const char *name)
{
    bm_buf_add_cstr(b, before);
    bm_buf_add_str(b, st->prefix);
    bm_buf_add_cstr(b, st->prefix.len ? ":" : "");
    bm_buf_add_cstr(b, name);
}

static void put_fill(bm_buf *b, const bm_mark_styles *st, const char *pattern, const char *colour)
{
    put_name(b, st, "<", "fill>");
    put_name(b, st, "<", "patternFill patternType=\"");
    bm_buf_add_cstr(b, pattern);
    bm_buf_add_cstr(b, colour ? "\">" : "\"/>");
    if (colour) {
        put_name(b, st, "<", "fgColor rgb=\"");
        bm_buf_add_cstr(b, colour);
        put_name(b, st, "\"/><", "bgColor indexed=\"64\"/>");
        put_name(b, st, "</", "patternFill>");
    }
    put_name(b, st, "</", "fill>");
}

/* The part up to what is added to ${l}; ${n}: how many it has then. */
static void put_before(bm_buf *b, const bm_mark_styles *st, const list *l, const char *name,
                       size_t *done, uint32_t n)
{
    char count[12];
    (void)snprintf(count, sizeof count, "%u", (unsigned)n);
    if (!l->tag.ptr) {
        bm_buf_add(b, st->xml.ptr + *done, l->close - *done);
        put_name(b, st, "<", name);
        bm_buf_add_cstr(b, " count=\"");
        bm_buf_add_cstr(b, count);
        bm_buf_add_cstr(b, "\">");
    } else {
        const size_t tag = (size_t)(l->tag.ptr - st->xml.ptr), end = tag + l->tag.len;
        bm_buf_add(b, st->xml.ptr + *done, tag - *done);
        bm_mark_scan_set(b, l->tag, "count", count);
        if (l->is_empty) { /* "/>" */
            b->len -= 2;
            bm_buf_add_byte(b, '>');
        }
        bm_buf_add(b, st->xml.ptr + end, l->close - end);
    }
    *done = l->close;
}

static void put_after(bm_buf *b, const bm_mark_styles *st, const list *l, const char *name)
{
    if (l->tag.ptr && !l->is_empty)
        return;
    put_name(b, st, "</", name);
    bm_buf_add_byte(b, '>');
}

int bm_mark_styles_write(const bm_mark_styles *st, bm_mark_pack *pack)
{
    bm_buf b = {0};
    size_t done = 0;
    put_before(&b, st, &st->fills, "fills", &done, st->fills.n + LEVELS);
    if (!st->fills.tag.ptr) {
        put_fill(&b, st, "none", NULL);
        put_fill(&b, st, "gray125", NULL);
    }
    for (int i = 0; i < LEVELS; i++)
        put_fill(&b, st, "solid", colours[i]);
    put_after(&b, st, &st->fills, "fills");
    put_before(&b, st, &st->styles, "cellXfs", &done, st->n);
    for (uint32_t i = st->styles.n; i < st->n; i++)
        bm_buf_add_str(&b, st->all[i].xml);
    put_after(&b, st, &st->styles, "cellXfs");
    bm_buf_add(&b, st->xml.ptr + done, st->xml.len - done);
    const int status = bm_mark_pack_write(pack, b.ptr, b.len);
    bm_buf_free(&b);
    return status;
}
