/* Paragraphs (w:p): properties on top of the style, tab stops for leaders, the lines under headings.
 * SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_DOCX_PARAGRAPH_H
#define BM_OUTPUT_DOCX_PARAGRAPH_H

#include "base/buf.h"
#include "layout/paragraph.h"
#include "output/docx/docx_glossary.h"
#include "output/docx/docx_section.h"
#include "output/docx/docx_variant.h"

/* Paragraphs that were shaped, to be found again: heights are asked before a table is written, then it is. */
enum { BM_DOCX_SHAPES = 32 };
typedef struct {
    const bm_node *node; /* NULL = free */
    bm_shape shape;
} bm_docx_shaped;

/* One document being written. */
typedef struct bm_docx_writer {
    bm_docx_xml xml;
    bm_layout *layout; /* measures text; its arena holds all scratch */
    bm_diags *ds;
    bm_buf pending; /* of the inlines */
    const char *const *
        item_ids; /* of the data part (docx_data.h) of each document of the file; NULL = there are no content
                                    controls */
    bool several_items; /* not only one of them has a data part */
    /* The document at hand, for its content controls. */
    const bm_form *form; /* NULL = it gets none */
    const struct bm_field_values *values;
    const char *item_id;
    uint32_t document;   /* its number among those with data; 0 = it is the only one */
    uint32_t n_controls; /* written so far into the file: the next one's w:id is one more */
    bm_docx_words words; /* in the gaps, of the whole file */
    uint32_t n_drawings; /* the same of wp:docPr */
    bool in_footer;      /* the part at hand is a footer */
    bool failed;         /* an error was reported */
    bm_docx_shaped shaped[BM_DOCX_SHAPES]; /* by node */
} bm_docx_writer;

typedef struct {
    long pos_twip; /* from the left edge of the text area */
    bool right;    /* text ends there, else begins there */
    bool dots;     /* dotted leader */
} bm_docx_tab;

/* Tab stops in ascending order, and how long the leaders are that end at them, points, in the order of the text. */
typedef struct {
    bm_arena *arena;
    bm_docx_tab *items;
    size_t n, cap;
    double *leaders_pt;
    size_t n_leaders, cap_leaders;
} bm_docx_tabs;

#define BM_DOCX_INHERIT (-1)

/* What a paragraph says beyond its style. */
typedef struct {
    bm_style style;
    const bm_docx_variant *variant; /* written in place of the style; NULL = the style itself */
    const bm_node
        *holder; /* it has no text, but its CELL or itself is for a field; NULL = it is not */
    bool keep_next;
    bool no_keep_next; /* although the style has it */
    bool page_break_before;
    double rule_above_pt; /* a drawn line so long over the first line; 0 = none */
    bool indents;         /* the three below hold */
    long left_twip, right_twip;
    long first_twip;              /* < 0: hanging */
    long before_twip, after_twip; /* BM_DOCX_INHERIT = as the style */
    int align;                    /* bm_align, or BM_DOCX_INHERIT */
    bm_docx_tabs tabs;
    const bm_docx_section *section; /* ends here; NULL = none does */
} bm_docx_properties;

/* What a block is told by its neighbours. */
typedef struct {
    size_t
        keep_rows; /* so many of its last rows (paragraphs, table rows) keep with the next block */
    long before_twip; /* space before the first row, or BM_DOCX_INHERIT */
    long after_twip;  /* space after the last row, or BM_DOCX_INHERIT */
    bool page_break_before;
    const bm_docx_section *section; /* ends with the last row; NULL = none does */
    const bm_node *heading; /* PARAGRAPH that it stands under; NULL = none, or it has values */
} bm_docx_block;

/* A paragraph without text, just as high as it says, where the format demands one: between two tables, which would
 * become one; behind a table that ends a document or a section; as all that stands in a footer. */
typedef struct {
    long height_twip;
    bool keep_next, page_break_before;
    const bm_docx_section *section;
} bm_docx_spacer;

/** bm_docx_paragraph_properties(w, style): nothing beyond ${style}. */
bm_docx_properties bm_docx_paragraph_properties(const bm_docx_writer *w, bm_style style);

/** bm_docx_paragraph_start(x, p): <w:p> with its properties; the caller ends it. */
void bm_docx_paragraph_start(bm_docx_xml *x, const bm_docx_properties *p);

/** bm_docx_paragraph_tab(tabs, tab): put a stop in its place; one at the same place is kept. */
void bm_docx_paragraph_tab(bm_docx_tabs *tabs, bm_docx_tab tab);

/**
 * bm_docx_paragraph_leaders(tabs, shape, line, x_pt, stretch_pt, width_pt):
 * Add the stops at which the leaders of ${line} end, and their lengths, when the line begins at ${x_pt} and each
 * leader is ${stretch_pt} longer than its least length. One that ends at ${width_pt}, the right
 * edge, gets a right stop.
 */
typedef struct {
    double x_pt, stretch_pt, width_pt;
} bm_docx_leaders;
void bm_docx_paragraph_leaders(bm_docx_tabs *tabs, const bm_shape *shape,
                               const bm_paragraph_line *line, const bm_docx_leaders *at);

/** bm_docx_paragraph_wrapped(tabs, shape, first_pt, rest_pt, width_pt): the same for all lines of a text that
 *  has several; ${first_pt} and ${rest_pt} are the indents of its lines. Returns the number of lines. */
size_t bm_docx_paragraph_wrapped(bm_docx_tabs *tabs, const bm_shape *shape, double first_pt,
                                 double rest_pt, double width_pt);

/** bm_docx_paragraph_write(w, node, p, width_pt): a PARAGRAPH node in a column of ${width_pt}. */
void bm_docx_paragraph_write(bm_docx_writer *w, const bm_node *node, bm_docx_properties p,
                             double width_pt);

/** bm_docx_paragraph_check(w, text, pos): false after reporting (T001) a character that XML cannot hold: a font may map
 *  anything. */
bool bm_docx_paragraph_check(bm_docx_writer *w, bm_str text, const bm_pos *pos);

/** bm_docx_paragraph_lines(w, node, width_pt): how many lines the PARAGRAPH takes. */
size_t bm_docx_paragraph_lines(bm_docx_writer *w, const bm_node *node, double width_pt);

/** bm_docx_paragraph_empty(w, p): a paragraph without text. */
void bm_docx_paragraph_empty(bm_docx_writer *w, const bm_docx_properties *p);

/** bm_docx_paragraph_spacer(x, spacer): write it. */
void bm_docx_paragraph_spacer(bm_docx_xml *x, const bm_docx_spacer *spacer);

#endif
