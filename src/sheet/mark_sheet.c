/* ECMA-376 part 1, 18.3.1: worksheet > cols > col, sheetData > row > c, legacyDrawing. SPDX-License-Identifier: MIT */
#include "sheet/mark_sheet.h"

#include <stdio.h>

enum { PREFIX_BYTES = 32, COLUMN_STYLES = BM_MARK_CELLS_COLUMNS };

#define STRICT "http://purl.oclc.org/ooxml/spreadsheetml/main"
#define RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define RELATIONS_STRICT "http://purl.oclc.org/ooxml/officeDocument/relationships"

typedef struct {
    uint32_t first, last, style;
} column_style;

typedef struct {
    bm_mark_sheet_job *job;
    bm_str prefix; /* of the elements of the sheet, ":" included */
    char prefix_bytes[PREFIX_BYTES];
    int depth;                /* open elements */
    bool in_columns, in_data; /* in <cols>, <sheetData> */
    bool has_data;            /* sheetData is over */
    bool is_marked;           /* the row that is open has marked cells */
    uint32_t row, col;        /* the last ones that were there */
    uint32_t row_style;       /* what cells of the row have that are not there; NONE */
    column_style *columns;
    size_t n_columns;
    bm_buf out; /* one tag that was changed */
} sheet;

static const uint32_t NONE = UINT32_MAX;

static void put(sheet *s, bm_str bytes)
{
    (void)bm_mark_pack_write(s->job->pack, bytes.ptr, bytes.len);
}

static void put_out(sheet *s)
{
    put(s, bm_str_n(s->out.ptr, s->out.len));
    s->out.len = 0;
}

static bool is(const sheet *s, const bm_mark_scan_token *t, const char *local)
{
    return bm_mark_scan_is(t, bm_str_n(s->prefix.ptr, s->prefix.len ? s->prefix.len - 1 : 0),
                           local);
}

/* ---- Cells that are made ------------------------------------------------------------------- */

/* The style of a cell that is not there: its row's, else its column's. */
static uint32_t style_at(const sheet *s, uint32_t col)
{
    if (s->row_style != NONE)
        return s->row_style;
    for (size_t i = 0; i < s->n_columns; i++)
        if (s->columns[i].first <= col && col <= s->columns[i].last)
            return s->columns[i].style;
    return 0;
}

static uint32_t marked(sheet *s, uint32_t style, bm_severity severity)
{
    if (s->job->unmark)
        style = bm_mark_styles_unmarked(s->job->styles, style);
    return bm_mark_styles_marked(s->job->styles, style, severity);
}

static void make_cell(sheet *s, const bm_mark_cell *cell)
{
    char name[16], number[16];
    bm_mark_cells_name(cell->row, cell->col, name);
    (void)snprintf(number, sizeof number, "%u",
                   (unsigned)marked(s, style_at(s, cell->col), cell->severity));
    bm_buf_add_byte(&s->out, '<');
    bm_buf_add_str(&s->out, s->prefix);
    bm_buf_add_cstr(&s->out, "c r=\"");
    bm_buf_add_cstr(&s->out, name);
    bm_buf_add_cstr(&s->out, "\" s=\"");
    bm_buf_add_cstr(&s->out, number);
    bm_buf_add_cstr(&s->out, "\"/>");
    put_out(s);
}

/* The cells of the row before column ${col}, which is the next one that is there; 0 = all that are left. */
static void make_cells(sheet *s, uint32_t col)
{
    bm_mark_cells *cells = s->job->cells;
    const bm_mark_cell *cell;
    while ((cell = bm_mark_cells_next(cells)) && cell->row == s->row) {
        if (cell->col == 0) {
            bm_mark_cells_settle(cells, col);
            continue;
        }
        if (col && cell->col >= col)
            return;
        make_cell(s, cell);
        cells->at++;
    }
}

