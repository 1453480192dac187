/* Where the documents of a print file begin: bookmarks, and what viewers call the pages.
 * SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_PDF_PDF_OUTLINE_H
#define BM_OUTPUT_PDF_PDF_OUTLINE_H

#include "output/pdf/pdf_haru.h"
#include "output/renderer.h"

/**
 * bm_pdf_outline_write(h, job, page_objects, catalog):
 * Of several documents, a bookmark to the first page of each (ISO 32000-1, 12.3.3), named by its label, else by its
 * title with its number in the file; viewers open with them in sight. Of several documents or copies, labels of
 * pages (12.4.2) made of the document, its copy, and the number printed on the page: "2.1" is page 1 of the second
 * document, "2(3).1" that of its third copy. Of one document nothing.
 *
 * page_objects  of each page of the job
 * catalog       entries are appended
 *
 * O(pages), one object for each document.
 */
void bm_pdf_outline_write(bm_pdf_haru *h, const bm_job *job, const unsigned *page_objects,
                          bm_buf *catalog);

#endif
