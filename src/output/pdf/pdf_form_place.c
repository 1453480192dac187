/* A gap of three dots is wide enough for a pen, which may leave it, but not for what is typed. So it may spread over the
 * paper beside it, though never over ink or another field.
 * SPDX-License-Identifier: MIT */
#include "output/pdf/pdf_form_place.h"

#include <math.h>

/* Above and below the baseline; lines of a form are 1.6 em apart. In a field of several lines, which is how
 * a long value stays whole (see pdf_field.h), pdf.js then sets a short one in 13 pt, as the form's own text, and poppler in
 * 14 pt with room for the dots below; both stand on its baseline or near it. */
#define ABOVE_EM 1.04
#define BELOW_EM 0.46
#define BELOW_LAST_EM 0.3 /* below several lines, under which the next one may be close */
#define BOX_MARGIN_PT 1.0
#define ONE_LINE_PT 36.0
#define CLEARANCE_PT 1.0 /* between a field that was widened and the ink beside it */

static bm_page page_of(const bm_page *page, const bm_item *items, size_t n)
{
    bm_page state = *page;
    state.items = items;
    state.n = n;
    return state;
}

/* ${item} as it is drawn outside of the page: part of no text there. */
static bm_item loose(const bm_item *item)
{
    bm_item copy = *item;
    copy.element = 0;
    copy.flags &= (uint8_t)~BM_ITEM_SPACE;
    return copy;
}

static void spread(bm_pdf_form_place *place, const bm_item *item)
{
    place->left_pt = fmin(place->left_pt, item->x_pt);
    place->right_pt = fmax(place->right_pt, item->x_pt + item->width_pt);
    place->top_pt = fmin(place->top_pt, item->y_pt - ABOVE_EM * item->size_pt);
    place->bottom_pt = fmax(place->bottom_pt, item->y_pt + BELOW_EM * item->size_pt);
}

bm_pdf_form_place bm_pdf_form_place_text(const bm_page *page, const bm_item *items, size_t n,
                                         bm_arena *a)
{
    bm_item *shown = bm_arena_alloc(a, n * sizeof *shown);
    for (size_t i = 0; i < n; i++)
        shown[i] = loose(&items[i]);
    bm_pdf_form_place place = {
        .left_pt = items->x_pt,
        .right_pt = items->x_pt,
        .top_pt = items->y_pt,
        .bottom_pt = items->y_pt,
        .face = items->face,
        .off = page_of(page, shown, n),
        .on = page_of(page, NULL, 0),
    };
    for (size_t i = 0; i < n; i++)
        spread(&place, &items[i]);
    if (items[n - 1].y_pt > items->y_pt)
        place.bottom_pt = items[n - 1].y_pt + BELOW_LAST_EM * items[n - 1].size_pt;
    return place;
}

bm_pdf_form_place bm_pdf_form_place_box(const bm_page *page, const bm_item *item, bm_arena *a)
{
    bm_item *states = bm_arena_alloc(a, 2 * sizeof *states);
    states[0] = states[1] = loose(item);
    states[0].flags &= (uint8_t)~BM_ITEM_CHECKED;
    states[0].text = bm_str_of("\xE2\x98\x90"); /* ☐ */
    states[1].flags |= BM_ITEM_CHECKED;
    states[1].text = bm_str_of("\xE2\x98\x91"); /* ☑ */
    double middle = item->x_pt + item->width_pt / 2, half = item->height_pt / 2 + BOX_MARGIN_PT;
    return (bm_pdf_form_place){
        .ticked = (item->flags & BM_ITEM_CHECKED) != 0,
        .left_pt = middle - half,
        .right_pt = middle + half,
        .top_pt = item->y_pt - item->height_pt - BOX_MARGIN_PT,
        .bottom_pt = item->y_pt + BOX_MARGIN_PT,
        .off = page_of(page, &states[0], 1),
        .on = page_of(page, &states[1], 1),
    };
}

bm_pdf_form_place bm_pdf_form_place_room(const bm_page *page, const bm_item *item)
{
    return (bm_pdf_form_place){
        .left_pt = item->x_pt,
        .right_pt = item->x_pt + item->width_pt,
        .top_pt = item->y_pt,
        .bottom_pt = item->y_pt + item->height_pt,
        .off = page_of(page, NULL, 0),
        .on = page_of(page, NULL, 0),
    };
}

