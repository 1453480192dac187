/* Conditions on answers: compiled, and held against answers. SPDX-License-Identifier: MIT */
#ifndef BM_PROCEDURE_WHEN_H
#define BM_PROCEDURE_WHEN_H

#include "procedure/procedure_read.h"
#include "procedure/procedures.h"

/* What is known of a case. */
typedef struct {
    const bm_procedures *procedures;
    size_t regime;        /* index */
    bm_date day;          /* from which days are counted */
    const bm_str *values; /* by question; "" = none */
} bm_when_answers;

/** bm_when_compile_conditions(r, v, p): `conditions:` into ${p}; its questions are there already. An “any” may
 *  name days_left and number conditions before it. */
void bm_when_compile_conditions(const bm_procedure_read *r, const bm_value *v, bm_procedures *p);

/** bm_when_compile(r, v, p, out): `when:`, a map of question, condition or “regime” to the value, or the list of
 *  values, that it must have. Always holds when ${v} is NULL or wrong (P003, P004, P005). */
void bm_when_compile(const bm_procedure_read *r, const bm_value *v, const bm_procedures *p,
                     bm_when *out);

/** bm_when_holds(when, answers): do all tests hold? O(tests). */
bool bm_when_holds(const bm_when *when, const bm_when_answers *answers);

/** bm_when_last_question(p, when): the last question that ${when} depends on, or n_questions. */
size_t bm_when_last_question(const bm_procedures *p, const bm_when *when);

#endif
