/* Procedures under each regime: forms, attachments, addressee, deadlines. SPDX-License-Identifier: MIT */
#ifndef BM_PROCEDURE_PROCEDURE_ENTRY_H
#define BM_PROCEDURE_PROCEDURE_ENTRY_H

#include "procedure/procedure_read.h"
#include "procedure/procedures.h"

/** bm_procedure_entry_compile(r, v, p): `procedures:` into ${p}; its regimes and events are there already. Every
 *  procedure has an entry for every regime (P002). */
void bm_procedure_entry_compile(const bm_procedure_read *r, const bm_value *v, bm_procedures *p);

#endif
