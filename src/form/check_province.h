/* Fields of type province. SPDX-License-Identifier: MIT */
#ifndef BM_FORM_CHECK_PROVINCE_H
#define BM_FORM_CHECK_PROVINCE_H

#include "form/check_value.h"

/** bm_check_province_read(at, out): a province or city, of today or of before 01/7/2025. What is spelt as official
 *  texts spell it prints as typed; other spellings print in the usual one (D030). A unit that is no more on
 *  the date of the document, or has become a city, is D052, which names the one of today. Wrong: D051. */
bool bm_check_province_read(const bm_check_value_at *at, bm_field_value *out);

#endif
