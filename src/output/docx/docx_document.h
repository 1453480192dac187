/* word/document.xml: the blocks of the trees in order, and the page. SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_DOCX_DOCUMENT_H
#define BM_OUTPUT_DOCX_DOCUMENT_H

#include "bieumau.h"
#include "output/docx/docx_footer.h"

/** bm_docx_document_write(w, docs, n_docs, options, footers): the whole part, a section for each copy of a document, and
 *  the footer parts that they need. w->failed when something was reported (T001). */
void bm_docx_document_write(bm_docx_writer *w, const bm_document *docs, size_t n_docs,
                            const bm_render_options *options, bm_docx_footers *footers);

#endif
