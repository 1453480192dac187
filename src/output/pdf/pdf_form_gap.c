/* The layout has cut a blank into items where a line ends and where the face changes, and has left out spaces at the
 * ends of lines; so the items are found again in the blank's text, and cut once more where a gap begins and ends.
 * SPDX-License-Identifier: MIT */
#include "output/pdf/pdf_form_gap.h"

#include "base/utf8.h"
#include "form/gap.h"
#include "output/pdf/pdf_form_place.h"
#include "output/pdf/pdf_tooltip.h"

#define WANTED_PT 113.4 /* 4 cm */
#define WANTED_YEAR_PT 30.0

static const bm_field *field_of(const bm_pdf_form_plan_state *s, const bm_item *item)
{
    return &s->definition->fields[item->node->field];
}

bool bm_pdf_form_gap_is_blank(const bm_pdf_form_plan_state *s, const bm_item *item)
{
    const bm_node *node = item->node;
    if (item->kind != BM_ITEM_TEXT || node->type != BM_NODE_TEXT || (node->flags & BM_NODE_VALUE))
        return false;
    const bm_field *field = field_of(s, item);
    for (size_t i = 0; i < field->n_blanks; i++)
        if (bm_str_eq(field->blanks[i], node->text))
            return true;
    return !field->n_blanks && field->has_blank && bm_str_eq(field->blank, node->text);
}

/* Note that a new blank begins: which item of a list it is tells the numbers of its gaps. */
static void begin(bm_pdf_form_plan_state *s, const bm_item *item)
{
    const bm_field *field = field_of(s, item);
    bm_pdf_form_plan_seen *seen = &s->seen[item->node->field];
    s->node = item->node;
    s->node_at = s->gaps_before = 0;
    if (!field->n_blanks)
        return;
    size_t at = seen->n_blanks;
    for (size_t i = 0; i < field->n_blanks; i++, at++)
        if (bm_str_eq(field->blanks[at % field->n_blanks], s->node->text))
            break;
    at %= field->n_blanks;
    seen->n_blanks = (uint32_t)at + 1;
    bm_gap gap;
    for (size_t i = 0; i < at; i++)
        for (size_t from = 0; bm_gap_next(field->blanks[i], from, &gap); from = gap.end)
            s->gaps_before++;
}

/* A gap, and what is known of it once its last item has gone by. */
typedef struct {
    bm_gap gap;
    size_t number;   /* from 1 */
    bm_str before;   /* the words in front of it */
    size_t first, n; /* its items of the page to be drawn */
} found_gap;

/* The first gap of the blank that ends behind byte ${at}. */
static bool gap_at(const bm_pdf_form_plan_state *s, const bm_field *field, size_t at,
                   found_gap *out)
{
    bm_str text = s->node->text;
    size_t from = 0;
    *out = (found_gap){.number = s->gaps_before};
    for (; bm_gap_next(text, from, &out->gap); from = out->gap.end) {
        out->number++;
        if (out->gap.end > at) {
            out->before = bm_str_n(text.ptr + from, out->gap.at - from);
            return true;
        }
    }
    if (from || field->n_blanks || at >= text.len)
        return false;
    out->gap = (bm_gap){0, text.len}; /* words alone: to be replaced as a whole */
    out->number = 1;
    return true;
}

/* The part of ${item} between bytes ${from} and ${to} of its text. */
static bm_item slice(const bm_item *item, size_t from, size_t to)
{
    bm_item part = *item;
    size_t at = 0, first = 0;
    if (from == 0 && to == item->text.len)
        return part;
    part.n_glyphs = 0;
    part.width_pt = 0;
    for (size_t g = 0; g < item->n_glyphs && at < to; g++) {
        double advance_pt = item->glyphs[g].advance * item->size_pt / item->face->units_per_em;
        if (item->glyphs[g].code == ' ')
            advance_pt += item->space_pt;
        if (at < from) {
            first++;
            part.x_pt += advance_pt;
        } else {
            part.n_glyphs++;
            part.width_pt += advance_pt;
        }
        (void)bm_utf8_next(item->text, &at);
    }
    part.glyphs = item->glyphs + first;
    part.text = bm_str_n(item->text.ptr + from, to - from);
    if (to < item->text.len)
        part.flags &= (uint8_t)~BM_ITEM_SPACE;
    return part;
}

