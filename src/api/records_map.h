/* The file of --map: what the names of the columns do not say. SPDX-License-Identifier: MIT */
#ifndef BM_API_RECORDS_MAP_H
#define BM_API_RECORDS_MAP_H

#include "form/form.h"

/* A line under "columns:". */
typedef struct {
    bm_str name; /* of a column, or its letter */
    bm_pos pos;
    int field; /* -1 = the column is not read */
} bm_records_map_column;

/* Lives in an arena; values keep their places in the file. */
typedef struct {
    const char *name;  /* of the file */
    const char *sheet; /* NULL = not said */
    bool has_header_row;
    uint32_t header_row; /* 0 = the table has no names of columns */
    const bm_records_map_column *columns;
    size_t n_columns;
    const bm_value **constants; /* by field: its value in all records; NULL = none */
} bm_records_map;

/** bm_records_map_read(a, form, path, out, ds): read ${path} strictly; NULL = no map: ${*out} says nothing. Returns 0, or -1 with E…, I…,
 *  S060, S061, S062 or S064, all that is wrong in it. */
int bm_records_map_read(bm_arena *a, const bm_form *form, const char *path, bm_records_map *out,
                        bm_diags *ds);

#endif
