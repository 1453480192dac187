/* Where the documents of a print file begin: bookmarks, and what viewers call the pages.
 * SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_PDF_PDF_OUTLINE_H
#define BM_OUTPUT_PDF_PDF_OUTLINE_H

#include "output/pdf/pdf_tree.h"
#include "output/renderer.h"

/* Of several documents, a bookmark to the first page of each (ISO 32000-1, 12.3.3), named by its label, else by its
 * title with its number in the file; viewers open with them in sight. Of several documents or copies, labels of
 * pages (12.4.2) made of the document, its copy, and the number printed on the page: "2.1" is page 1 of the second
 * document, "2(3).1" that of its third copy. Of one document nothing. {0} is an empty one. */
typedef struct {
    bm_pdf_haru *haru;
    bool several, labelled;
    unsigned root, first,
        last;       /* objects: of all bookmarks, the first, the last; 0 = there is none */
    bm_buf entries; /* of the last, which does not name the next one yet */
    bm_pdf_tree labels;
    size_t n_docs, n_pages;
    uint32_t copy; /* of the last page */
    bm_buf scratch;
} bm_pdf_outline;

/** bm_pdf_outline_open(o, h, several, copies): forget everything; a file begins; ${several}: documents. */
void bm_pdf_outline_open(bm_pdf_outline *o, bm_pdf_haru *h, bool several, unsigned copies);
void bm_pdf_outline_free(bm_pdf_outline *o);

/** bm_pdf_outline_add(o, doc, pages, page_objects): the next document, whose pages have these objects. An empty page before
 *  its first one is that of the document before it. */
void bm_pdf_outline_add(bm_pdf_outline *o, const bm_document *doc, const bm_pages *pages,
                        const unsigned *page_objects);

/** bm_pdf_outline_close(o, catalog): write what refers to all; entries go to ${catalog}. */
void bm_pdf_outline_close(bm_pdf_outline *o, bm_buf *catalog);

#endif
