/* Numbers and digests as they stand in the files of a batch. SPDX-License-Identifier: MIT */
#ifndef BM_BATCH_BATCH_TEXT_H
#define BM_BATCH_BATCH_TEXT_H

#include <stdint.h>

#include "base/buf.h"
#include "bieumau.h"

/** bm_batch_text_hex(b, bytes, n): append ${n} bytes as 2 · n lower-case hexadecimal digits. */
void bm_batch_text_hex(bm_buf *b, const uint8_t *bytes, size_t n);

/** bm_batch_text_digest(s, out): 32 hexadecimal digits. Returns whether ${s} is that. */
bool bm_batch_text_digest(bm_str s, uint8_t out[BM_RECORD_DIGEST]);

/** bm_batch_text_number(s, out): a number in decimal, without sign or needless zeros. Returns whether ${s} is one that fits. */
bool bm_batch_text_number(bm_str s, uint64_t *out);

/** bm_batch_text_field(rest, separator): the text before ${separator}, which is cut off ${rest} together with it; all of ${rest} when there is none. */
bm_str bm_batch_text_field(bm_str *rest, char separator);

#endif
