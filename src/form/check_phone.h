/* Fields of type phone. SPDX-License-Identifier: MIT */
#ifndef BM_FORM_CHECK_PHONE_H
#define BM_FORM_CHECK_PHONE_H

#include "form/check_value.h"

/**
 * bm_check_phone_read(at, out): one number: mobile (10 digits), fixed (11), 1800 and 1900, 069 and 080 of the
 * state's own networks. Printed without separators, as lists that are copied from have it (D030); +84 becomes
 * 0. A zero in front that a spreadsheet dropped comes back (D031); a mobile number of 11 digits of
 * before 15/9/2018 becomes the one it was changed to (D043). A prefix that is not in use, or a number
 * of another country: D042. Wrong: D033, D041.
 */
bool bm_check_phone_read(const bm_check_value_at *at, bm_field_value *out);

#endif
