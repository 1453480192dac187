/* SHA-256, by nettle. SPDX-License-Identifier: MIT */
#ifndef BM_BASE_DIGEST_H
#define BM_BASE_DIGEST_H

#include "base/str.h"

enum { BM_DIGEST_HEX = 64 }; /* digits */

/** bm_digest_sha256(bytes, hex): 64 lower-case hexadecimal digits and a final 0. O(bytes). */
void bm_digest_sha256(bm_str bytes, char hex[BM_DIGEST_HEX + 1]);

#endif
