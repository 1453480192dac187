/* The block `signatures`. SPDX-License-Identifier: MIT */
#ifndef BM_FORM_FORM_SIGNATURES_H
#define BM_FORM_FORM_SIGNATURES_H

#include "form/form_read.h"

/** bm_form_signatures_compile(r, v, list): append the SIGNATURES that ${v} describes, with RECIPIENTS first when
 *  there are any. */
void bm_form_signatures_compile(bm_form_read *r, const bm_value *v, bm_node_list *list);

#endif
