/* What the first rows tell. SPDX-License-Identifier: MIT */
#include "api/records_sample.h"

#include "api/legacy_data.h"
#include "api/records_cell.h"
#include "base/limit.h"

enum {
    SAMPLE_ROWS = 2 * BM_LIMIT_HEADER_ROWS, /* the names, and as many rows of data */
    UNNAMED_SHOWN = 5
};

int bm_records_sample_read(bm_arena *a, bm_sheet *sheet, uint32_t header_row,
                           bm_records_sample *out, bm_diags *ds)
{
    bm_sheet_row *rows = bm_arena_zero(a, SAMPLE_ROWS, sizeof *rows);
    *out = (bm_records_sample){.rows = rows};
    while (out->n < SAMPLE_ROWS) {
        bm_arena_mark mark = bm_arena_mark_of(a);
        bm_sheet_row *row = &rows[out->n];
        int status = bm_sheet_next(sheet, a, row, ds);
        if (status != 1)
            return status;
        if (header_row && row->number + 2 < header_row) { /* two: names and ids may stand above */
            bm_arena_rewind(a, mark);
            continue;
        }
        out->n++;
        if (row->n && row->cells[row->n - 1].col > out->last_col)
            out->last_col = row->cells[row->n - 1].col;
    }
    return 0;
}

int bm_records_sample_encoding(bm_arena *a, const bm_records_sample *sample,
                               const bm_source *source, bm_diags *ds)
{
    bm_arena_mark mark = bm_arena_mark_of(a);
    size_t n = 0, k = 0;
    for (size_t i = 0; i < sample->n; i++)
        n += sample->rows[i].n;
    bm_value *values = bm_arena_alloc(a, (n + 1) * sizeof *values);
    const bm_value **items = bm_arena_alloc(a, (n + 1) * sizeof *items);
    for (size_t i = 0; i < sample->n; i++)
        for (size_t c = 0; c < sample->rows[i].n; c++) {
            const bm_sheet_cell *cell = &sample->rows[i].cells[c];
            if (cell->kind != BM_SHEET_TEXT)
                continue;
            const bm_pos pos = {source, sample->rows[i].number, cell->col};
            values[k] = (bm_value){.kind = BM_VALUE_SCALAR,
                                   .pos = pos,
                                   .text = bm_records_cell_text(a, cell, BM_LEGACY_NONE)};
            items[k] = &values[k];
            k++;
        }
    const bm_value all = {.kind = BM_VALUE_LIST, .n = k, .items = items};
    int status = bm_legacy_data_detect(a, &all, ds);
    bm_arena_rewind(a, mark);
    return status;
}

static const bm_records_column_of *column_at(const bm_records_columns *columns, uint32_t col)
{
    for (size_t i = 0; i < columns->n; i++)
        if (columns->items[i].col == col)
            return &columns->items[i];
    return NULL;
}

/* The cell of column ${col}, or NULL. */
static const bm_sheet_cell *cell_at(const bm_sheet_row *row, uint32_t col)
{
    for (size_t i = 0; i < row->n; i++)
        if (row->cells[i].col == col)
            return bm_records_cell_is_blank(&row->cells[i]) ? NULL : &row->cells[i];
    return NULL;
}

/* Has ${row} anything in a column that is read? Else it is a remark, a signature. */
static bool is_data(const bm_sheet_row *row, const bm_records_columns *columns)
{
    for (size_t i = 0; i < columns->n; i++)
        if (columns->items[i].field >= 0 && cell_at(row, columns->items[i].col))
            return true;
    return false;
}

int bm_records_sample_unnamed(bm_arena *a, const bm_records_sample *sample,
                              const bm_records_columns *columns, const bm_records_header *header,
                              const bm_source *source, bm_diags *ds)
{
    bool *told = bm_arena_zero(a, BM_LIMIT_SHEET_COLUMNS + 1, sizeof *told);
    int status = 0, shown = 0;
    for (size_t i = 0; i < sample->n; i++) {
        const bm_sheet_row *row = &sample->rows[i];
        if (row->number <= header->last || row->hidden || !is_data(row, columns))
            continue;
        for (size_t c = 0; c < row->n && shown < UNNAMED_SHOWN; c++) {
            uint32_t col = row->cells[c].col;
            if (col > BM_LIMIT_SHEET_COLUMNS || told[col] || column_at(columns, col) ||
                bm_records_cell_is_blank(&row->cells[c]))
                continue;
            told[col] = true;
            shown++;
            const bm_pos pos = {source, row->number, col};
            status |= bm_diags_add1(ds, BM_COLUMN_UNNAMED, &pos, bm_records_columns_letter(a, col));
        }
    }
    return status;
}

/* Are all columns of ${row} and ${other} that stand outside of tables alike, and one filled? */
static bool is_alike(const bm_sheet_row *row, const bm_sheet_row *other,
                     const bm_records_columns *columns)
{
    bool filled = false;
    for (size_t i = 0; i < columns->n; i++) {
        const bm_records_column_of *c = &columns->items[i];
        if (c->field < 0 || columns->form->fields[c->field].parent >= 0)
            continue;
        const bm_sheet_cell *x = cell_at(row, c->col), *y = cell_at(other, c->col);
        if (!x != !y || (x && (x->kind != y->kind || !bm_str_eq(x->text, y->text))))
            return false;
        filled |= x != NULL;
    }
    return filled;
}

int bm_records_sample_single(const bm_records_sample *sample, const bm_records_columns *columns,
                             const bm_records_header *header, const bm_source *source, bm_diags *ds)
{
    int table = -1;
    bool others = false, together = false;
    size_t n = 0;
    for (size_t i = 0; i < columns->n; i++) {
        int field = columns->items[i].field;
        int parent = field < 0 ? -1 : columns->form->fields[field].parent;
        table = parent >= 0 ? parent : table;
        others |= field >= 0 && parent < 0;
    }
    const bm_sheet_row *last = NULL;
    for (size_t i = 0; table >= 0 && i < sample->n; i++) {
        const bm_sheet_row *row = &sample->rows[i];
        if (row->number <= header->last || row->hidden || !is_data(row, columns))
            continue;
        together |= last && (!others || is_alike(row, last, columns));
        last = row;
        n++;
    }
    if (n < 2 || !together)
        return 0;
    const bm_pos pos = {source, header->row, 0};
    const bm_str label = columns->form->fields[table].label;
    return bm_diags_add(ds, BM_GROUP_NONE, &pos, NULL, &label, 1);
}

uint32_t bm_records_sample_group(const bm_records_sample *sample, const bm_records_columns *columns,
                                 const bm_records_header *header)
{
    uint32_t col = 0;
    for (size_t i = 0; i < columns->n; i++)
        if (bm_records_columns_is_group(header, &columns->items[i]))
            col = columns->items[i].col;
    for (size_t i = 0; col && i < sample->n; i++)
        if (sample->rows[i].number > header->last && cell_at(&sample->rows[i], col))
            return col;
    return 0;
}
