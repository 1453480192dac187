/* The logical structure of laid-out documents: what is a heading, a list, a cell, in the order of reading.
 * PDF writes it as its structure tree (ISO 32000-1, 14.8).
 * SPDX-License-Identifier: MIT */
#ifndef BM_LAYOUT_STRUCTURE_H
#define BM_LAYOUT_STRUCTURE_H

#include "document/node.h"

typedef enum {
    BM_ROLE_NONE, /* only entry 0 */
    BM_ROLE_DOCUMENT,
    BM_ROLE_HEADING, /* `level` from 1; no level is skipped on the way down, the first one is 1 */
    BM_ROLE_PARAGRAPH,
    BM_ROLE_LIST,      /* LIST_ITEMs, and LISTs in the LIST_BODY of an item */
    BM_ROLE_LIST_ITEM, /* a LABEL and a LIST_BODY */
    BM_ROLE_LABEL,     /* the marker of an item */
    BM_ROLE_LIST_BODY,
    BM_ROLE_TABLE,       /* ROWs; every one has cells for all columns, spans included */
    BM_ROLE_ROW,         /* CELLs and HEADER_CELLs */
    BM_ROLE_CELL,        /* its text; PARAGRAPHs and others when it has several */
    BM_ROLE_HEADER_CELL, /* head of a column */
    BM_ROLE_NOTE,        /* a note of the form ("Ghi chú") */
    /* inline: inside of the block before them, in the order of the items */
    BM_ROLE_CHECKBOX,
    BM_ROLE_FIGURE, /* a drawing with `alt` */
} bm_role;

typedef struct {
    uint8_t role;        /* bm_role */
    uint8_t level;       /* HEADING; LIST: depth from 0 */
    uint8_t column_span; /* CELL, HEADER_CELL; from 1 */
    uint8_t row_span;
    bool is_inline;
    uint32_t parent;     /* index, less than its own; 0 for a DOCUMENT, else not 0 */
    uint32_t doc;        /* index of the document */
    uint32_t row;        /* CELL, HEADER_CELL: number of its row in the table, from 0 */
    const bm_node *node; /* the block or inline it came from; NULL = none */
    bm_str alt;          /* FIGURE */
} bm_element;

/* The elements of one layout, in order of reading: parents before their children, blocks before what is in them. */
typedef struct {
    bm_arena *arena;
    bm_element *elements;
    size_t n, cap;
    uint32_t open;     /* the innermost element that is open; 0 = none */
    unsigned headings; /* outline levels of the headings around what comes next: bit n is level n */
} bm_structure;

/** bm_structure_begin(s, a): forget everything; entry 0 is there. */
void bm_structure_begin(bm_structure *s, bm_arena *a);

/** bm_structure_document(s, node, doc): a DOCUMENT, the ${doc}th, open; whatever was open is closed. */
void bm_structure_document(bm_structure *s, const bm_node *node, uint32_t doc);

/** bm_structure_open(s, role, node): a new element inside of the open one, and open itself. Returns its index.
 *  bm_structure_close(s): the open one's parent is open.
 *  Both end a list whose last item is still open, unless the new element is inline. */
uint32_t bm_structure_open(bm_structure *s, bm_role role, const bm_node *node);
void bm_structure_close(bm_structure *s);

/**
 * bm_structure_paragraph(s, node), bm_structure_paragraph_end(s):
 * Open what the PARAGRAPH or LINE ${node} is: a heading, a note, a paragraph, the item of a list (which begins
 * with the first item and goes on with the next), or the cell around it when it has nothing else.
 *
 * Returns the element of its text, or 0 when it prints nothing: then there is none. The LABEL of an item with
 * a marker is the one before.
 */
uint32_t bm_structure_paragraph(bm_structure *s, const bm_node *node);
void bm_structure_paragraph_end(bm_structure *s);

/* Elements that were taken out: what was laid out before that which is read before it. */
typedef struct {
    bm_element *elements;
    size_t n, from;
} bm_structure_part;

/** bm_structure_cut(s, from): take the elements from ${from} on out. They are in each other, or in what is open.
 *  bm_structure_paste(s, part): put them at the end. Returns by how much their numbers are higher now. */
bm_structure_part bm_structure_cut(bm_structure *s, size_t from);
uint32_t bm_structure_paste(bm_structure *s, const bm_structure_part *part);

/** bm_structure_block(elements, i): the nearest element from ${i} up that is not inline. */
uint32_t bm_structure_block(const bm_element *elements, uint32_t i);

/** bm_structure_role_name(role): "heading", for dumps. */
const char *bm_structure_role_name(bm_role role);

#endif
