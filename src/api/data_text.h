/* Values given by a program: checked as a reader of files checks its own. SPDX-License-Identifier: MIT */
#ifndef BM_API_DATA_TEXT_H
#define BM_API_DATA_TEXT_H

#include "input/value.h"

/** bm_data_text_check(text, path, ds): 0, or -1 with I001 when ${text} is not UTF-8. */
int bm_data_text_check(bm_str text, const char *path, bm_diags *ds);

/** bm_data_text_scalar(a, bytes, n, path, ds): ${n} bytes as a value in ${a}: UTF-8 in NFC, within the limit.
 *  ${path}: the field, for messages. NULL with I001 or I005. */
const bm_value *bm_data_text_scalar(bm_arena *a, const char *bytes, size_t n, const char *path,
                                    bm_diags *ds);

/** bm_data_text_sha(definition): the digits of "sha256:…", or NULL when it is no such thing. */
const char *bm_data_text_sha(bm_str definition);

#endif
