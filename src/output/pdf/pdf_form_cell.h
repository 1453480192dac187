/* Empty cells of the tables of a blank form. SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_PDF_PDF_FORM_CELL_H
#define BM_OUTPUT_PDF_PDF_FORM_CELL_H

#include "output/pdf/pdf_form_plan.h"

/** bm_pdf_form_cell_plan(s, item): a widget over the ROOM ${item} of a cell; several side by side, and as many items, when
 *  the table prints several values into that cell. A flag that prints a cross is a box that shows the cross. */
void bm_pdf_form_cell_plan(bm_pdf_form_plan_state *s, const bm_item *item);

#endif
