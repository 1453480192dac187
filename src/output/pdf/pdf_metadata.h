/* What the file says of itself: Info and the XMP packet, which agree, and the entries of the catalog about the
 * language and how to show the document. SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_PDF_PDF_METADATA_H
#define BM_OUTPUT_PDF_PDF_METADATA_H

#include "output/pdf/pdf_haru.h"
#include "output/renderer.h"

/* Namespace of the properties that only bieumau writes: form, definition. */
#define BM_PDF_METADATA_NAMESPACE "urn:bieumau:document#"

/**
 * bm_pdf_metadata_packet(out, doc, one_form, producer):
 * Append the XMP packet (ISO 16684-1) of a file: PDF/A-3a and PDF/UA-1, title, author and dates of ${doc}, the first document in
 * it, the version of the program; form and definition when all have the same (${one_form}).
 *
 * Well-formed whatever the texts hold: they are escaped, and characters that XML does not have are left out.
 */
void bm_pdf_metadata_packet(bm_buf *out, const bm_document *doc, bool one_form,
                            const char *producer);

/** bm_pdf_metadata_add(h, doc, one_form, options, catalog): write Info and the packet; ${catalog} gets its entries. */
void bm_pdf_metadata_add(bm_pdf_haru *h, const bm_document *doc, bool one_form,
                         const bm_render_options *options, bm_buf *catalog);

#endif
