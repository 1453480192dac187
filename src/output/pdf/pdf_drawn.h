/* Characters that are drawn rather than set: check boxes, and letters with a loose mark. They are glyphs of Type 3
 * fonts, each with one place, one advance and its whole text, so every reader copies them right: no
 * text font has ☐ ☑, and readers disagree on the order and spacing of a letter and a mark that stand
 * on top of each other.
 * SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_PDF_PDF_DRAWN_H
#define BM_OUTPUT_PDF_PDF_DRAWN_H

#include "output/pdf/pdf_usage.h"

/** bm_pdf_drawn_fonts(usage): how many Type 3 fonts the drawings need; named /X0, /X1, … */
size_t bm_pdf_drawn_fonts(const bm_pdf_usage *usage);

/** bm_pdf_drawn_font(i), bm_pdf_drawn_code(i): where drawing ${i} is: index of the font, character code. */
unsigned bm_pdf_drawn_font(size_t i);
char bm_pdf_drawn_code(size_t i);

/** bm_pdf_drawn_add(usage, font, fonts, h): write font ${font}; returns its number. ${fonts}: the
 *  entries "/F0 5 0 R…" of the text fonts, which the drawings of letters refer to. */
unsigned bm_pdf_drawn_add(const bm_pdf_usage *usage, size_t font, bm_str fonts, bm_pdf_haru *h);

#endif
