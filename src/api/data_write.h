/* Data as files. SPDX-License-Identifier: MIT */
#ifndef BM_API_DATA_WRITE_H
#define BM_API_DATA_WRITE_H

#include "base/buf.h"
#include "form/form.h"

/* What a file says before its values. */
typedef struct {
    bm_str form_id;
    const char *sha; /* SHA-256 of the definition, or "" */
} bm_data_write_head;

/**
 * bm_data_write_values(out, head, values, format, ds):
 * Append a file of UTF-8 that reads back as ${values}, whatever they hold. XML also names the definition of the form and
 * this program.
 *
 * values  of bm_data_canonical; NULL = the blank form
 *
 * Returns 0, or -1 with D080: XML cannot hold a character. O(bytes).
 */
int bm_data_write_values(bm_buf *out, const bm_data_write_head *head, const bm_value *values,
                         bm_input_format format, bm_diags *ds);

#endif
