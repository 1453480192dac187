/* The inlines of one field: text, boxes, or the gap of the paper form.
 * SPDX-License-Identifier: MIT */
#include "merge/merge_value.h"

#include "form/check_value.h"
#include "text/case.h"
#include "text/number_words.h"

/* Shortest leaders, so that a gap stays one that can be written into. */
#define LEADER_PT 42.525      /* 1.5 cm */
#define LEADER_DATE_PT 70.875 /* 2.5 cm: room for dd/mm/yyyy by hand */

/* The items of a list's default, as the field prints them. */
static void read_items(const bm_merge_value_place *place, const bm_field *field,
                       bm_field_value *out)
{
    const bm_value *v = field->fallback_value;
    bool one = v->kind != BM_VALUE_LIST;
    size_t n = out->n_items = one ? 1 : v->n;
    bm_str *typed = bm_arena_alloc(place->a, n * sizeof *typed);
    bm_str *items = field->upper ? bm_arena_alloc(place->a, n * sizeof *items) : typed;
    for (size_t i = 0; i < n; i++) {
        typed[i] = one ? v->text : v->items[i]->text;
        if (field->upper)
            items[i] = bm_case_upper(place->a, typed[i]);
    }
    out->items = items;
    out->typed_items = typed;
    out->present = true;
}

/* What the blank form prints of a default. It was held against its field when the form was compiled, so there is
 * nothing to report. */
static const bm_field_value *default_of(const bm_merge_value_place *place, int index)
{
    const bm_field *field = &place->form->fields[index];
    if (!field->has_default || field->has_blank)
        return NULL;
    bm_field_value *value = bm_arena_zero(place->a, 1, sizeof *value);
    if (field->type == BM_FIELD_LIST) {
        read_items(place, field, value);
        return value;
    }
    bm_diags *ds = bm_diags_new();
    const bm_check_value_place where = {.field = field};
    bm_check_value_job job = {.a = place->a, .ds = ds};
    bm_check_value_read(&job, &where, field->fallback_value, &field->pos, value);
    bm_diags_free(ds);
    return value;
}

const bm_field_value *bm_merge_value_of(const bm_merge_value_place *place, int field)
{
    int parent = place->form->fields[field].parent;
    if (!place->values)
        return parent < 0 ? default_of(place, field) : NULL;
    if (parent < 0)
        return &place->values->values[field];
    if (parent != place->table || place->row == 0)
        return NULL;
    size_t n_columns = place->form->fields[parent].n_columns;
    size_t column = (size_t)(field - parent - 1);
    return &place->values->cells[parent][(place->row - 1) * n_columns + column];
}

size_t bm_merge_value_items(const bm_merge_value_place *place, int field)
{
    const bm_field_value *value = bm_merge_value_of(place, field);
    return value && value->present ? value->n_items : place->form->fields[field].n_blanks;
}

bool bm_merge_value_prints(const bm_merge_value_place *place, int index)
{
    const bm_field *field = &place->form->fields[index];
    bool boxes = (field->type == BM_FIELD_FLAG && field->show != BM_SHOW_CROSS) ||
                 (field->type == BM_FIELD_CHOICE && field->show != BM_SHOW_TEXT);
    bool gap = place->in_cell ? field->parent >= 0 && field->blank.len : !place->values;
    if (field->has_blank && !field->blank.len)
        gap = false;
    if (boxes || gap)
        return true;
    const bm_field_value *value = bm_merge_value_of(place, index);
    return value && value->present && (field->type != BM_FIELD_FLAG || value->flag);
}

