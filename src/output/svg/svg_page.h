/* What is seen of a page. SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_SVG_SVG_PAGE_H
#define BM_OUTPUT_SVG_SVG_PAGE_H

#include "output/svg/svg_glyph.h"

/** bm_svg_page_draw(out, glyphs, pages, page): append its rules, boxes and glyphs as shapes that readers aloud pass
 *  over, and each drawing with a text of its own (BM_ROLE_FIGURE) as one picture with that text. O(glyphs). */
void bm_svg_page_draw(bm_buf *out, bm_svg_glyphs *glyphs, const bm_pages *pages,
                      const bm_page *page);

#endif
