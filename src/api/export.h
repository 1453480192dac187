/* What a list for another system is, and what it is given to make a row. SPDX-License-Identifier: MIT */
#ifndef BM_API_EXPORT_H
#define BM_API_EXPORT_H

#include "form/check.h"
#include "form/form_export.h"

enum { BM_EXPORT_SETTINGS = 8 }; /* at least as many as any list has */

/* A column that may be set for all rows that have nothing for it. */
typedef struct {
    const char *name;           /* of --set */
    const char *const *allowed; /* NULL = a province */
    size_t n_allowed;
} bm_export_setting;

typedef struct {
    bm_arena *a; /* for the texts of the row */
    const bm_form *form;
    const bm_form_export *source;
    const bm_field_values *values;
    size_t row;        /* of source->table, from 1; 0 = the document is the row */
    size_t number;     /* in the list, from 1 */
    const bm_str *set; /* by setting; empty = not set */
    const bm_pos *pos; /* of the data */
    bm_diags *ds;
} bm_export_row;

typedef struct {
    bm_export_info info;
    const char *const *heads;
    const unsigned *widths; /* characters */
    size_t n_columns;
    const bm_export_setting *settings;
    size_t n_settings;
    bool practice;                                        /* no official page of it was seen */
    const bm_form_export *(*source)(const bm_form *form); /* NULL = none */
    int (*make)(
        const bm_export_row *row,
        bm_str *cells); /* 0, or -1 when an error was added, now or by the check of the values */
} bm_export_list;

#endif
