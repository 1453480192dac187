/* The questions that an advice asks. SPDX-License-Identifier: MIT */
#ifndef BM_PROCEDURE_QUESTION_H
#define BM_PROCEDURE_QUESTION_H

#include "procedure/when.h"

/** bm_question_compile(r, v, p): `questions:` into ${p}, without their `when:`. */
void bm_question_compile(const bm_procedure_read *r, const bm_value *v, bm_procedures *p);

/** bm_question_compile_when(r, v, p): `when:` of the questions; conditions are there already. A question may only
 *  depend on those before it (P010). */
void bm_question_compile_when(const bm_procedure_read *r, const bm_value *v, bm_procedures *p);

/** bm_question_allowed(a, q): the answers to ${q}: "ca-nhan, co-quan", "1 … 99", "dd/mm/yyyy". */
const char *bm_question_allowed(bm_arena *a, const bm_question *q);

#endif
