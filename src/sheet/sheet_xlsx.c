/* SPDX-License-Identifier: MIT */
#include "sheet/sheet_xlsx.h"

#include <stdlib.h>

#include "sheet/sheet_ods.h"
#include "sheet/sheet_strings.h"
#include "sheet/sheet_xlsx_book.h"
#include "sheet/sheet_xlsx_merged.h"
#include "sheet/sheet_xlsx_rows.h"
#include "sheet/sheet_xlsx_strings.h"
#include "sheet/sheet_xlsx_styles.h"

typedef struct {
    bm_sheet *table;
    bm_sheet_xlsx_book book;
    bm_sheet_xlsx_styles styles;
    bm_sheet_strings *strings;
    bm_sheet_xlsx_rows rows;
    bm_sheet_areas merged;
    const char *part; /* of the sheet */
} xlsx;

static bool is_xlsx(const char *path, bm_str head)
{
    (void)path;
    return head.len >= 4 &&
           (memcmp(head.ptr, "PK\3\4", 4) == 0 || memcmp(head.ptr, "PK\5\6", 4) == 0);
}

static void close_xlsx(void *state)
{
    xlsx *x = state;
    bm_sheet_xlsx_rows_free(&x->rows);
    bm_sheet_xlsx_styles_free(&x->styles);
    bm_sheet_strings_free(x->strings);
    bm_sheet_areas_free(&x->merged);
    bm_sheet_zip_close(x->book.zip);
    bm_arena_free(x->book.arena);
    free(x);
}

static int begin(xlsx *x, size_t i, bm_diags *ds)
{
    x->table->source.sheet = x->book.sheets[i].name.ptr;
    x->part = x->book.parts[i];
    return bm_sheet_xlsx_rows_open(&x->rows, &x->book, x->part, ds);
}

/* The first sheet that is shown and has something in it; else the first that is shown, or the first of all. */
static int choose_first(xlsx *x, bm_diags *ds)
{
    size_t first = x->book.n;
    bm_arena *scratch = bm_arena_new();
    int status = 0;
    for (size_t i = 0; i < x->book.n && status == 0; i++) {
        const bm_sheet_choice *sheet = &x->book.sheets[i];
        bm_sheet_row row;
        if (!sheet->is_table)
            continue;
        if (first == x->book.n || (x->book.sheets[first].is_hidden && !sheet->is_hidden))
            first = i;
        if (sheet->is_hidden)
            continue;
        status =
            begin(x, i, ds) ? -1 : bm_sheet_xlsx_rows_next(&x->rows, x->strings, scratch, &row, ds);
        if (status > 0)
            first = i;
    }
    bm_arena_free(scratch);
    if (status < 0)
        return -1;
    const bm_pos pos = {.source = &x->table->source};
    x->table->source.sheet = "";
    return first < x->book.n ? begin(x, first, ds) : bm_diags_add0(ds, BM_BOOK_NO_SHEET, &pos);
}

static int choose(xlsx *x, const char *wanted, bm_diags *ds)
{
    const bm_pos pos = {.source = &x->table->source};
    if (!wanted)
        return choose_first(x, ds);
    const ptrdiff_t i = bm_sheet_choice_find(x->book.sheets, x->book.n, wanted, &pos, ds);
    return i < 0 ? -1 : begin(x, (size_t)i, ds);
}

static int read_book(xlsx *x, bm_diags *ds)
{
    const bm_pos pos = {.source = &x->table->source};
    if (!bm_sheet_xlsx_book_is(x->book.zip)) {
        (void)bm_diags_add1(ds, BM_BOOK_OTHER, &pos, "ZIP");
        return -1;
    }
    x->strings = bm_sheet_strings_new();
    x->rows.styles = &x->styles;
    if (bm_sheet_xlsx_book_read(&x->book, ds) ||
        bm_sheet_xlsx_styles_read(&x->styles, &x->book, ds) ||
        bm_sheet_xlsx_strings_read(x->strings, &x->book, ds))
        return -1;
    x->rows.is_1904 = x->book.is_1904;
    return 0;
}

static void *open_xlsx(bm_sheet *t, const bm_sheet_options *options, bm_diags *ds)
{
    xlsx *x = calloc(1, sizeof *x);
    if (!x)
        bm_arena_out_of_memory();
    x->table = t;
    x->book.arena = bm_arena_new();
    x->book.source = &t->source;
    x->book.zip = bm_sheet_zip_open(t->file, &t->source, ds);
    const bool is_ods = x->book.zip && !bm_sheet_xlsx_book_is(x->book.zip) &&
                        bm_sheet_zip_find(x->book.zip, (bm_str)BM_STR("content.xml"));
    if (x->book.zip && !is_ods && read_book(x, ds) == 0 && choose(x, options->sheet, ds) == 0)
        return x;
    close_xlsx(x);
    if (!is_ods)
        return NULL;
    t->format = &bm_sheet_ods_format;
    return t->format->open(t, options, ds);
}

static int next_xlsx(void *state, bm_arena *a, bm_sheet_row *row, bm_diags *ds)
{
    xlsx *x = state;
    return bm_sheet_xlsx_rows_next(&x->rows, x->strings, a, row, ds);
}

static int rewind_xlsx(void *state, bm_diags *ds)
{
    xlsx *x = state;
    return bm_sheet_xlsx_rows_open(&x->rows, &x->book, x->part, ds);
}

static double done_xlsx(const void *state)
{
    const xlsx *x = state;
    return x->rows.part.is_open ? bm_sheet_part_done(&x->rows.part) : 1;
}

static int merged_xlsx(void *state, const bm_sheet_area **areas, size_t *n, bm_diags *ds)
{
    xlsx *x = state;
    if (!x->merged.is_read && bm_sheet_xlsx_merged_read(&x->merged, &x->book, x->part, ds))
        return -1;
    *areas = bm_sheet_areas_all(&x->merged, n);
    return 0;
}

const bm_sheet_format bm_sheet_xlsx_format = {
    .name = "xlsx",
    .is = is_xlsx,
    .open = open_xlsx,
    .next = next_xlsx,
    .rewind = rewind_xlsx,
    .done = done_xlsx,
    .close = close_xlsx,
    .merged = merged_xlsx,
};
