/* A state machine over a window of text: it looks at each byte once, through a table, and remembers where the cells of a row
 * begin and end; at the end of the row all of it is copied at once. When the window ends inside of a row, the row
 * moves to its front and more is read behind it.
 *
 * A line end within quotation marks belongs to the cell; every other one (LF, CR LF, CR) ends a row, and empty rows are counted as a
 * spreadsheet program does. A quotation mark elsewhere than at the beginning of a cell is a character like others.
 * SPDX-License-Identifier: MIT */
#include "sheet/sheet_csv.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/limit.h"
#include "sheet/sheet_csv_delimiter.h"
#include "sheet/sheet_csv_text.h"
#include "sheet/sheet_other.h"
#include "text/legacy.h"

enum { HEAD_BYTES = 64 * 1024, SHOWN_BYTES = 24 };

/* What a byte means outside and inside of quotation marks. */
enum { PLAIN, ZERO, DELIMITER, LINE_FEED, RETURN, QUOTE };

/* What ended a cell. */
typedef enum { BY_DELIMITER, BY_LINE, BY_END, BY_FAULT } ending;

typedef struct {
    size_t begin, end; /* from the beginning of the row, without the outer quotation marks */
    uint32_t col;
    bool quoted, raw; /* raw: has doubled quotation marks or returns */
} span;

typedef struct {
    bm_sheet *table;
    bm_sheet_csv_text text;
    uint8_t open[256], closed[256]; /* meaning of a byte outside and inside of quotation marks */
    size_t begin, at;               /* the row and what is looked at, in the window */
    size_t first;                   /* bytes of a line "sep=;" */
    bool after_return;              /* a LF at the beginning of the row belongs to the last one */
    uint32_t row, col;
    span *spans; /* cells that are not empty */
    size_t n_spans, cap_spans;
    bm_buf scratch;
} csv;

static bool is_csv(const char *path, bm_str head)
{
    (void)path;
    return !bm_sheet_other_is(head);
}

/* More text behind the window, whose first byte becomes that of the row. */
static bm_sheet_csv_text_status pull(csv *s)
{
    bm_sheet_csv_text_status status = bm_sheet_csv_text_more(&s->text, s->begin);
    s->at -= s->begin;
    s->begin = 0;
    return status;
}

/* ---- Faults ------------------------------------------------------------------------------- */

static bm_pos cell(const csv *s)
{
    const bm_pos pos = {&s->table->source, s->row, s->col};
    return pos;
}

static ending fault(csv *s, bm_code code, const char *a0, const char *a1, bm_diags *ds)
{
    const bm_pos pos = cell(s);
    (void)bm_diags_add2(ds, code, &pos, a0, a1);
    return BY_FAULT;
}

static ending fault_limit(csv *s, bm_code code, unsigned long limit, bool quoted, bm_diags *ds)
{
    char text[24];
    (void)snprintf(text, sizeof text, "%lu", limit);
    return fault(s, code, text, quoted ? "\"" : "", ds);
}

static ending fault_text(csv *s, bm_diags *ds)
{
    static const char digits[] = "0123456789ABCDEF";
    const bm_sheet_csv_text *t = &s->text;
    if (t->status == BM_SHEET_CSV_TEXT_BROKEN) {
        char reason[128];
        if (strerror_r(t->error, reason, sizeof reason) != 0)
            (void)snprintf(reason, sizeof reason, "errno %d", t->error);
        (void)bm_diags_add2(ds, BM_ENV_READ, NULL, s->table->source.name, reason);
        return BY_FAULT;
    }
    const char byte[3] = {digits[t->bad >> 4], digits[t->bad & 15], 0};
    const bm_pos pos = cell(s);
    const bm_str args[] = {bm_str_of(byte), bm_str_of(t->encoding.name),
                           bm_str_of(t->encoding.seems), bm_str_of(t->encoding.option)};
    (void)bm_diags_add(ds, BM_CSV_BYTES, &pos, NULL, args, 4);
    return BY_FAULT;
}

/* What follows a closing quotation mark, up to the end of the cell. */
static ending fault_after_quote(csv *s, bm_diags *ds)
{
    while (s->text.window.len - s->at < SHOWN_BYTES && pull(s) == BM_SHEET_CSV_TEXT_MORE)
        ;
    const char *window = s->text.window.ptr;
    size_t to = s->at;
    while (to - s->at < SHOWN_BYTES && s->open[(unsigned char)window[to]] == PLAIN)
        to++;
    bool is_cut = s->open[(unsigned char)window[to]] == PLAIN;
    while (to > s->at && ((unsigned char)window[to] & 0xC0) == 0x80)
        to--; /* no part of a character */
    bm_buf *b = &s->scratch;
    b->len = 0;
    if (s->text.encoding.legacy == BM_LEGACY_NONE)
        bm_buf_add(b, window + s->at, to - s->at);
    else
        (void)bm_legacy_decode(b, bm_str_n(window + s->at, to - s->at), BM_LEGACY_NONE);
    bm_buf_add(b, is_cut ? "…" : "", is_cut ? strlen("…") + 1 : 1);
    return fault(s, BM_CSV_AFTER_QUOTE, b->ptr, "", ds);
}

