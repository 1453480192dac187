/* Fonts kept from one document to the next. Shared by threads; locks itself.
 * SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_PDF_PDF_CACHE_H
#define BM_OUTPUT_PDF_PDF_CACHE_H

#include "output/pdf/pdf_font.h"

enum { BM_PDF_CACHE_FONTS = 64 }; /* at most this many are kept, some 1 MB */

typedef struct bm_pdf_cache bm_pdf_cache;

/** bm_pdf_cache_new(n_faces): for faces with ids below ${n_faces}. */
bm_pdf_cache *bm_pdf_cache_new(size_t n_faces);
void bm_pdf_cache_free(bm_pdf_cache *cache);

/** bm_pdf_cache_subset(cache, face): what is prepared for ${face}, or NULL when it cannot be cut. Lives as
 *  long as the cache. */
const bm_pdf_subset *bm_pdf_cache_subset(bm_pdf_cache *cache, const bm_font_face *face);

/**
 * bm_pdf_cache_acquire(cache, subset, uses, n, whole, packers):
 * A font with these glyphs, made when there is none yet.
 *
 * uses    ascending by glyph, with the code point each is read as
 * whole   true: with the whole repertoire besides
 * packers of the calling thread
 *
 * Returns NULL when HarfBuzz cannot make it; else give it back, unchanged, with bm_pdf_cache_release.
 */
bm_pdf_font *bm_pdf_cache_acquire(bm_pdf_cache *cache, const bm_pdf_subset *subset,
                                  const bm_pdf_use *uses, size_t n, bool whole,
                                  const bm_pdf_packers *packers);
void bm_pdf_cache_release(bm_pdf_cache *cache, bm_pdf_font *font);

/** bm_pdf_cache_parts(cache, subset, parts): the face's font with these parts of the repertoire (BM_PDF_SUBSET_…), small letters
 *  in any case; made once and packed as small as can be, some 5 ms. Lives as long as the cache. NULL as before. */
const bm_pdf_font *bm_pdf_cache_parts(bm_pdf_cache *cache, const bm_pdf_subset *subset,
                                      unsigned parts);

#endif
