/* The body of a definition. SPDX-License-Identifier: MIT */
#ifndef BM_FORM_FORM_BODY_H
#define BM_FORM_FORM_BODY_H

#include "form/form_read.h"

/** bm_form_body_compile(r, v): the DOCUMENT that ${v}, the value of "body", describes. Never NULL. */
const bm_node *bm_form_body_compile(bm_form_read *r, const bm_value *v);

#endif
