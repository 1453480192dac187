/* Which glyphs of which faces a document draws, and the fonts that hold them. One for each worker;
 * keeps its tables from document to document. SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_PDF_PDF_USAGE_H
#define BM_OUTPUT_PDF_PDF_USAGE_H

#include "layout/page.h"
#include "output/pdf/pdf_cache.h"

/* What the page stream needs to know of a glyph. */
typedef struct {
    uint16_t cid;
    uint32_t code;  /* what readers take it for; 0 = nothing */
    uint32_t width; /* as in bm_pdf_font */
} bm_pdf_slot;

typedef struct {
    const bm_pdf_subset *subset;
    bool active;     /* drawn in this document */
    bool whole;      /* values are typed in it: needs its whole repertoire */
    bool ambiguous;  /* some glyph stands for several code points, of which readers get one */
    unsigned number; /* F0, F1, … in the page streams */
    bm_pdf_font *font;
    uint64_t *used;     /* a bit for each glyph */
    bm_pdf_slot *slots; /* by glyph of the face; valid where used */
} bm_pdf_usage_face;

/* A character of pdf_drawn.h. */
typedef struct {
    const bm_item *item; /* the first one that looks like this */
    uint32_t width;      /* advance in 1/100 of 1/1000 em */
} bm_pdf_drawing;

typedef struct {
    bm_pdf_usage_face *faces; /* by id */
    size_t n_faces;
    bm_pdf_use *uses; /* scratch */
    size_t cap_uses;
    bm_pdf_drawing *drawings; /* distinct ones, but for some repetitions far apart */
    size_t n_drawings, cap_drawings;
    uint32_t *drawn; /* for each drawn item of the document in turn: index of its drawing */
    size_t n_drawn, cap_drawn;
} bm_pdf_usage;

/** bm_pdf_usage_drawn(item): true for what goes through pdf_drawn.h: a box, or a cluster of several glyphs with
 *  a text of reasonable length. */
bool bm_pdf_usage_drawn(const bm_item *item);

/** bm_pdf_usage_space(item): the glyph, in its face, of the space behind ${item}; 0 = there is none. */
unsigned bm_pdf_usage_space(const bm_item *item);

/** bm_pdf_usage_open(usage, n_faces): for faces with ids below ${n_faces}. */
void bm_pdf_usage_open(bm_pdf_usage *usage, size_t n_faces);
void bm_pdf_usage_close(bm_pdf_usage *usage);

/**
 * bm_pdf_usage_collect(usage, cache, pages, ds): find the glyphs and boxes of ${pages}.
 * bm_pdf_usage_whole(usage, cache, face, ds): the document needs all letters of ${face}.
 * bm_pdf_usage_acquire(usage, cache, whole, packers, ds): get their fonts; ${whole} as in pdf_cache.h.
 * bm_pdf_usage_release(usage, cache): give the fonts back and forget the document; also after a failure.
 *
 * Return 0, or -1 with O006. O(glyphs).
 */
int bm_pdf_usage_collect(bm_pdf_usage *usage, bm_pdf_cache *cache, const bm_pages *pages,
                         bm_diags *ds);
int bm_pdf_usage_whole(bm_pdf_usage *usage, bm_pdf_cache *cache, const bm_font_face *face,
                       bm_diags *ds);
int bm_pdf_usage_acquire(bm_pdf_usage *usage, bm_pdf_cache *cache, bool whole,
                         const bm_pdf_packers *packers, bm_diags *ds);
void bm_pdf_usage_release(bm_pdf_usage *usage, bm_pdf_cache *cache);

#endif
