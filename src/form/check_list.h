/* Fields of type list. SPDX-License-Identifier: MIT */
#ifndef BM_FORM_CHECK_LIST_H
#define BM_FORM_CHECK_LIST_H

#include "form/check_value.h"

/** bm_check_list_read(job, place, value, key_pos, out): the lines of ${value}, a list of scalars or one scalar,
 *  each tidied as a text is; out->text has them all, joined by "; ". Empty ones are left out (D057). ${*out} is all
 *  zero but for pos when there is none, or one is wrong (D058, D059). */
void bm_check_list_read(bm_check_value_job *job, const bm_check_value_place *place,
                        const bm_value *value, const bm_pos *key_pos, bm_field_value *out);

#endif
