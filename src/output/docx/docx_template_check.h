/* Documents against the page of a template. SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_DOCX_TEMPLATE_CHECK_H
#define BM_OUTPUT_DOCX_TEMPLATE_CHECK_H

#include "output/docx/docx_template.h"

/**
 * bm_docx_template_check(t, a, docs, n, ds):
 * Can these documents be laid out on the page of ${t}? A column of a table that could be read on our page must be readable on it.
 * Tells (O059, a note) when the footer of a document stands where the template has one.
 *
 * Returns 0, or -1 with O053 for each form that has no room. O(tables).
 */
int bm_docx_template_check(const bm_docx_template *t, bm_arena *a, const bm_document *docs,
                           size_t n, bm_diags *ds);

#endif
