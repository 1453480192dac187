/* A table as text, for the tests in this folder: what bm_sheet_next gives, a line for each cell.
 *
 *   dump FILE [SHEET]       the cells, merged areas and messages
 *   dump --count FILE       how many rows, cells and bytes of text, and the peak of memory in KB
 *
 * SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>

#include "sheet/sheet.h"

static void print_text(bm_str s)
{
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == '\n')
            (void)printf("\\n");
        else if (s.ptr[i] == '\t')
            (void)printf("\\t");
        else
            (void)putchar(s.ptr[i]);
    }
}

static void print_row(const bm_sheet_row *row)
{
    static const char *const kinds[] = {"text", "number", "date", "flag", "fault"};
    for (size_t i = 0; i < row->n; i++) {
        const bm_sheet_cell *c = &row->cells[i];
        (void)printf("%u%s %u %s%s ", row->number, row->hidden ? "-" : "", c->col, kinds[c->kind],
                     c->quoted ? "*" : "");
        print_text(c->text);
        (void)printf("\n");
    }
}

static int print_messages(const bm_diags *ds)
{
    for (size_t i = 0; i < bm_diags_count(ds); i++) {
        const bm_diag *d = bm_diags_at(ds, i);
        (void)printf("! %s %s %s\n", d->code, d->cell ? d->cell : "", d->message[BM_LANG_EN]);
    }
    return bm_diags_errors(ds) ? 1 : 0;
}

static int print_merged(bm_sheet *t, bm_diags *ds)
{
    const bm_sheet_area *areas;
    size_t n;
    if (bm_sheet_merged(t, &areas, &n, ds))
        return -1;
    for (size_t i = 0; i < n; i++)
        (void)printf("merged %u,%u to %u,%u\n", areas[i].row, areas[i].col, areas[i].last_row,
                     areas[i].last_col);
    return 0;
}

/* The peak of resident memory, in KB: getrusage(2) would count what the caller had before exec(2), too. */
static long peak_kilobytes(void)
{
    char line[256];
    long peak = 0;
    FILE *f = fopen("/proc/self/status", "r");
    while (f && fgets(line, sizeof line, f))
        if (strncmp(line, "VmHWM:", 6) == 0)
            peak = strtol(line + 6, NULL, 10);
    if (f)
        (void)fclose(f);
    return peak;
}

static void print_count(const size_t counts[3])
{
    (void)printf("%zu rows, %zu cells, %zu bytes, %ld KB\n", counts[0], counts[1], counts[2],
                 peak_kilobytes());
}

int main(int argc, char **argv)
{
    const bool count = argc > 2 && strcmp(argv[1], "--count") == 0;
    if (argc < 2)
        return 2;
    const char *path = argv[1 + count];
    const bm_sheet_options options = {.sheet = argc > 2 + count ? argv[2 + count] : NULL};
    bm_diags *ds = bm_diags_new();
    FILE *file = fopen(path, "rb");
    bm_sheet *t = file ? bm_sheet_open(file, path, &options, ds) : NULL;
    bm_arena *a = bm_arena_new();
    bm_sheet_row row;
    size_t counts[3] = {0};
    if (t && !count) {
        (void)printf("sheet %s\n", bm_sheet_source(t)->sheet);
        (void)print_merged(t, ds);
    }
    while (t && bm_sheet_next(t, a, &row, ds) == 1) {
        if (!count)
            print_row(&row);
        counts[0]++;
        counts[1] += row.n;
        for (size_t i = 0; i < row.n; i++)
            counts[2] += row.cells[i].text.len;
        bm_arena_reset(a);
    }
    if (count)
        print_count(counts);
    const int status = print_messages(ds);
    bm_sheet_close(t);
    bm_arena_free(a);
    bm_diags_free(ds);
    return file ? status : 2;
}
