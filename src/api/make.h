/* From data to the pages of one document: check, merge, lay out. SPDX-License-Identifier: MIT */
#ifndef BM_API_MAKE_H
#define BM_API_MAKE_H

#include "api/worker.h"

/* How documents are made; borrowed. */
typedef struct {
    bm_env *env;
    const bm_render_options *options;
    bool origin; /* documents say what they were made from */
} bm_make;

/** bm_make_document(how, part, w, doc, ds): in the arena of ${w}. Wrong data goes on as far as it can, so that all that is wrong
 *  is told at once. Returns whether there is a document to lay out; with errors there may be one, too. */
bool bm_make_document(const bm_make *how, const bm_part *part, bm_worker *w, bm_document *doc,
                      bm_diags *ds);

/** bm_make_pages(how, part, w, doc, pages, ds): the same and its pages, in the order in which they are printed. Returns 0, or -1
 *  when an error was added; in strict mode that may be a warning. */
int bm_make_pages(const bm_make *how, const bm_part *part, bm_worker *w, bm_document *doc,
                  bm_pages *pages, bm_diags *ds);

/** bm_make_append(buf, bytes, n): `write` of a bm_sink that is a bm_buf. */
int bm_make_append(void *buf, const void *bytes, size_t n);

#endif
