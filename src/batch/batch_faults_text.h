/* Pieces of JSON, appended to a buffer. SPDX-License-Identifier: MIT */
#ifndef BM_BATCH_BATCH_FAULTS_TEXT_H
#define BM_BATCH_BATCH_FAULTS_TEXT_H

#include "base/buf.h"

/**
 * bm_batch_faults_text(b, key, s):
 * "key":"…", or null for NULL; ${key} NULL = the value alone. Whatever ${s} holds, this is JSON on one line: what is not UTF-8
 * becomes U+FFFD, and what takes more than BM_LIMIT_FAULT_TEXT_BYTES is cut, with an ellipsis.
 */
void bm_batch_faults_text(bm_buf *b, const char *key, const char *s);

/** bm_batch_faults_text_int(b, key, n): "key":n. */
void bm_batch_faults_text_int(bm_buf *b, const char *key, uint64_t n);

#endif
