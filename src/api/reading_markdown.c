/* The look of a text is taken from what is shown, never from the names of styles, which editors change: an item of a list begins
 * with a marker and a tab, what follows it with the same indent belongs to it. SPDX-License-Identifier: MIT */
#include "api/reading_markdown.h"

#include "base/limit.h"
#include "document/markdown_check.h"

enum {
    HEADING_LEVELS = 3,
    INDENT_SLACK_TWIP = 100, /* indents of one level may differ by so much */
    INDENT_LEAST_TWIP = 300, /* of an item, or of what belongs to one */
};

/* A list that is open. */
typedef struct {
    long left_twip;
    size_t indent; /* columns before the text of its items */
} open_list;

typedef struct {
    bm_arena *a;
    bm_buf *out;
    bool faithful;
    bool written;   /* a block was */
    bool last_item; /* the last block is an item, or belongs to one */
    open_list lists[BM_MARKDOWN_LEVELS];
    size_t depth;
    /* of the paragraph at hand */
    bool in_cell, no_bold;
    bool bold, italic; /* open marks */
    size_t indent;     /* of lines behind a break */
    bool at_start;     /* nothing of the line is written yet */
    size_t spaces;     /* pending */
} writer;

/* ---- Inlines ------------------------------------------------------------------------------ */

static void put_spaces(bm_buf *out, size_t n)
{
    while (n--)
        bm_buf_add_byte(out, ' ');
}

static void set_emphasis(writer *w, bool bold, bool italic)
{
    if (w->italic && (!italic || bold != w->bold)) {
        bm_buf_add_byte(w->out, '*');
        w->italic = false;
    }
    if (w->bold && !bold) {
        bm_buf_add_cstr(w->out, "**");
        w->bold = false;
    }
    /* white space stands outside of the marks: else they are none (CommonMark, 6.2) */
    put_spaces(w->out, w->spaces);
    w->spaces = 0;
    if (bold && !w->bold)
        bm_buf_add_cstr(w->out, "**");
    if (italic && !w->italic)
        bm_buf_add_byte(w->out, '*');
    w->bold = bold;
    w->italic = italic;
}

/* Would ${s} at the start of a line be read as a heading, an item, a quote, or a line under a text? */
static bool is_block_mark(bm_str s)
{
    char next = s.len > 1 ? s.ptr[1] : ' ';
    return s.ptr[0] == '>' || (strchr("#+-=~", s.ptr[0]) && (next == ' ' || next == s.ptr[0]));
}

/* "1." or "1)": the bytes of the number, or 0. */
static size_t number_bytes(bm_str s)
{
    size_t n = 0;
    while (n < s.len && s.ptr[n] >= '0' && s.ptr[n] <= '9')
        n++;
    return n && n < s.len && (s.ptr[n] == '.' || s.ptr[n] == ')') ? n : 0;
}

static bool is_alphanumeric(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (unsigned char)c >= 0x80;
}

/* Would byte ${i} of ${s} mean something but itself within a line? */
static bool is_special(const writer *w, bm_str s, size_t i)
{
    char before = i ? s.ptr[i - 1] : ' ', next = i + 1 < s.len ? s.ptr[i + 1] : ' ';
    switch (s.ptr[i]) {
    case '_':
        return !is_alphanumeric(before) || !is_alphanumeric(next);
    case '<':
    case '&':
        return next != ' ';
    case '|':
        return w->in_cell;
    default:
        return strchr("\\`*[", s.ptr[i]) != NULL;
    }
}

static void put_text(writer *w, bm_str s, bool bold, bool italic)
{
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        if (c == ' ') {
            w->spaces += !w->at_start && !w->spaces;
            continue;
        }
        bool marks = w->at_start && !w->in_cell;
        set_emphasis(w, bold, italic);
        size_t number = marks ? number_bytes(bm_str_from(s, i)) : 0;
        bm_buf_add(w->out, s.ptr + i, number);
        i += number;
        if (number || (marks && is_block_mark(bm_str_from(s, i))) || is_special(w, s, i))
            bm_buf_add_byte(w->out, '\\');
        bm_buf_add_byte(w->out, s.ptr[i]);
        w->at_start = false;
    }
}

