/* Any bytes as YAML: read, or refused with a message that has a place in the file.
 * SPDX-License-Identifier: MIT */
#include "base/utf8.h"
#include "fuzz/fuzz.h"
#include "input/input.h"

static void require_valid_text(const bm_value *v)
{
    if (v->kind == BM_VALUE_SCALAR)
        fuzz_require(bm_utf8_invalid_at(v->text) == v->text.len);
    for (size_t i = 0; i < v->n && v->kind == BM_VALUE_LIST; i++)
        require_valid_text(v->items[i]);
    for (size_t i = 0; i < v->n && v->kind == BM_VALUE_MAP; i++) {
        fuzz_require(bm_utf8_invalid_at(v->members[i].key) == v->members[i].key.len);
        require_valid_text(v->members[i].value);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    bm_arena *a = bm_arena_new();
    bm_diags *ds = bm_diags_new();
    bm_source source = {.name = "fuzz", .bytes = (const char *)data, .len = size};
    const bm_value *root = bm_input_read(a, &source, BM_INPUT_YAML, ds);
    /* one contract: it fails if and only if it reported an error */
    fuzz_require((root == NULL) == (bm_diags_errors(ds) > 0));
    if (root)
        require_valid_text(root);
    bm_diags_free(ds);
    bm_arena_free(a);
    return 0;
}
