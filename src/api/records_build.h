/* Rows of a table as the data of one document. SPDX-License-Identifier: MIT */
#ifndef BM_API_RECORDS_BUILD_H
#define BM_API_RECORDS_BUILD_H

#include "api/records_cell.h"
#include "api/records_map.h"
#include "api/records_row.h"
#include "base/buf.h"

typedef struct {
    const bm_form *form;
    const bm_source *source;
    const bm_records_taken *taken; /* ascending by field */
    size_t n_taken;
    const bm_value **constants; /* by field; NULL = none */
    bm_records_cell_legacy *legacy;
    bool detects; /* refuse values in an old encoding */
    bm_buf bytes; /* scratch, for the digest */
} bm_records_build;

typedef struct {
    const bm_value *fields; /* a map */
    uint8_t digest
        [BM_DIGEST_QUICK]; /* of the values and the ids of their fields, whatever the order of columns */
} bm_records_built;

/**
 * bm_records_build_data(b, a, rows, n, out, ds):
 * ${n} rows as a map of values, in ${a}, in the order of the form. Fields of their own must be alike in all rows, or be given in one of them
 * only; columns of tables make a row of the table for each row that has any of them. A cell that is empty is an entry without a
 * value, so that what is missing has a place.
 *
 * Returns 0, or -1 with S068, S071 to S074, I005, D009, D060 or D061, all that is wrong; out->fields then has what is right.
 */
int bm_records_build_data(bm_records_build *b, bm_arena *a, const bm_records_row *rows, size_t n,
                          bm_records_built *out, bm_diags *ds);

#endif
