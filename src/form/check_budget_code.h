/* Fields of type budget_code. SPDX-License-Identifier: MIT */
#ifndef BM_FORM_CHECK_BUDGET_CODE_H
#define BM_FORM_CHECK_BUDGET_CODE_H

#include "form/check_value.h"

/** bm_check_budget_code_read(at, out): mã số đơn vị có quan hệ với ngân sách, 7 digits (TT 185/2015/TT-BTC).
 *  Separators go (D030). The first digit is the kind of code: others than 1–3 and 7–9 are D040. No
 *  check digit is known. Wrong: D033, D039. */
bool bm_check_budget_code_read(const bm_check_value_at *at, bm_field_value *out);

#endif
