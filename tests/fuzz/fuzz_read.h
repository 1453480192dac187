/* What the readers' targets have in common. SPDX-License-Identifier: MIT */
#ifndef BM_TESTS_FUZZ_READ_H
#define BM_TESTS_FUZZ_READ_H

#include "base/utf8.h"
#include "fuzz/fuzz.h"
#include "input/input.h"

static inline void fuzz_require_valid_text(const bm_value *v)
{
    if (v->kind == BM_VALUE_SCALAR)
        fuzz_require(bm_utf8_invalid_at(v->text) == v->text.len);
    for (size_t i = 0; i < v->n && v->kind == BM_VALUE_LIST; i++)
        fuzz_require_valid_text(v->items[i]);
    for (size_t i = 0; i < v->n && v->kind == BM_VALUE_MAP; i++) {
        fuzz_require(bm_utf8_invalid_at(v->members[i].key) == v->members[i].key.len);
        fuzz_require_valid_text(v->members[i].value);
    }
}

/* Any bytes: read, or refused with a message; what is read is valid text. */
static inline int fuzz_read(const uint8_t *data, size_t size, bm_input_format format)
{
    bm_arena *a = bm_arena_new();
    bm_diags *ds = bm_diags_new();
    bm_source source = {.name = "fuzz", .bytes = (const char *)data, .len = size};
    const bm_value *root = bm_input_read(a, &source, format, ds);
    /* one contract: it fails if and only if it reported an error */
    fuzz_require((root == NULL) == (bm_diags_errors(ds) > 0));
    if (root)
        fuzz_require_valid_text(root);
    bm_diags_free(ds);
    bm_arena_free(a);
    return 0;
}

#endif
