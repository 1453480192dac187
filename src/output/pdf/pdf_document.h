/* A PDF file while its documents come, one after the other: each is written and forgotten. SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_PDF_PDF_DOCUMENT_H
#define BM_OUTPUT_PDF_PDF_DOCUMENT_H

#include "output/pdf/pdf_cache.h"
#include "output/renderer.h"

/* What all files share. */
typedef struct {
    size_t n_faces;
    bm_pdf_cache *cache; /* locks itself */
    bm_str profile;      /* the colour profile, packed */
} bm_pdf_document_shared;

/* What one thread needs for one file after the other: a libharu document, compressors, buffers. */
typedef struct bm_pdf_document bm_pdf_document;

/** bm_pdf_document_new(shared): ${shared} is borrowed. */
bm_pdf_document *bm_pdf_document_new(const bm_pdf_document_shared *shared);
void bm_pdf_document_free(bm_pdf_document *d);

/** bm_pdf_document_begin(d, options, several): a file begins. ${several}: it will have several documents. ${options} are borrowed
 *  until bm_pdf_document_reset, which gives back the fonts and is called after each file, whatever became of it. */
void bm_pdf_document_begin(bm_pdf_document *d, const bm_render_options *options, bool several);
void bm_pdf_document_reset(bm_pdf_document *d);

/**
 * bm_pdf_document_add(d, job, ds), bm_pdf_document_end(d, ds):
 * Write the one document of ${job}, and what belongs at the end of the file.
 *
 * Return 0; or -1 with O006, O030 (strict mode), O061 (of several: no room; all these before anything is written) or O004, with
 * which the file is lost. What is written is to be taken with bm_pdf_document_take.
 */
int bm_pdf_document_add(bm_pdf_document *d, const bm_job *job, bm_diags *ds);
int bm_pdf_document_end(bm_pdf_document *d, bm_diags *ds);

/** bm_pdf_document_take(d, sink, ds): give the sink what was written. Returns 0, or -1 with O005. */
int bm_pdf_document_take(bm_pdf_document *d, const bm_sink *sink, bm_diags *ds);

#endif
