/* A marked copy of a table. SPDX-License-Identifier: MIT */
#include "base/file.h"
#include "sheet/mark_values.h"
#include "sheet/mark_workbook.h"

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
        bm_sheet_close(table);
        status = mark_workbook(path, sheet, marks, n, sink, ds);
        bm_arena_free(a);
        return status;
    }
    const bm_mark_values_job job = {
        .table = table, .header_row = options->header_row, .marks = marks, .n = n, .sink = sink};
    status = bm_mark_values_write(&job, ds);
    bm_sheet_close(table);
    return status;
}