/* The rows before row ${row}, which is the next one that is there; 0 = all that are left. */
static void make_rows(sheet *s, uint32_t row)
{
    const bm_mark_cell *cell;
    s->row_style = NONE;
    while ((cell = bm_mark_cells_next(s->job->cells)) && (!row || cell->row < row)) {
        char number[16];
        s->row = cell->row;
        (void)snprintf(number, sizeof number, "%u", (unsigned)s->row);
        bm_buf_add_byte(&s->out, '<');
        bm_buf_add_str(&s->out, s->prefix);
        bm_buf_add_cstr(&s->out, "row r=\"");
        bm_buf_add_cstr(&s->out, number);
        bm_buf_add_cstr(&s->out, "\">");
        put_out(s);
        make_cells(s, 0);
        bm_buf_add_cstr(&s->out, "</");
        bm_buf_add_str(&s->out, s->prefix);
        bm_buf_add_cstr(&s->out, "row>");
        put_out(s);
    }
}

/* ---- Rows and cells that are there --------------------------------------------------------- */

/* Element ${name} that stands as "<name/>" is opened, so that something can be put into it. */
static void put_opened(sheet *s, bm_str tag, bool is_empty)
{
    bm_buf_add(&s->out, tag.ptr, tag.len - (is_empty ? 2 : 1));
    bm_buf_add_byte(&s->out, '>');
    put_out(s);
}

static void put_closing(sheet *s, const char *name)
{
    bm_buf_add_cstr(&s->out, "</");
    bm_buf_add_str(&s->out, s->prefix);
    bm_buf_add_cstr(&s->out, name);
    bm_buf_add_byte(&s->out, '>');
    put_out(s);
}

static bool is_true(bm_str value)
{
    return bm_str_is(value, "1") || bm_str_is(value, "true");
}

static void begin_row(sheet *s, const bm_mark_scan_token *t)
{
    const uint32_t row = bm_mark_scan_number(t->bytes, "r", s->row + 1);
    if (row > s->row + 1)
        make_rows(s, row);
    s->row = row;
    s->col = 0;
    s->row_style = is_true(bm_mark_scan_value(t->bytes, "customFormat"))
                       ? bm_mark_scan_number(t->bytes, "s", NONE)
                       : NONE;
    const bm_mark_cell *next = bm_mark_cells_next(s->job->cells);
    s->is_marked = next && next->row == row;
    if (!s->is_marked) {
        put(s, t->bytes);
        return;
    }
    /* "spans" says which columns the row has: it may not hold any longer, and need not be there */
    const bool is_empty = t->kind == BM_MARK_SCAN_EMPTY;
    bm_buf tag = {0};
    bm_mark_scan_set(&tag, t->bytes, "spans", NULL);
    put_opened(s, bm_str_n(tag.ptr, tag.len), is_empty);
    bm_buf_free(&tag);
    if (is_empty) {
        make_cells(s, 0);
        put_closing(s, "row");
    }
}

static void begin_cell(sheet *s, const bm_mark_scan_token *t)
{
    if (!s->is_marked && !s->job->unmark) {
        put(s, t->bytes);
        return;
    }
    uint32_t row, col;
    if (!bm_mark_cells_parse(bm_mark_scan_value(t->bytes, "r"), &row, &col))
        col = s->col + 1;
    s->col = col;
    make_cells(s, col);
    bm_mark_cell *cell = bm_mark_cells_next(s->job->cells);
    const uint32_t style = bm_mark_scan_number(t->bytes, "s", 0);
    uint32_t other = style;
    if (cell && cell->row == s->row && cell->col == col) {
        other = marked(s, style, cell->severity);
        s->job->cells->at++;
    } else if (s->job->unmark) {
        other = bm_mark_styles_unmarked(s->job->styles, style);
    }
    if (other == style) {
        put(s, t->bytes);
        return;
    }
    char number[16];
    (void)snprintf(number, sizeof number, "%u", (unsigned)other);
    bm_mark_scan_set(&s->out, t->bytes, "s", number);
    put_out(s);
}

