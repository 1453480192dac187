/* Lists (ECMA-376 part 1, 17.9): what stands before a paragraph, worked out. SPDX-License-Identifier: MIT */
#ifndef BM_INPUT_DOCX_READ_NUMBERING_H
#define BM_INPUT_DOCX_READ_NUMBERING_H

#include "input/docx_read_props.h"

typedef struct {
    long start;
    bm_str format; /* w:numFmt: "decimal" */
    bm_str text;   /* w:lvlText: "%1." */
    bm_str font;   /* of bullets, "" = none is given */
    bm_str style;  /* w:pStyle: the style that this level belongs to */
    const bm_xml_dom_node *p_pr;
    long restart;    /* w:lvlRestart, -1 = not given */
    bool as_decimal; /* w:isLgl */
    bool given;
} bm_docx_read_numbering_level;

/* w:abstractNum */
typedef struct {
    long id;
    size_t order; /* in the file: of two with one id the first counts */
    bm_docx_read_numbering_level levels[BM_DOCX_READ_PROPS_LEVELS];
    bm_str style_link;                        /* w:numStyleLink */
    long counters[BM_DOCX_READ_PROPS_LEVELS]; /* of the last paragraph */
    bool counting[BM_DOCX_READ_PROPS_LEVELS]; /* has begun, and was not begun anew since */
} bm_docx_read_numbering_scheme;

/* w:num */
typedef struct {
    long id;
    size_t order;
    bm_docx_read_numbering_scheme *scheme;
    const bm_docx_read_numbering_level *levels; /* its own: w:lvlOverride, or NULL */
    long starts[BM_DOCX_READ_PROPS_LEVELS];     /* w:startOverride, -1 = none; used once */
} bm_docx_read_numbering_list;

typedef struct {
    bm_docx_read_numbering_scheme *schemes;
    size_t n_schemes;
    bm_docx_read_numbering_list *lists;
    size_t n_lists;
} bm_docx_read_numbering;

/** bm_docx_read_numbering_read(a, root, numbering): the w:numbering ${root} (or NULL) into ${*numbering}; borrows ${root}. */
void bm_docx_read_numbering_read(bm_arena *a, const bm_xml_dom_node *root,
                                 bm_docx_read_numbering *numbering);

/** bm_docx_read_numbering_lookup(numbering, id): the list, or NULL. O(log lists). */
bm_docx_read_numbering_list *bm_docx_read_numbering_lookup(const bm_docx_read_numbering *numbering,
                                                           long id);

/** bm_docx_read_numbering_level_at(list, level): what holds for paragraphs of ${level}, or NULL. */
const bm_docx_read_numbering_level *
bm_docx_read_numbering_level_at(const bm_docx_read_numbering_list *list, int level);

/** bm_docx_read_numbering_level_of(list, style): the level that belongs to the style, 0 when there is none. */
int bm_docx_read_numbering_level_of(const bm_docx_read_numbering_list *list, bm_str style);

/** bm_docx_read_numbering_next(a, list, level): the marker of the next paragraph of ${list}, "2." or "-", in ${a}; "" = it has
 *  none. Counts. */
bm_str bm_docx_read_numbering_next(bm_arena *a, bm_docx_read_numbering_list *list, int level);

#endif
