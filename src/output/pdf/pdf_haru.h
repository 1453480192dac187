/* libharu as a writer of objects: catalog, Info, dictionaries of streams, file structure. The contents of objects come as
 * ready bytes and go to the file at once; what is no stream is packed into object streams. What is kept is a place of eight
 * bytes for each object. Only pdf_haru.c knows libharu.
 *
 * Errors are kept until bm_pdf_haru_finish; every other call is harmless after one.
 * SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_PDF_PDF_HARU_H
#define BM_OUTPUT_PDF_PDF_HARU_H

#include "base/buf.h"
#include "base/diags.h"
#include "output/pdf/pdf_write.h"

/* One file after another; belongs to one thread at a time. */
typedef struct bm_pdf_haru bm_pdf_haru;

bm_pdf_haru *bm_pdf_haru_new(void);
void bm_pdf_haru_free(bm_pdf_haru *h);

/** bm_pdf_haru_begin(h, packers, out): forget everything and begin a file: its bytes are appended to ${out} from now on. Both
 *  are borrowed until bm_pdf_haru_finish. Who takes bytes out of the buffer before that tells with bm_pdf_haru_taken.
 *  With `packers->memo` what varies from file to file goes to object streams of its own, so that the others are found there. */
void bm_pdf_haru_begin(bm_pdf_haru *h, const bm_pdf_packers *packers, bm_buf *out);

/** bm_pdf_haru_taken(h): ${out} is about to be emptied: its bytes count as written. */
void bm_pdf_haru_taken(bm_pdf_haru *h);

/** bm_pdf_haru_producer(h): what libharu calls itself in Info. Borrowed. */
const char *bm_pdf_haru_producer(bm_pdf_haru *h);

/** bm_pdf_haru_room(h, n_objects, n_bytes): whether the file may become so much longer (ISO 19005-3, 6.1.13; ten digits). */
bool bm_pdf_haru_room(const bm_pdf_haru *h, size_t n_objects, size_t n_bytes);

/** bm_pdf_haru_reserve(h): the number of a new object, to be filled later; 0 after an error. Numbers go up by one, though
 *  some are taken in between. */
unsigned bm_pdf_haru_reserve(bm_pdf_haru *h);

/** bm_pdf_haru_fill(h, number, entries): a dictionary with these entries, "/Type/Font/…". Some 40 ns, packing aside. */
void bm_pdf_haru_fill(bm_pdf_haru *h, unsigned number, bm_str entries);

/** bm_pdf_haru_fill_varying(h, number, entries): a dictionary that is another one in each file of a form. */
void bm_pdf_haru_fill_varying(bm_pdf_haru *h, unsigned number, bm_str entries);

/** bm_pdf_haru_fill_stream(h, number, entries, bytes): a stream. Length is added to the entries. */
void bm_pdf_haru_fill_stream(bm_pdf_haru *h, unsigned number, bm_str entries, bm_str bytes);

/** bm_pdf_haru_add(…), _add_stream: reserve and fill. _add_known: a stream whose bytes are told apart by ${digest}, which
 *  goes into the ID of the file in their place: they are long and the same in many files. */
unsigned bm_pdf_haru_add(bm_pdf_haru *h, bm_str entries);
unsigned bm_pdf_haru_add_stream(bm_pdf_haru *h, bm_str entries, bm_str bytes);
unsigned bm_pdf_haru_add_known(bm_pdf_haru *h, bm_str entries, bm_str bytes,
                               const uint8_t digest[16]);

/** bm_pdf_haru_add_page(h, entries): the next page; Type and Parent are added. Of many pages there is a balanced tree. */
unsigned bm_pdf_haru_add_page(bm_pdf_haru *h, bm_str entries);

typedef enum {
    BM_PDF_HARU_CATALOG,
    BM_PDF_HARU_PAGES,
    BM_PDF_HARU_INFO,
    BM_PDF_HARU_ROOTS
} bm_pdf_haru_root;

/** bm_pdf_haru_fill_root(h, root, entries): further entries of an object that every file has; copied. Pages hands its MediaBox
 *  down to all pages, Info has its Producer already. */
void bm_pdf_haru_fill_root(bm_pdf_haru *h, bm_pdf_haru_root root, bm_str entries);

/** bm_pdf_haru_finish(h, ds): write the end of the file. Its ID is a digest of its bytes. Returns 0, or -1 with O004. */
int bm_pdf_haru_finish(bm_pdf_haru *h, bm_diags *ds);

#endif
