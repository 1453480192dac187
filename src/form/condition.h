/* Conditions on the data, `when:` of blocks and rules:
 *   when: gia_han                      has a value, is ticked, has rows
 *   when: {loai: Cá nhân, moi: ""}     all of: is this value, or one of a list of values; "" = has none
 * SPDX-License-Identifier: MIT */
#ifndef BM_FORM_CONDITION_H
#define BM_FORM_CONDITION_H

#include "form/check.h"
#include "form/form_read.h"

/** bm_condition_read(r, v, name, parent): compile ${v}, the value of ${name}. Names are columns of the ROWS
 *  field ${parent} first (-1 = none), then fields of the form. Returns the number from 1 that the condition
 *  has in the form, or 0 (F003, F004, F006, F011; or ${v} is NULL). */
uint16_t bm_condition_read(bm_form_read *r, const bm_value *v, const char *name, int parent);

/** bm_condition_field(r, id, pos, parent): the field that conditions and rules call ${id}: a column of the ROWS
 *  field ${parent} (-1 = none), else a field of the form. It counts as used. -1 with F006. */
int bm_condition_field(bm_form_read *r, bm_str id, const bm_pos *pos, int parent);

/** bm_condition_holds(form, number, values, row): does condition ${number} hold? Number 0 always does.
 *  ${values} NULL: the blank form, where only PRESENT holds. ${row}: of the table whose columns it names, from
 *  1; 0 = none. O(tests). */
bool bm_condition_holds(const bm_form *form, size_t number, const bm_field_values *values,
                        size_t row);

/** bm_condition_value(form, values, field, row): the value of ${field}, in ${row} when it is a column. Never
 *  NULL; all zero when there is none. */
const bm_field_value *bm_condition_value(const bm_form *form, const bm_field_values *values,
                                         int field, size_t row);

/** bm_condition_present(form, value, field): has ${value}, which is one of ${field}, what PRESENT asks for? */
bool bm_condition_present(const bm_form *form, const bm_field_value *value, int field);

#endif
