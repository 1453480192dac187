/* What bm_render_options ask for, held against the format and the documents: nothing that was asked for is passed
 * over in silence. SPDX-License-Identifier: MIT */
#ifndef BM_API_RENDER_OPTIONS_H
#define BM_API_RENDER_OPTIONS_H

#include "output/renderer.h"

/** bm_render_options_check(a, format, o, n_docs, ds): before anything is made; every fault is reported. -1 with O040 to
 *  O042. What can be told of the laid-out pages only, the format tells. */
int bm_render_options_check(bm_arena *a, const bm_format *format, const bm_render_options *o,
                            size_t n_docs, bm_diags *ds);

/** bm_render_options_arrange(a, o, pages, ds): put the laid-out pages in the order in which they are printed: copies,
 *  empty backs. -1 with O041: more pages than a file can have. */
int bm_render_options_arrange(bm_arena *a, const bm_render_options *o, bm_pages *pages,
                              bm_diags *ds);

#endif
