/* What was filled into the fields of a PDF, as data. Names of fields: "ho_ten"; "ngay_lap.2" for the second gap of what the
 * form prints in place of a value (form/gap.h); "thay_doi.0.moi" for a cell, rows from 0; "d2." before those of the
 * second document of a file.
 * SPDX-License-Identifier: MIT */
#ifndef BM_API_FILLED_H
#define BM_API_FILLED_H

#include "form/form.h"
#include "input/pdf_read.h"

/** bm_filled_any(file): may anything be filled in? */
bool bm_filled_any(const bm_pdf_read_file *file);

typedef struct {
    bm_arena *a;
    const bm_form *form; /* NULL = not known: no value has a place */
    size_t doc, n_docs;  /* which document of the file, from 0 */
    const bm_pdf_read_file *file;
    const bm_pos *pos; /* for messages */
} bm_filled;

/**
 * bm_filled_take(from, data, any, ds):
 * Set in ${data} what the fields of one document hold; empty ones change nothing. Rows of a table that were left empty
 * close up. A value that has no place in the form is told with V030, and so is each when
 * ${data} is no blank form: bm_render places fields for values in those alone, and nothing may replace what was attached.
 * A value of which some gaps are empty is told with V037: it has those gaps as the form prints them.
 *
 * Returns 0 with ${*any}: something was set; or -1 with D009, I005, or when V030 or V037 is an error. O(n log n).
 */
int bm_filled_take(const bm_filled *from, bm_data *data, bool *any, bm_diags *ds);

#endif
