/* SPDX-License-Identifier: MIT */
#include "sheet/sheet_rows.h"

#include "base/limit.h"
#include "sheet/sheet_number.h"

typedef struct {
    bm_sheet_kind kind;
    bool quoted, is_shared;
    uint32_t col;
    size_t at, len; /* in text; is_shared: `at` is its number */
} held_cell;

typedef struct {
    uint32_t number, times;
    bool hidden;
    size_t cells, n; /* the first one, and how many */
} held_row;

static held_row *row_at(const bm_sheet_rows *r, size_t i)
{
    return (held_row *)(void *)r->rows.ptr + i;
}

static size_t n_rows(const bm_sheet_rows *r)
{
    return r->rows.len / sizeof(held_row);
}

static held_cell *cell_at(const bm_sheet_rows *r, size_t i)
{
    return (held_cell *)(void *)r->cells.ptr + i;
}

static size_t n_cells(const bm_sheet_rows *r)
{
    return r->cells.len / sizeof(held_cell);
}

void bm_sheet_rows_clear(bm_sheet_rows *r)
{
    const bm_source *source = r->at.source;
    const bm_buf rows = r->rows, cells = r->cells, text = r->text;
    *r = (bm_sheet_rows){.at = {.source = source}, .rows = rows, .cells = cells, .text = text};
    r->rows.len = r->cells.len = r->text.len = 0;
}

void bm_sheet_rows_free(bm_sheet_rows *r)
{
    bm_buf_free(&r->rows);
    bm_buf_free(&r->cells);
    bm_buf_free(&r->text);
}

int bm_sheet_rows_too_many(const bm_sheet_rows *r, bm_code code, int limit, bm_diags *ds)
{
    char number[16];
    (void)snprintf(number, sizeof number, "%d", limit);
    return bm_diags_add1(ds, code, &r->at, number);
}

/* ---- Filling ----------------------------------------------------------------------------- */

int bm_sheet_rows_begin(bm_sheet_rows *r, uint64_t number, bool hidden, bm_diags *ds)
{
    if (number > BM_LIMIT_BOOK_ROWS)
        return bm_sheet_rows_too_many(r, BM_BOOK_ROWS, BM_LIMIT_BOOK_ROWS, ds);
    if (number <= r->at.line) {
        char here[16], before[16];
        (void)snprintf(here, sizeof here, "%u", (unsigned)number);
        (void)snprintf(before, sizeof before, "%u", (unsigned)r->at.line);
        return bm_diags_add2(ds, BM_BOOK_ROW_ORDER, &r->at, here, before);
    }
    r->at.line = (uint32_t)number;
    r->at.col = 0;
    r->is_open = true;
    r->is_hidden = hidden;
    r->open_cells = n_cells(r);
    r->open_text = r->text.len;
    return 0;
}

/* The text of ${c} behind the others, with "\n" for every end of a line. */
static void add_text(bm_sheet_rows *r, bm_str s)
{
    while (s.len) {
        const char *end = memchr(s.ptr, '\r', s.len);
        const size_t n = end ? (size_t)(end - s.ptr) : s.len;
        bm_buf_add(&r->text, s.ptr, n);
        s = bm_str_from(s, n);
        if (!end)
            break;
        bm_buf_add_byte(&r->text, '\n');
        s = bm_str_from(s, s.len > 1 && s.ptr[1] == '\n' ? 2 : 1);
    }
}

static int add_cells(bm_sheet_rows *r, held_cell cell, uint64_t times, bm_diags *ds)
{
    if (cell.col <= r->at.col) {
        r->at.col = cell.col;
        return bm_diags_add0(ds, BM_BOOK_CELL_ORDER, &r->at);
    }
    r->at.col = cell.col;
    if (times > BM_LIMIT_BOOK_COLUMNS - (uint64_t)cell.col + 1 || cell.col > BM_LIMIT_BOOK_COLUMNS)
        return bm_sheet_rows_too_many(r, BM_BOOK_COLUMNS, BM_LIMIT_BOOK_COLUMNS, ds);
    r->n_cells += times;
    if (r->n_cells > BM_LIMIT_BOOK_CELLS)
        return bm_sheet_rows_too_many(r, BM_BOOK_CELLS, BM_LIMIT_BOOK_CELLS, ds);
    for (; times > 0; times--) {
        bm_buf_add(&r->cells, &cell, sizeof cell);
        r->at.col = cell.col++;
    }
    return 0;
}

static int long_row(const bm_sheet_rows *r, bm_diags *ds)
{
    return bm_sheet_rows_too_many(r, BM_BOOK_LONG_ROW, BM_LIMIT_BOOK_ROW_BYTES / 1024 / 1024, ds);
}

int bm_sheet_rows_cell(bm_sheet_rows *r, const bm_sheet_cell *cell, uint64_t times, bm_diags *ds)
{
    if (!cell->text.len && cell->kind != BM_SHEET_FAULT)
        return 0;
    held_cell held = {.kind = cell->kind, .col = cell->col, .at = r->text.len};
    held.quoted = cell->kind == BM_SHEET_TEXT && bm_sheet_number_is_like(cell->text);
    if (cell->text.len > BM_LIMIT_TEXT_BYTES) {
        r->at.col = cell->col;
        return bm_sheet_rows_too_many(r, BM_BOOK_LONG_TEXT, BM_LIMIT_TEXT_BYTES, ds);
    }
    add_text(r, cell->text);
    held.len = r->text.len - held.at;
    if (r->text.len - r->open_text > BM_LIMIT_BOOK_ROW_BYTES)
        return long_row(r, ds);
    return add_cells(r, held, times, ds);
}

