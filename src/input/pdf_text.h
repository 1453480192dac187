/* The visible text of a page of a PDF file (ISO 32000-1, 7.8, 9.4, 14.6, 14.8.2.2). SPDX-License-Identifier: MIT */
#ifndef BM_INPUT_PDF_TEXT_H
#define BM_INPUT_PDF_TEXT_H

#include "input/pdf_file.h"
#include "input/pdf_glyphs.h"

enum { BM_PDF_TEXT_HEADS = 256 };

typedef struct bm_pdf_text_font {
    int id; /* of the object */
    const bm_pdf_glyphs *glyphs;
    struct bm_pdf_text_font *next;
} bm_pdf_text_font;

/* What the pages of a file share. */
typedef struct {
    bm_pdf_file *file;
    bm_arena *arena;
    size_t text_left; /* bytes of text that may still be made */
    bm_pdf_text_font *fonts[BM_PDF_TEXT_HEADS];
    size_t n_fonts; /* read */
} bm_pdf_text;

/**
 * bm_pdf_text_page(t, page, resources, partial, covered):
 * The text of a page in the order of its content, in NFC, in t->arena: what is marked as artifact or cannot be seen left out
 * (without colour or size, outside of the page), ActualText in place of what it covers, forms (Do) included. A line break or
 * a space stands between pieces that are set apart.
 *
 * resources  of the page, own or inherited
 * partial    true when some text could not be read
 * covered    true when something is drawn that may hide text or say another one: images, annotations, white over text
 */
bm_str bm_pdf_text_page(bm_pdf_text *t, qpdf_oh page, qpdf_oh resources, bool *partial,
                        bool *covered);

#endif
