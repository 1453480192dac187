/* libharu as a writer of objects: document, page tree, numbers, file structure. The contents of objects come as
 * ready bytes. All that is no stream is packed into object streams. Only pdf_haru.c knows libharu.
 *
 * Errors are kept until bm_pdf_haru_finish; every other call is harmless after one.
 * SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_PDF_PDF_HARU_H
#define BM_OUTPUT_PDF_PDF_HARU_H

#include "base/buf.h"
#include "base/diags.h"
#include "output/pdf/pdf_write.h"

/* One document after another; belongs to one thread at a time. */
typedef struct bm_pdf_haru bm_pdf_haru;

/** bm_pdf_haru_new(): with an empty document begun. */
bm_pdf_haru *bm_pdf_haru_new(void);
void bm_pdf_haru_free(bm_pdf_haru *h);

/** bm_pdf_haru_begin(h): forget everything and begin the next document. */
void bm_pdf_haru_begin(bm_pdf_haru *h);

/** bm_pdf_haru_producer(h): what libharu calls itself in Info. Borrowed, until the next document. */
const char *bm_pdf_haru_producer(bm_pdf_haru *h);

/** bm_pdf_haru_reserve(h): the number of a new object, a dictionary that is to be filled later; 0 after an error.
 *  Numbers go up by one. Reserved and filled, a dictionary costs some 60 ns in the end, packing aside. */
unsigned bm_pdf_haru_reserve(bm_pdf_haru *h);

/** bm_pdf_haru_fill(h, number, entries): the entries of the dictionary, "/Type/Font/…"; copied. */
void bm_pdf_haru_fill(bm_pdf_haru *h, unsigned number, bm_str entries);

/** bm_pdf_haru_fill_stream(h, number, entries, bytes): a stream. Length is added to the entries; the ${bytes}
 *  are borrowed until bm_pdf_haru_finish. */
void bm_pdf_haru_fill_stream(bm_pdf_haru *h, unsigned number, bm_str entries, bm_str bytes);

/** bm_pdf_haru_add(…), _add_stream: reserve and fill. _add_copy: a stream whose bytes are copied. */
unsigned bm_pdf_haru_add(bm_pdf_haru *h, bm_str entries);
unsigned bm_pdf_haru_add_stream(bm_pdf_haru *h, bm_str entries, bm_str bytes);
unsigned bm_pdf_haru_add_copy(bm_pdf_haru *h, bm_str entries, bm_str bytes);

/** bm_pdf_haru_add_page(h, entries): the next page; Type and Parent are added. */
unsigned bm_pdf_haru_add_page(bm_pdf_haru *h, bm_str entries);

typedef enum { BM_PDF_HARU_CATALOG, BM_PDF_HARU_PAGES, BM_PDF_HARU_INFO } bm_pdf_haru_root;

/** bm_pdf_haru_fill_root(h, root, entries): further entries of an object that libharu makes; Pages hands its
 *  MediaBox down to all pages, Info has its Producer already. */
void bm_pdf_haru_fill_root(bm_pdf_haru *h, bm_pdf_haru_root root, bm_str entries);

/**
 * bm_pdf_haru_finish(h, packers, out, max_bytes, ds):
 * Append the file to ${out}. Its ID is a digest of its bytes. Begin the next document after it.
 *
 * max_bytes  a longer file is an error; at most 4294967295 (libharu counts in 32 bits)
 *
 * Returns 0, or -1 with O004.
 */
int bm_pdf_haru_finish(bm_pdf_haru *h, const bm_pdf_packers *packers, bm_buf *out, size_t max_bytes,
                       bm_diags *ds);

#endif
