/* The situations that a clerk meets (`cases:`), and what is to be done in each. SPDX-License-Identifier: MIT */
#ifndef BM_PROCEDURE_SITUATION_H
#define BM_PROCEDURE_SITUATION_H

#include "procedure/when.h"

/** bm_situation_compile(r, v, p): `cases:` into ${p}; questions, conditions and procedures are there already. */
void bm_situation_compile(const bm_procedure_read *r, const bm_value *v, bm_procedures *p);

#endif
