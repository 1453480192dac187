/* The data of each document, attached to the file as what it was made from (ISO 19005-3, 6.8).
 * SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_PDF_PDF_ATTACHMENT_H
#define BM_OUTPUT_PDF_PDF_ATTACHMENT_H

#include "document/node.h"
#include "output/pdf/pdf_haru.h"

/**
 * bm_pdf_attachment_add(h, packers, docs, n_docs, catalog):
 * Attach the data_xml of each document that has it, as an associated file with the relationship Source:
 * "data.xml" of a document alone; of several, "data-0001.xml" and so on by their order, so that a number
 * tells the document even when others have no data. ${catalog} gets its entries.
 *
 * n_docs  at most BM_LIMIT_DOCUMENTS, so that names of four digits are in order (ISO 32000-1, 7.9.6)
 *
 * O(bytes): ~10 µs for the data of one form.
 */
void bm_pdf_attachment_add(bm_pdf_haru *h, const bm_pdf_packers *packers, const bm_document *docs,
                           size_t n_docs, bm_buf *catalog);

#endif
