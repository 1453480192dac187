/* Is a form in force on the day of its document? SPDX-License-Identifier: MIT */
#ifndef BM_API_VALIDITY_H
#define BM_API_VALIDITY_H

#include "form/check.h"

/**
 * bm_validity_check(form, values, today, pos, ds):
 * Warn with D025, D026 or D027 when ${form} is not in force on the date of the document.
 *
 * values  NULL = the blank form
 * today   the date of a document that has none
 * pos     where the data names the form, for a document without a date; may be NULL
 */
void bm_validity_check(const bm_form *form, const bm_field_values *values, bm_date today,
                       const bm_pos *pos, bm_diags *ds);

#endif
