/* What was packed before, kept: files of one form differ in their text, but most of their dictionaries (fonts, structure) are the
 * same bytes, and packing them would take a third of the time of a file. Whether something is found changes no byte.
 * One for each worker. SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_PDF_PDF_MEMO_H
#define BM_OUTPUT_PDF_PDF_MEMO_H

#include "output/pdf/pdf_write.h"

enum {
    BM_PDF_MEMO_ENTRIES = 32,
    BM_PDF_MEMO_BYTES = 16 * 1024
}; /* so many, of texts so long: 700 KB at most */

typedef struct bm_pdf_memo bm_pdf_memo;

bm_pdf_memo *bm_pdf_memo_new(void);
void bm_pdf_memo_free(bm_pdf_memo *m);

/** bm_pdf_memo_deflated(m, out, packer, in): as bm_pdf_write_deflated; always with the same ${packer}. What is too long is packed each
 *  time. Some 1 µs for 10 KB when it is known. */
void bm_pdf_memo_deflated(bm_pdf_memo *m, bm_buf *out, struct libdeflate_compressor *packer,
                          bm_str in);

#endif
