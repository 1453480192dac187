/* Compiles `signatures:`, the recipients of a letter beside them included.
 * SPDX-License-Identifier: MIT */
#include "form/form_signatures.h"

#include "form/form_text.h"

enum { MAX_COLUMNS = 3 };

/* Append the paragraph of ${key}; without the key an empty one when ${always}, else nothing. */
static bm_node *add_part(bm_form_read *r, const bm_value *v, const char *key, bm_style style,
                         bool always, bm_node_list *list)
{
    unsigned types = style == BM_STYLE_SIGN_CAPTION ? BM_KNOWN_IN_LINES : BM_KNOWN_IN_LINE;
    bm_form_text place = bm_form_text_in(r, key, types);
    const bm_value *text = bm_value_lookup(v, key);
    if (!text && !always)
        return NULL;
    bm_node *node = bm_form_text_paragraph(&place, style, text);
    bm_node_list_add(list, node);
    return node;
}

static void add_recipient(bm_form_read *r, const bm_value *v, bm_node_list *list)
{
    bm_node *node = bm_form_text_items(r, "items", BM_STYLE_RECIPIENT, v);
    node->text = bm_str_of("-");
    bm_node_list_add(list, node);
}

/* NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.9d */
static void add_recipients(bm_form_read *r, const bm_value *v, bm_node_list *list)
{
    bm_node *node = bm_node_new(r->arena, BM_NODE_RECIPIENTS);
    bm_node_list parts = {.arena = r->arena};
    if (!bm_form_read_map(r, v, "recipients", BM_KNOWN_RECIPIENTS))
        return;
    const bm_value *items = bm_value_lookup(v, "items");
    (void)add_part(r, v, "label", BM_STYLE_RECIPIENTS_HEAD, false, &parts);
    if (items && items->kind != BM_VALUE_LIST)
        add_recipient(r, items, &parts);
    for (size_t i = 0; items && items->kind == BM_VALUE_LIST && i < items->n; i++)
        add_recipient(r, items->items[i], &parts);
    node->pos = &v->pos;
    bm_form_text_close(&parts, node);
    bm_node_list_add(list, node);
}

/* ${dated}: captions side by side stand at one height, so an empty place and date is there too. */
static void add_signature(bm_form_read *r, const bm_value *v, bool dated, bm_node_list *list)
{
    bm_node *node = bm_node_new(r->arena, BM_NODE_SIGNATURE);
    bm_node_list parts = {.arena = r->arena};
    if (!bm_form_read_map(r, v, "signatures", BM_KNOWN_SIGNATURE))
        return;
    (void)add_part(r, v, "place_date", BM_STYLE_PLACE_DATE, dated, &parts);
    bm_node *authority = add_part(r, v, "authority", BM_STYLE_SIGN_CAPTION, false, &parts);
    if (authority)
        bm_form_text_optional(authority);
    (void)add_part(r, v, "caption", BM_STYLE_SIGN_CAPTION, false, &parts);
    (void)add_part(r, v, "hint", BM_STYLE_SIGN_HINT, false, &parts);
    (void)add_part(r, v, "name", BM_STYLE_SIGN_NAME, true, &parts);
    node->pos = &v->pos;
    bm_form_text_close(&parts, node);
    bm_node_list_add(list, node);
}

/* The content of `recipients` when ${item} has that key, else NULL. It must be the ${first} item and have no
 * other key. */
static const bm_value *recipients_of(bm_form_read *r, const bm_value *item, bool first)
{
    const bm_value *v = bm_value_lookup(item, "recipients");
    if (v && (!first || item->n != 1))
        (void)bm_diags_add0(r->ds, BM_FORM_RECIPIENTS, &item->pos);
    return v;
}

void bm_form_signatures_compile(bm_form_read *r, const bm_value *v, bm_node_list *list)
{
    bm_node *node = bm_node_new(r->arena, BM_NODE_SIGNATURES);
    bm_node_list columns = {.arena = r->arena};
    bool dated = false;
    if (!bm_form_read_list(r, v, "signatures"))
        return;
    if (v->n < 1 || v->n > MAX_COLUMNS) {
        (void)bm_diags_add2(r->ds, BM_FORM_SHAPE, &v->pos, "signatures",
                            bm_arena_printf(r->arena, "1 … %d × { … }", MAX_COLUMNS));
        return;
    }
    for (size_t i = 0; i < v->n; i++)
        dated = dated || bm_value_lookup(v->items[i], "place_date");
    for (size_t i = 0; i < v->n; i++) {
        const bm_value *recipients = recipients_of(r, v->items[i], i == 0);
        if (recipients)
            add_recipients(r, recipients, &columns);
        else
            add_signature(r, v->items[i], dated, &columns);
    }
    node->pos = &v->pos;
    bm_form_text_close(&columns, node);
    bm_node_list_add(list, node);
}
