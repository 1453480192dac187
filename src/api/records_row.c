/* What people leave between the rows of a list is told apart from what they want a document of, and counted, so that nothing is passed over
 * silently. SPDX-License-Identifier: MIT */
#include "api/records_row.h"

#include <stdio.h>

#include "api/records_cell.h"
#include "text/case.h"

static void pass(bm_records_passed *to, uint32_t number)
{
    if (!to->n++)
        to->first = number;
}

/* “Tổng cộng”, “Cộng:” … in the first cell with a text; and little else in the row. “Tổng công ty” is none. */
static bool is_total(const bm_records_rows *rows, bm_arena *a, const bm_sheet_row *row,
                     size_t n_filled)
{
    static const char *const words[] = {"TỔNG CỘNG", "TỔNG SỐ", "CỘNG", "TỔNG"};
    enum { LONGEST = 64 };
    const bm_sheet_cell *c = row->cells;
    while (c < row->cells + row->n && (c->kind != BM_SHEET_TEXT || bm_records_cell_is_blank(c)))
        c++;
    if (2 * n_filled > rows->n_taken + 1 || c == row->cells + row->n || c->text.len > LONGEST)
        return false;
    bm_str s = bm_case_upper(a, bm_column_name_line(a, bm_records_cell_text(a, c, rows->from)));
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t n = strlen(words[i]);
        if (s.len >= n && memcmp(s.ptr, words[i], n) == 0 &&
            (s.len == n || s.ptr[n] == ':' ||
             (i < 2 && s.ptr[n] == ' '))) /* “Tổng cộng 15 người” */
            return true;
    }
    return false;
}

/* Do all cells say the names of their columns again, as on the next page of a printed list? */
static bool is_header(const bm_records_rows *rows, bm_arena *a, const bm_records_row *row)
{
    enum { FEWEST = 2 };
    size_t n = 0;
    for (size_t i = 0; i < rows->n_taken; i++) {
        const bm_sheet_cell *c = row->cells[i];
        if (!c)
            continue;
        if (c->kind != BM_SHEET_TEXT || !rows->titles[i].len ||
            !bm_str_eq(bm_column_name_line(a, bm_records_cell_text(a, c, rows->from)),
                       rows->titles[i]))
            return false;
        n++;
    }
    return n >= FEWEST || (n && n == rows->n_taken);
}

/* Sorts the cells of ${row} by the columns that are read; returns how many are filled. ${*others}: something else is in the row. */
static size_t sort_cells(const bm_records_rows *rows, const bm_sheet_row *row, bm_records_row *out,
                         bool *others)
{
    size_t n = 0;
    *others = false;
    for (size_t i = 0; i < row->n; i++) {
        const bm_sheet_cell *c = &row->cells[i];
        if (c->col > BM_LIMIT_SHEET_COLUMNS || rows->aside[c->col] || bm_records_cell_is_blank(c))
            continue;
        if (rows->slots[c->col]) {
            out->cells[rows->slots[c->col] - 1] = c;
            n++;
        } else {
            *others = true;
        }
    }
    return n;
}

/* Digest of the cells by which rows are grouped, as texts in NFC without white space around them. */
static void read_key(bm_records_rows *rows, bm_arena *a, const bm_sheet_row *row,
                     bm_records_row *out)
{
    bm_buf *all = &rows->key_text;
    all->len = 0;
    size_t n = 0;
    for (size_t k = 0; k < rows->n_key_cols; k++) {
        bm_str text = BM_STR("");
        for (size_t i = 0; i < row->n; i++)
            if (row->cells[i].col == rows->key_cols[k] && !bm_records_cell_is_blank(&row->cells[i]))
                text = bm_column_name_line(a, bm_records_cell_text(a, &row->cells[i], rows->from));
        n += text.len > 0;
        bm_buf_add_str(all, text);
        bm_buf_add_byte(all, 0);
    }
    out->no_key = rows->n_key_cols && !n;
    bm_digest_quick(bm_str_n(all->ptr ? all->ptr : "", all->len), out->key);
}

/* Does ${row} count? What it costs to know is for rows that look odd only. */
static bool counts(bm_records_rows *rows, bm_arena *a, const bm_sheet_row *row, bm_records_row *out)
{
    bool others;
    if (row->number <= rows->last_header)
        return false;
    out->number = row->number;
    out->cells = bm_arena_zero(a, rows->n_taken + 1, sizeof *out->cells);
    size_t n = sort_cells(rows, row, out, &others);
    if (n && rows->n_where &&
        !bm_records_where_holds(a, rows->where, rows->n_where, row, rows->from))
        return false;
    if (n && is_header(rows, a, out)) {
        pass(&rows->repeated, row->number);
        return false;
    }
    if ((n || others) && is_total(rows, a, row, n)) {
        pass(&rows->repeated, row->number);
        return false;
    }
    if (row->hidden && (n || others)) {
        pass(&rows->hidden, row->number);
        return false;
    }
    if (!n && others)
        pass(&rows->foreign, row->number);
    return n > 0;
}

int bm_records_row_next(bm_records_rows *rows, bm_arena *a, bm_records_row *out, bm_diags *ds)
{
    bm_sheet_row row;
    for (;;) {
        bm_arena_mark mark = bm_arena_mark_of(a);
        int status = bm_sheet_next(rows->sheet, a, &row, ds);
        if (status != 1)
            return status;
        *out = (bm_records_row){0};
        if (counts(rows, a, &row, out)) {
            if (rows->by_key)
                read_key(rows, a, &row, out);
            rows->n_rows++;
            return 1;
        }
        bm_arena_rewind(a, mark);
    }
}

static int report(const bm_records_rows *rows, const bm_records_passed *passed, bm_code code,
                  bm_severity severity, bm_diags *ds)
{
    char n[24], first[24];
    const bm_pos pos = {bm_sheet_source(rows->sheet), passed->first, 0};
    if (!passed->n)
        return 0;
    (void)snprintf(n, sizeof n, "%llu", (unsigned long long)passed->n);
    (void)snprintf(first, sizeof first, "%u", (unsigned)passed->first);
    const bm_str args[] = {bm_str_of(n), bm_str_of(first)};
    return bm_diags_add_as(ds, code, severity, &pos, NULL, args, 2);
}

/* When all rows are hidden, that is hardly meant. */
int bm_records_row_report(const bm_records_rows *rows, bm_diags *ds)
{
    int status =
        report(rows, &rows->hidden, BM_ROWS_HIDDEN, rows->n_rows ? BM_NOTE : BM_WARNING, ds);
    status |= report(rows, &rows->repeated, BM_ROWS_REPEATED, BM_NOTE, ds);
    status |= report(rows, &rows->foreign, BM_ROWS_FOREIGN, BM_NOTE, ds);
    return status;
}

int bm_records_row_rewind(bm_records_rows *rows, bm_diags *ds)
{
    rows->hidden = rows->repeated = rows->foreign = (bm_records_passed){0};
    rows->n_rows = 0;
    return bm_sheet_rewind(rows->sheet, ds);
}
