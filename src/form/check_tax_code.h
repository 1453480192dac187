/* Fields of type tax_code. SPDX-License-Identifier: MIT */
#ifndef BM_FORM_CHECK_TAX_CODE_H
#define BM_FORM_CHECK_TAX_CODE_H

#include "form/check_value.h"

/**
 * bm_check_tax_code_read(at, out): mã số thuế of 10 digits, or of 13, printed as 0123456789-001 (TT 86/2024/TT-BTC,
 * Điều 5; the same in TT 90/2026/TT-BTC). Separators go (D030); a zero in front that a spreadsheet
 * dropped comes back when the check digit then fits (D031). A check digit that does not fit is only D037: no
 * law publishes how it is made. 12 digits are the code of a person or a household since
 * 01/7/2025: D038. Wrong: D033, D036.
 */
bool bm_check_tax_code_read(const bm_check_value_at *at, bm_field_value *out);

#endif
