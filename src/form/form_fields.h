/* The fields of a definition. SPDX-License-Identifier: MIT */
#ifndef BM_FORM_FORM_FIELDS_H
#define BM_FORM_FORM_FIELDS_H

#include "form/form_read.h"

/** bm_form_fields_compile(r, v): fill r->form->fields from ${v}, the value of "fields". A field with
 *  faults is there all the same, so that texts that name it are not reported too. */
void bm_form_fields_compile(bm_form_read *r, const bm_value *v);

/** bm_form_fields_is_id(s): letters a–z, digits, "-", "_"; a letter first, no "_" or "-" last; at most 64
 *  bytes. Such an id is also a name in XML, and CommonMark leaves it alone. */
bool bm_form_fields_is_id(bm_str s);

#endif
