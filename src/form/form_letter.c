/* Compiles the blocks of an official letter. SPDX-License-Identifier: MIT */
#include "form/form_letter.h"

#include "form/form_text.h"

/* NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.1a */
#define QUOC_HIEU "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"

enum { MAX_CONTACTS = 6 };

/* Quốc hiệu and the Tiêu ngữ that the map ${v} chooses, or the usual one. */
static void add_nation(bm_form_read *r, const bm_value *v, const bm_pos *pos,
                       const bm_style *styles, bm_node_list *list)
{
    const char *const *words = bm_known_words_of(BM_KNOWN_TIEU_NGU)->words;
    int chosen =
        bm_form_read_word(r, bm_value_lookup(v, "tieu_ngu"), "tieu_ngu", BM_KNOWN_TIEU_NGU);
    bm_node_list_add(list, bm_form_text_fixed(r, QUOC_HIEU, styles[0], pos));
    bm_node_list_add(list, bm_form_text_fixed(r, words[chosen < 0 ? 0 : chosen], styles[1], pos));
}

void bm_form_letter_nation(bm_form_read *r, const bm_value *v, const bm_pos *pos,
                           bm_node_list *list)
{
    static const bm_style styles[] = {BM_STYLE_QUOC_HIEU, BM_STYLE_TIEU_NGU};
    bool keys = v && v->kind != BM_VALUE_NULL &&
                bm_form_read_map(r, v, "national_header", BM_KNOWN_NATIONAL_HEADER);
    add_nation(r, keys ? v : NULL, pos, styles, list);
}

/* The paragraph of ${key}, if it is there. */
static void add_part(bm_form_read *r, const bm_value *map, const char *key, bm_style style,
                     bool optional, bm_node_list *list)
{
    bm_form_text place = bm_form_text_in(r, key, BM_KNOWN_IN_LINES);
    const bm_value *v = bm_value_lookup(map, key);
    if (!v)
        return;
    bm_node *node = bm_form_text_paragraph(&place, style, v);
    if (optional)
        bm_form_text_optional(node);
    bm_node_list_add(list, node);
}

static void add_column(bm_form_read *r, const bm_pos *pos, bm_node_list *paragraphs,
                       bm_node_list *list)
{
    bm_node *column = bm_node_new(r->arena, BM_NODE_COLUMN);
    column->pos = pos;
    bm_form_text_close(paragraphs, column);
    bm_node_list_add(list, column);
}

void bm_form_letter_head(bm_form_read *r, const bm_value *v, bm_node_list *list)
{
    static const bm_style styles[] = {BM_STYLE_LETTER_QUOC_HIEU, BM_STYLE_LETTER_TIEU_NGU};
    bm_node_list columns = {.arena = r->arena}, office = columns, nation = columns;
    if (!bm_form_read_map(r, v, "letterhead", BM_KNOWN_LETTERHEAD))
        return;
    add_part(r, v, "superior", BM_STYLE_LETTER_SUPERIOR, true, &office);
    add_part(r, v, "agency", BM_STYLE_LETTER_AGENCY, false, &office);
    add_part(r, v, "number", BM_STYLE_LETTER_NUMBER, false, &office);
    add_part(r, v, "subject", BM_STYLE_LETTER_SUBJECT, true, &office);
    add_nation(r, v, &v->pos, styles, &nation);
    add_part(r, v, "place_date", BM_STYLE_LETTER_PLACE_DATE, false, &nation);
    add_column(r, &v->pos, &office, &columns);
    add_column(r, &v->pos, &nation, &columns);
    bm_node *head = bm_node_new(r->arena, BM_NODE_LETTERHEAD);
    head->pos = &v->pos;
    bm_form_text_close(&columns, head);
    bm_node_list_add(list, head);
}

/* "Kính gửi: X." in one paragraph; ${label}: its inlines. */
static bm_node *one_addressee(bm_form_read *r, const bm_node_list *label, const bm_value *items,
                              bool list)
{
    bm_form_text place = bm_form_text_in(r, "items", list ? BM_KNOWN_IN_LIST : BM_KNOWN_IN_LINE);
    bm_node_list inlines = {.arena = r->arena};
    bm_node *node = bm_node_new(r->arena, BM_NODE_PARAGRAPH);
    node->style = BM_STYLE_ADDRESSEE;
    node->pos = &items->pos;
    for (size_t i = 0; i < label->n; i++)
        bm_node_list_add(&inlines, label->items[i]);
    bm_node_list_add(&inlines, bm_node_text(r->arena, bm_str_of(" "), BM_NODE_STATIC));
    bm_form_text_inlines(&place, items, &inlines);
    if (list)
        node->flags = BM_NODE_ALONE | BM_NODE_SERIES;
    bm_form_text_close(&inlines, node);
    return node;
}

void bm_form_letter_addressees(bm_form_read *r, const bm_value *v, bm_node_list *list)
{
    bm_form_text place = bm_form_text_in(r, "label", BM_KNOWN_IN_LINE);
    bm_node_list label = {.arena = r->arena};
    if (!bm_form_read_map(r, v, "addressees", BM_KNOWN_ADDRESSEES))
        return;
    const bm_value *text = bm_value_lookup(v, "label"), *items = bm_value_lookup(v, "items");
    if (!text || !items)
        return;
    bm_form_text_inlines(&place, text, &label);
    int field = bm_form_text_only(r, items);
    bool several = field >= 0 && r->form->fields[field].type == BM_FIELD_LIST;
    bm_node *one = one_addressee(r, &label, items, several);
    bm_node_list_add(list, one);
    if (!several)
        return;
    bm_node *head = bm_node_new(r->arena, BM_NODE_PARAGRAPH);
    head->style = BM_STYLE_LETTER_TO;
    head->flags = BM_NODE_SEVERAL;
    head->pos = &text->pos;
    bm_form_text_close(&label, head);
    bm_node *item = bm_form_text_items(r, "items", BM_STYLE_LETTER_TO_ITEM, items);
    item->flags |= BM_NODE_SEVERAL;
    item->text = bm_str_of("-");
    one->field = head->field = (int16_t)field;
    bm_node_list_add(list, head);
    bm_node_list_add(list, item);
}

void bm_form_letter_basis(bm_form_read *r, const bm_value *v, bm_node_list *list)
{
    bm_node_list_add(list, bm_form_text_items(r, "basis", BM_STYLE_BASIS, v));
}

static void add_contact(bm_form_read *r, const bm_value *v, bm_node_list *list)
{
    bm_form_text place = bm_form_text_in(r, "contact", BM_KNOWN_IN_LINES);
    bm_node *node = bm_form_text_paragraph(&place, BM_STYLE_CONTACT, v);
    bm_form_text_optional(node);
    bm_node_list_add(list, node);
}

void bm_form_letter_contact(bm_form_read *r, const bm_value *v, bm_node_list *list)
{
    bm_node *footer = bm_node_new(r->arena, BM_NODE_FOOTER);
    bm_node_list paragraphs = {.arena = r->arena};
    footer->pos = &v->pos;
    if (v->kind != BM_VALUE_LIST) {
        add_contact(r, v, &paragraphs);
    } else if (v->n < 1 || v->n > MAX_CONTACTS) {
        (void)bm_diags_add2(r->ds, BM_FORM_SHAPE, &v->pos, "contact",
                            bm_arena_printf(r->arena, "1 … %d × \"…\"", MAX_CONTACTS));
    } else {
        for (size_t i = 0; i < v->n; i++)
            add_contact(r, v->items[i], &paragraphs);
    }
    bm_form_text_close(&paragraphs, footer);
    bm_node_list_add(list, footer);
}
