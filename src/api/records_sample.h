/* The first rows of a table, from which it is judged before any record is made. SPDX-License-Identifier: MIT */
#ifndef BM_API_RECORDS_SAMPLE_H
#define BM_API_RECORDS_SAMPLE_H

#include "api/records_columns.h"

typedef struct {
    const bm_sheet_row *rows;
    size_t n;
    uint32_t last_col;
} bm_records_sample;

/** bm_records_sample_read(a, sheet, header_row, out, ds): rows from the top, or from the one before ${header_row} (0 = not known), in ${a}. 0, or
 *  -1 with S…. */
int bm_records_sample_read(bm_arena *a, bm_sheet *sheet, uint32_t header_row,
                           bm_records_sample *out, bm_diags *ds);

/** bm_records_sample_encoding(a, sample, source, ds): 0, or -1 with D060 or D061 when they are in an old encoding. */
int bm_records_sample_encoding(bm_arena *a, const bm_records_sample *sample,
                               const bm_source *source, bm_diags *ds);

/** bm_records_sample_unnamed(a, sample, columns, header, source, ds): tell columns that have data but no name (S056). 0, or -1 in strict mode. */
int bm_records_sample_unnamed(bm_arena *a, const bm_records_sample *sample,
                              const bm_records_columns *columns, const bm_records_header *header,
                              const bm_source *source, bm_diags *ds);

/** bm_records_sample_single(sample, columns, header, source, ds): tell when rows look as if they belonged into one document (S067), for a table that
 *  is read without groups: there are columns of a table of the form, and no others, or others that are alike in neighbouring rows. 0, or
 *  -1 in strict mode. */
int bm_records_sample_single(const bm_records_sample *sample, const bm_records_columns *columns,
                             const bm_records_header *header, const bm_source *source,
                             bm_diags *ds);

/** bm_records_sample_group(sample, columns, header): the column “Nhóm” of a workbook that bm_workbook_write made, when somebody has written into
 *  it; 0 = none. */
uint32_t bm_records_sample_group(const bm_records_sample *sample, const bm_records_columns *columns,
                                 const bm_records_header *header);

#endif
