/* Character maps (CMaps): ToUnicode (ISO 32000-1, 9.10.3) and the lengths of codes (9.7.6.2). SPDX-License-Identifier: MIT */
#ifndef BM_INPUT_PDF_CMAP_H
#define BM_INPUT_PDF_CMAP_H

#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"

typedef struct bm_pdf_cmap bm_pdf_cmap;

/** bm_pdf_cmap_read(a, bytes): the map that a stream holds, in ${a}; what is wrong in it is left out. O(n log n), also when its
 *  ranges overlap. */
const bm_pdf_cmap *bm_pdf_cmap_read(bm_arena *a, bm_str bytes);

/** bm_pdf_cmap_code_bytes(map, s): how many bytes (1 to 4) the code at the start of ${s} has by the codespace ranges of ${map};
 *  0 when it has none, or no range fits. */
size_t bm_pdf_cmap_code_bytes(const bm_pdf_cmap *map, bm_str s);

/** bm_pdf_cmap_put(map, code, out): append the text of ${code} as UTF-8. False when the map does not have it. O(log n). */
bool bm_pdf_cmap_put(const bm_pdf_cmap *map, uint32_t code, bm_buf *out);

#endif
