/* Any valid UTF-8 as a value of type markdown. SPDX-License-Identifier: MIT */
#include "base/utf8.h"
#include "document/markdown.h"
#include "fuzz/fuzz.h"

/* What layout and output rely on. */
static void require_table(const bm_node *node)
{
    double sum = 0;
    for (size_t i = 0; i < node->table->n; i++) {
        fuzz_require(node->table->width_percent[i] > 0);
        sum += node->table->width_percent[i];
    }
    fuzz_require(sum > 99.99 && sum < 100.01);
    for (uint32_t i = 0; i < node->n_children; i++) {
        const bm_node *row = node->children[i];
        fuzz_require(row->n_children == node->table->n);
        for (uint32_t k = 0; k < row->n_children; k++)
            fuzz_require(row->children[k]->n_children == 1);
    }
}

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
    for (size_t i = 0; i < list.n; i++) {
        if (list.items[i]->type == BM_NODE_TABLE)
            require_table(list.items[i]);
        else
            fuzz_require(list.items[i]->type == BM_NODE_PARAGRAPH);
    }
    bm_diags_free(ds);
    bm_arena_free(a);
    return 0;
}
