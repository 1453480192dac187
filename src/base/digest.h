/* SHA-256, by nettle, and a quick digest, by xxHash. SPDX-License-Identifier: MIT */
#ifndef BM_BASE_DIGEST_H
#define BM_BASE_DIGEST_H

#include <stdint.h>

#include "base/str.h"

enum {
    BM_DIGEST_HEX = 64,  /* digits of an SHA-256 */
    BM_DIGEST_QUICK = 16 /* bytes of a quick digest */
};

/** bm_digest_sha256(bytes, hex): 64 lower-case hexadecimal digits and a final 0. O(bytes). */
void bm_digest_sha256(bm_str bytes, char hex[BM_DIGEST_HEX + 1]);

/** bm_digest_quick(bytes, out): XXH3, 128 bits, in the canonical order of its bytes: tells files and records apart and finds
 *  damage; no defence against somebody who wants two to be alike. O(bytes), some 10 GB/s. */
void bm_digest_quick(bm_str bytes, uint8_t out[BM_DIGEST_QUICK]);

/* A quick digest of bytes that come piece by piece; for one after the other. */
typedef struct bm_digest bm_digest;

bm_digest *bm_digest_new(void);
void bm_digest_free(bm_digest *d);

/** bm_digest_begin(d), bm_digest_add(d, bytes, n), bm_digest_end(d, out): what bm_digest_quick gives for all the pieces. */
void bm_digest_begin(bm_digest *d);
void bm_digest_add(bm_digest *d, const void *bytes, size_t n);
void bm_digest_end(const bm_digest *d, uint8_t out[BM_DIGEST_QUICK]);

#endif
