/* Form × values -> document tree. SPDX-License-Identifier: MIT */
#ifndef BM_MERGE_MERGE_H
#define BM_MERGE_MERGE_H

#include "form/check.h"

/**
 * bm_merge_document(a, form, values, out, ds):
 * Fill the form. Subtrees without values are shared with the form, not copied.
 *
 * values  NULL = the blank form
 * out     in ${a}; borrows from ${form} and ${values}. `created` is midnight in Vietnam of the form's
 *         date field, or of the first day of the form's validity when there is none, or 0.
 *
 * Returns 0, or -1 with D020 (a markdown value that cannot be used).
 */
int bm_merge_document(bm_arena *a, const bm_form *form, const bm_field_values *values,
                      bm_document *out, bm_diags *ds);

#endif
