/* Files attached to a PDF file (ISO 32000-1, 7.11.4; ISO 32000-2, 14.13). SPDX-License-Identifier: MIT */
#ifndef BM_INPUT_PDF_ATTACHED_H
#define BM_INPUT_PDF_ATTACHED_H

#include "input/pdf_file.h"
#include "input/pdf_read.h"

/** bm_pdf_attached_read(f, a, n): those of the catalogue's AF in its order, then those only in its name tree EmbeddedFiles; in
 *  ${a}. NULL when there are none. */
const bm_pdf_read_attachment *bm_pdf_attached_read(bm_pdf_file *f, bm_arena *a, size_t *n);

#endif
