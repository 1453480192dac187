/* Fields of type official_email. SPDX-License-Identifier: MIT */
#ifndef BM_FORM_CHECK_EMAIL_H
#define BM_FORM_CHECK_EMAIL_H

#include "form/check_value.h"

/**
 * bm_check_email_read(at, out): a mailbox that a state body issued: capitals become small letters, spaces beside
 * “@” and “.” go (D030). Mail open to anybody (gmail, yahoo, hotmail…) is what the notes of the forms
 * refuse: D045. Outside .gov.vn: D046, since schools, hospitals and mass bodies have other names. Wrong:
 * D044, letters with marks D047.
 */
bool bm_check_email_read(const bm_check_value_at *at, bm_field_value *out);

#endif