static void begin_data(sheet *s, const bm_mark_scan_token *t)
{
    if (t->kind == BM_MARK_SCAN_OPEN || !bm_mark_cells_next(s->job->cells)) {
        s->in_data = t->kind == BM_MARK_SCAN_OPEN;
        s->has_data = !s->in_data;
        put(s, t->bytes);
        return;
    }
    put_opened(s, t->bytes, true);
    make_rows(s, 0);
    put_closing(s, "sheetData");
    s->has_data = true;
}

/* ---- The rest of the sheet ----------------------------------------------------------------- */

/* <dimension ref="A1:F9"/>, which must hold the cells that are made. */
static void put_dimension(sheet *s, const bm_mark_scan_token *t)
{
    const bm_mark_cells *cells = s->job->cells;
    const bm_str ref = bm_mark_scan_value(t->bytes, "ref");
    const char *colon = ref.len ? memchr(ref.ptr, ':', ref.len) : NULL;
    const size_t first = colon ? (size_t)(colon - ref.ptr) : ref.len;
    uint32_t top, left, bottom, right;
    if (cells->n == 0 || !bm_mark_cells_parse(bm_str_n(ref.ptr, first), &top, &left) ||
        !bm_mark_cells_parse(colon ? bm_str_from(ref, first + 1) : ref, &bottom, &right)) {
        put(s, t->bytes);
        return;
    }
    for (size_t i = 0; i < cells->n; i++) {
        const uint32_t row = cells->cells[i].row;
        const uint32_t col = cells->cells[i].col ? cells->cells[i].col : left;
        top = row < top ? row : top;
        bottom = row > bottom ? row : bottom;
        left = col < left ? col : left;
        right = col > right ? col : right;
    }
    char from[16], to[16], both[40];
    bm_mark_cells_name(top, left, from);
    bm_mark_cells_name(bottom, right, to);
    (void)snprintf(both, sizeof both, "%s:%s", from, to);
    bm_mark_scan_set(&s->out, t->bytes, "ref", both);
    put_out(s);
}

static void keep_column_style(sheet *s, const bm_mark_scan_token *t)
{
    const uint32_t style = bm_mark_scan_number(t->bytes, "style", 0);
    if (style == 0 || s->n_columns == COLUMN_STYLES)
        return;
    if (!s->columns)
        s->columns = bm_arena_zero(s->job->arena, COLUMN_STYLES, sizeof *s->columns);
    s->columns[s->n_columns++] = (column_style){.first = bm_mark_scan_number(t->bytes, "min", 1),
                                                .last = bm_mark_scan_number(t->bytes, "max", 0),
                                                .style = style};
}

