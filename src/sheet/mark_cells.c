/* SPDX-License-Identifier: MIT */
#include "sheet/mark_cells.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/limit.h"

/* Two marks of one cell keep their order: qsort alone does not. */
static int compare(const void *x, const void *y)
{
    const bm_mark *a = *(const bm_mark *const *)x, *b = *(const bm_mark *const *)y;
    if (a->row != b->row)
        return a->row < b->row ? -1 : 1;
    if (a->col != b->col)
        return a->col < b->col ? -1 : 1;
    return a < b ? -1 : a > b;
}

/* Mark ${i}, the next one in order, with its cell. */
static void add_mark(bm_mark_cells *c, size_t i)
{
    const bm_mark *m = c->marks[i];
    bm_mark_cell *cell = &c->cells[c->n];
    if (c->n > 0 && cell[-1].row == m->row && cell[-1].col == m->col) {
        cell--;
    } else {
        c->n++;
        *cell = (bm_mark_cell){.row = m->row, .col = m->col, .of_row = i, .of_cell = i};
    }
    if (m->severity > cell->severity)
        cell->severity = m->severity;
    cell->n_of_row += m->col == 0;
    cell->n_of_cell += m->col != 0;
}

void bm_mark_cells_sort(bm_arena *a, const bm_mark *marks, size_t n, bm_mark_cells *out)
{
    size_t inside = 0;
    *out = (bm_mark_cells){.marks = bm_arena_zero(a, n + 1, sizeof *out->marks),
                           .cells = bm_arena_zero(a, n + 1, sizeof *out->cells)};
    for (size_t i = 0; i < n; i++)
        if (marks[i].row >= 1 && marks[i].row <= BM_MARK_CELLS_ROWS &&
            marks[i].col <= BM_MARK_CELLS_COLUMNS)
            out->marks[inside++] = &marks[i];
    out->has_outside = inside < n;
    qsort(out->marks, inside, sizeof *out->marks, compare);
    for (size_t i = 0; i < inside; i++)
        add_mark(out, i);
}

bm_mark_cell *bm_mark_cells_next(const bm_mark_cells *c)
{
    return c->at < c->n ? &c->cells[c->at] : NULL;
}

void bm_mark_cells_settle(bm_mark_cells *c, uint32_t col)
{
    bm_mark_cell *cell = bm_mark_cells_next(c);
    if (!cell || cell->col != 0)
        return;
    bm_mark_cell *next = c->at + 1 < c->n && cell[1].row == cell->row ? &cell[1] : NULL;
    if (next && (col == 0 || next->col < col))
        col = next->col;
    cell->col = col ? col : 1;
    if (!next || next->col != cell->col)
        return;
    next->of_row = cell->of_row;
    next->n_of_row = cell->n_of_row;
    if (cell->severity > next->severity)
        next->severity = cell->severity;
    cell->is_merged = true;
    c->at++;
}

bm_mark_cell *bm_mark_cells_lookup(const bm_mark_cells *c, uint32_t row, uint32_t col)
{
    size_t low = 0, high = c->n;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        bm_mark_cell *cell = &c->cells[middle];
        if (cell->row == row && cell->col == col)
            return cell->is_merged ? cell + 1 : cell;
        if (cell->row < row || (cell->row == row && cell->col < col))
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

/* ${text}, of which ${*left} characters still have room. */
static void add_text(bm_buf *out, const char *text, size_t *left)
{
    for (; *text; text++) {
        if (((unsigned char)*text & 0xC0) != 0x80) {
            if (*left == 0)
                return;
            if (--*left == 0) {
                bm_buf_add_cstr(out, "…");
                return;
            }
        }
        bm_buf_add_byte(out, *text);
    }
}

void bm_mark_cells_text(const bm_mark_cells *c, const bm_mark_cell *cell, bm_buf *out)
{
    const size_t n = cell->n_of_row + cell->n_of_cell;
    size_t left = BM_LIMIT_MARK_TEXT_CHARACTERS;
    for (size_t i = 0; i < n; i++) {
        const size_t mark =
            i < cell->n_of_row ? cell->of_row + i : cell->of_cell + i - cell->n_of_row;
        if (i)
            add_text(out, "\n", &left);
        add_text(out, c->marks[mark]->text, &left);
    }
}

bool bm_mark_cells_parse(bm_str text, uint32_t *row, uint32_t *col)
{
    uint32_t r = 0, c = 0;
    size_t i = text.len > 0 && text.ptr[0] == '$';
    for (; i < text.len && ((text.ptr[i] | 0x20) >= 'a' && (text.ptr[i] | 0x20) <= 'z'); i++) {
        c = c * 26 + (uint32_t)((text.ptr[i] | 0x20) - 'a') + 1;
        if (c > BM_MARK_CELLS_COLUMNS)
            return false;
    }
    i += i < text.len && text.ptr[i] == '$';
    const size_t digits = i;
    for (; i < text.len && text.ptr[i] >= '0' && text.ptr[i] <= '9'; i++) {
        r = r * 10 + (uint32_t)(text.ptr[i] - '0');
        if (r > BM_MARK_CELLS_ROWS)
            return false;
    }
    *row = r;
    *col = c;
    return i == text.len && i > digits && r > 0 && c > 0;
}

void bm_mark_cells_name(uint32_t row, uint32_t col, char out[16])
{
    char letters[4];
    size_t at = sizeof letters - 1;
    letters[at] = 0;
    for (; col > 0 && at > 0; col = (col - 1) / 26)
        letters[--at] = (char)('A' + (col - 1) % 26);
    (void)snprintf(out, 16, "%s%u", letters + at, (unsigned)row);
}
