/* The fonts of a PDF file as far as text needs them: from the bytes of a string to characters (ISO 32000-1, 9.10).
 * SPDX-License-Identifier: MIT */
#ifndef BM_INPUT_PDF_GLYPHS_H
#define BM_INPUT_PDF_GLYPHS_H

#include "input/pdf_cmap.h"
#include "input/pdf_file.h"

typedef struct bm_pdf_glyphs bm_pdf_glyphs;

/** bm_pdf_glyphs_read(f, a, font): the dictionary of a font, in ${a}. Never NULL. */
const bm_pdf_glyphs *bm_pdf_glyphs_read(bm_pdf_file *f, bm_arena *a, qpdf_oh font);

/** bm_pdf_glyphs_put(g, s, limit, out): append the characters of the string ${s} as UTF-8, U+FFFD for those that cannot be
 *  told, until ${out} has more than ${limit} bytes. Returns false when some are left out or cannot be told. */
bool bm_pdf_glyphs_put(const bm_pdf_glyphs *g, bm_str s, size_t limit, bm_buf *out);

#endif