/* The element that shows the comments stands before these (18.3.1.99), and before what wraps one of them. */
static bool is_after_drawing(const bm_mark_scan_token *t)
{
    static const char *const names[] = {"legacyDrawingHF", "drawingHF", "picture",
                                        "oleObjects",      "controls",  "webPublishItems",
                                        "tableParts",      "extLst",    "AlternateContent"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (bm_str_is(t->local, names[i]))
            return true;
    return false;
}

/* <legacyDrawing r:id="…"/>, when the sheet needs one and has none. */
static void make_drawing(sheet *s)
{
    bm_mark_sheet_job *job = s->job;
    if (!job->drawing || job->has_drawing)
        return;
    bm_buf_add_byte(&s->out, '<');
    bm_buf_add_str(&s->out, s->prefix);
    bm_buf_add_cstr(&s->out, "legacyDrawing xmlns:r=\"");
    bm_buf_add_cstr(&s->out, job->is_strict ? RELATIONS_STRICT : RELATIONS);
    bm_buf_add_cstr(&s->out, "\" r:id=\"");
    bm_buf_add_cstr(&s->out, job->drawing);
    bm_buf_add_cstr(&s->out, "\"/>");
    put_out(s);
    job->has_drawing = true;
}

static void keep_drawing(sheet *s, const bm_mark_scan_token *t)
{
    bm_mark_scan_attribute found;
    for (size_t at = 0; bm_mark_scan_attribute_at(t->bytes, &at, &found);)
        if (found.name.len > 3 && memcmp(found.name.ptr + found.name.len - 3, ":id", 3) == 0)
            s->job->drawing = bm_arena_cstr(s->job->arena, found.value);
    s->job->has_drawing = true;
}

/* A child of the worksheet. */
static void begin_section(sheet *s, const bm_mark_scan_token *t)
{
    s->in_columns = t->kind == BM_MARK_SCAN_OPEN && is(s, t, "cols");
    if (is(s, t, "sheetData") && !s->has_data) {
        begin_data(s, t);
        return;
    }
    if (is(s, t, "dimension")) {
        put_dimension(s, t);
        return;
    }
    if (is(s, t, "legacyDrawing"))
        keep_drawing(s, t);
    else if (s->has_data && is_after_drawing(t))
        make_drawing(s);
    put(s, t->bytes);
}

static bool begin_root(sheet *s, const bm_mark_scan_token *t)
{
    if (t->kind != BM_MARK_SCAN_OPEN || !bm_str_is(t->local, "worksheet") ||
        t->prefix.len + 1 >= PREFIX_BYTES)
        return false;
    memcpy(s->prefix_bytes, t->prefix.ptr, t->prefix.len);
    s->prefix_bytes[t->prefix.len] = ':';
    s->prefix = bm_str_n(s->prefix_bytes, t->prefix.len ? t->prefix.len + 1 : 0);
    bm_mark_scan_attribute found;
    for (size_t at = 0; bm_mark_scan_attribute_at(t->bytes, &at, &found);)
        if (bm_str_is(found.value, STRICT))
            s->job->is_strict = true;
    put(s, t->bytes);
    return true;
}

/* ---- The walk ------------------------------------------------------------------------------ */

static bool open_tag(sheet *s, const bm_mark_scan_token *t)
{
    bool is_well = true;
    if (s->depth == 0)
        is_well = begin_root(s, t);
    else if (s->depth == 1)
        begin_section(s, t);
    else if (s->in_data && s->depth == 2 && is(s, t, "row"))
        begin_row(s, t);
    else if (s->in_data && s->depth == 3 && is(s, t, "c"))
        begin_cell(s, t);
    else
        put(s, t->bytes);
    if (s->in_columns && s->depth == 2 && is(s, t, "col"))
        keep_column_style(s, t);
    s->depth += t->kind == BM_MARK_SCAN_OPEN;
    return is_well;
}

static bool close_tag(sheet *s, const bm_mark_scan_token *t)
{
    s->depth--;
    if (s->in_data && s->depth == 2) {
        if (s->is_marked)
            make_cells(s, 0);
        s->is_marked = false;
    } else if (s->in_data && s->depth == 1) {
        make_rows(s, 0);
        s->in_data = false;
        s->has_data = true;
    } else if (s->depth == 0) {
        make_drawing(s);
    }
    put(s, t->bytes);
    return s->depth >= 0;
}

/* 0 = nothing was wrong. */
static int walk(sheet *s)
{
    bm_mark_scan_token t;
    bool is_over = false;
    for (;;) {
        switch (bm_mark_scan_next(s->job->scan, &t)) {
        case BM_MARK_SCAN_END:
            return is_over && s->has_data ? 0 : -1;
        case BM_MARK_SCAN_BROKEN:
            return -1;
        case BM_MARK_SCAN_TEXT:
            put(s, t.bytes);
            break;
        case BM_MARK_SCAN_OPEN:
        case BM_MARK_SCAN_EMPTY:
            if (is_over || !open_tag(s, &t))
                return -1;
            break;
        case BM_MARK_SCAN_CLOSE:
            if (is_over || !close_tag(s, &t))
                return -1;
            is_over = s->depth == 0;
            break;
        }
    }
}

int bm_mark_sheet_copy(bm_mark_sheet_job *job)
{
    sheet s = {.job = job, .row_style = NONE};
    const int status = walk(&s);
    bm_buf_free(&s.out);
    return status != 0 ? -1 : bm_mark_pack_write(job->pack, "", 0);
}
