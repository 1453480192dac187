/* What a field says of itself: shown beside it, and read aloud in place of the printed label.
 * SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_PDF_PDF_TOOLTIP_H
#define BM_OUTPUT_PDF_PDF_TOOLTIP_H

#include "form/form.h"

/** bm_pdf_tooltip_field(a, field): its label, how it is written, and its help. */
bm_str bm_pdf_tooltip_field(bm_arena *a, const bm_field *field);

/** bm_pdf_tooltip_words(a, field): of a number in words. */
bm_str bm_pdf_tooltip_words(bm_arena *a, const bm_field *field);

/** bm_pdf_tooltip_gap(a, field, before, number, count): of gap ${number} of ${count}; ${before}: the blank's text in
 *  front of it. */
bm_str bm_pdf_tooltip_gap(bm_arena *a, const bm_field *field, bm_str before, size_t number,
                          size_t count);

/** bm_pdf_tooltip_cell(a, table, column, row): of row ${row} (from 0) of a table. */
bm_str bm_pdf_tooltip_cell(bm_arena *a, const bm_field *table, const bm_field *column, size_t row);

#endif
