/* Inlines of one paragraph -> runs (w:r). Neighbours of equal looks share a run, so that a label and its
 * value stay one piece for search and replace.
 * SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_DOCX_INLINE_H
#define BM_OUTPUT_DOCX_INLINE_H

#include "base/buf.h"
#include "document/node.h"
#include "output/docx/docx_xml.h"

/* Has ☐ and ☑ on every Windows since 7; Times New Roman has neither. */
#define BM_DOCX_BOX_FONT "Segoe UI Symbol"

typedef struct {
    bm_docx_xml *xml;
    bm_buf *pending; /* text of the open run that is not written yet; empty at begin and end */
    const bm_style_spec *spec;
    bool glue; /* the paragraph has several lines: see bm_docx_inline_begin */
    bool run_open;
    bool bold, italic; /* looks of the open run */
    bool after_hyphen, after_box;
} bm_docx_inline;

/**
 * bm_docx_inline_begin(in, xml, pending, style, glue):
 * Start the runs of a paragraph of ${style}.
 *
 * glue  write U+00A0 for the spaces behind a hyphen or dash and for the one behind a check box: lines then end
 *       where the PDF's may end. Without it the text is as in the tree.
 */
void bm_docx_inline_begin(bm_docx_inline *in, bm_docx_xml *xml, bm_buf *pending, bm_style style,
                          bool glue);

/** bm_docx_inline_children(in, parent): the inline children of ${parent}; a LEADER becomes a tab. */
void bm_docx_inline_children(bm_docx_inline *in, const bm_node *parent);

/** bm_docx_inline_text(in, text): literal text in the looks of the style. _tab: a tab. */
void bm_docx_inline_text(bm_docx_inline *in, bm_str text);
void bm_docx_inline_tab(bm_docx_inline *in);

/** bm_docx_inline_end(in): close the last run. */
void bm_docx_inline_end(bm_docx_inline *in);

#endif
