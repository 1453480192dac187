/* The block `table`. SPDX-License-Identifier: MIT */
#ifndef BM_FORM_FORM_TABLE_H
#define BM_FORM_FORM_TABLE_H

#include "form/form_read.h"

/** bm_form_table_compile(r, v, list): append the TABLE that ${v} describes to ${list}. */
void bm_form_table_compile(bm_form_read *r, const bm_value *v, bm_node_list *list);

#endif
