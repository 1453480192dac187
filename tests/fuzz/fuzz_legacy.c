/* Any text in any old encoding, and any bytes as a file in one. SPDX-License-Identifier: MIT */
#include "base/utf8.h"
#include "fuzz/fuzz.h"
#include "text/legacy_detect.h"
#include "text/nfc.h"

static const bm_legacy encodings[] = {BM_LEGACY_TCVN3, BM_LEGACY_VNI, BM_LEGACY_VISCII,
                                      BM_LEGACY_CP1258};

static void require_text(bm_arena *a, bm_str s)
{
    fuzz_require(bm_utf8_invalid_at(s) == s.len);
    fuzz_require(bm_str_eq(bm_nfc_normalize(a, s), s));
}

static void try_text(bm_str text)
{
    bm_arena *a = bm_arena_new();
    double letters;
    size_t lost;
    bm_str values[2] = {bm_nfc_normalize(a, text), bm_nfc_normalize(a, text)};
    values[1].len /= 2;
    while (values[1].len && (values[0].ptr[values[1].len] & 0xC0) == 0x80)
        values[1].len--;
    bm_legacy_detect_result found = bm_legacy_detect(a, values, 2);
    fuzz_require(found.first < 2);
    fuzz_require((found.n > 0) >= (found.utf8 || found.encoding != BM_LEGACY_NONE));
    fuzz_require(!found.utf8 || found.encoding == BM_LEGACY_NONE);
    require_text(a, bm_legacy_undo_utf8(a, values[0], &letters, &lost));
    for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++)
        require_text(a, bm_legacy_convert(a, values[0], encodings[i]));
    bm_arena_free(a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    bm_str bytes = bm_str_n((const char *)data, size);
    if (size == 0)
        return 0;
    if (bm_utf8_invalid_at(bytes) == size)
        try_text(bytes);
    for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++) {
        bm_buf text = {0};
        (void)bm_legacy_decode(&text, bytes, encodings[i]);
        try_text(bm_str_n(text.ptr, text.len));
        bm_buf_free(&text);
    }
    return 0;
}
