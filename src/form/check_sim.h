/* Fields of type sim_pki. SPDX-License-Identifier: MIT */
#ifndef BM_FORM_CHECK_SIM_H
#define BM_FORM_CHECK_SIM_H

#include "form/check_value.h"

/** bm_check_sim_read(at, out): the operator, with “/cs” to keep the present number, as the notes of the forms
 *  have it (TT 185/2019/TT-BQP, Mẫu 01, note 2; NĐ 68/2024/NĐ-CP, Mẫu số 01) and spelt so (D030). Wrong:
 *  D050. */
bool bm_check_sim_read(const bm_check_value_at *at, bm_field_value *out);

#endif
