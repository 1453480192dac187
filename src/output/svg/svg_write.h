/* Pieces of SVG text. SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_SVG_SVG_WRITE_H
#define BM_OUTPUT_SVG_SVG_WRITE_H

#include "base/buf.h"

/** bm_svg_write_escaped(out, text): characters as content of an element or of an attribute in double quotes.
 *  ${text} has no control characters: input refuses them. */
void bm_svg_write_escaped(bm_buf *out, bm_str text);

/** bm_svg_write_length(out, name, x): ` name="12.34"`, to 0.01. */
void bm_svg_write_length(bm_buf *out, const char *name, double x);

/** bm_svg_write_integer(out, name, n): ` name="12"`. */
void bm_svg_write_integer(bm_buf *out, const char *name, int64_t n);

/** bm_svg_write_scale(out, factor): ${factor} to ten significant digits and more; 0 < factor < 1. */
void bm_svg_write_scale(bm_buf *out, double factor);

/** bm_svg_write_rectangle(out, x, y, width, height, clockwise): a closed subpath, to 0.01. Width and height are
 *  rounded like the edges of PDF: by themselves. */
void bm_svg_write_rectangle(bm_buf *out, double x, double y, double width, double height,
                            bool clockwise);

#endif
