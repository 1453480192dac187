/* Laid-out pages: placed runs of glyphs, rules and boxes, in reading order: all items of one block (an element that
 * is not inline) stand together on a page, blocks ascending. What PDF and SVG draw.
 * Points (1/72 in), origin at the top left of the page, y downwards.
 * SPDX-License-Identifier: MIT */
#ifndef BM_LAYOUT_PAGE_H
#define BM_LAYOUT_PAGE_H

#include "base/buf.h"
#include "document/node.h"
#include "layout/font.h"
#include "layout/structure.h"

typedef struct {
    uint16_t glyph;
    uint16_t advance; /* font units, without the item's extra space */
    int16_t dx, dy;   /* offset of the glyph from its place, font units, dy upwards */
    uint32_t code;    /* the one code point it stands for; 0 in a COMPLEX item */
} bm_glyph;

typedef enum {
    BM_ITEM_TEXT, /* a run in one face and size on one baseline */
    BM_ITEM_RULE, /* a filled rectangle */
    BM_ITEM_BOX,  /* a check box */
    /* an area left free, without ink: for a signature (`node` is its SIGNATURE), an empty cell, or
     * its empty line for the name below a signature (`node` is the CELL or PARAGRAPH, whose `field` says for what) */
    BM_ITEM_ROOM,
} bm_item_kind;

enum {
    BM_ITEM_COMPLEX = 1, /* glyphs do not stand for code points one by one: `text` is the truth */
    BM_ITEM_CHECKED = 2, /* BOX: ticked */
    BM_ITEM_LEADER = 4,  /* TEXT: the dots of a leader */
    /* page number, rules, repeated heads of tables: no part of the text's flow */
    BM_ITEM_FURNITURE = 8,
    /* TEXT, BOX, LEADER: a space of the text stood behind it, where the line ended or the segment of a LINE; a
     * word that was cut has none */
    BM_ITEM_SPACE = 16,
    /* TEXT: a line to write on in the words that stand for an absent value, "...../....."; in PDF an artifact, as a
     * leader is */
    BM_ITEM_DOTTED = 32,
};

typedef struct {
    uint8_t kind, flags;
    /* what it belongs to, index into bm_pages.elements; 0 = none: an artifact. A leader has that of its line,
     * though PDF takes its dots for an artifact */
    uint32_t element;
    double x_pt;     /* TEXT, BOX: left end; else left edge */
    double y_pt;     /* TEXT, BOX: baseline; else top edge */
    double width_pt; /* TEXT, BOX: advance, extra space included; else width */
    /* BOX: side of the square, which stands on the baseline in the middle of the advance; RULE, ROOM: height */
    double height_pt;
    double size_pt;           /* TEXT, BOX: font size */
    double space_pt;          /* TEXT: added to the advance of each U+0020 (justification) */
    const bm_font_face *face; /* TEXT; BOX: the face around it (for its invisible text) */
    const bm_glyph *glyphs;
    size_t n_glyphs;
    bm_str text;         /* TEXT: NFC, in the order of the glyphs; BOX: ☐ or ☑ */
    const bm_node *node; /* the inline it came from; NULL = furniture */
} bm_item;

typedef struct {
    const bm_item *items;
    size_t n;
    double width_pt, height_pt; /* A4 */
    size_t doc;                 /* index of the document it belongs to */
    uint32_t copy;              /* of the document, from 0 */
    /* in the document, from 1, as it is printed; 0 = an empty page behind it, so that the next one begins on a
     * front page */
    uint32_t number;
} bm_page;

typedef struct {
    const bm_page *pages;
    size_t n;
    const bm_element *elements; /* layout/structure.h; entry 0 stands for none */
    size_t n_elements;
} bm_pages;

/** bm_page_order(a, elements, items, n): put the items of a page in the order of reading, artifacts first, when
 *  they are not: where the cells of a row go on on the next page, their lines were placed side by side.
 *  O(n) when nothing is to be moved, else O(n log n). */
void bm_page_order(bm_arena *a, const bm_element *elements, bm_item *items, size_t n);

/**
 * bm_page_dump(out, pages):
 * Reviewed text for golden files: the elements, then one item a line, positions to 0.01 pt.
 *
 * "#7" is the element that an item belongs to, an item without is an artifact; "gap" is BM_ITEM_SPACE.
 */
void bm_page_dump(bm_buf *out, const bm_pages *pages);

#endif
