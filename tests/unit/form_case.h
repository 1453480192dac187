/* A form and data given as text in a test. SPDX-License-Identifier: MIT */
#ifndef FORM_CASE_H
#define FORM_CASE_H

#include "form/check.h"
#include "input/input.h"

typedef struct {
    bm_arena *a;
    bm_diags *ds;
    bm_form *form;
    bm_source data;
} form_case;

/** form_case_open(c, yaml): compile the definition; fails the test when that cannot be done. */
void form_case_open(form_case *c, const char *yaml);
void form_case_close(form_case *c);

/** form_case_set_up(state, yaml), form_case_tear_down(state): the same as fixtures of cmocka; return 0. */
int form_case_set_up(void **state, const char *yaml);
int form_case_tear_down(void **state);

/** form_case_read(c, text): forget all messages and read ${text} (YAML, JSON or XML, with "data:" at
 *  the top). */
const bm_value *form_case_read(form_case *c, const char *text);

/** form_case_check(c, text, draft, out): read ${text} and check it. */
int form_case_check(form_case *c, const char *text, bool draft, bm_field_values *out);

/** form_case_messages(c): what was reported, "D006 2:3 ho_ten; D005 3:1 ho_tne", or "". */
const char *form_case_messages(form_case *c);

/** form_case_value(c, values, id), _cell(c, values, table, row, column): rows from 0. */
const bm_field_value *form_case_value(form_case *c, const bm_field_values *values, const char *id);
const bm_field_value *form_case_cell(form_case *c, const bm_field_values *values, const char *table,
                                     size_t row, const char *column);

/** form_case_text(c, s): ${s} with a 0 behind it, for assert_string_equal. */
const char *form_case_text(form_case *c, bm_str s);

#endif
