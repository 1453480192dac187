/* What goes into a cell is known from the row of the compiled form that repeats. SPDX-License-Identifier: MIT */
#include "output/pdf/pdf_form_cell.h"

#include "output/pdf/pdf_form_place.h"

enum {
    FIELDS_MAX = 8
}; /* of one cell; a cell with more would be no wider than a letter for each */

/* The cross of a flag that prints one, in the middle of its cell. */
static bm_page cross_of(const bm_pdf_form_plan_state *s, const bm_pdf_form_place *place,
                        double size_pt)
{
    enum { CROSS = 0xD7 };
    bm_item *item = bm_arena_zero(s->arena, 1, sizeof *item);
    bm_glyph *glyph = bm_arena_zero(s->arena, 1, sizeof *glyph);
    bm_page page = place->off;
    item->kind = BM_ITEM_TEXT;
    item->face = bm_font_lookup(s->job->layout->fonts, false, false, CROSS);
    if (!item->face)
        return page;
    glyph->glyph = (uint16_t)bm_font_glyph(item->face, CROSS);
    glyph->advance = (uint16_t)bm_font_advance(item->face, glyph->glyph);
    glyph->code = CROSS;
    item->size_pt = size_pt;
    item->width_pt = glyph->advance * size_pt / item->face->units_per_em;
    item->x_pt = (place->left_pt + place->right_pt - item->width_pt) / 2;
    item->y_pt = (place->top_pt + place->bottom_pt) / 2 + 0.3 * size_pt;
    item->glyphs = glyph;
    item->n_glyphs = 1;
    item->text = bm_str_of("×");
    page.items = item;
    page.n = 1;
    return page;
}

static void plan_part(bm_pdf_form_plan_state *s, const bm_item *item, uint32_t parent, int index)
{
    const bm_field *field = &s->definition->fields[index];
    const bm_style_spec *style = bm_style_of(BM_STYLE_TABLE_CELL);
    if (item->node->n_children)
        style = bm_style_of(item->node->children[0]->style);
    bm_pdf_form_place place = bm_pdf_form_place_room(s->from, item);
    bm_pdf_field_kind kind = field->n_options ? BM_PDF_FIELD_LIST : BM_PDF_FIELD_TEXT;
    if (field->type == BM_FIELD_FLAG) {
        kind = BM_PDF_FIELD_CHECK;
        place.on = cross_of(s, &place, style->size_half_pt / 2.0);
    } else {
        place.face = bm_font_lookup(s->job->layout->fonts, style->bold, style->italic, 'a');
    }
    size_t i = bm_pdf_form_plan_push(s, item);
    const bm_pdf_form_plan_name name = {parent, field->id};
    (void)bm_pdf_form_plan_add(s, kind, name, index, i, &place);
}

/* The fields that ${cell} of a compiled form prints; returns how many. */
static size_t fields_of(const bm_node *cell, int *out)
{
    size_t n = 0;
    for (uint32_t p = 0; p < cell->n_children; p++)
        for (uint32_t i = 0; i < cell->children[p]->n_children && n < FIELDS_MAX; i++) {
            const bm_node *node = cell->children[p]->children[i];
            if (node->type == BM_NODE_FIELD && node->field >= 0)
                out[n++] = node->field;
        }
    return n;
}

/* The same for the cell of the repeated rows below ${node} whose first field is ${first}; 0 when there is none. */
static size_t find_fields(const bm_node *node, int first, int *out)
{
    for (uint32_t i = 0; i < node->n_children; i++) {
        const bm_node *child = node->children[i];
        size_t n = 0;
        bool repeats = child->type == BM_NODE_ROW && (child->flags & BM_NODE_REPEAT);
        if (child->type == BM_NODE_TABLE || repeats)
            n = find_fields(child, first, out);
        else if (child->type == BM_NODE_CELL)
            n = fields_of(child, out);
        if (n && out[0] == first)
            return n;
    }
    return 0;
}

void bm_pdf_form_cell_plan(bm_pdf_form_plan_state *s, const bm_item *item)
{
    int fields[FIELDS_MAX] = {item->node->field};
    uint32_t parent = bm_pdf_form_plan_parent(s, item);
    size_t n = find_fields(s->definition->body, fields[0], fields);
    if (!n) {
        fields[0] = item->node->field;
        n = 1;
    }
    bm_item room = *item;
    room.width_pt = item->width_pt / (double)n;
    for (size_t i = 0; i < n; i++) {
        room.x_pt = item->x_pt + (double)i * room.width_pt;
        plan_part(s, &room, parent, fields[i]);
    }
}
