/* The text of a Word document, to be held against the one that its data make. SPDX-License-Identifier: MIT */
#ifndef BM_API_READING_TEXT_H
#define BM_API_READING_TEXT_H

#include "api/agreement.h"
#include "api/reading_controls.h"

/* What a control of the document that was made again shows. */
typedef struct {
    bm_reading_place place;
    bm_str text;
    size_t n; /* how many show it */
} bm_reading_printed;

/* A document that was made again. */
typedef struct {
    bm_agreement_text text;
    bm_reading_printed *controls; /* sorted by place */
    size_t n_controls;
} bm_reading_made;

/**
 * bm_reading_text_controls(a, body, out):
 * What the controls in ${body} show, into ${out}. In ${a}; borrows from nothing. O(n log n).
 */
void bm_reading_text_controls(bm_arena *a, const bm_docx_read_node *body, bm_reading_made *out);

/** bm_reading_text_lookup(made, place): the control of ${made} there, or NULL. O(log n). */
const bm_reading_printed *bm_reading_text_lookup(const bm_reading_made *made,
                                                 const bm_reading_place *place);

/**
 * bm_reading_text_expected(a, body, values, number, out):
 * The text of ${body}, the document ${number} (from 0) that was made again from ${values} (closed), without the rows that are gone from the file: they
 * were told. In ${a}; borrows from nothing.
 */
void bm_reading_text_expected(bm_arena *a, const bm_docx_read_node *body,
                              const bm_reading_values *values, size_t number,
                              bm_agreement_text *out);

/**
 * bm_reading_text_shown(parts, made, body, out):
 * The text of a file as it is held against ${made}, one for each part: where a control is bound to a value stands what that
 * should print, for the control itself was compared before. In parts->a.
 */
void bm_reading_text_shown(bm_reading_parts *parts, const bm_reading_made *made,
                           const bm_docx_read_node *body, bm_agreement_text *out);

#endif
