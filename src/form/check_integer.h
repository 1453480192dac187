/* Fields of type integer. SPDX-License-Identifier: MIT */
#ifndef BM_FORM_CHECK_INTEGER_H
#define BM_FORM_CHECK_INTEGER_H

#include "form/check_value.h"

/** bm_check_integer_read(at, out): a whole number from 0, of at most 18 digits, with or without dots between its
 *  groups of three; out->number is its value. Prints with the dots; with `show: padded`, which is for
 *  numbers of documents, without them but with two digits at least. What a spreadsheet added (25.0), other
 *  separators of groups, and zeros in front go (D030). Wrong: D033, D053, D054. */
bool bm_check_integer_read(const bm_check_value_at *at, bm_field_value *out);

#endif