/* A line end within a paragraph; in a heading or a cell there is none. */
static void put_break(writer *w)
{
    if (w->in_cell || w->at_start || w->no_bold) {
        w->spaces = !w->at_start;
        return;
    }
    w->spaces = 0;
    set_emphasis(w, false, false);
    bm_buf_add_cstr(w->out, "\\\n");
    put_spaces(w->out, w->indent);
    w->at_start = true;
}

static void put_inlines(writer *w, const bm_docx_read_node *node, size_t from)
{
    for (size_t i = from; i < node->n_children; i++) {
        const bm_docx_read_node *child = node->children[i];
        switch (child->type) {
        case BM_DOCX_READ_TEXT:
            put_text(w, child->text, child->look && child->look->bold && !w->no_bold,
                     child->look && child->look->italic);
            break;
        case BM_DOCX_READ_TAB:
            w->spaces = !w->at_start;
            break;
        case BM_DOCX_READ_BREAK:
            put_break(w);
            break;
        case BM_DOCX_READ_CONTROL:
            put_inlines(w, child, 0);
            break;
        case BM_DOCX_READ_BOOKMARK:
            break;
        default: /* page breaks, notes, boxes, pictures */
            w->faithful = false;
        }
    }
}

static void begin_inlines(writer *w, size_t indent, bool no_bold)
{
    w->bold = w->italic = false;
    w->no_bold = no_bold;
    w->indent = indent;
    w->at_start = true;
    w->spaces = 0;
}

static void end_inlines(writer *w)
{
    w->spaces = 0;
    set_emphasis(w, false, false);
}

/* ---- Paragraphs --------------------------------------------------------------------------- */

static bool has_text(const bm_docx_read_node *node)
{
    if (node->type == BM_DOCX_READ_TEXT)
        for (size_t i = 0; i < node->text.len; i++)
            if (node->text.ptr[i] != ' ')
                return true;
    if (node->type == BM_DOCX_READ_DRAWING || node->type == BM_DOCX_READ_BOX)
        return true;
    for (uint32_t i = 0; i < node->n_children; i++)
        if (has_text(node->children[i]))
            return true;
    return false;
}

static bool is_marker(bm_str s)
{
    static const char *const bullets[] = {"-", "+", "*", "•", "–", "·", "o", "▪", "■"};
    size_t n = number_bytes(s);
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
        if (bm_str_is(s, bullets[i]))
            return true;
    return n && n < 10 && n + 1 == s.len;
}

/* The marker of an item, "" = none; ${*from} is the inline behind it. Programs that do not number by themselves write it as
 * text before a tab. */
static bm_str marker_of(const writer *w, const bm_docx_read_node *p, size_t *from)
{
    bm_buf text = {0};
    bm_str marker = bm_str_n("", 0);
    size_t i = 0;
    *from = 0;
    if (p->paragraph && p->paragraph->marker.len)
        return p->paragraph->marker;
    while (i < p->n_children && (p->children[i]->type == BM_DOCX_READ_TEXT ||
                                 p->children[i]->type == BM_DOCX_READ_BOOKMARK)) {
        if (p->children[i]->type == BM_DOCX_READ_TEXT)
            bm_buf_add_str(&text, p->children[i]->text);
        i++;
    }
    if (i < p->n_children && p->children[i]->type == BM_DOCX_READ_TAB &&
        is_marker(bm_str_n(text.ptr, text.len))) {
        marker = bm_arena_copy(w->a, bm_str_n(text.ptr, text.len));
        *from = i + 1;
    }
    bm_buf_free(&text);
    return marker;
}

/* Lists whose items stand further to the right than ${left_twip} end. */
static void close_lists(writer *w, long left_twip)
{
    while (w->depth && w->lists[w->depth - 1].left_twip > left_twip + INDENT_SLACK_TWIP)
        w->depth--;
}

