/* A marked copy of a table. SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "base/file.h"
#include "sheet/mark_values.h"
#include "sheet/mark_workbook.h"

static int compare_rows(const void *x, const void *y)
{
    const bm_mark *a = *(const bm_mark *const *)x, *b = *(const bm_mark *const *)y;
    if (a->row != b->row)
        return a->row < b->row ? -1 : 1;
    return a < b ? -1 : a > b;
}

/* The first of ${marks}, by row, that is not above ${row}. */
static size_t first_at(const bm_mark *const *marks, size_t n, uint32_t row)
{
    size_t low = 0, high = n;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (marks[middle]->row < row)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* ${marks}, in ${a}; those of cells that are merged are at the first one, which is all that is seen of them. NULL = told. */
static const bm_mark *settled(bm_arena *a, bm_sheet *table, const bm_mark *marks, size_t n,
                              bm_diags *ds)
{
    const bm_sheet_area *areas = NULL;
    size_t n_areas = 0;
    if (bm_sheet_merged(table, &areas, &n_areas, ds) != 0)
        return NULL;
    bm_mark *to = bm_arena_zero(a, n + 1, sizeof *to);
    const bm_mark **by_row = bm_arena_zero(a, n + 1, sizeof *by_row);
    for (size_t i = 0; i < n; i++) {
        to[i] = marks[i];
        by_row[i] = &marks[i];
    }
    qsort(by_row, n, sizeof(*by_row), compare_rows);
    for (size_t k = 0; k < n_areas; k++) {
        const bm_sheet_area *area = &areas[k];
        for (size_t i = first_at(by_row, n, area->row); i < n && by_row[i]->row <= area->last_row;
             i++) {
            if (by_row[i]->col < area->col || by_row[i]->col > area->last_col)
                continue;
            bm_mark *mark = &to[by_row[i] - marks];
            mark->row = area->row;
            mark->col = area->col;
        }
    }
    return to;
}

static int mark_workbook(const char *path, const char *sheet, const bm_mark *marks, size_t n,
                         const bm_sink *sink, bm_diags *ds)
{
    const bm_mark_workbook_job job = {.file = bm_file_open(path, ds),
                                      .name = path,
                                      .sheet = sheet,
                                      .marks = marks,
                                      .n = n,
                                      .sink = sink};
    return job.file ? bm_mark_workbook_copy(&job, ds) : -1;
}

/* NOLINTNEXTLINE(readability-function-size): the table, its marks and where they go */
int bm_table_mark(bm_env *env, const char *path, const bm_records_options *options,
                  const bm_mark *marks, size_t n, const bm_sink *sink, bm_diags *ds)
{
    (void)env;
    static const bm_records_options defaults;
    if (!options)
        options = &defaults;
    const bm_sheet_options how = {
        .sheet = options->sheet, .encoding = options->encoding, .delimiter = options->delimiter};
    FILE *file = bm_file_open(path, ds);
    bm_sheet *table = file ? bm_sheet_open(file, path, &how, ds) : NULL;
    if (!table)
        return -1;
    int status;
    if (strcmp(table->format->name, "xlsx") == 0) {
        bm_arena *a = bm_arena_new();
        const char *sheet = bm_arena_cstr(a, bm_str_of(bm_sheet_source(table)->sheet));
        marks = settled(a, table, marks, n, ds);
        bm_sheet_close(table);
        status = marks ? mark_workbook(path, sheet, marks, n, sink, ds) : -1;
        bm_arena_free(a);
        return status;
    }
    const bm_mark_values_job job = {
        .table = table, .header_row = options->header_row, .marks = marks, .n = n, .sink = sink};
    status = bm_mark_values_write(&job, ds);
    bm_sheet_close(table);
    return status;
}
