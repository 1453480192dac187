/* A field of a form as a column of a workbook, in words of a clerk (Vietnamese, as the form is). SPDX-License-Identifier: MIT */
#ifndef BM_API_WORKBOOK_COLUMN_H
#define BM_API_WORKBOOK_COLUMN_H

#include "form/form.h"
#include "sheet/sheet_form.h"

/** bm_workbook_column_of(a, form, i, out): field ${i} of ${form}, not a table itself. Texts in ${a} or borrowed. Equal lists of options
 *  are equal pointers within ${lists}, which begins as {0}. */
typedef struct {
    const char *const *provinces, *const *authorities;
} bm_workbook_column_lists;

void bm_workbook_column_of(bm_arena *a, const bm_form *form, size_t i,
                           bm_workbook_column_lists *lists, bm_sheet_form_column *out);

#endif
