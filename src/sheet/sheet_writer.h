/* A workbook on its way to a sink. libxlsxwriter writes to a path only: here to a file in memory. Its parts go through unnamed
 * files in the folder for temporary files ($TMPDIR, else /tmp).
 * SPDX-License-Identifier: MIT */
#ifndef BM_SHEET_SHEET_WRITER_H
#define BM_SHEET_SHEET_WRITER_H

#include <xlsxwriter.h>

#include "base/diags.h"

enum { BM_SHEET_WRITER_TEXT = 49 }; /* number format "@" (ECMA-376-1 §18.8.30) */

typedef struct {
    lxw_workbook *book;
    FILE *file;
    lxw_error error; /* the first one of bm_sheet_writer_try; LXW_NO_ERROR */
} bm_sheet_writer;

/* What the document says of itself. Texts may be ""; none is kept. */
typedef struct {
    const char *title, *subject, *program;
    int64_t created; /* seconds since 1970-01-01T00:00:00Z; equal input gives equal bytes */
} bm_sheet_properties;

/** bm_sheet_writer_open(w, properties, ds): begin. 0, or -1 with S080. */
int bm_sheet_writer_open(bm_sheet_writer *w, const bm_sheet_properties *properties, bm_diags *ds);

/** bm_sheet_writer_try(w, error): keep what a call of the library says, so that nothing that it refuses gets lost. */
void bm_sheet_writer_try(bm_sheet_writer *w, lxw_error error);

/** bm_sheet_writer_finish(w, sink, ds): the bytes to ${sink} unless something failed; ${w} is freed. 0, or -1 with S080 or O005. */
int bm_sheet_writer_finish(bm_sheet_writer *w, const bm_sink *sink, bm_diags *ds);

#endif
