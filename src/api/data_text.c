/* Values given by a program. SPDX-License-Identifier: MIT */
#include "api/data_text.h"

#include <stdio.h>

#include "base/digest.h"
#include "base/limit.h"
#include "base/utf8.h"
#include "text/nfc.h"

int bm_data_text_check(bm_str text, const char *path, bm_diags *ds)
{
    size_t bad = bm_utf8_invalid_at(text);
    if (bad == text.len)
        return 0;
    char place[24], byte[4];
    (void)snprintf(place, sizeof place, "%zu", bad + 1);
    (void)snprintf(byte, sizeof byte, "%02X", (unsigned char)text.ptr[bad]);
    const bm_str args[] = {bm_str_of(place), bm_str_of(byte)};
    return bm_diags_add(ds, BM_INPUT_UTF8, NULL, path, args, 2);
}

const bm_value *bm_data_text_scalar(bm_arena *a, const char *bytes, size_t n, const char *path,
                                    bm_diags *ds)
{
    if (n > BM_LIMIT_TEXT_BYTES) {
        char have[24], most[24];
        (void)snprintf(have, sizeof have, "%zu", n);
        (void)snprintf(most, sizeof most, "%d", (int)BM_LIMIT_TEXT_BYTES);
        const bm_str args[] = {bm_str_of(have), bm_str_of(most)};
        (void)bm_diags_add(ds, BM_INPUT_VALUE_TOO_LONG, NULL, path, args, 2);
        return NULL;
    }
    bm_str text = {n ? bytes : "", n};
    if (bm_data_text_check(text, path, ds) != 0)
        return NULL;
    bm_value *value = bm_arena_zero(a, 1, sizeof *value);
    value->kind = BM_VALUE_SCALAR;
    text = bm_arena_copy(a, text);
    bm_str nfc = bm_nfc_normalize(a, text);
    value->text = nfc.ptr == text.ptr ? text : bm_arena_copy(a, nfc);
    return value;
}

const char *bm_data_text_sha(bm_str definition)
{
    static const char head[] = "sha256:";
    size_t n = strlen(head);
    if (definition.len != n + BM_DIGEST_HEX || memcmp(definition.ptr, head, n) != 0)
        return NULL;
    for (size_t i = n; i < definition.len; i++)
        if (!memchr("0123456789abcdef", definition.ptr[i], 16))
            return NULL;
    return definition.ptr + n;
}
