/* Pipe tables as in GitHub Flavored Markdown, with two differences: what GitHub drops or leaves as text
 * without a word (cells beyond those of the head, a line of dashes that does not fit the head) is an error.
 * SPDX-License-Identifier: MIT */
#include "document/markdown_table.h"

#include "base/limit.h"
#include "document/markdown_columns.h"

enum { MANY_COLUMNS = 15 /* a page has no room for more in print of the usual size */ };

typedef struct {
    bm_markdown_writer *w;
    size_t n; /* columns */
    uint8_t *align;
    bm_markdown_columns_need needs[BM_LIMIT_COLUMNS];
    bool small; /* print */
    const bm_table *table;
    bm_node_list rows;
} table_state;

/* Take the first line off ${*s}, without spaces around it. */
static bm_str take_line(bm_str *s)
{
    size_t n = 0;
    while (n < s->len && s->ptr[n] != '\n' && s->ptr[n] != '\r')
        n++;
    bm_str line = bm_str_n(s->ptr, n);
    if (n + 1 < s->len && s->ptr[n] == '\r' && s->ptr[n + 1] == '\n')
        n++;
    *s = bm_str_from(*s, n < s->len ? n + 1 : n);
    return line;
}

static bm_str trim(bm_str s)
{
    while (s.len && (s.ptr[0] == ' ' || s.ptr[0] == '\t'))
        s = bm_str_from(s, 1);
    while (s.len && (s.ptr[s.len - 1] == ' ' || s.ptr[s.len - 1] == '\t'))
        s.len--;
    return s;
}

/* Where the cells of a row begin. */
static bm_str begin_row(bm_str line)
{
    line = trim(line);
    return line.len && line.ptr[0] == '|' ? bm_str_from(line, 1) : line;
}

/* Take the next cell off ${*row}; false at the end. */
static bool take_cell(bm_str *row, bm_str *cell)
{
    size_t n = 0;
    if (!row->len)
        return false;
    while (n < row->len && row->ptr[n] != '|')
        n += row->ptr[n] == '\\' && n + 1 < row->len ? 2 : 1;
    *cell = trim(bm_str_n(row->ptr, n));
    *row = bm_str_from(*row, n < row->len ? n + 1 : n);
    return true;
}

static size_t count_cells(bm_str line)
{
    bm_str row = begin_row(line), cell;
    size_t n = 0;
    while (take_cell(&row, &cell))
        n++;
    return n;
}

/* "---", ":-:": the alignment it asks for, or -1 when it is no cell of a line of dashes. */
static int read_dashes(bm_str cell)
{
    size_t i = 0;
    bool left = cell.len && cell.ptr[0] == ':', right = cell.len && cell.ptr[cell.len - 1] == ':';
    for (i = left; i < cell.len && cell.ptr[i] == '-'; i++)
        ;
    if (i == (size_t)left || i + right != cell.len)
        return -1;
    return left && right ? BM_ALIGN_CENTER : right ? BM_ALIGN_RIGHT : BM_ALIGN_LEFT;
}

static bool is_dashes(bm_str line)
{
    bm_str row = begin_row(line), cell;
    if (!memchr(line.ptr, '|', line.len) || !row.len)
        return false;
    while (take_cell(&row, &cell))
        if (read_dashes(cell) < 0)
            return false;
    return true;
}

bool bm_markdown_table_find(bm_str lines, size_t *head)
{
    bm_str rest = lines;
    size_t before = 0;
    (void)take_line(&rest);
    while (rest.len) {
        size_t here = lines.len - rest.len;
        if (is_dashes(take_line(&rest))) {
            *head = before;
            return true;
        }
        before = here;
    }
    return false;
}

static void refuse_cells(bm_markdown_writer *w, bm_str line, size_t n, size_t n_head)
{
    const char *text = bm_arena_cstr(w->arena, trim(line));
    bm_str args[] = {bm_str_of(w->name), bm_str_of(bm_markdown_write_excerpt(w, "", text, "")),
                     bm_str_of(bm_arena_printf(w->arena, "%zu", n)),
                     bm_str_of(bm_arena_printf(w->arena, "%zu", n_head))};
    w->failed = true;
    (void)bm_diags_add(w->ds, BM_DATA_TABLE_CELLS, w->pos, w->name, args, 4);
}

/* More than the program takes: ${code} with the field, how many there are and how many there may be. */
static void refuse_number(bm_markdown_writer *w, bm_code code, size_t n, int most)
{
    bm_str args[] = {bm_str_of(w->name), bm_str_of(bm_arena_printf(w->arena, "%zu", n)),
                     bm_str_of(bm_arena_printf(w->arena, "%d", most))};
    w->failed = true;
    (void)bm_diags_add(w->ds, code, w->pos, w->name, args, 3);
}

/* The inlines of ${text}, in which "\|" is a bar. */
static void write_cell(bm_markdown_writer *w, bm_str text)
{
    bm_buf plain = {0};
    for (size_t i = 0; i < text.len; i++) {
        bool escape = text.ptr[i] == '\\' && i + 1 < text.len;
        if (!escape || text.ptr[i + 1] != '|')
            bm_buf_add_byte(&plain, text.ptr[i]);
        if (escape)
            bm_buf_add_byte(&plain, text.ptr[++i]);
    }
    if (plain.len)
        bm_markdown_write_text(w, bm_str_n(plain.ptr, plain.len));
    bm_buf_free(&plain);
}

