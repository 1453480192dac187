/* Nodes of the document tree. SPDX-License-Identifier: MIT */
#include "document/node.h"

bm_node *bm_node_new(bm_arena *a, bm_node_type type)
{
    bm_node *node = bm_arena_zero(a, 1, sizeof *node);
    node->type = (uint8_t)type;
    node->field = -1;
    node->span = 1;
    return node;
}

bm_node *bm_node_text(bm_arena *a, bm_str text, unsigned flags)
{
    bm_node *node = bm_node_new(a, BM_NODE_TEXT);
    node->text = text;
    node->flags = (uint16_t)flags;
    return node;
}

void bm_node_list_add(bm_node_list *list, const bm_node *node)
{
    if (list->n == list->cap) {
        size_t cap = list->cap ? list->cap * 2 : 8;
        list->items = bm_arena_grow(list->arena, list->items, list->n * sizeof *list->items,
                                    cap * sizeof *list->items);
        list->cap = cap;
    }
    list->items[list->n++] = node;
}

void bm_node_list_close(bm_node_list *list, bm_node *parent)
{
    parent->children = list->items;
    parent->n_children = (uint32_t)list->n;
    list->items = NULL;
    list->n = list->cap = 0;
}

size_t bm_node_signature_level(const bm_node *paragraph)
{
    static const bm_style levels[BM_NODE_SIGNATURE_LEVELS] = {
        BM_STYLE_PLACE_DATE, BM_STYLE_SIGN_CAPTION, BM_STYLE_SIGN_HINT, BM_STYLE_SIGN_NAME};
    size_t level = 0;
    while (level + 1 < BM_NODE_SIGNATURE_LEVELS && levels[level] != paragraph->style)
        level++;
    return level;
}

const char *bm_node_type_name(bm_node_type type)
{
    static const char *const names[] = {
        "document",  "paragraph",  "line", "segment", "table",  "row",      "cell", "signatures",
        "signature", "page_break", "text", "break",   "leader", "checkbox", "field"};
    return names[type];
}
