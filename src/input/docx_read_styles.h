/* Styles (ECMA-376 part 1, 17.7): what they and the defaults give, with all that they are based on.
 * SPDX-License-Identifier: MIT */
#ifndef BM_INPUT_DOCX_READ_STYLES_H
#define BM_INPUT_DOCX_READ_STYLES_H

#include "input/docx_read_numbering.h"

typedef enum {
    BM_DOCX_READ_STYLES_PARAGRAPH,
    BM_DOCX_READ_STYLES_CHARACTER,
    BM_DOCX_READ_STYLES_TABLE,
    BM_DOCX_READ_STYLES_LIST
} bm_docx_read_styles_type;

typedef struct {
    bm_str id, name, based_on;
    size_t order; /* in the file: of two with one id the first counts */
    uint8_t type;
    bool resolved;
    const bm_xml_dom_node *node;
    /* with what it is based on, once resolved */
    bm_docx_read_props_run run;
    bm_docx_read_props_paragraph paragraph;
    const bm_xml_dom_node *borders; /* w:tblBorders, or NULL */
} bm_docx_read_style;

typedef struct {
    bm_arena *arena;           /* what readers of the document see */
    bm_arena *scratch;         /* the rest */
    bm_docx_read_style *items; /* in the order of their ids */
    size_t n;
    bm_docx_read_style *defaults[4]; /* of each type, or NULL */
    bm_docx_read_props_run run;      /* w:docDefaults */
    bm_docx_read_props_paragraph paragraph;
    bm_docx_read_props_fonts fonts;
    const bm_docx_read_numbering *numbering;
} bm_docx_read_styles;

/** bm_docx_read_styles_read(styles, root, theme): the w:styles ${root} and the a:theme ${theme}, each may be NULL; the arenas and
 *  ->numbering are set. Borrows ${root}. */
void bm_docx_read_styles_read(bm_docx_read_styles *styles, const bm_xml_dom_node *root,
                              const bm_xml_dom_node *theme);

/** bm_docx_read_styles_lookup(styles, type, id): the style, resolved; the default of its type when ${id} is "" or unknown;
 *  NULL = there is none. O(log styles), once O(chain). */
const bm_docx_read_style *bm_docx_read_styles_lookup(bm_docx_read_styles *styles,
                                                     bm_docx_read_styles_type type, bm_str id);

/**
 * bm_docx_read_styles_paragraph(styles, style, table, p_pr):
 * What holds for a paragraph with ${style} and the properties ${p_pr} of its own, in a table of style ${table}; each may be NULL.
 * Nothing is left not given but ->list.
 */
bm_docx_read_props_paragraph bm_docx_read_styles_paragraph(bm_docx_read_styles *styles,
                                                           const bm_docx_read_style *style,
                                                           const bm_docx_read_style *table,
                                                           const bm_xml_dom_node *p_pr);

/** bm_docx_read_styles_run(styles, style, table, r_pr): the same for a run in such a paragraph (17.7.2, 17.7.3). */
bm_docx_read_props_run bm_docx_read_styles_run(bm_docx_read_styles *styles,
                                               const bm_docx_read_style *style,
                                               const bm_docx_read_style *table,
                                               const bm_xml_dom_node *r_pr);

#endif
