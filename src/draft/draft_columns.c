/* SPDX-License-Identifier: MIT */
#include "draft/draft_columns.h"

#include "draft/draft_gap.h"

enum {
    SPACES = 5,   /* so many set texts apart as a tab does */
    FEW_EMPTY = 2 /* so many empty rows are room for a signature */
};

/* Append ${row}, above which there are ${empty} empty rows. */
static void push(bm_arena *a, bm_draft_rows *column, const bm_draft_row *row, size_t empty)
{
    bm_draft_row_push(a, column, row);
    column->rows[column->n - 1].apart = empty >= FEW_EMPTY;
}

static void add_cell(bm_arena *a, const bm_draft_cell *cell, bm_draft_rows *column)
{
    size_t empty = 0;
    for (size_t r = 0; r < cell->n; r++) {
        if (bm_draft_row_is_empty(&cell->rows[r])) {
            empty++;
            continue;
        }
        push(a, column, &cell->rows[r], empty);
        empty = 0;
    }
}

bool bm_draft_columns_of_table(bm_arena *a, const bm_draft_table *table, bm_draft_columns *out)
{
    *out = (bm_draft_columns){.n = table->n_columns};
    size_t most = 0;
    for (size_t i = 0; i < table->n; i++)
        most = table->rows[i].n > most ? table->rows[i].n : most;
    /* Grids of Word have columns that no row uses as such. */
    bool by_cell = table->n_columns > BM_DRAFT_COLUMNS;
    out->n = by_cell ? most : table->n_columns;
    if (!out->n || out->n > BM_DRAFT_COLUMNS)
        return false;
    for (size_t i = 0; i < table->n; i++) {
        size_t column = 0;
        for (size_t k = 0; k < table->rows[i].n; k++) {
            const bm_draft_cell *cell = &table->rows[i].cells[k];
            column = by_cell ? k + 1 : column + cell->span;
            size_t at = column && column <= out->n ? column - 1 : out->n - 1;
            add_cell(a, cell, &out->columns[at]);
        }
    }
    return true;
}

/* Do texts end at byte ${i} of ${s}: at a tab, or at as many spaces as people put in place of one? */
static bool is_apart(bm_str s, size_t i)
{
    size_t n = 0;
    while (i + n < s.len && n < SPACES && s.ptr[i + n] == ' ')
        n++;
    return n == SPACES || s.ptr[i] == BM_DRAFT_TAB;
}

size_t bm_draft_columns_split(const bm_draft_row *row, bm_draft_row *out)
{
    size_t n = 0, from = 0, i = 0;
    while (i <= row->text.len && n < BM_DRAFT_COLUMNS) {
        bool last = n + 1 == BM_DRAFT_COLUMNS;
        if (i < row->text.len && (last || !is_apart(row->text, i))) {
            i++;
            continue;
        }
        bm_draft_row part = bm_draft_row_cut(row, from, i);
        while (i < row->text.len && (row->text.ptr[i] == BM_DRAFT_TAB || row->text.ptr[i] == ' '))
            i++;
        from = i;
        if (n == 0 || !bm_draft_row_is_empty(&part))
            out[n++] = part;
        if (i == row->text.len)
            break;
    }
    return n;
}

void bm_draft_columns_of_rows(bm_arena *a, const bm_draft_item *items, size_t n,
                              bm_draft_columns *out)
{
    bm_draft_row parts[BM_DRAFT_COLUMNS];
    *out = (bm_draft_columns){.n = 1};
    for (size_t i = 0; i < n; i++) {
        size_t k = bm_draft_columns_split(&items[i].row, parts);
        out->n = k > out->n ? k : out->n;
    }
    size_t empty = 0;
    for (size_t i = 0; i < n; i++) {
        size_t k = bm_draft_columns_split(&items[i].row, parts);
        /* One text alone: at the left edge it belongs to the first column, else to the last. */
        bool left =
            k == 1 && items[i].row.align == BM_DOCX_READ_LEFT && items[i].row.indent_twip < 1440;
        size_t first = k == 1 && !left ? out->n - 1 : 0;
        for (size_t c = 0; c < k; c++)
            if (!bm_draft_row_is_empty(&parts[c]))
                push(a, &out->columns[first + c], &parts[c], empty);
        empty = bm_draft_row_is_empty(&items[i].row) ? empty + 1 : 0;
    }
}

/* ---- Cells as one row --------------------------------------------------------------------- */

typedef struct {
    bm_arena *arena;
    bm_buf text, look;
    bm_draft_slot *slots;
    size_t n_slots;
} joiner;

static void add_mark(joiner *j, char mark)
{
    bm_buf_add_byte(&j->text, mark);
    bm_buf_add_byte(&j->look, 0);
}

static void add_row(joiner *j, const bm_draft_row *row)
{
    for (size_t i = 0; i < row->n_slots; i++) {
        j->slots[j->n_slots] = row->slots[i];
        j->slots[j->n_slots++].at = j->text.len + row->slots[i].at - row->cut;
    }
    bm_buf_add_str(&j->text, row->text);
    bm_buf_add(&j->look, row->look, row->text.len);
}

/* The one row of ${cell} that is not empty; NULL when there is none. ${*several}: there are more. */
static const bm_draft_row *only_row(const bm_draft_cell *cell, bool *several)
{
    const bm_draft_row *found = NULL;
    for (size_t i = 0; i < cell->n; i++) {
        if (bm_draft_row_is_empty(&cell->rows[i]))
            continue;
        *several = *several || found;
        found = &cell->rows[i];
    }
    return found;
}

static void add_cells(joiner *j, const bm_draft_table_row *row, bool gaps)
{
    bool several = false;
    for (size_t i = 0; i < row->n; i++) {
        const bm_draft_row *only = only_row(&row->cells[i], &several);
        if (i)
            add_mark(j, BM_DRAFT_TAB);
        if (only) {
            add_row(j, only);
        } else if (gaps && i && only_row(&row->cells[i - 1], &several)) {
            j->slots[j->n_slots++] = (bm_draft_slot){.at = j->text.len, .kind = BM_DOCX_READ_OTHER};
            add_mark(j, BM_DRAFT_SLOT);
        }
    }
}

const bm_draft_row *bm_draft_columns_join(bm_arena *a, const bm_draft_table_row *row, bool gaps)
{
    joiner j = {.arena = a};
    bool several = false;
    size_t n_slots = 0;
    const bm_draft_row *first = NULL;
    for (size_t i = 0; i < row->n; i++) {
        const bm_draft_row *only = only_row(&row->cells[i], &several);
        first = first ? first : only;
        n_slots += 1 + (only ? only->n_slots : 0);
    }
    if (several)
        return NULL;
    j.slots = bm_arena_alloc(a, (n_slots + 1) * sizeof *j.slots);
    add_cells(&j, row, gaps);
    bm_draft_row *joined = bm_arena_zero(a, 1, sizeof *joined);
    if (first)
        *joined = *first;
    joined->text = bm_arena_copy(a, bm_str_n(j.text.ptr ? j.text.ptr : "", j.text.len));
    uint8_t *look = bm_arena_alloc(a, j.look.len + 1);
    if (j.look.len)
        memcpy(look, j.look.ptr, j.look.len);
    joined->look = look;
    joined->slots = j.slots;
    joined->n_slots = j.n_slots;
    joined->cut = 0;
    joined->align = BM_DOCX_READ_LEFT;
    joined->bold = joined->italic = joined->upper = false;
    bm_buf_free(&j.text);
    bm_buf_free(&j.look);
    return joined;
}
