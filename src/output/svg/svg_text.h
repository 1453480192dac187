/* The text of a page, to be selected, searched, copied and read aloud. SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_SVG_SVG_TEXT_H
#define BM_OUTPUT_SVG_SVG_TEXT_H

#include "layout/page.h"

/**
 * bm_svg_text_write(out, pages, page):
 * Append a <text> for each block, or for each line of what belongs to none, with a <tspan> for each item, in the order
 * of reading. Nothing of it is seen. Each <tspan> lies over the glyphs of its item whatever font the viewer has
 * (textLength); spaces of the text where lines end are there, and leaders are not. O(text).
 */
void bm_svg_text_write(bm_buf *out, const bm_pages *pages, const bm_page *page);

#endif
