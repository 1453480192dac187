/* Which column of a table is which field. SPDX-License-Identifier: MIT */
#ifndef BM_API_RECORDS_COLUMNS_H
#define BM_API_RECORDS_COLUMNS_H

#include "api/records_header.h"

/* A column that has a name, or that the map speaks of. */
typedef struct {
    uint32_t col;
    const char *name; /* "" = none */
    bm_str plain;     /* as bm_column_name has it */
    int field;        /* -1 = not read */
    bool is_mapped;
} bm_records_column_of;

typedef struct {
    const bm_form *form;
    bm_records_column_of *items; /* ascending by column */
    size_t n;
} bm_records_columns;

/**
 * bm_records_columns_take(job, header, last_col, profile, out, ds):
 * Decide by the map, then by the names: an id or a label before a variant; what fits two fields, and two columns that fit one, are
 * errors. Tells columns that are not read, and required fields that have none, no value in the map or in ${profile} (NULL = none), and no default.
 *
 * Returns 0, or -1 with S052, S053, S058, S063, S064 or S077.
 */
int bm_records_columns_take(const bm_records_header_job *job, const bm_records_header *header,
                            uint32_t last_col, const bm_value *profile, bm_records_columns *out,
                            bm_diags *ds);

/** bm_records_columns_find(a, columns, name, pos, ds): index of the column that a user calls ${name}: by its name, the id of its field, its name
 *  whatever its case and marks, or its letter. -1 with S063 or S077, at ${pos} (NULL = no place). */
int bm_records_columns_find(bm_arena *a, const bm_records_columns *columns, bm_str name,
                            const bm_pos *pos, bm_diags *ds);

/** bm_records_columns_is_group(header, c): is ${c} the column “Nhóm” of a workbook that bm_workbook_write made? Its mark are ids above the names. */
bool bm_records_columns_is_group(const bm_records_header *header, const bm_records_column_of *c);

/** bm_records_columns_letter(a, col): "C" for 3. */
const char *bm_records_columns_letter(bm_arena *a, uint32_t col);

#endif
