/* One value against its field. SPDX-License-Identifier: MIT */
#ifndef BM_FORM_CHECK_VALUE_H
#define BM_FORM_CHECK_VALUE_H

#include "form/check.h"

/* What all values of one document have in common while they are checked. */
typedef struct {
    bm_arena *a;
    bm_diags *ds;
    bool draft;
    bool sparse; /* what is missing is not asked for */
    bm_date
        date; /* of the document, else today; {0} = not known: nothing that depends on it is said */
    size_t item; /* of the list that is being read, from 1; 0 = none */
    int status;  /* -1 as soon as there was an error */
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

/** bm_check_value_tidy(job, place, value, text): tidy the scalar ${value} and say what was found. Returns
 *  false when it cannot be used (D015, D022). ${*text} may be empty. */
bool bm_check_value_tidy(bm_check_value_job *job, const bm_check_value_place *place,
                         const bm_value *value, bm_str *text);

/** bm_check_value_read(job, place, value, key_pos, out): type ${value}, which is not of type ROWS.
 *  ${*out} is all zero but for pos when the value is absent or wrong. */
void bm_check_value_read(bm_check_value_job *job, const bm_check_value_place *place,
                         const bm_value *value, const bm_pos *key_pos, bm_field_value *out);

/* The value that a type reads. Each type has a function bm_check_<type>_read(at, out): out->text holds
 * what was typed, tidied and not empty, and is replaced by what is printed. It returns false when the value
 * is wrong, which it then has reported. A clean value costs no allocation. */
typedef struct {
    bm_check_value_job *job;
    const bm_check_value_place *place;
    const bm_pos *pos;
} bm_check_value_at;

/** bm_check_value_say(at, code, args, n_args): add a message about the value, with all its arguments. */
void bm_check_value_say(const bm_check_value_at *at, bm_code code, const bm_str *args,
                        size_t n_args);

/** bm_check_value_tell(at, code, arg1, arg2, arg3): add a message about the value: {0} is the id of the field,
 *  {1} to {3} the arguments, which may be empty. Returns false, so that `return bm_check_value_tell(…)` reads well. */
bool bm_check_value_tell(const bm_check_value_at *at, bm_code code, bm_str arg1, bm_str arg2,
                         bm_str arg3);

/** bm_check_value_rewrite(at, code, text, out): print ${text} for what was typed; when they differ, say so with
 *  the note ${code} (before, after). Returns true. */
bool bm_check_value_rewrite(const bm_check_value_at *at, bm_code code, bm_str text,
                            bm_field_value *out);

#endif
