/* Compiles texts: resolves their {fields} and marks what does not depend on data.
 * SPDX-License-Identifier: MIT */
#include "form/form_text.h"

#include "document/markdown.h"

static int find_field(void *user, bm_str name, const bm_pos *pos)
{
    const bm_form_text *place = user;
    bm_form_read *r = place->read;
    bool number = bm_str_is(name, "#"), count = bm_str_is(name, "##");
    if ((number && place->row_number) || (count && place->row_count))
        return number ? BM_NODE_ROW_NUMBER : BM_NODE_ROW_COUNT;
    if (number || count)
        return bm_diags_add2(r->ds, BM_FORM_ROW_NUMBER, pos, number ? "#" : "##",
                             number ? "cell" : "total");
    int field = bm_form_read_field(r, bm_arena_copy(r->arena, name), pos, place->parent);
    if (field < 0 || !bm_form_read_field_type(r, field, pos, place->types))
        return -1;
    r->used[field] = true;
    return field;
}

void bm_form_text_inlines(const bm_form_text *place, const bm_value *v, bm_node_list *list)
{
    bm_form_read *r = place->read;
    bm_form_text copy = *place;
    bm_markdown_fields fields = {find_field, &copy};
    if (!bm_form_read_scalar(r, v, place->name))
        return;
    if (bm_value_is_absent(v) && !place->row_number && !place->row_count) {
        (void)bm_diags_add2(r->ds, BM_FORM_SHAPE, &v->pos, place->name, "\"…\"");
        return;
    }
    (void)bm_markdown_inlines(r->arena, v->text, &v->pos, &fields, list, r->ds);
}

void bm_form_text_close(bm_node_list *list, bm_node *node)
{
    bool fixed = !(node->flags & (BM_NODE_REPEAT | BM_NODE_BLANK));
    for (size_t i = 0; i < list->n; i++)
        fixed = fixed && (list->items[i]->flags & BM_NODE_STATIC);
    if (fixed)
        node->flags |= BM_NODE_STATIC;
    bm_node_list_close(list, node);
}

bm_node *bm_form_text_paragraph(const bm_form_text *place, bm_style style, const bm_value *v)
{
    bm_arena *a = place->read->arena;
    bm_node *node = bm_node_new(a, BM_NODE_PARAGRAPH);
    bm_node_list list = {.arena = a};
    node->style = (uint8_t)style;
    if (v) {
        node->pos = &v->pos;
        bm_form_text_inlines(place, v, &list);
    }
    bm_form_text_close(&list, node);
    return node;
}
