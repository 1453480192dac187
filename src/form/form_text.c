/* Compiles texts: resolves their {fields} and marks what does not depend on data.
 * SPDX-License-Identifier: MIT */
#include "form/form_text.h"

#include "base/limit.h"
#include "document/markdown.h"

/* What the reader of markdown hands back for {x:words} and {x:Words}, which only this file knows: the number of
 * the field, or COUNT for {##}, and one of these. */
enum { COUNT = BM_LIMIT_FIELDS, AS_WORDS = 1000, AS_CAPITAL = 2000 };

bm_form_text bm_form_text_in(bm_form_read *read, const char *name, unsigned types)
{
    bm_form_text place = {read, name, -1, types, false, false};
    return place;
}

int bm_form_text_only(const bm_form_read *r, const bm_value *v)
{
    if (v->kind != BM_VALUE_SCALAR)
        return -1;
    bm_str s = v->text;
    if (s.len < 3 || s.ptr[0] != '{' || s.ptr[s.len - 1] != '}')
        return -1;
    return bm_form_lookup_field(r->form, bm_str_n(s.ptr + 1, s.len - 2), -1);
}

/* Cut ":words" or ":Words" off ${*name}: AS_WORDS or AS_CAPITAL; 0 without; -1 when it is something else. */
static int take_words(bm_str *name)
{
    const char *colon = name->len ? memchr(name->ptr, ':', name->len) : NULL;
    if (!colon)
        return 0;
    bm_str as = bm_str_from(*name, (size_t)(colon - name->ptr) + 1);
    name->len = (size_t)(colon - name->ptr);
    return bm_str_is(as, "words") ? AS_WORDS : bm_str_is(as, "Words") ? AS_CAPITAL : -1;
}

static int find_row_number(const bm_form_text *place, bm_str name, int words, const bm_pos *pos)
{
    bm_form_read *r = place->read;
    bool number = name.len == 1;
    if (!(number ? place->row_number : place->row_count))
        return bm_diags_add2(r->ds, BM_FORM_ROW_NUMBER, pos, number ? "#" : "##",
                             number ? "cell" : "total");
    if (number && words)
        return bm_diags_add1(r->ds, BM_FORM_WORDS, pos, "#:words");
    return number ? BM_NODE_ROW_NUMBER : words ? COUNT + words : BM_NODE_ROW_COUNT;
}

static int find_field(void *user, bm_str name, const bm_pos *pos)
{
    const bm_form_text *place = user;
    bm_form_read *r = place->read;
    bm_str id = name;
    int words = take_words(&id);
    if (words < 0)
        return bm_diags_add1(r->ds, BM_FORM_WORDS, pos, bm_arena_cstr(r->arena, name));
    if (bm_str_is(id, "#") || bm_str_is(id, "##"))
        return find_row_number(place, id, words, pos);
    int field = bm_form_read_field(r, bm_arena_copy(r->arena, id), pos, place->parent);
    unsigned types = words ? place->types & BM_KNOWN_IN_INTEGER : place->types;
    if (field < 0 || !bm_form_read_field_type(r, field, pos, types))
        return -1;
    r->used[field] = true;
    return words + field;
}

/* The FIELD for ${node}, as find_field numbered it. */
static const bm_node *spell_out(bm_arena *a, const bm_node *node)
{
    bm_node *spelt = bm_node_new(a, BM_NODE_FIELD);
    bool capital = node->field >= AS_CAPITAL;
    int field = node->field - (capital ? AS_CAPITAL : AS_WORDS);
    *spelt = *node;
    spelt->field = (int16_t)(field == COUNT ? BM_NODE_ROW_COUNT : field);
    spelt->flags |= (uint16_t)(capital ? BM_NODE_WORDS | BM_NODE_CAPITAL : BM_NODE_WORDS);
    return spelt;
}

void bm_form_text_inlines(const bm_form_text *place, const bm_value *v, bm_node_list *list)
{
    bm_form_read *r = place->read;
    bm_form_text copy = *place;
    bm_markdown_fields fields = {find_field, &copy};
    size_t first = list->n;
    if (!bm_form_read_scalar(r, v, place->name))
        return;
    if (bm_value_is_absent(v) && !place->row_number && !place->row_count) {
        (void)bm_diags_add2(r->ds, BM_FORM_SHAPE, &v->pos, place->name, "\"…\"");
        return;
    }
    (void)bm_markdown_inlines(r->arena, v->text, &v->pos, &fields, list, r->ds);
    for (size_t i = first; i < list->n; i++)
        if (list->items[i]->type == BM_NODE_FIELD && list->items[i]->field >= AS_WORDS)
            list->items[i] = spell_out(r->arena, list->items[i]);
}

void bm_form_text_close(bm_node_list *list, bm_node *node)
{
    bool fixed = !(node->flags & (BM_NODE_REPEAT | BM_NODE_BLANK | BM_NODE_EACH | BM_NODE_ALONE |
                                  BM_NODE_SEVERAL));
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

void bm_form_text_optional(bm_node *node)
{
    if (!(node->flags & BM_NODE_STATIC))
        node->flags |= BM_NODE_OPTIONAL;
}

bm_node *bm_form_text_items(bm_form_read *r, const char *name, bm_style style, const bm_value *v)
{
    int field = bm_form_text_only(r, v);
    bool list = field >= 0 && r->form->fields[field].type == BM_FIELD_LIST;
    bm_form_text place = bm_form_text_in(r, name, list ? BM_KNOWN_IN_LIST : BM_KNOWN_IN_LINE);
    bm_node *node = bm_form_text_paragraph(&place, style, v);
    if (list) {
        node->flags |= BM_NODE_EACH | BM_NODE_SERIES;
        node->field = (int16_t)field;
    }
    return node;
}

bm_node *bm_form_text_fixed(bm_form_read *r, const char *text, bm_style style, const bm_pos *pos)
{
    bm_node *node = bm_node_new(r->arena, BM_NODE_PARAGRAPH);
    bm_node_list inlines = {.arena = r->arena};
    node->style = (uint8_t)style;
    node->pos = pos;
    bm_node_list_add(&inlines, bm_node_text(r->arena, bm_str_of(text), BM_NODE_STATIC));
    bm_form_text_close(&inlines, node);
    return node;
}
