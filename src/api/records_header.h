/* Where the names of the columns stand in a sheet. SPDX-License-Identifier: MIT */
#ifndef BM_API_RECORDS_HEADER_H
#define BM_API_RECORDS_HEADER_H

#include "api/records_map.h"
#include "form/column_match.h"
#include "sheet/sheet.h"

/* A column with a name. */
typedef struct {
    uint32_t col;       /* from 1 */
    bm_column_name key; /* of the whole name; of a name in two rows the upper one comes first */
    bm_column_match match;
    int id;      /* field that a row of ids above says; -1 = none */
    bool bottom; /* of a name in two rows only the lower one fits */
} bm_records_header_name;

typedef struct {
    const bm_records_header_name *names; /* ascending by column */
    size_t n;
    uint32_t row;     /* of the names, the lower one of two; 0 = the table has none */
    uint32_t ids_row; /* 0 = none */
    uint32_t last;    /* data stands in the rows behind this one */
    uint32_t beyond;  /* the first column with a name that is too far right; 0 = none */
    bm_str beyond_name;
} bm_records_header;

/* What is known before. */
typedef struct {
    bm_arena *a; /* of all results */
    const bm_form *form;
    const bm_column_match_names *names;
    const bm_records_map *map;
    bm_legacy from;      /* encoding of the names */
    uint32_t header_row; /* 0 = to be found */
    const bm_source *source;
    const bm_str *
        used; /* what conditions and groups call their columns: nothing is said when they are no fields */
    size_t n_used;
} bm_records_header_job;

/**
 * bm_records_header_find(job, rows, n, out, ds):
 * Find the names among ${rows}, which begin at the top of the sheet, or, with job->header_row, at the latest in the row before it.
 *
 * The row is taken, or the two rows one above the other (a name of the upper one goes for the columns to the right of it that have none), that name the most
 * fields; of equals the first one. A row of ids directly above decides before the names. A row of numbers of columns below, (1) (2) (3), belongs to
 * the names.
 *
 * Returns 0, or -1 with S050 or S051.
 */
int bm_records_header_find(const bm_records_header_job *job, const bm_sheet_row *rows, size_t n,
                           bm_records_header *out, bm_diags *ds);

#endif
