/* Rules of a form. SPDX-License-Identifier: MIT */
#ifndef BM_FORM_RULE_H
#define BM_FORM_RULE_H

#include "form/form_read.h"

/** bm_rule_compile(r, v): read ${v}, the value of "rules". */
void bm_rule_compile(bm_form_read *r, const bm_value *v);

#endif
