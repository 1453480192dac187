/* Signatures get their names last: what is filled in is known by the names of the form's own fields.
 * SPDX-License-Identifier: MIT */
#include "output/pdf/pdf_form_plan.h"

#include "output/pdf/pdf_form_cell.h"
#include "output/pdf/pdf_form_gap.h"
#include "output/pdf/pdf_form_place.h"
#include "output/pdf/pdf_tooltip.h"

#include <math.h>

#define NAME_EM 1.5 /* as high as the fields of lines (pdf_form_place.c) */

size_t bm_pdf_form_plan_push(bm_pdf_form_plan_state *s, const bm_item *item)
{
    if (s->n == s->cap) {
        size_t cap = s->cap ? 2 * s->cap : s->from->n + 16;
        s->items =
            bm_arena_grow(s->arena, s->items, s->n * sizeof *s->items, cap * sizeof *s->items);
        s->cap = cap;
    }
    s->items[s->n] = *item;
    return s->n++;
}

void bm_pdf_form_plan_hide(bm_pdf_form_plan_state *s, size_t item)
{
    bm_item *hidden = &s->items[item];
    hidden->n_glyphs = 0;
    hidden->text.len = 0;
    if (hidden->kind == BM_ITEM_BOX)
        hidden->height_pt = 0;
}

/* The element of the table's row in which ${item} stands, or 0. */
static uint32_t row_of(const bm_pdf_form_plan_state *s, const bm_item *item)
{
    const bm_element *elements = s->job->pages->elements;
    uint32_t i = item->element;
    while (i && elements[i].role != BM_ROLE_ROW)
        i = elements[i].parent;
    return i;
}

/* The number of the empty row of field ${table} in which ${item} stands, from 0. */
static size_t row_number(bm_pdf_form_plan_state *s, int table, const bm_item *item)
{
    bm_pdf_form_plan_seen *seen = &s->seen[table];
    uint32_t row = row_of(s, item);
    if (!seen->n_rows || seen->row != row)
        seen->n_rows++;
    seen->row = row;
    return seen->n_rows - 1;
}

uint32_t bm_pdf_form_plan_parent(bm_pdf_form_plan_state *s, const bm_item *item)
{
    int table = s->definition->fields[item->node->field].parent;
    if (table < 0)
        return s->group;
    bm_str row = bm_str_of(bm_arena_printf(s->arena, "%zu", row_number(s, table, item)));
    uint32_t group = bm_pdf_field_kid(&s->form->fields, s->group, s->definition->fields[table].id);
    return bm_pdf_field_kid(&s->form->fields, group, row);
}

bm_pdf_field *bm_pdf_form_plan_add(bm_pdf_form_plan_state *s, bm_pdf_field_kind kind,
                                   bm_pdf_form_plan_name name, int index, size_t item,
                                   bm_pdf_form_place *place)
{
    bm_pdf_fields *fields = &s->form->fields;
    place->field = bm_pdf_field_kid(fields, name.parent, name.name);
    bm_pdf_field *field = &fields->fields[place->field];
    bool is_new = !field->field && !field->first_kid;
    if (!is_new && field->kind != kind)
        return NULL;
    if (is_new) {
        field->kind = (uint8_t)kind;
        field->field = &s->definition->fields[index];
        int table = field->field->parent;
        field->tooltip = table < 0 ? bm_pdf_tooltip_field(s->arena, field->field)
                                   : bm_pdf_tooltip_cell(s->arena, &s->definition->fields[table],
                                                         field->field, s->seen[table].n_rows - 1);
        field->several_lines = kind == BM_PDF_FIELD_TEXT;
    }
    const bm_pdf_widget widget = {.page = s->page, .item = item, .hides = place->off.n > 0};
    (void)bm_pdf_form_add(s->form, &widget, place);
    return field;
}

