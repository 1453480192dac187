/* Data as a form reads it, in one shape for all that say the same. SPDX-License-Identifier: MIT */
#ifndef BM_API_DATA_CANONICAL_H
#define BM_API_DATA_CANONICAL_H

#include "bieumau.h"
#include "form/form.h"

/**
 * bm_data_canonical(a, form, data):
 * A map of the values that ${data}, else its profile, gives to the fields of ${form}, in their order. Texts are tidied
 * as bm_check does; tables and lists are LISTs also when they have one entry; what is empty is left out, and
 * so is what bm_check refuses by its shape. Without a form (NULL) the texts are as they stand, in their order. Never NULL; in ${a}, borrows from ${data} and ${form}. O(values × fields), but
 * O(values) when they come in the order of the form.
 */
const bm_value *bm_data_canonical(bm_arena *a, const bm_form *form, const bm_data *data);

#endif
