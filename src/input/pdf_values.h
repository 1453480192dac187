/* The fields of a PDF form and what was filled into them (ISO 32000-1, 12.7). SPDX-License-Identifier: MIT */
#ifndef BM_INPUT_PDF_VALUES_H
#define BM_INPUT_PDF_VALUES_H

#include "input/pdf_file.h"
#include "input/pdf_read.h"

/** bm_pdf_values_read(f, a, n): the terminal fields, in the order of the form dictionary, in ${a}; those of one name and kind are
 *  one field (12.7.3.2). NULL when there are none. */
const bm_pdf_read_field *bm_pdf_values_read(bm_pdf_file *f, bm_arena *a, size_t *n);

#endif