/* The widths that a row asks for; the marks of emphasis have none. */
static void measure_row(table_state *t, bm_str line, bool head)
{
    bm_str rest = begin_row(line), cell;
    bm_buf text = {0};
    for (size_t i = 0; i < t->n && take_cell(&rest, &cell); i++) {
        text.len = 0;
        for (size_t k = 0; k < cell.len; k++)
            if (cell.ptr[k] != '*' && cell.ptr[k] != '\\')
                bm_buf_add_byte(&text, cell.ptr[k]);
        bm_markdown_columns_add(&t->needs[i], bm_str_n(text.ptr, text.len), head);
    }
    bm_buf_free(&text);
}

/* Columns for the head and the rows: in small print when their words fit only so. */
static void share_columns(table_state *t, bm_str head, bm_str lines)
{
    const double usual_pt = bm_style_of(BM_STYLE_TABLE_CELL)->size_half_pt / 2.0,
                 small_pt = bm_style_of(BM_STYLE_SMALL_CELL)->size_half_pt / 2.0;
    bm_arena *a = t->w->arena;
    bm_table *table = bm_arena_zero(a, 1, sizeof *table);
    double *percent = bm_arena_zero(a, t->n, sizeof *percent);
    double *small = bm_arena_zero(a, t->n, sizeof *small);
    measure_row(t, head, true);
    while (lines.len)
        measure_row(t, take_line(&lines), false);
    t->small = !bm_markdown_columns_share(t->needs, t->n, usual_pt, percent) &&
               (bm_markdown_columns_share(t->needs, t->n, small_pt, small) || t->n > MANY_COLUMNS);
    table->n = t->n;
    table->width_percent = t->small ? small : percent;
    table->align = t->align;
    t->table = table;
}

static void add_row(table_state *t, bm_str line, bool head)
{
    static const uint8_t styles[2][2] = {{BM_STYLE_TABLE_CELL, BM_STYLE_TABLE_HEAD},
                                         {BM_STYLE_SMALL_CELL, BM_STYLE_SMALL_HEAD}};
    bm_markdown_writer *w = t->w;
    bm_str rest = begin_row(line), text;
    bm_node *row = bm_node_new(w->arena, BM_NODE_ROW);
    bm_node_list cells = {.arena = w->arena}, content = {.arena = w->arena}, *list = w->list;
    row->pos = w->pos;
    row->flags = head ? BM_NODE_HEADER : 0;
    w->bold = head;
    w->list = &content;
    for (size_t i = 0; i < t->n; i++) {
        bm_node *cell = bm_node_new(w->arena, BM_NODE_CELL);
        bm_node *p = bm_node_new(w->arena, BM_NODE_PARAGRAPH);
        p->style = styles[t->small][head];
        p->pos = w->pos;
        if (take_cell(&rest, &text))
            write_cell(w, text);
        bm_node_list_close(&content, p);
        bm_node_list_add(&content, p);
        bm_node_list_close(&content, cell);
        bm_node_list_add(&cells, cell);
    }
    w->bold = false;
    w->list = list;
    bm_node_list_close(&cells, row);
    bm_node_list_add(&t->rows, row);
}

static bool is_blank_head(bm_str line)
{
    bm_str row = begin_row(line), cell;
    while (take_cell(&row, &cell))
        if (cell.len)
            return false;
    return true;
}

/* The head and the line of dashes; false when there is nothing to be made of them. */
static bool read_head(table_state *t, bm_str *lines)
{
    bm_markdown_writer *w = t->w;
    bm_str head = take_line(lines), dashes = take_line(lines), row = begin_row(dashes), cell;
    size_t n_dashes = count_cells(dashes);
    t->n = count_cells(head);
    if (t->n != n_dashes) {
        refuse_cells(w, dashes, n_dashes, t->n);
        return false;
    }
    if (t->n > BM_LIMIT_COLUMNS) {
        refuse_number(w, BM_DATA_TABLE_COLUMNS, t->n, BM_LIMIT_COLUMNS);
        return false;
    }
    t->align = bm_arena_zero(w->arena, t->n, sizeof *t->align);
    for (size_t i = 0; take_cell(&row, &cell); i++)
        t->align[i] = (uint8_t)read_dashes(cell);
    share_columns(t, head, *lines);
    if (!is_blank_head(head))
        add_row(t, head, true);
    return true;
}

const bm_node *bm_markdown_table_read(bm_markdown_writer *w, bm_str lines, size_t *rows)
{
    table_state t = {.w = w, .rows = {.arena = w->arena}};
    if (!read_head(&t, &lines))
        return NULL;
    while (lines.len) {
        bm_str line = take_line(&lines);
        size_t n = count_cells(line);
        if (++*rows > BM_LIMIT_ROWS) {
            refuse_number(w, BM_DATA_TOO_MANY_ROWS, *rows, BM_LIMIT_ROWS);
            return NULL;
        }
        if (n > t.n)
            refuse_cells(w, line, n, t.n);
        else
            add_row(&t, line, false);
    }
    bm_node *node = bm_node_new(w->arena, BM_NODE_TABLE);
    node->table = t.table;
    node->pos = w->pos;
    bm_node_list_close(&t.rows, node);
    return node;
}