/* ---- Cells -------------------------------------------------------------------------------- */

/* The byte at s->at is ZERO: the end of the window, or a character 0. BY_DELIMITER = go on, there is more now. ${cell_begin} as in
 * span. */
static ending read_more(csv *s, size_t cell_begin, bool quoted, bm_diags *ds)
{
    if (s->at < s->text.window.len)
        return fault(s, BM_CSV_NUL, "", "", ds);
    if (s->at - s->begin - cell_begin > BM_LIMIT_CSV_CELL_BYTES)
        return fault_limit(s, BM_CSV_CELL, BM_LIMIT_CSV_CELL_BYTES, quoted, ds);
    if (s->at - s->begin > BM_LIMIT_CSV_ROW_BYTES) {
        s->col = 0;
        return fault_limit(s, BM_CSV_ROW, BM_LIMIT_CSV_ROW_BYTES, false, ds);
    }
    bm_sheet_csv_text_status status = pull(s);
    if (status == BM_SHEET_CSV_TEXT_MORE)
        return BY_DELIMITER;
    return status == BM_SHEET_CSV_TEXT_END ? BY_END : fault_text(s, ds);
}

static ending ended(csv *s, uint8_t meaning)
{
    s->at++;
    s->after_return = meaning == RETURN;
    return meaning == DELIMITER ? BY_DELIMITER : BY_LINE;
}

static ending read_plain(csv *s, span *c, bm_diags *ds)
{
    for (;;) {
        const unsigned char *p = (const unsigned char *)s->text.window.ptr + s->at;
        while (s->open[*p] == PLAIN)
            p++;
        s->at = (size_t)((const char *)p - s->text.window.ptr);
        c->end = s->at - s->begin;
        if (s->open[*p] != ZERO)
            return ended(s, s->open[*p]);
        ending e = read_more(s, c->begin, false, ds);
        if (e != BY_DELIMITER)
            return e;
    }
}

/* Behind a quotation mark that closes the cell. Blanks there are nothing. */
static ending close_quoted(csv *s, bm_diags *ds)
{
    for (;;) {
        uint8_t byte = (uint8_t)s->text.window.ptr[s->at];
        uint8_t meaning = s->open[byte];
        if (meaning == ZERO) {
            ending e = read_more(s, s->at - s->begin, false, ds);
            if (e != BY_DELIMITER)
                return e;
        } else if (meaning == PLAIN) {
            if (byte != ' ')
                return fault_after_quote(s, ds);
            s->at++;
        } else {
            return ended(s, meaning);
        }
    }
}

/* s->at stands behind the opening mark. */
static ending read_quoted(csv *s, span *c, bm_diags *ds)
{
    bool mark = false; /* the last byte was a mark: the closing one, or the first of two */
    c->quoted = true;
    for (;;) {
        const unsigned char *p = (const unsigned char *)s->text.window.ptr + s->at;
        if (mark && *p != 0 && *p != '"')
            return close_quoted(s, ds);
        if (mark && *p == '"') {
            mark = false;
            c->raw = true;
            p++;
        }
        while (s->closed[*p] == PLAIN)
            p++;
        s->at = (size_t)((const char *)p - s->text.window.ptr);
        if (*p == '"') {
            c->end = s->at++ - s->begin;
            mark = true;
        } else if (*p == '\r') {
            c->raw = true;
            s->at++;
        } else {
            ending e = read_more(s, c->begin, !mark, ds);
            if (e == BY_END && !mark)
                return fault(s, BM_CSV_UNCLOSED, "", "", ds);
            if (e != BY_DELIMITER)
                return e;
        }
    }
}

static ending read_cell(csv *s, span *c, bm_diags *ds)
{
    if (s->at == s->text.window.len) {
        ending e = read_more(s, s->at - s->begin, false, ds);
        if (e != BY_DELIMITER) {
            c->begin = c->end = s->at - s->begin;
            return e;
        }
    }
    bool quoted = s->text.window.ptr[s->at] == '"';
    s->at += quoted;
    c->begin = s->at - s->begin;
    ending e = quoted ? read_quoted(s, c, ds) : read_plain(s, c, ds);
    if (e != BY_FAULT && c->end - c->begin > BM_LIMIT_CSV_CELL_BYTES)
        return fault_limit(s, BM_CSV_CELL, BM_LIMIT_CSV_CELL_BYTES, quoted, ds);
    return e;
}

