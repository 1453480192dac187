/* Cutting a face down to the glyphs of a document, by hb-subset. SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_PDF_PDF_SUBSET_H
#define BM_OUTPUT_PDF_PDF_SUBSET_H

#include "layout/font.h"

/* A glyph that is drawn, and the code point that it is read as; 0 = none of its own. */
typedef struct {
    uint16_t glyph;
    uint32_t code;
} bm_pdf_use;

/* Parts of the repertoire. A document that draws one letter of a part is likely to draw others: fonts that are shared have whole
 * parts, so that few of them serve many documents, and leave out those of which nothing is drawn, as each is a fifth of a font. */
enum {
    BM_PDF_SUBSET_LETTERS = 1,  /* small ones, and the space */
    BM_PDF_SUBSET_CAPITALS = 2, /* A to Z */
    BM_PDF_SUBSET_ACCENTED = 4, /* capitals of Vietnamese beyond those */
    BM_PDF_SUBSET_DIGITS = 8,
    BM_PDF_SUBSET_MARKS = 16, /* of punctuation, that are in nearly every text */
    BM_PDF_SUBSET_SIGNS = 32, /* further ones */
    BM_PDF_SUBSET_RARE = 64,  /* further letters and signs */
    BM_PDF_SUBSET_WHOLE = 127,
};

/* What is prepared once for a face. Immutable after bm_pdf_subset_open. */
typedef struct {
    const bm_font_face *face;
    size_t n_glyphs;
    uint32_t *code_of; /* glyph -> the smallest code point that has it; 0 = none */
    bm_pdf_use
        *repertoire; /* ASCII, and the letters of the languages of Việt Nam; ascending by glyph */
    size_t n_repertoire;
    uint8_t *part_of;  /* glyph -> its part of the repertoire; 0 = not in it */
    hb_face_t *mini;   /* a face of the repertoire without what subsets do not keep: those cut
                          from it take a quarter of the time */
    uint16_t *mini_of; /* glyph -> its number in mini; 0 = not there */
} bm_pdf_subset;

/** bm_pdf_subset_open(subset, face): prepare ${face}. Returns 0, or -1 when HarfBuzz cannot cut it. ~1 ms. */
int bm_pdf_subset_open(bm_pdf_subset *subset, const bm_font_face *face);
void bm_pdf_subset_close(bm_pdf_subset *subset);

/**
 * bm_pdf_subset_make(subset, uses, n, cids):
 * A TrueType file with just these glyphs, .notdef and the parts that they are composed of. Without
 * all that a CIDFont in PDF does not need: hinting, layout tables, names, a cmap.
 *
 * uses  ascending by glyph, no glyph twice
 * cids  the glyphs' numbers in the file, in the order of ${uses}
 *
 * Returns a blob to be destroyed by the caller, or NULL. Thread-safe. ~40 µs for 100 glyphs.
 */
hb_blob_t *bm_pdf_subset_make(const bm_pdf_subset *subset, const bm_pdf_use *uses, size_t n,
                              uint16_t *cids);

#endif
