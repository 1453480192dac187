/* The table of formats; what a file is that has none of them. SPDX-License-Identifier: MIT */
#define _XOPEN_SOURCE \
    700 /* fseeko; NOLINT(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp) */
#include "sheet/sheet.h"

#include <stdlib.h>

#include "sheet/sheet_csv.h"
#include "sheet/sheet_ods.h"
#include "sheet/sheet_other.h"
#include "sheet/sheet_xlsx.h"

enum { HEAD_BYTES = 4096 };

static const bm_sheet_format *const formats[] = {&bm_sheet_ods_format, &bm_sheet_xlsx_format,
                                                 &bm_sheet_csv_format};

static const bm_sheet_format *find_format(const char *name, bm_str head)
{
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (formats[i]->is(name, head))
            return formats[i];
    return NULL;
}

bm_sheet *bm_sheet_open(FILE *file, const char *name, const bm_sheet_options *options, bm_diags *ds)
{
    static const bm_sheet_options defaults;
    char bytes[HEAD_BYTES];
    bm_sheet *t = calloc(1, sizeof *t);
    if (!t)
        bm_arena_out_of_memory();
    t->file = file;
    t->source = (bm_source){.name = name, .sheet = ""};
    const bm_pos pos = {&t->source, 0, 0};
    bm_str head = bm_str_n(bytes, fread(bytes, 1, sizeof bytes, file));
    if (fseeko(file, 0, SEEK_END) == 0)
        t->size_bytes = (uint64_t)ftello(file);
    rewind(file);
    if (t->size_bytes == 0)
        (void)bm_diags_add0(ds, BM_TABLE_EMPTY, &pos);
    else if ((t->format = find_format(name, head)) == NULL)
        (void)bm_sheet_other_report(file, head, &pos, ds);
    else
        t->state = t->format->open(t, options ? options : &defaults, ds);
    if (t->state)
        return t;
    bm_sheet_close(t);
    return NULL;
}

void bm_sheet_close(bm_sheet *t)
{
    if (!t)
        return;
    if (t->state)
        t->format->close(t->state);
    (void)fclose(t->file);
    free(t);
}

int bm_sheet_next(bm_sheet *t, bm_arena *a, bm_sheet_row *row, bm_diags *ds)
{
    return t->format->next(t->state, a, row, ds);
}

int bm_sheet_rewind(bm_sheet *t, bm_diags *ds)
{
    return t->format->rewind(t->state, ds);
}

int bm_sheet_merged(bm_sheet *t, const bm_sheet_area **areas, size_t *n, bm_diags *ds)
{
    *areas = NULL;
    *n = 0;
    return t->format->merged ? t->format->merged(t->state, areas, n, ds) : 0;
}

double bm_sheet_done(const bm_sheet *t)
{
    return t->format->done(t->state);
}

const bm_source *bm_sheet_source(const bm_sheet *t)
{
    return &t->source;
}
