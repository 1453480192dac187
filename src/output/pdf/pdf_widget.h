/* Fields of the form in a PDF, as the pages, the tags and the form dictionary share them.
 * SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_PDF_PDF_WIDGET_H
#define BM_OUTPUT_PDF_PDF_WIDGET_H

#include <stdbool.h>
#include <stddef.h>

/* A widget annotation that stands in place of, or in, an item of a page. */
typedef struct {
    size_t page, item;      /* index of the page, of the item on it */
    unsigned annotation;    /* its object */
    unsigned struct_parent; /* its key in the parent tree; set by pdf_tags */
    bool hides;             /* the page does not draw the item: its appearance does */
} bm_pdf_widget;

typedef struct {
    bm_pdf_widget *widgets; /* ascending by page, then by item */
    size_t n;
} bm_pdf_widgets;

#endif