static void plan_leader(bm_pdf_form_plan_state *s, const bm_item *item)
{
    const bm_field *field = &s->definition->fields[item->node->field];
    bool words = (item->node->flags & BM_NODE_WORDS) != 0;
    bm_pdf_form_plan_name name = {bm_pdf_form_plan_parent(s, item), field->id};
    if (words)
        name.name =
            bm_str_of(bm_arena_printf(s->arena, "%.*s-chu", (int)field->id.len, field->id.ptr));
    bm_pdf_form_place place = bm_pdf_form_place_text(s->from, item, 1, s->arena);
    size_t i = bm_pdf_form_plan_push(s, item);
    bm_pdf_field *made =
        bm_pdf_form_plan_add(s, field->n_options ? BM_PDF_FIELD_LIST : BM_PDF_FIELD_TEXT, name,
                             item->node->field, i, &place);
    if (!made)
        return;
    if (words)
        made->tooltip = bm_pdf_tooltip_words(s->arena, field);
    bm_pdf_form_plan_hide(s, i);
}

static void plan_box(bm_pdf_form_plan_state *s, const bm_item *item)
{
    const bm_field *field = &s->definition->fields[item->node->field];
    bm_pdf_form_plan_seen *seen = &s->seen[item->node->field];
    bm_pdf_form_place place = bm_pdf_form_place_box(s->from, item, s->arena);
    size_t i = bm_pdf_form_plan_push(s, item);
    bool radio = field->n_options > 0;
    if (radio)
        place.option = seen->n_boxes++ % (uint32_t)field->n_options;
    const bm_pdf_form_plan_name name = {bm_pdf_form_plan_parent(s, item), field->id};
    if (bm_pdf_form_plan_add(s, radio ? BM_PDF_FIELD_RADIO : BM_PDF_FIELD_CHECK, name,
                             item->node->field, i, &place))
        bm_pdf_form_plan_hide(s, i);
}

/* The empty line for the name below a signature; below it the paper is free. */
static void plan_name(bm_pdf_form_plan_state *s, const bm_item *item)
{
    const bm_field *field = &s->definition->fields[item->node->field];
    const bm_style_spec *style = bm_style_of((bm_style)item->node->style);
    bm_pdf_form_place place = bm_pdf_form_place_room(s->from, item);
    place.bottom_pt = fmax(place.bottom_pt, place.top_pt + NAME_EM * style->size_half_pt / 2.0);
    place.align = BM_ALIGN_CENTER;
    place.face = bm_font_lookup(s->job->layout->fonts, style->bold, style->italic, 'a');
    size_t i = bm_pdf_form_plan_push(s, item);
    const bm_pdf_form_plan_name name = {bm_pdf_form_plan_parent(s, item), field->id};
    (void)bm_pdf_form_plan_add(s, BM_PDF_FIELD_TEXT, name, item->node->field, i, &place);
}

/* Its name is given later. */
static void plan_signature(bm_pdf_form_plan_state *s, const bm_item *item)
{
    size_t i = bm_pdf_form_plan_push(s, item);
    const bm_pdf_form_place place = bm_pdf_form_place_room(s->from, item);
    const bm_pdf_widget widget = {.page = s->page, .item = i};
    (void)bm_pdf_form_add(s->form, &widget, &place);
    s->n_rooms++;
}

/* Whether ${item} is in place of a value that can be filled in. */
static bool is_open(const bm_pdf_form_plan_state *s, const bm_item *item)
{
    return s->job->options->fillable && s->definition && item->node && item->node->field >= 0 &&
           !(item->flags & BM_ITEM_FURNITURE);
}

static bool is_room_of(const bm_item *item, bm_node_type type)
{
    return item->kind == BM_ITEM_ROOM && item->node && item->node->type == type;
}

/* Items ${i} … of the page; returns how many were planned. */
static size_t plan_item(bm_pdf_form_plan_state *s, size_t i)
{
    const bm_item *item = &s->from->items[i];
    size_t n = 1;
    if (s->job->options->signature_fields && is_room_of(item, BM_NODE_SIGNATURE)) {
        plan_signature(s, item);
    } else if (is_open(s, item) && is_room_of(item, BM_NODE_CELL)) {
        bm_pdf_form_cell_plan(s, item);
    } else if (is_open(s, item) && is_room_of(item, BM_NODE_PARAGRAPH)) {
        plan_name(s, item);
    } else if (is_open(s, item) && item->kind == BM_ITEM_BOX) {
        plan_box(s, item);
    } else if (is_open(s, item) && (item->flags & BM_ITEM_LEADER)) {
        plan_leader(s, item);
    } else if (is_open(s, item) && bm_pdf_form_gap_is_blank(s, item)) {
        while (i + n < s->from->n && item[n].node == item->node)
            n++;
        bm_pdf_form_gap_plan(s, item, n);
    } else {
        (void)bm_pdf_form_plan_push(s, item);
    }
    return n;
}

