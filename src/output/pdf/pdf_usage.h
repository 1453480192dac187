/* Which glyphs of which faces a file draws, and the fonts that hold them. A file of one document gets fonts that were made
 * before or are made first; in one of several documents, which come one after the other, glyphs get numbers as they are met, and
 * the fonts are made at the end. One for each worker; keeps its tables from file to file. SPDX-License-Identifier: MIT */
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
    bool active;     /* drawn in this file */
    bool whole;      /* values are typed in it: needs its whole repertoire */
    bool ambiguous;  /* some glyph stands for several code points, of which readers get one */
    unsigned number; /* F0, F1, … in the page streams */
    const bm_pdf_font *font;
    bm_pdf_font
        *own; /* the same, when it is to be given back; NULL = it is one that many files have */
    uint64_t *used;     /* a bit for each glyph */
    uint64_t *known;    /* several documents: those that have their slots */
    unsigned n_known;   /* how many */
    bool is_numbered;   /* several documents: the face has its number */
    bm_pdf_slot *slots; /* by glyph of the face; valid where used */
    const bm_pdf_font
        *slots_of; /* the shared font that they are of, with these parts; NULL = another's */
    unsigned slots_parts;
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
    uint16_t *cids;
    size_t cap_uses;
    bool several;        /* documents; then `kept` has what outlives them, and */
    unsigned n_numbered; /* so many faces have numbers */
    bm_arena *kept;
    bm_pdf_drawing *drawings; /* distinct ones */
    size_t n_drawings, cap_drawings;
    uint32_t *table; /* of them, by how they look: index + 1; 0 = empty */
    size_t cap_table;
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
 * bm_pdf_usage_several(usage, kept): the file has several documents; what is to be kept of them goes to ${kept}.
 * bm_pdf_usage_collect(usage, cache, pages, ds): find the glyphs and boxes of ${pages}.
 * bm_pdf_usage_whole(usage, cache, face, ds): the file needs all letters of ${face}.
 * bm_pdf_usage_number(usage): of several: numbers for the faces and glyphs that are new; for each document, when it is collected.
 * bm_pdf_usage_next(usage): of several: the next document is to be collected.
 * bm_pdf_usage_acquire(usage, cache, whole, packers, ds): get the fonts, when all is collected; ${whole} as in pdf_cache.h: of
 * one document.
 * bm_pdf_usage_release(usage, cache): give the fonts back and forget the file; also after a failure.
 *
 * Return 0, or -1 with O006. O(glyphs).
 */
void bm_pdf_usage_several(bm_pdf_usage *usage, bm_arena *kept);
int bm_pdf_usage_collect(bm_pdf_usage *usage, bm_pdf_cache *cache, const bm_pages *pages,
                         bm_diags *ds);
int bm_pdf_usage_whole(bm_pdf_usage *usage, bm_pdf_cache *cache, const bm_font_face *face,
                       bm_diags *ds);
void bm_pdf_usage_number(bm_pdf_usage *usage);
void bm_pdf_usage_next(bm_pdf_usage *usage);
int bm_pdf_usage_acquire(bm_pdf_usage *usage, bm_pdf_cache *cache, bool whole,
                         const bm_pdf_packers *packers, bm_diags *ds);
void bm_pdf_usage_release(bm_pdf_usage *usage, bm_pdf_cache *cache);

#endif