/* ---- Rows --------------------------------------------------------------------------------- */

static void keep(csv *s, const span *c)
{
    if (s->n_spans == s->cap_spans) {
        s->cap_spans = s->cap_spans ? 2 * s->cap_spans : 64;
        s->spans = realloc(s->spans, s->cap_spans * sizeof *s->spans);
        if (!s->spans)
            bm_arena_out_of_memory();
    }
    s->spans[s->n_spans++] = *c;
}

/* 1; 0 at the end; -1. */
static int read_row(csv *s, bm_diags *ds)
{
    ending e = BY_DELIMITER;
    if (s->at == s->text.window.len) {
        (void)bm_sheet_csv_text_more(&s->text,
                                     s->at); /* what stops it is told when a cell is asked for */
        s->at = 0;
    }
    if (s->after_return && s->at < s->text.window.len && s->text.window.ptr[s->at] == '\n')
        s->at++;
    s->begin = s->at;
    s->after_return = false;
    s->n_spans = s->col = 0;
    s->row++;
    while (e == BY_DELIMITER) {
        span c = {.col = ++s->col};
        if (s->col > BM_LIMIT_CSV_COLUMNS) {
            s->col = 0;
            e = fault_limit(s, BM_CSV_COLUMNS, BM_LIMIT_CSV_COLUMNS, false, ds);
        } else if ((e = read_cell(s, &c, ds)) != BY_FAULT && c.end > c.begin) {
            keep(s, &c);
        }
    }
    s->col = 0;
    if (e == BY_END && s->at == s->begin)
        return 0;
    if (e != BY_FAULT && s->at - s->begin > BM_LIMIT_CSV_ROW_BYTES)
        e = fault_limit(s, BM_CSV_ROW, BM_LIMIT_CSV_ROW_BYTES, false, ds);
    if (e != BY_FAULT && s->row > BM_LIMIT_CSV_ROWS)
        e = fault_limit(s, BM_CSV_ROWS, BM_LIMIT_CSV_ROWS, false, ds);
    return e == BY_FAULT ? -1 : 1;
}

/* Of a quoted cell, in place: one mark for two, LF for CR and CR LF. */
static size_t clean(char *text, size_t len)
{
    size_t to = 0;
    for (size_t i = 0; i < len; i++) {
        char c = text[i];
        char next = i + 1 < len ? text[i + 1] : (char)0;
        i += (c == '"' && next == '"') || (c == '\r' && next == '\n');
        text[to++] = c == '\r' ? '\n' : c;
    }
    return to;
}

static bm_str convert(csv *s, bm_arena *a, bm_str bytes)
{
    const bm_sheet_csv_encoding *e = &s->text.encoding;
    s->scratch.len = 0;
    (void)bm_legacy_decode(&s->scratch, bytes, e->legacy);
    bm_str text = bm_arena_copy(a, bm_str_n(s->scratch.ptr, s->scratch.len));
    return e->convert ? bm_legacy_convert(a, text, e->legacy) : text;
}

static void take_row(csv *s, bm_arena *a, bm_sheet_row *row)
{
    size_t len = s->spans[s->n_spans - 1].end;
    char *all = bm_arena_alloc(a, len + 1);
    bm_sheet_cell *cells = bm_arena_alloc(a, s->n_spans * sizeof *cells);
    memcpy(all, s->text.window.ptr + s->begin, len);
    all[len] = 0;
    for (size_t i = 0; i < s->n_spans; i++) {
        const span *c = &s->spans[i];
        char *text = all + c->begin;
        size_t n = c->raw ? clean(text, c->end - c->begin) : c->end - c->begin;
        cells[i] = (bm_sheet_cell){
            .kind = BM_SHEET_TEXT, .col = c->col, .text = bm_str_n(text, n), .quoted = c->quoted};
        if (s->text.encoding.legacy != BM_LEGACY_NONE)
            cells[i].text = convert(s, a, cells[i].text);
    }
    *row = (bm_sheet_row){.number = s->row, .cells = cells, .n = s->n_spans};
}

static int next_csv(void *state, bm_arena *a, bm_sheet_row *row, bm_diags *ds)
{
    csv *s = state;
    int status;
    do
        status = read_row(s, ds);
    while (status == 1 && s->n_spans == 0);
    if (status == 1)
        take_row(s, a, row);
    return status;
}

/* ---- The file ----------------------------------------------------------------------------- */

