/* What a document says of the form and the data that it was made from. SPDX-License-Identifier: MIT */
#ifndef BM_API_ORIGIN_H
#define BM_API_ORIGIN_H

#include "bieumau.h"
#include "form/check.h"

/**
 * bm_origin_fill(a, part, values, doc, ds):
 * Set form, data_xml, definition_sha and label of ${doc}. In ${a}; borrows from ${part}.
 *
 * values  what bm_check_values made of the data; NULL = the blank form
 *
 * Returns 0, or -1 with D080.
 */
int bm_origin_fill(bm_arena *a, const bm_part *part, const bm_field_values *values,
                   bm_document *doc, bm_diags *ds);

#endif
