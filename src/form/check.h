/* Data against form: typed, tidied values, or diagnostics. SPDX-License-Identifier: MIT */
#ifndef BM_FORM_CHECK_H
#define BM_FORM_CHECK_H

#include "form/form.h"

/* One value. Absent values are all zero but for pos. */
typedef struct {
    bool present;
    bool
        wrong; /* absent because what was given cannot be used, or because it is required; reported */
    bool flag;    /* FLAG */
    int choice;   /* CHOICE: index of the option */
    bm_date date; /* DATE */
    bm_str text;  /* as printed: tidied, NFC, in capitals when the field says so; DATE: as the field
                     shows it; CHOICE: the option; MARKDOWN: the source; FLAG: empty */
    bm_str typed; /* the same without capitals, for names under a signature */
    int64_t number;            /* INTEGER */
    int kind;                  /* IDENTITY: bm_identity_kind */
    const bm_str *items;       /* LIST: as `text` is for others */
    const bm_str *typed_items; /* LIST: as `typed` */
    size_t n_items;
    const bm_pos *pos; /* where it was read; NULL = not from a file */
} bm_field_value;

/* All values of one document, by index of the field. */
typedef struct bm_field_values {
    const bm_field_value *values; /* n_fields; columns of a table are empty here */
    const size_t *n_rows;         /* n_fields; ROWS fields; rows without any value are left out */
    const bm_field_value *const *cells; /* n_fields; ROWS: n_rows × n_columns, row by row */
    const size_t *const *numbers;       /* n_fields; ROWS: number of each row in the data, from 1 */
} bm_field_values;

/* What a document is made from. */
typedef struct {
    const bm_value *data; /* the map under "data:"; NULL or absent = nothing given */
    const bm_value
        *profile; /* the values of the office, for fields that the data leaves out; entries that
                                the form does not have are ignored; NULL = none */
    bool draft;   /* a missing required field is a note (D019) instead of an error (D006) */
    bool partial; /* the data serves several forms: entries of others are ignored */
    bool sparse;  /* no document is made: nothing is said of what is missing */
    bm_date today;
} bm_check_input;

/**
 * bm_check_values(a, form, input, out, ds):
 * Type and tidy all values: those of the data, else of the profile, else the form's defaults; then hold
 * them against the form's rules (R…).
 *
 * A table's rows are a list of maps; one map alone is one row. In paths rows count from 1, as on
 * paper: "thay_doi[2].moi". A missing field stands at its empty entry, else at ${data}.
 *
 * Returns 0 with ${*out} in ${a} (texts may borrow from ${input}), or -1 with all of D001, D005…D022, R….
 * O(values × fields), but O(values) when they come in the order of the form.
 */
int bm_check_values(bm_arena *a, const bm_form *form, const bm_check_input *input,
                    bm_field_values *out, bm_diags *ds);

/** bm_check_row_is_empty(a, table, row): does an entry of the ROWS field ${table} say nothing? All its values are absent, or flags that
 *  are not ticked. Scratch in ${a}. O(values × columns). */
bool bm_check_row_is_empty(bm_arena *a, const bm_field *table, const bm_value *row);

#endif