static int rewind_csv(void *state, bm_diags *ds)
{
    csv *s = state;
    bm_sheet_csv_text_restart(&s->text);
    s->row = 0;
    s->after_return = false;
    s->begin = s->at = 0;
    bm_sheet_csv_text_status status;
    do /* so much that the delimiter can be told */
        status = pull(s);
    while (status == BM_SHEET_CSV_TEXT_MORE && s->text.window.len < HEAD_BYTES);
    s->at = s->text.window.len < s->first ? 0 : s->first;
    return status == BM_SHEET_CSV_TEXT_BROKEN && fault_text(s, ds) == BY_FAULT ? -1 : 0;
}

static double done_csv(const void *state)
{
    const csv *s = state;
    double size = (double)s->table->size_bytes, ahead = (double)(s->text.window.len - s->at);
    if (s->text.charset && s->text.window.len > 0) /* bytes of the file for those of the window */
        ahead *= (double)s->text.piece.len / (double)s->text.window.len;
    double done = size > 0 ? ((double)s->text.at_byte - ahead) / size : 1;
    return done < 0 ? 0 : done > 1 ? 1 : done;
}

static void close_csv(void *state)
{
    csv *s = state;
    bm_sheet_csv_text_close(&s->text);
    bm_buf_free(&s->scratch);
    free(s->spans);
    free(s);
}

static int find_encoding(bm_sheet *t, const bm_sheet_options *options, bm_sheet_csv_encoding *out,
                         bm_diags *ds)
{
    const bm_pos pos = {&t->source, 0, 0};
    bm_buf head = {0};
    head.len = fread(bm_buf_reserve(&head, HEAD_BYTES), 1, HEAD_BYTES, t->file);
    int status = bm_sheet_csv_encoding_find(bm_str_n(head.ptr, head.len), head.len < HEAD_BYTES,
                                            options, &pos, out, ds);
    bm_buf_free(&head);
    return status;
}

/* The first character of the table, and what separates its columns. */
static int begin_table(csv *s, const bm_sheet_options *options, bm_diags *ds)
{
    const bm_pos file = {&s->table->source, 0, 0};
    char delimiter = options->delimiter ? bm_sheet_csv_delimiter_named(options->delimiter) : 0;
    if (options->delimiter && !delimiter)
        return bm_diags_add1(ds, BM_CSV_DELIMITER, NULL, options->delimiter);
    if (rewind_csv(s, ds) != 0)
        return -1;
    bm_str text = bm_str_n(s->text.window.ptr, s->text.window.len);
    if (text.len == 0 && s->text.status == BM_SHEET_CSV_TEXT_END)
        return bm_diags_add0(ds, BM_TABLE_EMPTY, &file);
    char named = bm_sheet_csv_delimiter_line(text, &s->first);
    if (!named)
        s->first = 0;
    s->at = s->first;
    if (!delimiter)
        delimiter = named ? named : bm_sheet_csv_delimiter_find(text);
    s->open[0] = s->closed[0] = ZERO;
    s->open['\n'] = LINE_FEED;
    s->open['\r'] = s->closed['\r'] = RETURN;
    s->closed['"'] = QUOTE;
    s->open[(unsigned char)delimiter] = DELIMITER;
    return 0;
}

/* The bytes at the head are in no encoding: say so before any row is taken. */
static int find_bad_cell(csv *s, bm_diags *ds)
{
    int status = 1;
    while (status == 1)
        status = read_row(s, ds);
    return status == 0 ? rewind_csv(s, ds) : -1;
}

static void *open_csv(bm_sheet *t, const bm_sheet_options *options, bm_diags *ds)
{
    const bm_pos file = {&t->source, 0, 0};
    bm_sheet_csv_encoding encoding;
    if (options->sheet && strcmp(options->sheet, "1") != 0) {
        (void)bm_diags_add1(ds, BM_CSV_SHEET, &file, options->sheet);
        return NULL;
    }
    if (find_encoding(t, options, &encoding, ds) != 0)
        return NULL;
    csv *s = calloc(1, sizeof *s);
    if (!s)
        bm_arena_out_of_memory();
    s->table = t;
    bm_sheet_csv_text_open(&s->text, t->file, &encoding);
    if (begin_table(s, options, ds) == 0 && (!encoding.is_broken || find_bad_cell(s, ds) == 0))
        return s;
    close_csv(s);
    return NULL;
}

const bm_sheet_format bm_sheet_csv_format = {
    .name = "csv",
    .is = is_csv,
    .open = open_csv,
    .next = next_csv,
    .rewind = rewind_csv,
    .done = done_csv,
    .close = close_csv,
};
