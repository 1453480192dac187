/* Which rows of a table are wanted. SPDX-License-Identifier: MIT */
#ifndef BM_API_RECORDS_WHERE_H
#define BM_API_RECORDS_WHERE_H

#include "api/records_columns.h"

typedef enum {
    BM_RECORDS_WHERE_IS,
    BM_RECORDS_WHERE_IS_NOT,
    BM_RECORDS_WHERE_HAS
} bm_records_where_test;

/* "column=value". */
typedef struct {
    uint32_t col;
    bm_records_where_test test;
    bm_str value; /* as given, in NFC, without white space around it; "" = an empty cell */
    bm_str
        key; /* bm_tone_plain; empty for a value without letters and digits, which must be the same text */
} bm_records_where;

/** bm_records_where_name(text): the name of the column in a condition; "" when it is none. */
bm_str bm_records_where_name(bm_str text);

/** bm_records_where_read(a, columns, texts, n, out, ds): ${n} conditions; ${*out} in ${a}. 0, or -1 with I001, S063, S065 or S077. */
int bm_records_where_read(bm_arena *a, const bm_records_columns *columns, const char *const *texts,
                          size_t n, const bm_records_where **out, bm_diags *ds);

/** bm_records_where_holds(scratch, where, n, row, from): do all hold? Texts are compared whatever their case and marks. Nothing stays in
 *  ${scratch}. */
bool bm_records_where_holds(bm_arena *scratch, const bm_records_where *where, size_t n,
                            const bm_sheet_row *row, bm_legacy from);

#endif
