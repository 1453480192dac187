/* Gaps of a blank as items and widgets of their own. SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_PDF_PDF_FORM_GAP_H
#define BM_OUTPUT_PDF_PDF_FORM_GAP_H

#include "output/pdf/pdf_form_plan.h"

/** bm_pdf_form_gap_is_blank(s, item): ${item} belongs to what the form prints in place of an absent value. */
bool bm_pdf_form_gap_is_blank(const bm_pdf_form_plan_state *s, const bm_item *item);

/**
 * bm_pdf_form_gap_plan(s, items, n):
 * Put ${n} neighbouring items of one blank on the page to be drawn: each gap in them is an item that only its widget's
 * appearance shows. A gap that goes over several lines is one field when nothing else stands in their rectangle; else
 * it stays as it is printed.
 */
void bm_pdf_form_gap_plan(bm_pdf_form_plan_state *s, const bm_item *items, size_t n);

#endif
