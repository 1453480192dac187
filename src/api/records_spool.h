/* Rows of a table in a file without a name, to be read in another order. SPDX-License-Identifier: MIT */
#ifndef BM_API_RECORDS_SPOOL_H
#define BM_API_RECORDS_SPOOL_H

#include "api/records_row.h"

typedef struct bm_records_spool bm_records_spool;

/** bm_records_spool_new(n_rows, n_taken): room for the places of ${n_rows} rows, 8 bytes each. Free with bm_records_spool_free. */
bm_records_spool *bm_records_spool_new(size_t n_rows, size_t n_taken);
void bm_records_spool_free(bm_records_spool *s);

/** bm_records_spool_add(s, row, ds): write the next row. bm_records_spool_finish(s, ds): nothing more is written. 0, or -1 with S070. */
int bm_records_spool_add(bm_records_spool *s, const bm_records_row *row, bm_diags *ds);
int bm_records_spool_finish(bm_records_spool *s, bm_diags *ds);

/** bm_records_spool_read(s, i, a, out, ds): row ${i} (from 0, as added) in ${a}. 0, or -1 with S070. */
int bm_records_spool_read(bm_records_spool *s, size_t i, bm_arena *a, bm_records_row *out,
                          bm_diags *ds);

/** bm_records_spool_copy(a, row, n_taken): ${row} with its cells in ${a}. */
bm_records_row bm_records_spool_copy(bm_arena *a, const bm_records_row *row, size_t n_taken);

#endif
