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

size_t bm_node_level(const bm_node *paragraph)
{
    switch ((bm_style)paragraph->style) {
    case BM_STYLE_SIGN_CAPTION:
    case BM_STYLE_LETTER_NUMBER:
    case BM_STYLE_LETTER_PLACE_DATE:
        return 1;
    case BM_STYLE_SIGN_HINT:
    case BM_STYLE_LETTER_SUBJECT:
        return 2;
    case BM_STYLE_SIGN_NAME:
        return 3;
    default:
        return 0;
    }
}

double bm_node_space_before(const bm_node *column, uint32_t i)
{
    bm_style style = (bm_style)column->children[i]->style;
    if (i > 0 && style == BM_STYLE_SIGN_CAPTION && column->children[i - 1]->style == style)
        return 0;
    return bm_style_of(style)->space_before_pt;
}

const char *bm_node_type_name(bm_node_type type)
{
    static const char *const names[] = {
        "document",   "paragraph", "line",       "segment",    "table",  "row",    "cell",
        "signatures", "signature", "recipients", "letterhead", "column", "footer", "page_break",
        "text",       "break",     "leader",     "checkbox",   "field"};
    return names[type];
}
