/* Strict reading of a definition's values. All functions report what is wrong and go on with
 * something harmless, so that one run finds every fault; whether any was found is in the diagnostics.
 * SPDX-License-Identifier: MIT */
#ifndef BM_FORM_FORM_READ_H
#define BM_FORM_FORM_READ_H

#include "form/form.h"
#include "form/known.h"

/* A definition while it is being compiled. */
typedef struct {
    bm_form *form;
    bm_arena *arena; /* the form's */
    bm_diags *ds;
    bool *used; /* n_fields: printed, or named by author, date, a condition or a rule */
} bm_form_read;

/** bm_form_read_map(r, v, name, id): true when ${v} is a map; keys that ${id} does not have (F001) and
 *  required ones that are missing (F002) are reported. ${name} is what messages call it. */
bool bm_form_read_map(bm_form_read *r, const bm_value *v, const char *name, bm_known_map_id id);

/** bm_form_read_list(r, v, name): true when ${v} is a list; else F004. */
bool bm_form_read_list(bm_form_read *r, const bm_value *v, const char *name);

/** bm_form_read_scalar(r, v, name): true when ${v} is a scalar; else F004. */
bool bm_form_read_scalar(bm_form_read *r, const bm_value *v, const char *name);

/** bm_form_read_text(r, v, name): a line of text; F004 when it is none or empty, F016 when it holds
 *  control characters. "" after an error and when ${v} is NULL. 0-terminated. */
bm_str bm_form_read_text(bm_form_read *r, const bm_value *v, const char *name);

/** bm_form_read_spaces(r, v, name): the same, but the text may be empty or nothing but spaces. */
bm_str bm_form_read_spaces(bm_form_read *r, const bm_value *v, const char *name);

/** bm_form_read_word(r, v, name, id): index of the word, or -1 (F003, F004; or ${v} is NULL). */
int bm_form_read_word(bm_form_read *r, const bm_value *v, const char *name, bm_known_words_id id);

/** bm_form_read_tenths(r, v, name, max): ten times a number from 0.1 to ${max} with at most one
 *  decimal; 0 after F003, F004. */
long bm_form_read_tenths(bm_form_read *r, const bm_value *v, const char *name, long max);

/** bm_form_read_count(r, v, name, max): a whole number from 0 to ${max}; 0 after F003, F004. */
long bm_form_read_count(bm_form_read *r, const bm_value *v, const char *name, long max);

/** bm_form_read_value(r, v, name, allowed): report F003 for ${v}, a scalar. */
void bm_form_read_value(bm_form_read *r, const bm_value *v, const char *name, const char *allowed);

/** bm_form_read_field(r, id, pos, parent): index of field ${id} under ${parent}, or -1 with F006. */
int bm_form_read_field(bm_form_read *r, bm_str id, const bm_pos *pos, int parent);

/** bm_form_read_field_type(r, field, pos, types): true when the type of ${field} is one of ${types}
 *  (BM_KNOWN_IN_…); else F014. */
bool bm_form_read_field_type(bm_form_read *r, int field, const bm_pos *pos, unsigned types);

/** bm_form_read_types(a, types): "text, person", for messages. */
const char *bm_form_read_types(bm_arena *a, unsigned types);

#endif