static bool is_level(const writer *w, long left_twip)
{
    return w->depth && w->lists[w->depth - 1].left_twip >= left_twip - INDENT_SLACK_TWIP;
}

/* The line ends between the last block and the next. */
static void begin_block(writer *w, bool tight)
{
    if (w->written)
        bm_buf_add_cstr(w->out, tight ? "\n" : "\n\n");
    w->written = true;
}

static void put_item(writer *w, const bm_docx_read_node *p, bm_str marker, size_t from)
{
    long left_twip = p->paragraph ? p->paragraph->left_twip : 0;
    close_lists(w, left_twip);
    if (is_level(w, left_twip) || w->depth == BM_MARKDOWN_LEVELS)
        w->depth--;
    size_t outer = w->depth ? w->lists[w->depth - 1].indent : 0;
    begin_block(w, w->last_item);
    put_spaces(w->out, outer);
    size_t start = w->out->len;
    bm_buf_add_str(w->out, number_bytes(marker) ? marker : bm_str_of("-"));
    bm_buf_add_byte(w->out, ' ');
    size_t indent = outer + w->out->len - start;
    w->lists[w->depth++] = (open_list){left_twip, indent};
    begin_inlines(w, indent, false);
    put_inlines(w, p, from);
    end_inlines(w);
    w->last_item = true;
}

static void put_paragraph(writer *w, const bm_docx_read_node *p)
{
    size_t from;
    const bm_docx_read_paragraph *look = p->paragraph;
    if (!has_text(p))
        return;
    bm_str marker = marker_of(w, p, &from);
    bool heading = look && look->outline >= 1 && look->outline <= HEADING_LEVELS;
    if (marker.len && !heading) {
        put_item(w, p, marker, from);
        return;
    }
    long left_twip = look ? look->left_twip : 0;
    close_lists(w, left_twip);
    if (heading || left_twip < INDENT_LEAST_TWIP || !is_level(w, left_twip))
        w->depth = 0;
    size_t indent = w->depth ? w->lists[w->depth - 1].indent : 0;
    begin_block(w, false);
    put_spaces(w->out, indent);
    for (int i = 0; heading && i < look->outline; i++)
        bm_buf_add_byte(w->out, '#');
    if (heading)
        bm_buf_add_byte(w->out, ' ');
    begin_inlines(w, indent, heading);
    w->at_start = !heading;
    if (heading && marker.len) {
        put_text(w, marker, false, false);
        w->spaces = 1;
    }
    put_inlines(w, p, from);
    end_inlines(w);
    w->last_item = w->depth > 0;
}

/* ---- Tables ------------------------------------------------------------------------------- */

/* Children of one kind, also of the controls around them. */
typedef struct {
    const bm_docx_read_node **items;
    size_t n, cap;
} parts;

static void collect(bm_arena *a, const bm_docx_read_node *node, bm_docx_read_type type, parts *out)
{
    for (uint32_t i = 0; i < node->n_children; i++) {
        const bm_docx_read_node *child = node->children[i];
        if (child->type == BM_DOCX_READ_CONTROL)
            collect(a, child, type, out);
        if (child->type != type)
            continue;
        if (out->n == out->cap) {
            size_t cap = out->cap ? 2 * out->cap : 8, size = sizeof(const bm_docx_read_node *);
            out->items = bm_arena_grow(a, out->items, out->cap * size, cap * size);
            out->cap = cap;
        }
        out->items[out->n++] = child;
    }
}

static parts parts_of(bm_arena *a, const bm_docx_read_node *node, bm_docx_read_type type)
{
    parts p = {0};
    if (node)
        collect(a, node, type, &p);
    return p;
}

static void put_cell_blocks(writer *w, const bm_docx_read_node *node)
{
    for (uint32_t i = 0; i < node->n_children; i++) {
        const bm_docx_read_node *child = node->children[i];
        if (child->type == BM_DOCX_READ_CONTROL) {
            put_cell_blocks(w, child);
        } else if (child->type == BM_DOCX_READ_PARAGRAPH) {
            w->faithful &= w->at_start || !has_text(child); /* a cell is one line */
            w->spaces = !w->at_start;
            put_inlines(w, child, 0);
        } else if (child->type != BM_DOCX_READ_BOOKMARK) {
            w->faithful = false;
        }
    }
}

