/* bm_merger, as bm_render_merged uses it. SPDX-License-Identifier: MIT */
#ifndef BM_API_MERGER_H
#define BM_API_MERGER_H

#include "api/make.h"

/** bm_merger_new(how, format, sink): for a format that takes documents one after the other (`merge`), by its index. The options were
 *  checked; all are copied. */
bm_merger *bm_merger_new(const bm_make *how, size_t format, const bm_sink *sink);

/** bm_merger_take(m, part, ds): as bm_merger_add. */
int bm_merger_take(bm_merger *m, const bm_part *part, bm_diags *ds);

/** bm_merger_spoil(m): there will be no file: further documents are checked, not written. */
void bm_merger_spoil(bm_merger *m);

/** bm_merger_pages(m): how many pages the file has. */
size_t bm_merger_pages(const bm_merger *m);

#endif
