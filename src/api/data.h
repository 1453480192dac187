/* The data of one document behind bieumau.h. SPDX-License-Identifier: MIT */
#ifndef BM_API_DATA_H
#define BM_API_DATA_H

#include "bieumau.h"
#include "input/value.h"

/** bm_data_arena(data): where its values are; emptied by bm_data_clear. bm_data_unheard(data): an empty list for messages that nobody is to
 *  hear; one for all calls. */
bm_arena *bm_data_arena(bm_data *data);
bm_diags *bm_data_unheard(bm_data *data);

/** bm_data_fields(data): the map under "data:", or NULL when nothing is given. */
const bm_value *bm_data_fields(const bm_data *data);

/** bm_data_open(path, format, legacy, profile, ds): read a file of data, or of a ${profile}. Free with bm_data_free.
 *  NULL with E…, I…, or D… for its outer shape. */
bm_data *bm_data_open(const char *path, bm_input_format format, bm_legacy legacy, bool profile,
                      bm_diags *ds);

/** bm_data_is_blank(data): does it stand for the blank form? Not when it came from one, but has values.
 *  bm_data_is_blank_of(data, form): the same when ${form} is known: values that its blank prints itself, its defaults, do not count. */
bool bm_data_is_blank(const bm_data *data);
bool bm_data_is_blank_of(const bm_data *data, const bm_form *form);

/** bm_data_profile(data): the map of the profile, or NULL. */
const bm_value *bm_data_profile(const bm_data *data);

/** bm_data_sha(data), bm_data_program(data): SHA-256 of the definition, 64 digits, and the version of the program that the file
 *  says it was written with, or ""; only XML does. Nobody has checked it. */
const char *bm_data_sha(const bm_data *data);
const char *bm_data_program(const bm_data *data);

/** bm_data_form_pos(data): where the form is named; without a place when it is not from a file. */
const bm_pos *bm_data_form_pos(const bm_data *data);

/** bm_data_wrap(form_id, fields): data around a map of values, which must live as long. */
bm_data *bm_data_wrap(const char *form_id, const bm_value *fields);

/** bm_data_from_blank(data): was it made as the blank form, whatever was filled in since? */
bool bm_data_from_blank(const bm_data *data);

/** bm_data_replace(data, fields): ${data} holds ${fields}, a map that must live as long, in place of what it held; NULL = it
 *  stands for the blank form. */
void bm_data_replace(bm_data *data, const bm_value *fields);

#endif
