/* The content stream of a page. SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_PDF_PDF_CONTENT_H
#define BM_OUTPUT_PDF_PDF_CONTENT_H

#include "output/pdf/pdf_usage.h"

/**
 * bm_pdf_content_write(out, usage, page, height_pt, next_drawn):
 * Append the operators that draw ${page}: rules first, then all text in one text object, in the order of the
 * items, which is the order of reading.
 *
 * usage       its fonts are acquired; they are named /F0, /F1, …, and /X0, … for what is drawn
 * height_pt   of the page: PDF counts y upwards
 * next_drawn  index into usage->drawn; 0 for the first page, and moved on, so pages go in order
 *
 * Every glyph stands within 0.01 pt of its place. O(glyphs).
 */
void bm_pdf_content_write(bm_buf *out, const bm_pdf_usage *usage, const bm_page *page,
                          double height_pt, size_t *next_drawn);

#endif
