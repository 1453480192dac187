/* Flat OPC: the same parts in one XML file, as Word's "Word XML Document" (.xml).
 * SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_DOCX_FLAT_H
#define BM_OUTPUT_DOCX_FLAT_H

#include "base/buf.h"
#include "output/docx/docx_package.h"

/** bm_docx_flat_write(parts, n, out): all parts but [Content_Types].xml, whose facts stand at the parts. */
void bm_docx_flat_write(const bm_docx_part *parts, size_t n, bm_buf *out);

#endif
