/* Pages as one SVG picture, for previews. SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_SVG_SVG_H
#define BM_OUTPUT_SVG_SVG_H

#include "output/renderer.h"

extern const bm_renderer bm_svg_renderer; /* --to svg */

#endif
