/* Data against form: typed, tidied values, or diagnostics. SPDX-License-Identifier: MIT */
#ifndef BM_FORM_CHECK_H
#define BM_FORM_CHECK_H

#include "form/form.h"

/* One value. Absent values are all zero but for pos. */
typedef struct {
    bool present;
    bool flag;    /* FLAG */
    int choice;   /* CHOICE: index of the option */
    bm_date date; /* DATE */
    bm_str text;  /* as printed: tidied, NFC, in capitals when the field says so; DATE: as the field
                     shows it; CHOICE: the option; MARKDOWN: the source; FLAG: empty */
    bm_str typed; /* the same without capitals, for names under a signature */
    const bm_pos *pos; /* where it was read; NULL = not from a file */
} bm_field_value;

/* All values of one document, by index of the field. */
typedef struct {
    const bm_field_value *values; /* n_fields; columns of a table are empty here */
    const size_t *n_rows;         /* n_fields; ROWS fields; rows without any value are left out */
    const bm_field_value *const *cells; /* n_fields; ROWS: n_rows × n_columns, row by row */
} bm_field_values;

/**
 * bm_check_values(a, form, data, draft, out, ds):
 * Type and tidy all values of ${data} (the map under "data:"; NULL or absent = nothing given).
 *
 * draft  a missing required field is a note (D019) instead of an error (D006)
 *
 * A table's rows are a list of maps; one map alone is one row. In paths rows count from 1, as on
 * paper: "thay_doi[2].moi". A missing field stands at its empty entry, else at ${data}.
 *
 * Returns 0 with ${*out} in ${a} (texts may borrow from ${data}), or -1 with all of D001, D005…D022.
 * O(values × fields), but O(values) when they come in the order of the form.
 */
int bm_check_values(bm_arena *a, const bm_form *form, const bm_value *data, bool draft,
                    bm_field_values *out, bm_diags *ds);

#endif
