/* What the data part of a blank DOCX file holds before anything is filled in. SPDX-License-Identifier: MIT */
#ifndef BM_API_DATA_BLANK_H
#define BM_API_DATA_BLANK_H

#include "form/form.h"

/** bm_data_blank_is_empty(v): absent throughout, or no more than boxes that are not ticked. O(values). */
bool bm_data_blank_is_empty(const bm_value *v);

/** bm_data_blank_prints(form, fields): the same, but for what the blank form prints itself: its defaults. O(fields × values). */
bool bm_data_blank_prints(const bm_form *form, const bm_value *fields);

#endif
