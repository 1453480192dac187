/* An embedded font: the subset file and the dictionaries around it, as ready bytes.
 * Immutable after bm_pdf_font_new. SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_PDF_PDF_FONT_H
#define BM_OUTPUT_PDF_PDF_FONT_H

#include "base/buf.h"
#include "output/pdf/pdf_haru.h"
#include "output/pdf/pdf_subset.h"

typedef struct {
    const bm_font_face *face;
    size_t n;         /* glyphs that may be drawn */
    bm_pdf_use *uses; /* ascending by glyph; what each is read as */
    uint16_t *cids;   /* their character identifiers = glyphs in the subset */
    /* advances as the W array states them, in 1/100 of 1/1000 em, so that a page stream can know
       exactly where a reader's pen is */
    uint32_t *widths;

    bm_buf file, to_unicode; /* deflated */
    size_t file_len;         /* before */
    bm_buf type0; /* entries of the Type 0 font with its CIDFont, up to the descriptor's number */
    bm_buf descriptor; /* entries of the descriptor, up to the file's number */
} bm_pdf_font;

/** bm_pdf_font_new(subset, uses, n, packers): the font with these glyphs (ascending; copied). NULL when
 *  HarfBuzz cannot make it. The same uses give the same bytes. */
bm_pdf_font *bm_pdf_font_new(const bm_pdf_subset *subset, const bm_pdf_use *uses, size_t n,
                             const bm_pdf_packers *packers);
void bm_pdf_font_free(bm_pdf_font *font);

/** bm_pdf_font_add(font, h, scratch): write its objects; returns the number of the Type 0 font. ${font} must live
 *  until the document is finished. */
unsigned bm_pdf_font_add(const bm_pdf_font *font, bm_pdf_haru *h, bm_buf *scratch);

#endif
