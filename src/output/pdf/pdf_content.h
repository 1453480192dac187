/* The content streams of the pages. SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_PDF_PDF_CONTENT_H
#define BM_OUTPUT_PDF_PDF_CONTENT_H

#include "output/pdf/pdf_tags.h"
#include "output/pdf/pdf_usage.h"

/* A document while its pages are written, one after the other. */
typedef struct {
    const bm_pages *pages;
    const bm_pdf_usage *
        usage; /* its fonts are acquired; they are named /F0, /F1, …, and /X0, … for what is drawn */
    bm_pdf_tags *tags;             /* begun with the same pages and widgets */
    const bm_pdf_widgets *widgets; /* NULL = none */
    size_t next_drawn;             /* index into usage->drawn; from 0 */
    size_t next_widget;            /* from 0 */
} bm_pdf_content;

/**
 * bm_pdf_content_write(c, page, out):
 * Append the operators that draw page ${page}: rules first, then everything in the order of the items, which is the
 * order of reading. What belongs to an element is marked as its content and told to the tags; leaders, rules
 * and furniture are artifacts; a layout without elements is not marked. Where a line of text ends, it has the
 * space that parts its last word from the next line's.
 *
 * Every glyph stands within 0.01 pt of its place. O(glyphs).
 */
void bm_pdf_content_write(bm_pdf_content *c, size_t page, bm_buf *out);

#endif
