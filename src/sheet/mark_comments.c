/* ECMA-376 part 1, 18.7: comments > authors > author, commentList > comment > text > r > t. SPDX-License-Identifier: MIT */
#include "sheet/mark_comments.h"

#include <stdio.h>

#include "base/limit.h"
#include "sheet/mark_scan.h"
#include "sheet/mark_text.h"

#define AUTHOR "bieumau"
/* What begins our part of somebody else's comment, so that the next marking finds it. */
#define OURS "— " AUTHOR " —"

static const uint32_t NONE = UINT32_MAX;

typedef struct {
    bm_mark_comments_job *job;
    bm_mark_pack *pack;
    bm_mark_scan scan;
    size_t done;     /* bytes of the part that are written, or left out */
    bm_str prefix;   /* of the elements, without ":" */
    uint32_t author; /* our number among the authors; NONE */
    bool *is_thread; /* by number of author */
    uint32_t n_authors, cap_authors;
    bool has_list;
    size_t n; /* comments written */
    bm_buf out;
} comments;

/* Writes what is there up to byte ${end}. */
static void put_to(comments *c, size_t end)
{
    (void)bm_mark_pack_write(c->pack, c->job->xml.ptr + c->done, end - c->done);
    c->done = end;
}

static void put_out(comments *c)
{
    (void)bm_mark_pack_write(c->pack, c->out.ptr, c->out.len);
    c->out.len = 0;
}

static void add(comments *c, const char *before, const char *name)
{
    bm_buf_add_cstr(&c->out, before);
    bm_buf_add_str(&c->out, c->prefix);
    bm_buf_add_cstr(&c->out, c->prefix.len ? ":" : "");
    bm_buf_add_cstr(&c->out, name);
}

/* ---- Our comments -------------------------------------------------------------------------- */

/* <r>…</r> with what ${cell} is marked with, ${before} in front of it. */
static void add_run(comments *c, const bm_mark_cell *cell, const char *before)
{
    bm_buf text = {0};
    bm_buf_add_cstr(&text, before);
    bm_mark_cells_text(c->job->cells, cell, &text);
    add(c, "<", "r>");
    add(c, "<", "rPr>");
    add(c, "<", "sz val=\"9\"/>");
    add(c, "<", "color indexed=\"81\"/>");
    add(c, "<", "rFont val=\"Tahoma\"/>");
    add(c, "<", "family val=\"2\"/>");
    add(c, "</", "rPr>");
    bm_mark_text_element(&c->out, c->prefix, bm_str_n(text.ptr, text.len));
    add(c, "</", "r>");
    bm_buf_free(&text);
}

static void put_comment(comments *c, bm_mark_cell *cell)
{
    char place[16], author[16];
    bm_mark_cells_name(cell->row, cell->col, place);
    (void)snprintf(author, sizeof author, "%u", (unsigned)c->author);
    add(c, "<", "comment ref=\"");
    bm_buf_add_cstr(&c->out, place);
    bm_buf_add_cstr(&c->out, "\" authorId=\"");
    bm_buf_add_cstr(&c->out, author);
    bm_buf_add_cstr(&c->out, "\">");
    add(c, "<", "text>");
    add_run(c, cell, "");
    add(c, "</", "text>");
    add(c, "</", "comment>");
    put_out(c);
    cell->has_comment = true;
    c->n++;
}

/* The comments of all cells that have none yet. */
static void put_comments(comments *c)
{
    const bm_mark_cells *cells = c->job->cells;
    for (size_t i = 0; i < cells->n; i++) {
        bm_mark_cell *cell = &cells->cells[i];
        if (cell->is_merged || cell->has_comment || cell->has_thread)
            continue;
        if (c->n < BM_LIMIT_MARK_COMMENTS)
            put_comment(c, cell);
        else
            c->job->n_over++;
    }
}

/* ---- Comments that are there --------------------------------------------------------------- */

/* A comment of the part; offsets in it. */
typedef struct {
    uint32_t row, col, author;
    size_t begin, end;
    size_t text, text_end; /* what is in its <text>; 0 = it has none */
    size_t ours;           /* in it, where our part begins; 0 = nowhere */
    bool is_plain;         /* its text begins with <t>, not with <r> */
} comment;

