/* Glyphs of one line and size share a group that counts in units of their font.
 * SPDX-License-Identifier: MIT */
#include "output/svg/svg_page.h"

#include <math.h>

#include "layout/checkbox.h"
#include "output/svg/svg_write.h"

/* The group that is open. */
typedef struct {
    bm_buf *out;
    bm_svg_glyphs *glyphs;
    bool open;
    double x_pt, y_pt; /* its origin, as it is written */
    double size_pt;
    unsigned units_per_em;
} line;

/* As it is written, to 0.01. */
static double rounded(double pt)
{
    return round(pt * 100) / 100;
}

static void end_line(line *l)
{
    if (l->open)
        bm_buf_add_cstr(l->out, "</g>\n");
    l->open = false;
}

/* A group in which ${item} may be drawn: the open one, or a new one. */
static void begin_line(line *l, const bm_item *item)
{
    if (l->open && l->y_pt == rounded(item->y_pt) && l->size_pt == item->size_pt &&
        l->units_per_em == item->face->units_per_em)
        return;
    end_line(l);
    l->open = true;
    l->x_pt = rounded(item->x_pt);
    l->y_pt = rounded(item->y_pt);
    l->size_pt = item->size_pt;
    l->units_per_em = item->face->units_per_em;
    bm_buf_add_cstr(l->out, "<g transform=\"translate(");
    bm_buf_add_fixed(l->out, l->x_pt, 2);
    bm_buf_add_byte(l->out, ' ');
    bm_buf_add_fixed(l->out, l->y_pt, 2);
    bm_buf_add_cstr(l->out, ")scale(");
    bm_svg_write_scale(l->out, l->size_pt / l->units_per_em);
    bm_buf_add_cstr(l->out, ")\">");
}

static void draw_text(line *l, const bm_item *item)
{
    begin_line(l, item);
    const double units_per_pt = item->face->units_per_em / item->size_pt;
    double x = (item->x_pt - l->x_pt) * units_per_pt;
    if (item->flags & BM_ITEM_LEADER) {
        bm_svg_glyph_repeat(l->glyphs, l->out, item->face, item->glyphs->glyph, item->n_glyphs,
                            llround(x));
        return;
    }
    for (size_t i = 0; i < item->n_glyphs; i++) {
        const bm_glyph *g = &item->glyphs[i];
        bm_svg_glyph_use(l->glyphs, l->out, item->face, g->glyph, llround(x + g->dx), -g->dy);
        x += g->advance + (g->code == ' ' ? item->space_pt * units_per_pt : 0);
    }
}

static void draw_box(bm_buf *out, const bm_item *item)
{
    const bm_checkbox box = bm_checkbox_of(item, item->size_pt);
    double left = item->x_pt + box.left, top = item->y_pt - box.side;
    bm_svg_write_rectangle(out, left, top, box.side, box.side, true);
    bm_svg_write_rectangle(out, left + box.line, top + box.line, box.side - 2 * box.line,
                           box.side - 2 * box.line, false);
    for (size_t i = 0; (item->flags & BM_ITEM_CHECKED) && i < BM_CHECKBOX_CORNERS; i++) {
        double x, y;
        bm_checkbox_corner(&box, i, &x, &y);
        bm_buf_add_byte(out, i ? 'L' : 'M');
        bm_buf_add_fixed(out, item->x_pt + x, 2);
        bm_buf_add_byte(out, ' ');
        bm_buf_add_fixed(out, item->y_pt - y, 2);
    }
    if (item->flags & BM_ITEM_CHECKED)
        bm_buf_add_byte(out, 'z');
}

/* The figure that an item is part of, or NULL. */
static const bm_element *figure_of(const bm_pages *pages, const bm_item *item)
{
    const bm_element *e = item->element ? &pages->elements[item->element] : NULL;
    return e && e->role == BM_ROLE_FIGURE ? e : NULL;
}

static void draw_rule(bm_buf *out, const bm_item *item)
{
    bm_svg_write_rectangle(out, item->x_pt, item->y_pt, item->width_pt, item->height_pt, true);
}

/* All rules and boxes but those of figures, as one path, so no seam shows where they touch. */
static void draw_shapes(bm_buf *out, const bm_pages *pages, const bm_page *page)
{
    static const char begin[] = "<path d=\"";
    size_t at = out->len, empty = at + sizeof begin - 1;
    bm_buf_add_cstr(out, begin);
    for (size_t i = 0; i < page->n; i++) {
        const bm_item *item = &page->items[i];
        if (item->kind == BM_ITEM_BOX)
            draw_box(out, item);
        else if (item->kind == BM_ITEM_RULE && !figure_of(pages, item))
            draw_rule(out, item);
    }
    if (out->len == empty)
        out->len = at;
    else
        bm_buf_add_cstr(out, "\"/>\n");
}

static void draw_figures(bm_buf *out, const bm_pages *pages, const bm_page *page)
{
    const bm_element *open = NULL;
    for (size_t i = 0; i < page->n; i++) {
        const bm_item *item = &page->items[i];
        const bm_element *figure = item->kind == BM_ITEM_RULE ? figure_of(pages, item) : NULL;
        if (open && figure != open)
            bm_buf_add_cstr(out, "\"/>\n");
        if (figure && figure != open) {
            bm_buf_add_cstr(out, "<path role=\"img\" aria-label=\"");
            bm_svg_write_escaped(out, figure->alt);
            bm_buf_add_cstr(out, "\" d=\"");
        }
        if (figure)
            draw_rule(out, item);
        open = figure;
    }
    if (open)
        bm_buf_add_cstr(out, "\"/>\n");
}

void bm_svg_page_draw(bm_buf *out, bm_svg_glyphs *glyphs, const bm_pages *pages,
                      const bm_page *page)
{
    line l = {.out = out, .glyphs = glyphs};
    bm_buf_add_cstr(out, "<g aria-hidden=\"true\">\n");
    draw_shapes(out, pages, page);
    for (size_t i = 0; i < page->n; i++)
        if (page->items[i].kind == BM_ITEM_TEXT && page->items[i].n_glyphs)
            draw_text(&l, &page->items[i]);
    end_line(&l);
    bm_buf_add_cstr(out, "</g>\n");
    draw_figures(out, pages, page);
}