static void begin_document(bm_pdf_form_plan_state *s, size_t number)
{
    const bm_document *document = &s->job->docs[0];
    s->definition = document->form;
    if (s->definition)
        s->seen = bm_arena_zero(s->arena, s->definition->n_fields + 1, sizeof *s->seen);
    if (number > 1)
        s->group = bm_pdf_field_kid(&s->form->fields, 0,
                                    bm_str_of(bm_arena_printf(s->arena, "d%zu", number)));
}

static void plan_page(bm_pdf_form_plan_state *s, bm_page *out)
{
    size_t first = s->form->widgets.n;
    s->items = NULL;
    s->n = s->cap = 0;
    for (size_t i = 0; i < s->from->n;)
        i += plan_item(s, i);
    *out = *s->from;
    out->items = s->items;
    out->n = s->n;
    bm_pdf_form_place_widen(s->form, first, out);
}

/* The text of a signature's captions. */
static bm_str caption_of(const bm_pdf_form_plan_state *s, const bm_node *signature)
{
    bm_buf text = {0};
    for (uint32_t i = 0; i < signature->n_children; i++) {
        const bm_node *paragraph = signature->children[i];
        if (paragraph->style != BM_STYLE_SIGN_CAPTION)
            continue;
        if (text.len)
            bm_buf_add_byte(&text, ' ');
        for (uint32_t k = 0; k < paragraph->n_children; k++)
            bm_buf_add_str(&text, paragraph->children[k]->text);
    }
    bm_str caption = bm_arena_copy(s->arena, bm_str_n(text.ptr ? text.ptr : "", text.len));
    bm_buf_free(&text);
    return caption;
}

static void name_signature(bm_pdf_form_plan_state *s, size_t i)
{
    const bm_pdf_widget *widget = &s->form->widgets.widgets[i];
    const bm_item *item = &s->form->pages->pages[widget->page].items[widget->item];
    bm_str caption = caption_of(s, item->node);
    uint32_t name = bm_pdf_field_unique(&s->form->fields, s->group, caption, "chu_ky");
    bm_pdf_field *field = &s->form->fields.fields[name];
    field->kind = BM_PDF_FIELD_SIGNATURE;
    field->tooltip = caption.len ? caption : bm_str_of("Chữ ký");
    s->form->places[i].field = name;
}

/* Names, numbers, and which widgets belong to which field. */
static void finish(bm_pdf_form_plan_state *s, bm_pdf_haru *h)
{
    bm_pdf_form *form = s->form;
    for (size_t i = 0; i < form->widgets.n; i++) {
        bm_pdf_form_place *place = &form->places[i];
        if (!place->field)
            name_signature(s, i);
        form->widgets.widgets[i].annotation = bm_pdf_haru_reserve(h);
        bm_pdf_field *field = &form->fields.fields[place->field];
        if (field->last_widget)
            form->places[field->last_widget - 1].next = (uint32_t)i + 1;
        else
            field->first_widget = (uint32_t)i + 1;
        field->last_widget = (uint32_t)i + 1;
        field->n_widgets++;
    }
}

int bm_pdf_form_plan(bm_pdf_form *form, const bm_job *job, size_t number, bm_pdf_haru *h,
                     bm_diags *ds)
{
    *form = (bm_pdf_form){.pages = job->pages};
    if (!job->options->signature_fields && !job->options->fillable)
        return 0;
    bm_arena *a = job->layout->arena;
    bm_pdf_form_plan_state s = {.form = form, .job = job, .arena = a};
    bm_page *pages = bm_arena_zero(a, job->pages->n, sizeof *pages);
    bm_pdf_field_begin(&form->fields, a);
    begin_document(&s, number);
    for (s.page = 0; s.page < job->pages->n; s.page++) {
        s.from = &job->pages->pages[s.page];
        plan_page(&s, &pages[s.page]);
    }
    form->split = *job->pages;
    form->split.pages = pages;
    form->pages = &form->split;
    finish(&s, h);
    if (job->options->signature_fields && !s.n_rooms)
        return bm_diags_add0(ds, BM_OUTPUT_NO_ROOM, NULL);
    return 0;
}
