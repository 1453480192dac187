/* The data of each document, attached to the file as what it was made from (ISO 19005-3, 6.8).
 * SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_PDF_PDF_ATTACHMENT_H
#define BM_OUTPUT_PDF_PDF_ATTACHMENT_H

#include "document/node.h"
#include "output/pdf/pdf_tree.h"

/* The data_xml of each document that has it, as an associated file with the relationship Source: "data.xml" of a document
 * alone; of several, "data-000001.xml" and so on by their order, so that a number tells the document even when others
 * have no data. {0} is an empty one. */
typedef struct {
    bm_pdf_haru *haru;
    const bm_pdf_packers *packers;
    void (*add_name)(bm_buf *out, uint32_t number);
    bm_pdf_tree names;
    bm_buf files; /* references, in the order of the documents */
    bm_buf packed, entries;
} bm_pdf_attachments;

/** bm_pdf_attachment_open(x, h, packers, several): forget everything; a file begins. */
void bm_pdf_attachment_open(bm_pdf_attachments *x, bm_pdf_haru *h, const bm_pdf_packers *packers,
                            bool several);
void bm_pdf_attachment_free(bm_pdf_attachments *x);

/** bm_pdf_attachment_add(x, doc, number): attach the data of document ${number}, from 1. O(bytes): ~5 µs for those of one form. */
void bm_pdf_attachment_add(bm_pdf_attachments *x, const bm_document *doc, uint32_t number);

/** bm_pdf_attachment_close(x, catalog): write what refers to all; entries go to ${catalog}. */
void bm_pdf_attachment_close(bm_pdf_attachments *x, bm_buf *catalog);

#endif
