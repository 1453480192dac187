/* What of a page is to be seen (ISO 32000-1, 8.6.8, 9.3.6, 12.5, 14.11.2): text that is there but that nobody sees, and what
 * lies over the text. Glyphs and areas are not measured. SPDX-License-Identifier: MIT */
#ifndef BM_INPUT_PDF_SEEN_H
#define BM_INPUT_PDF_SEEN_H

#include "input/pdf_file.h"

typedef struct {
    double left, bottom, right, top; /* user space */
} bm_pdf_seen_box;

/* A part of the graphics state. */
typedef struct {
    bool is_white;   /* areas, and text, are filled with white: on paper, with nothing */
    int render_mode; /* of text, 9.3.6 */
} bm_pdf_seen_paint;

/** bm_pdf_seen_page(f, page): its CropBox, else its MediaBox, own or inherited; all of the plane when it has none. */
bm_pdf_seen_box bm_pdf_seen_page(bm_pdf_file *f, qpdf_oh page);

/** bm_pdf_seen_has_notes(f, page): Has it annotations that are drawn and are neither fields nor links: comments, stamps, text
 *  written over it? */
bool bm_pdf_seen_has_notes(bm_pdf_file *f, qpdf_oh page);

/** bm_pdf_seen_operator(p, op, last, n): Obey ${op} if it sets a colour or the render mode. ${last}: the last 4 of its ${n}
 *  operands, each 0 that is not there. False when it is another operator. */
bool bm_pdf_seen_operator(bm_pdf_seen_paint *p, bm_str op, const double last[4], size_t n);

/** bm_pdf_seen_covers(p, op): Does ${op} paint over what is there so that it is gone: an area of white, a shading, an image? */
bool bm_pdf_seen_covers(const bm_pdf_seen_paint *p, bm_str op);

/** bm_pdf_seen_is_text(p, size_pt): Is text of that size to be seen? */
bool bm_pdf_seen_is_text(const bm_pdf_seen_paint *p, double size_pt);

#endif
