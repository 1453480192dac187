/* Any valid UTF-8 as a value of type markdown. SPDX-License-Identifier: MIT */
#include "base/utf8.h"
#include "document/markdown.h"
#include "fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    bm_str text = bm_str_n((const char *)data, size);
    if (size == 0 || bm_utf8_invalid_at(text) != size)
        return 0;
    bm_arena *a = bm_arena_new();
    bm_diags *ds = bm_diags_new();
    bm_node_list list = {.arena = a};
    int status = bm_markdown_blocks(a, text, NULL, "noi_dung", &list, ds);
    fuzz_require((status != 0) == (bm_diags_errors(ds) > 0));
    for (size_t i = 0; i < list.n; i++)
        fuzz_require(list.items[i]->type == BM_NODE_PARAGRAPH);
    bm_diags_free(ds);
    bm_arena_free(a);
    return 0;
}
