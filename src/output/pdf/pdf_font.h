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
    uint16_t *cids;   /* their character identifiers */
    /* advances as the W array states them, in 1/100 of 1/1000 em, so that a page stream can know
       exactly where a reader's pen is */
    uint32_t *widths;

    bm_buf file, to_unicode; /* deflated */
    size_t file_len;         /* before */
    uint8_t digest[16];      /* of the file */
    bm_buf cid_to_gid;       /* deflated; empty = identifiers are the glyphs of the subset */
    bm_buf type0; /* entries of the Type 0 font with its CIDFont, up to the descriptor's number */
    bm_buf descriptor; /* entries of the descriptor, up to the file's number */
} bm_pdf_font;

/** bm_pdf_font_width(advance, units_per_em): an advance of the face in 1/100 of 1/1000 em, rounded. */
uint32_t bm_pdf_font_width(int32_t advance, unsigned units_per_em);

/** bm_pdf_font_new(subset, uses, cids, n, packers): the font with these glyphs (ascending) and character identifiers (from 1;
 *  NULL = as they come); both are copied. NULL when HarfBuzz cannot make it. The same uses give the same bytes. */
bm_pdf_font *bm_pdf_font_new(const bm_pdf_subset *subset, const bm_pdf_use *uses,
                             const uint16_t *cids, size_t n, const bm_pdf_packers *packers);
void bm_pdf_font_free(bm_pdf_font *font);

/** bm_pdf_font_add(font, h, scratch): write its objects; returns the number of the Type 0 font. */
unsigned bm_pdf_font_add(const bm_pdf_font *font, bm_pdf_haru *h, bm_buf *scratch);

#endif
