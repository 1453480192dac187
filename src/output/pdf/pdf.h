/* PDF through libharu. SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_PDF_PDF_H
#define BM_OUTPUT_PDF_PDF_H

#include "output/renderer.h"

extern const bm_renderer bm_pdf_renderer; /* --to pdf */

#endif
