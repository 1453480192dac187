/* A table of cells, read row by row: a sheet of a workbook (XLSX, ODS), or CSV. Knows nothing of forms. Memory does not grow
 * with the rows.
 * SPDX-License-Identifier: MIT */
#ifndef BM_SHEET_SHEET_H
#define BM_SHEET_SHEET_H

#include <stdio.h>

#include "base/arena.h"
#include "base/diags.h"

typedef enum {
    BM_SHEET_TEXT, /* also a time of day, "08:30" or "08:30:15", and a length of time, "36:30", which workbooks keep as numbers */
    BM_SHEET_NUMBER, /* `text` is the shortest decimal that is the same number; whole ones up to 10^15 without point or exponent */
    BM_SHEET_DATE,   /* `text` is "2026-11-22", with a time of day "2026-11-22T08:30:00" */
    BM_SHEET_FLAG,   /* `text` is "true" or "false" */
    BM_SHEET_FAULT /* an error value; `text` is "#N/A"; "" = a formula whose value the file does not have */
} bm_sheet_kind;

/* A cell that is not empty. */
typedef struct {
    bm_sheet_kind kind;
    uint32_t col; /* from 1 */
    bm_str
        text; /* valid UTF-8 as it is stored (not NFC), line ends "\n", not empty but for a FAULT */
    bool quoted; /* CSV: in quotes; a workbook: a text that looks like a number, not converted */
} bm_sheet_cell;

/* Cells that are merged into one: the first one has the value, which a program shows all over them; the others are empty. */
typedef struct {
    uint32_t row, col, last_row, last_col;
} bm_sheet_area;

typedef struct {
    uint32_t number; /* as the program shows it, from 1 */
    bool hidden;
    const bm_sheet_cell *cells; /* ascending by column */
    size_t n;
} bm_sheet_row;

typedef struct {
    const char *
        sheet; /* name (else whatever its case and Unicode form), or number from 1 of those that are shown; NULL = the
                   first one that is shown and not empty */
    const char *encoding;  /* CSV; NULL = found */
    const char *delimiter; /* CSV: one character, or "tab"; NULL = found */
    /* CSV whose `encoding` is NULL: what its bytes are when they are neither UTF-8 nor UTF-16. They are then shown as Windows-1252, as in a
     * file that holds UTF-8 of such text: the caller converts values (bm_legacy_convert). DETECT: Windows-1258, which Excel writes, is
     * recognised and converted here, others are refused. NONE: all are refused. */
    bm_legacy legacy;
} bm_sheet_options;

typedef struct bm_sheet bm_sheet;

/* What a format does; one row each in sheet.c. `state` is its own. */
typedef struct {
    const char *name; /* "xlsx" */
    /* Does a file that begins with these bytes have this format? Asked in order. */
    bool (*is)(const char *path, bm_str head);
    void *(*open)(bm_sheet *t, const bm_sheet_options *options, bm_diags *ds); /* NULL = told */
    int (*next)(void *state, bm_arena *a, bm_sheet_row *row, bm_diags *ds);    /* 1, 0, -1 */
    int (*rewind)(void *state, bm_diags *ds);
    double (*done)(const void *state);
    void (*close)(void *state);
    /* As bm_sheet_merged; the areas live as long as the state. NULL = the format has none. */
    int (*merged)(void *state, const bm_sheet_area **areas, size_t *n, bm_diags *ds);
} bm_sheet_format;

struct bm_sheet {
    FILE *file; /* regular, at its beginning when a format is opened */
    uint64_t size_bytes;
    bm_source source; /* name and sheet, set by open; positions of cells point to it */
    const bm_sheet_format *format;
    void *state;
};

/**
 * bm_sheet_open(file, name, options, ds):
 * A table in ${file}, a regular file, which is taken over and closed with it, also when opening fails.
 *
 * name     as the user named it; borrowed until the table is closed
 * options  NULL = all defaults; not kept
 *
 * Returns NULL with S….
 */
bm_sheet *bm_sheet_open(FILE *file, const char *name, const bm_sheet_options *options,
                        bm_diags *ds);
void bm_sheet_close(bm_sheet *t);

/** bm_sheet_next(t, a, row, ds): the next row that is not empty, its cells in ${a}. 1; 0 at the end; -1 with S…. */
int bm_sheet_next(bm_sheet *t, bm_arena *a, bm_sheet_row *row, bm_diags *ds);

/** bm_sheet_rewind(t, ds): from the beginning again. 0, or -1. bm_sheet_done(t): how much has been read, 0 to 1. */
int bm_sheet_rewind(bm_sheet *t, bm_diags *ds);
double bm_sheet_done(const bm_sheet *t);

/** bm_sheet_merged(t, areas, n, ds): the merged cells, ascending by row, then column; they live as long as the table. When first asked the sheet is
 *  read once more, which does not disturb bm_sheet_next. Returns 0, or -1 with S…. */
int bm_sheet_merged(bm_sheet *t, const bm_sheet_area **areas, size_t *n, bm_diags *ds);

/** bm_sheet_source(t): the file and the sheet, for positions. Lives as long as the table. */
const bm_source *bm_sheet_source(const bm_sheet *t);

#endif
