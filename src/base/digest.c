/* SPDX-License-Identifier: MIT */
#include "base/digest.h"

#include <nettle/sha2.h>

void bm_digest_sha256(bm_str bytes, char hex[BM_DIGEST_HEX + 1])
{
    uint8_t digest[SHA256_DIGEST_SIZE];
    struct sha256_ctx context;
    sha256_init(&context);
    sha256_update(&context, bytes.len, (const uint8_t *)bytes.ptr);
    sha256_digest(&context, sizeof digest, digest);
    for (size_t i = 0; i < sizeof digest; i++) {
        hex[2 * i] = "0123456789abcdef"[digest[i] >> 4];
        hex[2 * i + 1] = "0123456789abcdef"[digest[i] & 15];
    }
    hex[BM_DIGEST_HEX] = '\0';
}
