/* The inlines of one field: text, boxes, or the gap of the paper form.
 * SPDX-License-Identifier: MIT */
#include "merge/merge_value.h"

/* Shortest leaders, so that a gap stays one that can be written into. */
#define LEADER_PT 42.525      /* 1.5 cm */
#define LEADER_DATE_PT 70.875 /* 2.5 cm: room for dd/mm/yyyy by hand */

const bm_field_value *bm_merge_value_of(const bm_merge_value_place *place, int field)
{
    if (!place->values)
        return NULL;
    int parent = place->form->fields[field].parent;
    if (parent < 0)
        return &place->values->values[field];
    if (parent != place->table || place->row == 0)
        return NULL;
    size_t n_columns = place->form->fields[parent].n_columns;
    size_t column = (size_t)(field - parent - 1);
    return &place->values->cells[parent][(place->row - 1) * n_columns + column];
}

/* A new inline for ${node}'s field, with the emphasis that the form gives it. */
static bm_node *add_inline(const bm_merge_value_place *place, const bm_node *node,
                           bm_node_type type, bm_node_list *list)
{
    bm_node *made = bm_node_new(place->a, type);
    made->field = node->field;
    made->pos = node->pos;
    made->flags = node->flags & (BM_NODE_BOLD | BM_NODE_ITALIC);
    bm_node_list_add(list, made);
    return made;
}

static bm_node *add_text(const bm_merge_value_place *place, const bm_node *node, bm_str text,
                         bm_node_list *list)
{
    bm_node *made = add_inline(place, node, BM_NODE_TEXT, list);
    made->text = text;
    return made;
}

static bool add_box(const bm_merge_value_place *place, const bm_node *node, bool checked,
                    bm_node_list *list)
{
    bm_node *box = add_inline(place, node, BM_NODE_CHECKBOX, list);
    if (checked)
        box->flags |= BM_NODE_CHECKED;
    return checked;
}

/* "☐ Nam ☑ Nữ" */
static void add_boxes(const bm_merge_value_place *place, const bm_node *node, int chosen,
                      bm_node_list *list)
{
    const bm_field *field = &place->form->fields[node->field];
    for (size_t i = 0; i < field->n_options; i++) {
        if (i)
            add_text(place, node, bm_str_of(" "), list);
        add_box(place, node, chosen == (int)i, list);
        bm_str option = bm_str_of(field->options[i]);
        char *text = bm_arena_alloc(place->a, option.len + 1);
        text[0] = ' ';
        memcpy(text + 1, option.ptr, option.len);
        add_text(place, node, bm_str_n(text, option.len + 1), list);
    }
}

static void add_gap(const bm_merge_value_place *place, const bm_node *node, bm_node_list *list)
{
    const bm_field *field = &place->form->fields[node->field];
    if (place->in_name || (place->in_cell && (field->parent < 0 || !field->has_blank)))
        return;
    if (field->has_blank) {
        if (field->blank.len)
            add_text(place, node, field->blank, list);
        return;
    }
    bm_node *leader = add_inline(place, node, BM_NODE_LEADER, list);
    leader->width_pt = field->type == BM_FIELD_DATE ? LEADER_DATE_PT : LEADER_PT;
    if (node->width_pt > leader->width_pt)
        leader->width_pt = node->width_pt;
}

/* {#} and {##}: nothing on the blank form. */
static void add_row_number(const bm_merge_value_place *place, const bm_node *node,
                           bm_node_list *list)
{
    bool count = node->field == BM_NODE_ROW_COUNT;
    size_t n = place->row;
    if (count)
        n = place->table >= 0 && place->values ? place->values->n_rows[place->table] : 0;
    if (n == 0)
        return;
    const char *text = bm_arena_printf(place->a, count ? "%02zu" : "%zu", n);
    add_text(place, node, bm_str_of(text), list);
}

void bm_merge_value_add(const bm_merge_value_place *place, const bm_node *node, bm_node_list *list)
{
    if (node->field < 0) {
        add_row_number(place, node, list);
        return;
    }
    const bm_field *field = &place->form->fields[node->field];
    const bm_field_value *value = bm_merge_value_of(place, node->field);
    bool present = value && value->present;
    if (field->type == BM_FIELD_FLAG) {
        add_box(place, node, present && value->flag, list);
    } else if (field->type == BM_FIELD_CHOICE && field->show != BM_SHOW_TEXT) {
        add_boxes(place, node, present ? value->choice : -1, list);
    } else if (present) {
        bm_str text = place->in_name ? value->typed : value->text;
        bm_node *made = add_text(place, node, text, list);
        made->flags |= BM_NODE_VALUE;
        made->pos = value->pos;
    } else {
        add_gap(place, node, list);
    }
}
