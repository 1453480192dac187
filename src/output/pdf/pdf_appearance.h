/* What a widget looks like. SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_PDF_PDF_APPEARANCE_H
#define BM_OUTPUT_PDF_PDF_APPEARANCE_H

#include "output/pdf/pdf_usage.h"

/* What all appearances of a file share. */
typedef struct {
    bm_pdf_haru *haru;
    const bm_pdf_usage *usage;
    struct libdeflate_compressor *packer;
    unsigned resources; /* a dictionary with all fonts */
} bm_pdf_appearance;

/**
 * bm_pdf_appearance_add(with, drawn, box, next_drawn):
 * Write the form XObject (ISO 32000-1, 12.5.5) that draws the items of ${drawn} just as the page would; returns its
 * number. It counts as its page does: its ${box} is the widget's rectangle, so that not even a rounding error moves
 * what stood on the page.
 *
 * box         "[left bottom right top]"
 * next_drawn  as in bm_pdf_content_write
 */
unsigned bm_pdf_appearance_add(const bm_pdf_appearance *with, const bm_page *drawn, bm_str box,
                               size_t *next_drawn);

#endif
