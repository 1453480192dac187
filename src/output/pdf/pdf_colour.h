/* What "black" and "white" on the page mean: an output intent (ISO 19005-3, 6.2.3). Pages use DeviceGray alone, so a
 * profile of grey is enough. SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_PDF_PDF_COLOUR_H
#define BM_OUTPUT_PDF_PDF_COLOUR_H

#include "output/pdf/pdf_haru.h"

/** bm_pdf_colour_profile(out): append an ICC profile of grey with gamma 2.2, made by lcms2; always the same bytes.
 *  ~50 µs: once for a renderer. */
void bm_pdf_colour_profile(bm_buf *out);

/** bm_pdf_colour_add(h, deflated, catalog): the output intent with that profile, packed; ${catalog} gets its entries. */
void bm_pdf_colour_add(bm_pdf_haru *h, bm_str deflated, bm_buf *catalog);

#endif