static bool holds(bm_str bytes, const char *part)
{
    const size_t n = strlen(part);
    const char *p = bytes.ptr, *end = bytes.ptr + bytes.len;
    while (p && (size_t)(end - p) >= n && (p = memchr(p, *part, (size_t)(end - p) - n + 1)))
        if (memcmp(p++, part, n) == 0)
            return true;
    return false;
}

bool bm_mark_comments_has_ours(bm_str xml)
{
    return xml.len > 0 && (holds(xml, ">" AUTHOR "<") || holds(xml, OURS));
}

/* The next token, or false when the part ends too early. */
static bool next(comments *c, bm_mark_scan_token *t)
{
    const bm_mark_scan_kind kind = bm_mark_scan_next(&c->scan, t);
    return kind != BM_MARK_SCAN_END && kind != BM_MARK_SCAN_BROKEN;
}

static size_t offset_of(const comments *c, const bm_mark_scan_token *t)
{
    return (size_t)(t->bytes.ptr - c->job->xml.ptr);
}

/* The author whose tag is ${t}; "tc={…}" stands for a thread. */
static bool read_author(comments *c, bm_mark_scan_token *t)
{
    if (c->n_authors == c->cap_authors) {
        const uint32_t cap = c->cap_authors ? 2 * c->cap_authors : 64;
        c->is_thread = bm_arena_grow(c->job->arena, c->is_thread, c->cap_authors, cap);
        c->cap_authors = cap;
    }
    const bool is_empty = t->kind == BM_MARK_SCAN_EMPTY;
    c->is_thread[c->n_authors] = false;
    while (!is_empty && t->kind != BM_MARK_SCAN_CLOSE) {
        if (!next(c, t))
            return false;
        if (t->kind == BM_MARK_SCAN_TEXT && bm_str_is(t->bytes, AUTHOR))
            c->author = c->n_authors;
        if (t->kind == BM_MARK_SCAN_TEXT && t->bytes.len > 3 && memcmp(t->bytes.ptr, "tc=", 3) == 0)
            c->is_thread[c->n_authors] = true;
    }
    c->n_authors++;
    return true;
}

/* What token ${t}, ${depth} below the <comment>, says of it. ${*run}: where the last <r> began. */
static void note_token(const comments *c, const bm_mark_scan_token *t, int depth, comment *out,
                       size_t *run)
{
    if (t->kind == BM_MARK_SCAN_OPEN && depth == 1 && bm_mark_scan_is(t, c->prefix, "text"))
        out->text = offset_of(c, t) + t->bytes.len;
    else if (t->kind == BM_MARK_SCAN_CLOSE && depth == 1 && bm_mark_scan_is(t, c->prefix, "text"))
        out->text_end = offset_of(c, t);
    else if (t->kind == BM_MARK_SCAN_OPEN && depth == 2 && bm_mark_scan_is(t, c->prefix, "r"))
        *run = offset_of(c, t);
    else if (t->kind == BM_MARK_SCAN_OPEN && depth == 2 && bm_mark_scan_is(t, c->prefix, "t"))
        out->is_plain |= offset_of(c, t) == out->text;
    else if (t->kind == BM_MARK_SCAN_TEXT && *run && !out->ours && holds(t->bytes, OURS))
        out->ours = *run;
}

/* The comment whose tag is ${t}, to its end. */
static bool read_comment(comments *c, bm_mark_scan_token *t, comment *out)
{
    *out = (comment){.begin = offset_of(c, t),
                     .author = bm_mark_scan_number(t->bytes, "authorId", NONE)};
    if (!bm_mark_cells_parse(bm_mark_scan_value(t->bytes, "ref"), &out->row, &out->col))
        out->row = out->col = 0;
    size_t run = 0;
    for (int depth = t->kind == BM_MARK_SCAN_OPEN; depth > 0;) {
        if (!next(c, t))
            return false;
        depth -= t->kind == BM_MARK_SCAN_CLOSE;
        note_token(c, t, depth, out, &run);
        depth += t->kind == BM_MARK_SCAN_OPEN;
    }
    out->end = offset_of(c, t) + t->bytes.len;
    return true;
}

/* Somebody else's comment, with what ${cell}, which may be NULL, is marked with behind it. */
static void put_others(comments *c, const comment *o, bm_mark_cell *cell)
{
    put_to(c, o->text);
    if (o->is_plain && cell) { /* text and runs do not mix well: it becomes a run, too */
        add(c, "<", "r>");
        put_out(c);
    }
    put_to(c, o->ours ? o->ours : o->text_end);
    c->done = o->text_end;
    if (!cell)
        return;
    if (o->is_plain && !o->ours)
        add(c, "</", "r>");
    add_run(c, cell, "\n\n" OURS "\n");
    put_out(c);
    cell->has_comment = true;
}

