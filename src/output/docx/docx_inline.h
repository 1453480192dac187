/* Inlines of one paragraph -> runs (w:r), and content controls around what comes from the data. Neighbours of equal looks
 * share a run, so that a label stays one piece for search and replace.
 * SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_DOCX_INLINE_H
#define BM_OUTPUT_DOCX_INLINE_H

#include "output/docx/docx_control.h"

typedef struct {
    bm_docx_writer
        *w; /* its pending: text of the open run that is not written yet; empty at begin and end */
    const bm_style_spec *spec;
    bm_style style;
    bm_docx_look base;        /* of the paragraph's style or its variant */
    const double *leaders_pt; /* lengths of the leaders to come */
    size_t n_leaders;
    bool glue; /* the paragraph has several lines: see bm_docx_inline_begin */
    bool run_open;
    bm_docx_look look; /* of the open run */
    bool after_hyphen, after_box;
} bm_docx_inline;

/**
 * bm_docx_inline_begin(in, w, p, glue):
 * Start the runs of a paragraph with the properties ${p}.
 *
 * glue  write U+00A0 for the spaces behind a hyphen or dash and for the one behind a check box, and a non-breaking
 *       hyphen (w:noBreakHyphen) inside words of the form: lines then end where the PDF's may end. Without it the text is
 *       as in the tree. What stands in a content control is always: readers take it from the data.
 */
void bm_docx_inline_begin(bm_docx_inline *in, bm_docx_writer *w, const bm_docx_properties *p,
                          bool glue);

/** bm_docx_inline_children(in, parent): the inline children of ${parent}; a LEADER becomes a tab, behind a content control with
 *  dots when it is the gap of a field: whoever fills it in leaves the rest of the dotted line where it is. */
void bm_docx_inline_children(bm_docx_inline *in, const bm_node *parent);

/** bm_docx_inline_room(in, holder): the content control of a paragraph without text (bm_docx_control_room). */
void bm_docx_inline_room(bm_docx_inline *in, const bm_node *holder);

/** bm_docx_inline_text(in, text): literal text in the looks of the style. _tab: a tab. */
void bm_docx_inline_text(bm_docx_inline *in, bm_str text);
void bm_docx_inline_tab(bm_docx_inline *in);

/** bm_docx_inline_end(in): close the last run. */
void bm_docx_inline_end(bm_docx_inline *in);

/* How the plain-text controls of a paragraph look. */
typedef struct {
    bm_style style; /* of the paragraph */
    bm_docx_look look;
    bool any, mixed;
} bm_docx_inline_survey;

/** bm_docx_inline_look_at(w, parent, survey): take in the inline children of ${parent}; _room: the control of an empty paragraph. */
void bm_docx_inline_look_at(const bm_docx_writer *w, const bm_node *parent,
                            bm_docx_inline_survey *survey);
void bm_docx_inline_look_at_room(const bm_docx_writer *w, const bm_node *holder,
                                 bm_docx_inline_survey *survey);

/** bm_docx_inline_variant(survey): the style that all of them look like; NULL = that of the paragraph, and what looks
 *  otherwise becomes a combo box. */
const bm_docx_variant *bm_docx_inline_variant(const bm_docx_inline_survey *survey);

#endif
