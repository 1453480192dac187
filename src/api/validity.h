/* May this form be used for this document? SPDX-License-Identifier: MIT */
#ifndef BM_API_VALIDITY_H
#define BM_API_VALIDITY_H

#include "api/env.h"
#include "form/check.h"

/** bm_validity_available(form, pos, ds): is the text of ${form} at hand? Else D028 at ${pos}, and false. */
bool bm_validity_available(const bm_form *form, const bm_pos *pos, bm_diags *ds);

/**
 * bm_validity_check(env, form, values, pos, ds):
 * Warn with D025, D026 or D027 when ${form} is not in force on the date of the document (today when it has none),
 * and with D029 when not all of its wording is sure.
 *
 * values  NULL = the blank form
 * pos     where the data names the form; may be NULL
 */
void bm_validity_check(bm_env *env, const bm_form *form, const bm_field_values *values,
                       const bm_pos *pos, bm_diags *ds);

#endif