static bool copy_comment(comments *c, bm_mark_scan_token *t)
{
    comment o;
    if (!read_comment(c, t, &o))
        return false;
    bm_mark_cell *cell = bm_mark_cells_lookup(c->job->cells, o.row, o.col);
    const bool has_text = o.text && o.text_end >= o.text;
    if (o.author < c->n_authors && c->is_thread[o.author] && cell) {
        c->job->n_thread += !cell->has_thread;
        cell->has_thread = true;
        cell = NULL;
    }
    put_to(c, o.begin);
    /* one that says nothing has no place for more: ours takes its place */
    if ((o.author != NONE && o.author == c->author) || (cell && !has_text)) {
        c->done = o.end;
        return true;
    }
    if (has_text && (cell || o.ours))
        put_others(c, &o, cell);
    put_to(c, o.end);
    c->n++;
    return true;
}

/* A list that stands as "<authors/>" is opened. */
static void open_list(comments *c, const bm_mark_scan_token *t)
{
    put_to(c, offset_of(c, t) + t->bytes.len - 2);
    c->done += 2;
    bm_buf_add_byte(&c->out, '>');
}

/* <authors> has come to its end, ${t}: we are one of them. */
static void end_authors(comments *c, const bm_mark_scan_token *t)
{
    const bool is_empty = t->kind == BM_MARK_SCAN_EMPTY;
    if (is_empty)
        open_list(c, t);
    else
        put_to(c, offset_of(c, t));
    if (c->author == NONE) {
        c->author = c->n_authors;
        add(c, "<", "author>" AUTHOR);
        add(c, "</", "author>");
    }
    if (is_empty)
        add(c, "</", "authors>");
    put_out(c);
}

static void end_list(comments *c, const bm_mark_scan_token *t)
{
    const bool is_empty = t->kind == BM_MARK_SCAN_EMPTY;
    c->has_list = true;
    if (is_empty)
        open_list(c, t);
    else
        put_to(c, offset_of(c, t));
    put_out(c);
    put_comments(c);
    if (is_empty)
        add(c, "</", "commentList>");
    put_out(c);
}

static bool copy(comments *c)
{
    bm_mark_scan_token t;
    c->scan = bm_mark_scan_memory(c->job->xml);
    do {
        if (!next(c, &t))
            return false;
    } while (t.kind == BM_MARK_SCAN_TEXT);
    c->prefix = t.prefix;
    while (next(c, &t)) {
        const bool ends = t.kind == BM_MARK_SCAN_CLOSE || t.kind == BM_MARK_SCAN_EMPTY;
        if (t.kind == BM_MARK_SCAN_TEXT)
            continue;
        if (bm_mark_scan_is(&t, c->prefix, "author") && !read_author(c, &t))
            return false;
        if (t.kind != BM_MARK_SCAN_CLOSE && bm_mark_scan_is(&t, c->prefix, "comment") &&
            !copy_comment(c, &t))
            return false;
        if (ends && bm_mark_scan_is(&t, c->prefix, "authors"))
            end_authors(c, &t);
        else if (ends && bm_mark_scan_is(&t, c->prefix, "commentList") && !c->has_list)
            end_list(c, &t);
    }
    put_to(c, c->job->xml.len);
    return t.kind == BM_MARK_SCAN_END && c->author != NONE && c->has_list;
}

int bm_mark_comments_write(bm_mark_comments_job *job, bm_mark_pack *pack)
{
#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<comments xmlns=\""
#define TAIL "\"><authors/><commentList/></comments>"
    static const char transitional[] =
        HEAD "http://schemas.openxmlformats.org/spreadsheetml/2006/main" TAIL;
    static const char strict[] = HEAD "http://purl.oclc.org/ooxml/spreadsheetml/main" TAIL;
    if (!job->xml.ptr)
        job->xml = bm_str_of(job->is_strict ? strict : transitional);
    comments c = {.job = job, .pack = pack, .author = NONE};
    const bool is_well = copy(&c);
    bm_buf_free(&c.out);
    return is_well ? bm_mark_pack_write(pack, "", 0) : -1;
}
