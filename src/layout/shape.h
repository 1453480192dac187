/* Inlines of one paragraph -> runs of glyphs, not yet broken into lines.
 * SPDX-License-Identifier: MIT */
#ifndef BM_LAYOUT_SHAPE_H
#define BM_LAYOUT_SHAPE_H

#include "layout/layout.h"

typedef enum {
    BM_RUN_TEXT,
    BM_RUN_BOX,    /* check box */
    BM_RUN_LEADER, /* stretches to fill its line */
    BM_RUN_BREAK   /* forced line end */
} bm_run_kind;

typedef struct {
    uint8_t kind;
    bool complex; /* TEXT: one cluster shaped by HarfBuzz */
    const bm_font_face *face;
    double scale;      /* points per font unit */
    uint32_t first, n; /* its glyphs; objects have one empty entry, so that loops see them */
    uint32_t at, len;  /* its bytes in the paragraph's text */
    double width_pt;   /* BOX, LEADER (at least) */
    const bm_node *node;
} bm_run;

/* A shaped paragraph. Arrays live in the layout's arena. */
typedef struct {
    bm_layout *layout;
    double size_pt;
    char *text; /* all characters; U+FFFC for BOX and LEADER, a space for BREAK */
    size_t text_len, text_cap;
    bm_run *runs;
    size_t n_runs, cap_runs;
    bm_glyph *glyphs;
    uint32_t *at; /* glyph -> byte of text where its cluster begins */
    size_t n_glyphs, cap_glyphs;
    double width_pt; /* natural width of everything on one line */
    size_t n_leaders;
    bool breaks; /* has a BREAK */
    bool failed;
} bm_shape;

#define BM_SHAPE_LEADER_MIN_PT 34.0 /* 12 mm: room for a handwritten word */
#define BM_SHAPE_BOX_ADVANCE_EM 0.80
#define BM_SHAPE_BOX_SIDE_EM 0.66

/** bm_shape_begin(shape, layout, style): an empty paragraph of that style's size. */
void bm_shape_begin(bm_shape *shape, bm_layout *layout, bm_style style);

/** bm_shape_inlines(shape, parent, style, ds): append the inline children of ${parent}. Characters
 *  without a glyph are reported (T001, each once a document) and set shape->failed. O(text). */
void bm_shape_inlines(bm_shape *shape, const bm_node *parent, bm_style style, bm_diags *ds);

/** bm_shape_text(shape, text, style, ds): append literal text that comes from no node. */
void bm_shape_text(bm_shape *shape, bm_str text, bm_style style, bm_diags *ds);

#endif
