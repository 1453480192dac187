/* Rectangles of widgets. SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_PDF_PDF_FORM_PLACE_H
#define BM_OUTPUT_PDF_PDF_FORM_PLACE_H

#include "output/pdf/pdf_form.h"

/** bm_pdf_form_place_text(page, items, n, a): over ${n} >= 1 TEXT items: its appearance shows them, and values are typed
 *  in their face. As high as a line with letters that have marks above and below. */
bm_pdf_form_place bm_pdf_form_place_text(const bm_page *page, const bm_item *items, size_t n,
                                         bm_arena *a);

/** bm_pdf_form_place_box(page, item, a): over a check box, with its two states. */
bm_pdf_form_place bm_pdf_form_place_box(const bm_page *page, const bm_item *item, bm_arena *a);

/** bm_pdf_form_place_room(page, item): a room without ink. */
bm_pdf_form_place bm_pdf_form_place_room(const bm_page *page, const bm_item *item);

/** bm_pdf_form_place_is_free(place, page, node): nothing but items of ${node} is in the rectangle. */
bool bm_pdf_form_place_is_free(const bm_pdf_form_place *place, const bm_page *page,
                               const bm_node *node);

/** bm_pdf_form_place_widen(form, first, page): give the widgets from ${first} on, all of ${page} as it is drawn, the width
 *  that they want as far as nothing stands there. */
void bm_pdf_form_place_widen(bm_pdf_form *form, size_t first, const bm_page *page);

#endif