/* Where in the blank ${item} begins: spaces in between were left out. */
static size_t find(const bm_pdf_form_plan_state *s, const bm_item *item)
{
    bm_str text = s->node->text;
    size_t at = s->node_at;
    while (at + item->text.len <= text.len &&
           memcmp(text.ptr + at, item->text.ptr, item->text.len) != 0)
        at++;
    return at;
}

static void add_widget(bm_pdf_form_plan_state *s, const found_gap *g)
{
    const bm_item *first = &s->items[g->first];
    const bm_field *field = field_of(s, first);
    bm_pdf_form_place place = bm_pdf_form_place_text(s->from, first, g->n, s->arena);
    bool several_lines = first[g->n - 1].y_pt > first->y_pt;
    bool whole = bm_gap_is_whole(field);
    if (several_lines && (!whole || !bm_pdf_form_place_is_free(&place, s->from, s->node)))
        return;
    place.align = BM_ALIGN_CENTER;
    place.wanted_pt = !whole && field->type == BM_FIELD_DATE ? WANTED_YEAR_PT : WANTED_PT;
    bm_pdf_field_kind kind = whole && field->n_options ? BM_PDF_FIELD_LIST : BM_PDF_FIELD_TEXT;
    bm_pdf_form_plan_name name = {bm_pdf_form_plan_parent(s, first), field->id};
    if (!whole) {
        name.parent = bm_pdf_field_kid(&s->form->fields, name.parent, field->id);
        name.name = bm_str_of(bm_arena_printf(s->arena, "%zu", g->number));
    }
    bm_pdf_field *made = bm_pdf_form_plan_add(s, kind, name, first->node->field, g->first, &place);
    if (!made)
        return;
    for (size_t i = 0; i < g->n; i++)
        bm_pdf_form_plan_hide(s, g->first + i);
    if (!whole)
        made->tooltip =
            bm_pdf_tooltip_gap(s->arena, field, g->before, g->number, bm_gap_count(field));
}

/* Put the part of ${item} between two bytes of the blank on the page; returns its index. */
static size_t push(bm_pdf_form_plan_state *s, const bm_item *item, size_t from, size_t to)
{
    bm_item part = slice(item, from - s->node_at, to - s->node_at);
    return bm_pdf_form_plan_push(s, &part);
}

/* Cut ${item}, whose text begins at byte ${s->node_at} of the blank. ${open}: the gap that goes on behind its end. */
static void cut(bm_pdf_form_plan_state *s, const bm_item *item, found_gap *open)
{
    const bm_field *field = field_of(s, item);
    size_t at = s->node_at, end = at + item->text.len;
    found_gap g;
    while (at < end && gap_at(s, field, at, &g) && g.gap.at < end) {
        size_t to = g.gap.end < end ? g.gap.end : end;
        if (g.gap.at > at) {
            (void)push(s, item, at, g.gap.at);
            at = g.gap.at;
        }
        size_t index = push(s, item, at, to);
        if (g.gap.at == at) {
            *open = g;
            open->first = index;
        }
        open->n += open->n || g.gap.at == at;
        if (open->n && g.gap.end == to)
            add_widget(s, open);
        if (g.gap.end == to)
            open->n = 0;
        at = to;
    }
    if (at < end)
        (void)push(s, item, at, end);
    s->node_at = end;
}

void bm_pdf_form_gap_plan(bm_pdf_form_plan_state *s, const bm_item *items, size_t n)
{
    found_gap open = {.n = 0};
    if (s->node != items->node)
        begin(s, items);
    for (size_t i = 0; i < n; i++) {
        s->node_at = find(s, &items[i]);
        if (s->node_at + items[i].text.len <= s->node->text.len)
            cut(s, &items[i], &open);
        else
            (void)bm_pdf_form_plan_push(s, &items[i]);
    }
}
