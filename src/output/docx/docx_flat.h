/* Flat OPC: the same parts in one XML file, as Word's "Word XML Document" (.xml).
 * SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_DOCX_FLAT_H
#define BM_OUTPUT_DOCX_FLAT_H

#include "base/buf.h"
#include "output/docx/docx_package.h"

/** bm_docx_flat_write(parts, n, out): append all parts but [Content_Types].xml, whose facts stand at the parts. XML (UTF-8)
 *  stands as it is but for its declaration, what is binary in base64. Grows ${out} once. O(bytes). */
void bm_docx_flat_write(const bm_docx_part *parts, size_t n, bm_buf *out);

/** bm_docx_flat_base64(out, bytes): append ${bytes} in lines of 76 characters (RFC 2045, 6.8), as pkg:binaryData wants
 *  them, each with a line end. */
void bm_docx_flat_base64(bm_buf *out, bm_str bytes);

#endif