int bm_sheet_rows_shared(bm_sheet_rows *r, uint32_t col, size_t i, bm_diags *ds)
{
    const held_cell held = {.kind = BM_SHEET_TEXT, .is_shared = true, .col = col, .at = i};
    return add_cells(r, held, 1, ds);
}

int bm_sheet_rows_end(bm_sheet_rows *r, uint64_t times, bm_diags *ds)
{
    const held_row row = {.number = r->at.line,
                          .times = (uint32_t)times,
                          .hidden = r->is_hidden,
                          .cells = r->open_cells,
                          .n = n_cells(r) - r->open_cells};
    r->is_open = false;
    r->at.col = 0;
    if (row.n == 0)
        return 0;
    if (times - 1 > BM_LIMIT_BOOK_ROWS - (uint64_t)row.number)
        return bm_sheet_rows_too_many(r, BM_BOOK_ROWS, BM_LIMIT_BOOK_ROWS, ds);
    r->n_cells += (times - 1) * row.n;
    if (r->n_cells > BM_LIMIT_BOOK_CELLS)
        return bm_sheet_rows_too_many(r, BM_BOOK_CELLS, BM_LIMIT_BOOK_CELLS, ds);
    r->at.line += row.times - 1;
    bm_buf_add(&r->rows, &row, sizeof row);
    return 0;
}

/* ---- Taking ------------------------------------------------------------------------------ */

/* The text of a cell that shares it. */
static int shared_text(const held_cell *cell, bm_sheet_strings *strings, const bm_pos *pos,
                       bm_str *out, bm_diags *ds)
{
    if (strings && cell->at < bm_sheet_strings_count(strings))
        return bm_sheet_strings_at(strings, cell->at, out, ds);
    char number[24];
    (void)snprintf(number, sizeof number, "%zu", cell->at);
    return bm_diags_add1(ds, BM_BOOK_STRING, pos, number);
}

/* The cells of ${held} in ${a}, without the empty ones. */
static int give_cells(bm_sheet_rows *r, const held_row *held, bm_sheet_strings *strings,
                      bm_arena *a, bm_sheet_row *row, bm_diags *ds)
{
    bm_sheet_cell *to = bm_arena_alloc(a, held->n * sizeof *to);
    size_t bytes = 0;
    row->cells = to;
    row->n = 0;
    for (size_t i = 0; i < held->n; i++) {
        const held_cell *cell = cell_at(r, held->cells + i);
        const bm_pos pos = {r->at.source, row->number, cell->col};
        bm_str text = BM_STR("");
        if (!cell->is_shared && cell->len)
            text = bm_str_n(r->text.ptr + cell->at, cell->len);
        if (cell->is_shared && shared_text(cell, strings, &pos, &text, ds))
            return -1;
        if (!text.len && cell->kind != BM_SHEET_FAULT)
            continue;
        bytes += text.len;
        if (bytes > BM_LIMIT_BOOK_ROW_BYTES) {
            const bm_sheet_rows here = {.at = {r->at.source, row->number, 0}};
            return long_row(&here, ds);
        }
        to[row->n++] = (bm_sheet_cell){.kind = cell->kind,
                                       .col = cell->col,
                                       .text = bm_arena_copy(a, text),
                                       .quoted = cell->is_shared ? bm_sheet_number_is_like(text)
                                                                 : cell->quoted};
    }
    return row->n > 0;
}

/* All that is complete was taken: what is open moves to the front. */
static void forget(bm_sheet_rows *r)
{
    if (r->taken == 0)
        return;
    const size_t cells = r->is_open ? r->open_cells : n_cells(r);
    const size_t text = r->is_open ? r->open_text : r->text.len;
    const size_t n = n_cells(r) - cells;
    if (n) /* then it is open */
        memmove(r->cells.ptr, cell_at(r, cells), n * sizeof(held_cell));
    for (size_t i = 0; i < n; i++)
        if (!cell_at(r, i)->is_shared)
            cell_at(r, i)->at -= text;
    if (r->text.len > text)
        memmove(r->text.ptr, r->text.ptr + text, r->text.len - text);
    r->text.len -= text;
    r->cells.len = n * sizeof(held_cell);
    r->rows.len = r->taken = 0;
    r->open_cells = r->open_text = 0;
}

int bm_sheet_rows_take(bm_sheet_rows *r, bm_sheet_strings *strings, bm_arena *a, bm_sheet_row *row,
                       bm_diags *ds)
{
    while (r->taken < n_rows(r)) {
        const held_row *held = row_at(r, r->taken);
        *row = (bm_sheet_row){.number = held->number + r->given, .hidden = held->hidden};
        if (++r->given == held->times) {
            r->given = 0;
            r->taken++;
        }
        const bm_arena_mark mark = bm_arena_mark_of(a);
        const int status = give_cells(r, held, strings, a, row, ds);
        if (status)
            return status;
        bm_arena_rewind(a, mark);
    }
    forget(r);
    return 0;
}