/* The rectangle that is inked by ${item}: without the spaces at the ends of a text. False = none is. */
static bool ink_of(const bm_item *item, bm_pdf_form_place *out)
{
    size_t from = 0, to = item->n_glyphs;
    *out = (bm_pdf_form_place){.left_pt = item->x_pt, .right_pt = item->x_pt + item->width_pt};
    if (item->kind == BM_ITEM_RULE) {
        out->top_pt = item->y_pt;
        out->bottom_pt = item->y_pt + item->height_pt;
        return true;
    }
    if (item->kind == BM_ITEM_BOX) {
        out->top_pt = item->y_pt - item->height_pt;
        out->bottom_pt = item->y_pt;
        return item->height_pt > 0;
    }
    if (item->kind != BM_ITEM_TEXT)
        return false;
    while (from < to && item->glyphs[from].code == ' ')
        from++;
    while (to > from && item->glyphs[to - 1].code == ' ')
        to--;
    for (size_t i = 0; i < item->n_glyphs; i++) {
        double advance = item->glyphs[i].advance * item->size_pt / item->face->units_per_em;
        if (item->glyphs[i].code == ' ')
            advance += item->space_pt;
        out->left_pt += i < from ? advance : 0;
        out->right_pt -= i >= to ? advance : 0;
    }
    out->top_pt = item->y_pt - 0.7 * item->size_pt;
    out->bottom_pt = item->y_pt + 0.2 * item->size_pt;
    return from < to;
}

static bool same_band(const bm_pdf_form_place *a, const bm_pdf_form_place *b)
{
    return a->top_pt < b->bottom_pt && b->top_pt < a->bottom_pt;
}

bool bm_pdf_form_place_is_free(const bm_pdf_form_place *place, const bm_page *page,
                               const bm_node *node)
{
    bm_pdf_form_place ink;
    for (size_t i = 0; i < page->n; i++)
        if (page->items[i].node != node && ink_of(&page->items[i], &ink) &&
            same_band(place, &ink) && ink.left_pt < place->right_pt &&
            place->left_pt < ink.right_pt)
            return false;
    return true;
}

/* Up to where there is room at both sides of a place. */
typedef struct {
    double left_pt, right_pt;
} room;

/* ${reserve_pt}: what is left to ${other}, of the paper between them. */
static void narrow(room *free, const bm_pdf_form_place *place, const bm_pdf_form_place *other,
                   double reserve_pt)
{
    double middle = (place->left_pt + place->right_pt) / 2;
    if (!same_band(place, other))
        return;
    if ((other->left_pt + other->right_pt) / 2 < middle)
        free->left_pt = fmax(free->left_pt, other->right_pt + CLEARANCE_PT + reserve_pt);
    else
        free->right_pt = fmin(free->right_pt, other->left_pt - CLEARANCE_PT - reserve_pt);
}

static double missing_of(const bm_pdf_form_place *place)
{
    return place->wanted_pt - (place->right_pt - place->left_pt);
}

/* What ${other}, whose turn comes later, needs of the paper between itself and ${place}: at most half of it. */
static double reserve_of(const bm_pdf_form_place *place, const bm_pdf_form_place *other)
{
    double between = fmax(other->left_pt - place->right_pt, place->left_pt - other->right_pt);
    return fmax(fmin(between / 2, missing_of(other)), 0);
}

static void widen(bm_pdf_form *form, size_t i, size_t first, const bm_page *page, room free)
{
    bm_pdf_form_place *place = &form->places[i], ink;
    for (size_t k = 0; k < page->n; k++)
        if (k != form->widgets.widgets[i].item && ink_of(&page->items[k], &ink))
            narrow(&free, place, &ink, 0);
    for (size_t k = first; k < form->widgets.n; k++)
        if (k != i)
            narrow(&free, place, &form->places[k], k > i ? reserve_of(place, &form->places[k]) : 0);
    double missing = missing_of(place);
    double left = fmax(place->left_pt - free.left_pt, 0);
    double right = fmin(fmax(free.right_pt - place->right_pt, 0), missing);
    left = fmin(left, fmax(missing / 2, missing - right));
    right = fmin(right, missing - left);
    place->left_pt -= left;
    place->right_pt += right;
    if (left > 2 * right) /* the value stands by the words that go on behind it */
        place->align = BM_ALIGN_RIGHT;
    else if (right > 2 * left)
        place->align = BM_ALIGN_LEFT;
    if (place->right_pt - place->left_pt < ONE_LINE_PT) /* "05" would be broken in two */
        form->fields.fields[place->field].several_lines = false;
}

void bm_pdf_form_place_widen(bm_pdf_form *form, size_t first, const bm_page *page)
{
    room free = {page->width_pt, 0};
    bm_pdf_form_place ink;
    for (size_t k = 0; k < page->n; k++)
        if (ink_of(&page->items[k], &ink)) {
            free.left_pt = fmin(free.left_pt, ink.left_pt);
            free.right_pt = fmax(free.right_pt, ink.right_pt);
        }
    for (size_t i = first; i < form->widgets.n; i++)
        if (missing_of(&form->places[i]) > 0)
            widen(form, i, first, page, free);
}
