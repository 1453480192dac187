/* Shaped text -> lines -> placed items. SPDX-License-Identifier: MIT */
#ifndef BM_LAYOUT_PARAGRAPH_H
#define BM_LAYOUT_PARAGRAPH_H

#include "layout/shape.h"

/* A line as a range of glyphs, without the spaces at its end. */
typedef struct {
    uint32_t run, glyph;          /* first: index of the run and of the glyph */
    uint32_t end_glyph;           /* behind the last glyph */
    double width_pt;              /* natural width, leaders at their least */
    unsigned n_spaces, n_leaders; /* inside the line */
    bool last;  /* ends the paragraph or stands before a forced line end: not justified */
    bool space; /* a space or forced line end parts it from the next line that has text */
} bm_paragraph_line;

/* Items while they are being placed. */
typedef struct {
    bm_arena *arena;
    bm_item *items;
    size_t n, cap;
} bm_item_list;

/** bm_paragraph_space(list, from): a space of the text stands behind the items from ${from} on, if there are any. */
void bm_paragraph_space(bm_item_list *list, size_t from);

/** bm_paragraph_item(list, kind): a zeroed item at the end of the list; valid until the next call. */
bm_item *bm_paragraph_item(bm_item_list *list, bm_item_kind kind);

/**
 * bm_paragraph_break(shape, first_pt, rest_pt, lines):
 * Break greedily, without hyphenation, into lines of ${first_pt} and then ${rest_pt} points. A word longer
 * than a line is cut where bm_linebreak_cut says, or else between two letters (never inside a letter with its
 * marks, nor right behind a hyphen), so that nothing leaves the column.
 *
 * lines  in the layout's arena; at least one, also for empty text
 *
 * Returns the number of lines. O(text).
 */
size_t bm_paragraph_break(const bm_shape *shape, double first_pt, double rest_pt,
                          const bm_paragraph_line **lines);

/* Where and how a line is drawn. */
typedef struct {
    double x_pt, baseline_pt;
    double space_pt;   /* added to each U+0020 */
    double stretch_pt; /* added to the least length of each leader */
    uint32_t element;  /* that the line belongs to, which is open; 0 = none */
} bm_paragraph_place;

/** bm_paragraph_draw(shape, line, place, out): append the items of one line, and an element for each of its check
 *  boxes. */
void bm_paragraph_draw(const bm_shape *shape, const bm_paragraph_line *line,
                       const bm_paragraph_place *place, bm_item_list *out);

/** bm_paragraph_balanced(shape, width_pt): the least width in which the text takes as many lines as in
 *  ${width_pt}, so that its lines are about equally long; somewhat more where in another reader, which rounds
 *  advances, a word could go to another line. O(text). */
double bm_paragraph_balanced(const bm_shape *shape, double width_pt);

/** bm_paragraph_whole(shape): the whole text as one line. */
bm_paragraph_line bm_paragraph_whole(const bm_shape *shape);

#endif
