/* Streams decoded within bounds (ISO 32000-1, 7.4): nothing that a file says makes this take more than the caller allows.
 * SPDX-License-Identifier: MIT */
#ifndef BM_INPUT_PDF_INFLATE_H
#define BM_INPUT_PDF_INFLATE_H

#include "base/buf.h"

typedef enum {
    BM_PDF_INFLATE_FLATE,
    BM_PDF_INFLATE_HEX,
    BM_PDF_INFLATE_ASCII85
} bm_pdf_inflate_filter;

/* Predictor of Flate (7.4.4.4): none (0, 1) or one of PNG's (10 to 15). */
typedef struct {
    int predictor;
    int colors;  /* 1 to 32 */
    int bits;    /* 1 to 16 */
    int columns; /* 1 to 1,048,576 */
} bm_pdf_inflate_parms;

/** bm_pdf_inflate(filter, parms, in, limit, out): append ${in} decoded, at most ${limit} bytes, to ${out}. What comes
 *  before damage is kept. ${parms} for Flate only, NULL = none. Returns 0, 1 when it would be longer than ${limit}, or -1 when
 *  ${in} is damaged or ${parms} are not sound. O(in + out). */
int bm_pdf_inflate(bm_pdf_inflate_filter filter, const bm_pdf_inflate_parms *parms, bm_str in,
                   size_t limit, bm_buf *out);

/** bm_pdf_inflate_is_sound(parms): is it a predictor that is known, of a size that makes sense? */
bool bm_pdf_inflate_is_sound(const bm_pdf_inflate_parms *parms);

#endif
