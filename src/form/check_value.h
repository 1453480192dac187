/* One value against its field. SPDX-License-Identifier: MIT */
#ifndef BM_FORM_CHECK_VALUE_H
#define BM_FORM_CHECK_VALUE_H

#include "form/check.h"

/* What all values of one document have in common while they are checked. */
typedef struct {
    bm_arena *a;
    bm_diags *ds;
    bool draft;
    int status; /* -1 as soon as there was an error */
} bm_check_value_job;

/* Where a value belongs. */
typedef struct {
    const bm_field *field;
    const bm_field *table; /* field is a column of it; NULL = field stands for itself */
    size_t row;            /* of table, from 1 */
} bm_check_value_place;

/** bm_check_value_report(job, place, code, pos, arg1, arg2): add a message about ${place}. {0} is the
 *  id of the field, then come ${arg1} and ${arg2} unless NULL. */
void bm_check_value_report(bm_check_value_job *job, const bm_check_value_place *place, bm_code code,
                           const bm_pos *pos, const char *arg1, const char *arg2);

/** bm_check_value_missing(job, place, pos): report a field without value, D006 or D019, when it is
 *  required. */
void bm_check_value_missing(bm_check_value_job *job, const bm_check_value_place *place,
                            const bm_pos *pos);

/** bm_check_value_read(job, place, value, key_pos, out): type ${value}, which is not of type ROWS.
 *  ${*out} is all zero but for pos when the value is absent or wrong. */
void bm_check_value_read(bm_check_value_job *job, const bm_check_value_place *place,
                         const bm_value *value, const bm_pos *key_pos, bm_field_value *out);

#endif
