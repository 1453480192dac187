/* Fields of type certificate_serial. SPDX-License-Identifier: MIT */
#ifndef BM_FORM_CHECK_SERIAL_H
#define BM_FORM_CHECK_SERIAL_H

#include "form/check_value.h"

/** bm_check_serial_read(at, out): số hiệu chứng thư số: up to 20 octets (RFC 5280, 4.1.2.2) as hexadecimal digits.
 *  Separators and 0x go, letters become capitals, an odd number of digits gets a 0 in front (D030).
 *  Wrong: D033, D048, D049. */
bool bm_check_serial_read(const bm_check_value_at *at, bm_field_value *out);

#endif
