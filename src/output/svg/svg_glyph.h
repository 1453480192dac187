/* The shapes that text is drawn with, each once in <defs>: outlines of glyphs, and rows of leader dots.
 * Their ids follow from the face and the glyph, so pictures that one environment made may stand in one web page:
 * where they share an id they share the shape. Units: of the font, y downwards.
 * SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_SVG_SVG_GLYPH_H
#define BM_OUTPUT_SVG_SVG_GLYPH_H

#include "layout/page.h"

typedef struct {
    bm_arena *arena;
    hb_draw_funcs_t *funcs;
    bm_buf defs;      /* content of <defs> */
    uint8_t **states; /* by id of face, then by glyph; NULL = face not used yet */
    size_t n_faces;
} bm_svg_glyphs;

/** bm_svg_glyph_funcs(): what outlines are drawn with; immutable, for all threads. Free it with
 *  hb_draw_funcs_destroy. */
hb_draw_funcs_t *bm_svg_glyph_funcs(void);

/** bm_svg_glyph_begin(glyphs, a, funcs, fonts): no shapes. bm_svg_glyph_end(glyphs): free the buffer. */
void bm_svg_glyph_begin(bm_svg_glyphs *glyphs, bm_arena *a, hb_draw_funcs_t *funcs,
                        const bm_font_set *fonts);
void bm_svg_glyph_end(bm_svg_glyphs *glyphs);

/** bm_svg_glyph_use(glyphs, out, face, glyph, x, y): append a <use> of the glyph with its origin at (x, y); nothing
 *  when it has no ink. */
void bm_svg_glyph_use(bm_svg_glyphs *glyphs, bm_buf *out, const bm_font_face *face, unsigned glyph,
                      int64_t x, int64_t y);

/** bm_svg_glyph_repeat(glyphs, out, face, glyph, n, x): a row of ${n} glyphs, each at the font's advance from the
 *  one before, from (x, 0) on. O(log n) elements. */
void bm_svg_glyph_repeat(bm_svg_glyphs *glyphs, bm_buf *out, const bm_font_face *face,
                         unsigned glyph, size_t n, int64_t x);

#endif
