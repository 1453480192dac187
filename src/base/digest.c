/* SPDX-License-Identifier: MIT */
#include "base/digest.h"

#include <nettle/sha2.h>
#include <xxhash.h>

#include <stdlib.h>

#include "base/arena.h"

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

static void put(XXH128_hash_t hash, uint8_t out[BM_DIGEST_QUICK])
{
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, hash);
    memcpy(out, canonical.digest, BM_DIGEST_QUICK);
}

void bm_digest_quick(bm_str bytes, uint8_t out[BM_DIGEST_QUICK])
{
    put(XXH3_128bits(bytes.ptr, bytes.len), out);
}

struct bm_digest {
    XXH3_state_t *state;
};

bm_digest *bm_digest_new(void)
{
    bm_digest *d = calloc(1, sizeof *d);
    if (!d || !(d->state = XXH3_createState())) /* it is aligned */
        bm_arena_out_of_memory();
    bm_digest_begin(d);
    return d;
}

void bm_digest_free(bm_digest *d)
{
    if (!d)
        return;
    XXH3_freeState(d->state);
    free(d);
}

void bm_digest_begin(bm_digest *d)
{
    (void)XXH3_128bits_reset(d->state);
}

void bm_digest_add(bm_digest *d, const void *bytes, size_t n)
{
    if (n)
        (void)XXH3_128bits_update(d->state, bytes, n);
}

void bm_digest_end(const bm_digest *d, uint8_t out[BM_DIGEST_QUICK])
{
    put(XXH3_128bits_digest(d->state), out);
}
