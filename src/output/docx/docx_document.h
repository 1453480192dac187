/* word/document.xml: the blocks of the tree in order, and the page. SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_DOCX_DOCUMENT_H
#define BM_OUTPUT_DOCX_DOCUMENT_H

#include "output/docx/docx_paragraph.h"

/** bm_docx_document_write(w, doc): the whole part. w->failed when something was reported (T001). */
void bm_docx_document_write(bm_docx_writer *w, const bm_document *doc);

#endif