/* More than a value can be: rows of a wide table would fill the memory. */
static bool is_too_long(writer *w)
{
    bool too_long = w->out->len > BM_LIMIT_TEXT_BYTES;
    w->faithful &= !too_long;
    return too_long;
}

static void put_row(writer *w, const bm_docx_read_node *row, size_t n_columns)
{
    const parts cells = parts_of(w->a, row, BM_DOCX_READ_CELL);
    w->in_cell = true;
    put_spaces(w->out, w->depth ? w->lists[w->depth - 1].indent : 0);
    bm_buf_add_byte(w->out, '|');
    for (size_t i = 0; i < n_columns && !is_too_long(w); i++) {
        bm_buf_add_byte(w->out, ' ');
        begin_inlines(w, 0, row && row->header);
        if (i < cells.n) {
            const bm_docx_read_cell *cell = cells.items[i]->cell;
            w->faithful &= !cell || (cell->span <= 1 && !cell->covered);
            put_cell_blocks(w, cells.items[i]);
        }
        end_inlines(w);
        bm_buf_add_cstr(w->out, " |");
    }
    w->in_cell = false;
}

/* The alignment of a column is that of its first cell below the head. */
static void put_dashes(writer *w, const bm_docx_read_node *row, size_t n_columns)
{
    const parts cells = parts_of(w->a, row, BM_DOCX_READ_CELL);
    bm_buf_add_byte(w->out, '\n');
    put_spaces(w->out, w->depth ? w->lists[w->depth - 1].indent : 0);
    bm_buf_add_byte(w->out, '|');
    for (size_t i = 0; i < n_columns; i++) {
        const parts p = parts_of(w->a, i < cells.n ? cells.items[i] : NULL, BM_DOCX_READ_PARAGRAPH);
        int align = p.n && p.items[0]->paragraph ? p.items[0]->paragraph->align : 0;
        bm_buf_add_cstr(w->out, align == BM_DOCX_READ_CENTER  ? ":---:|"
                                : align == BM_DOCX_READ_RIGHT ? "---:|"
                                                              : "---|");
    }
}

static void put_table(writer *w, const bm_docx_read_node *table)
{
    const parts rows = parts_of(w->a, table, BM_DOCX_READ_ROW);
    size_t n_columns = 0;
    for (size_t i = 0; i < rows.n; i++) {
        const parts cells = parts_of(w->a, rows.items[i], BM_DOCX_READ_CELL);
        n_columns = cells.n > n_columns ? cells.n : n_columns;
    }
    if (!n_columns)
        return;
    size_t first = rows.items[0]->header ? 1 : 0;
    begin_block(w, false);
    put_row(w, first ? rows.items[0] : NULL, n_columns);
    put_dashes(w, first < rows.n ? rows.items[first] : NULL, n_columns);
    for (size_t i = first; i < rows.n && !is_too_long(w); i++) {
        bm_buf_add_byte(w->out, '\n');
        put_row(w, rows.items[i], n_columns);
    }
    w->last_item = false;
}

static void put_block(writer *w, const bm_docx_read_node *node)
{
    switch (node->type) {
    case BM_DOCX_READ_PARAGRAPH:
        put_paragraph(w, node);
        break;
    case BM_DOCX_READ_TABLE:
        put_table(w, node);
        break;
    case BM_DOCX_READ_CONTROL:
        for (uint32_t i = 0; i < node->n_children; i++)
            put_block(w, node->children[i]);
        break;
    default:
        break;
    }
}

bool bm_reading_markdown_write(bm_arena *a, const bm_docx_read_node *const *blocks, size_t n,
                               bm_buf *out)
{
    writer w = {.a = a, .out = out, .faithful = true};
    for (size_t i = 0; i < n && !is_too_long(&w); i++)
        put_block(&w, blocks[i]);
    (void)is_too_long(&w);
    return w.faithful;
}