/* A new inline for ${node}'s field, with the emphasis that the form gives it. */
static bm_node *add_inline(const bm_merge_value_place *place, const bm_node *node,
                           bm_node_type type, bm_node_list *list)
{
    bm_node *made = bm_node_new(place->a, type);
    made->field = node->field;
    made->pos = node->pos;
    made->flags = node->flags & (BM_NODE_BOLD | BM_NODE_ITALIC);
    made->row = (uint32_t)place->row;
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

static bm_node *add_box(const bm_merge_value_place *place, const bm_node *node, bool checked,
                        bm_node_list *list)
{
    bm_node *box = add_inline(place, node, BM_NODE_CHECKBOX, list);
    if (checked)
        box->flags |= BM_NODE_CHECKED;
    return box;
}

static void add_cross(const bm_merge_value_place *place, const bm_node *node, bool checked,
                      bm_node_list *list)
{
    if (checked)
        add_text(place, node, bm_str_of("×"), list);
}

/* "☐ Nam ☑ Nữ" */
static void add_boxes(const bm_merge_value_place *place, const bm_node *node, int chosen,
                      bm_node_list *list)
{
    const bm_field *field = &place->form->fields[node->field];
    for (size_t i = 0; i < field->n_options; i++) {
        if (i)
            add_text(place, node, bm_str_of(" "), list);
        add_box(place, node, chosen == (int)i, list)->item = (uint32_t)i + 1;
        bm_str option = bm_str_of(field->options[i]);
        char *text = bm_arena_alloc(place->a, option.len + 1);
        text[0] = ' ';
        memcpy(text + 1, option.ptr, option.len);
        add_text(place, node, bm_str_n(text, option.len + 1), list);
    }
}

static bm_node *add_value(const bm_merge_value_place *place, const bm_node *node, bm_str text,
                          const bm_pos *pos, bm_node_list *list)
{
    bm_node *made = add_text(place, node, text, list);
    made->flags |= BM_NODE_VALUE | (node->flags & BM_NODE_WORDS);
    made->pos = pos;
    return made;
}

/* What a series puts behind ${item}: an end that was typed is kept. NĐ 30/2020/NĐ-CP, Phụ lục I, II.6a, II.9d */
static const char *series_end(bm_merge_series series, bm_str item, bool last)
{
    bool ended = item.len && strchr(";,.:", item.ptr[item.len - 1]);
    if (series == BM_MERGE_NO_SERIES || ended)
        return "";
    return last && series == BM_MERGE_SERIES ? "." : ";";
}

/* The items of a list, or those of its blank when ${value} is NULL. */
static void add_items(const bm_merge_value_place *place, const bm_node *node,
                      const bm_field_value *value, bm_node_list *list)
{
    const bm_field *field = &place->form->fields[node->field];
    const bm_str *items = value ? value->items : field->blanks;
    size_t n = value ? value->n_items : field->n_blanks;
    size_t first = place->item ? place->item - 1 : 0, end = place->item ? place->item : n;
    for (size_t i = first; i < end && i < n; i++) {
        if (i > first)
            (void)add_inline(place, node, BM_NODE_BREAK, list);
        bm_node *made = value ? add_value(place, node, items[i], value->pos, list)
                              : add_text(place, node, items[i], list);
        made->item = (uint32_t)i + 1;
        const char *end_mark = series_end(place->series, items[i], i + 1 == n);
        if (*end_mark)
            (void)add_text(place, node, bm_str_of(end_mark), list);
    }
}

static void add_gap(const bm_merge_value_place *place, const bm_node *node, bm_node_list *list)
{
    const bm_field *field = &place->form->fields[node->field];
    if (place->in_name || (place->in_cell && (field->parent < 0 || !field->has_blank)))
        return;
    if (field->n_blanks) {
        add_items(place, node, NULL, list);
        return;
    }
    bool listed = field->type == BM_FIELD_LIST; /* one gap, of the first item */
    if (field->has_blank) {
        if (field->blank.len)
            add_text(place, node, field->blank, list)->item = listed;
        return;
    }
    bm_node *leader = add_inline(place, node, BM_NODE_LEADER, list);
    leader->flags |= node->flags & BM_NODE_WORDS;
    leader->item = listed;
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
    if (node->flags & BM_NODE_WORDS)
        add_text(place, node, bm_number_words(place->a, (int64_t)n, node->flags & BM_NODE_CAPITAL),
                 list);
    else
        add_text(place, node, bm_str_of(bm_arena_printf(place->a, count ? "%02zu" : "%zu", n)),
                 list);
}

static void add_present(const bm_merge_value_place *place, const bm_node *node,
                        const bm_field_value *value, bm_node_list *list)
{
    if (place->form->fields[node->field].type == BM_FIELD_LIST)
        add_items(place, node, value, list);
    else if (node->flags & BM_NODE_WORDS)
        (void)add_value(place, node,
                        bm_number_words(place->a, value->number, node->flags & BM_NODE_CAPITAL),
                        value->pos, list);
    else
        (void)add_value(place, node, place->in_name ? value->typed : value->text, value->pos, list);
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
    if (field->type == BM_FIELD_FLAG && field->show == BM_SHOW_CROSS)
        add_cross(place, node, present && value->flag, list);
    else if (field->type == BM_FIELD_FLAG)
        (void)add_box(place, node, present && value->flag, list);
    else if (field->type == BM_FIELD_CHOICE && field->show != BM_SHOW_TEXT)
        add_boxes(place, node, present ? value->choice : -1, list);
    else if (present)
        add_present(place, node, value, list);
    else
        add_gap(place, node, list);
}
