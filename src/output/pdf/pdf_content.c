/* Page content, small and exact. A reader moves its pen by the widths of the font as W states them,
 * rounded; the layout counts in font units. The pen is followed here as the reader moves it, and put right
 * with TJ wherever it would be off. Justification goes the same way (Tw does not work with two-byte codes).
 * SPDX-License-Identifier: MIT */
#include "output/pdf/pdf_content.h"

#include <math.h>

#include "base/utf8.h"
#include "output/pdf/pdf_drawn.h"
#include "output/pdf/pdf_write.h"

/* Text space is counted in 1/100 of 1/1000 em, as the widths of bm_pdf_font are. */
#define UNITS_PER_EM 100000.0
#define TOLERANCE_UNITS 40.0 /* 0.0056 pt at 14 pt */
#define TOLERANCE_PT 0.004

typedef struct {
    bm_buf *out;
    double height_pt;
    int64_t line_x, line_y; /* start of the current line, in 1/100 pt, as Td counts */
    double pen_x_pt;        /* where the reader's pen is, on that line */
    char font_kind;         /* 'F', 'X'; 0 = none set yet */
    unsigned font;
    double size_pt;
} pen;

static void set_font(pen *p, char kind, unsigned font, double size_pt)
{
    if (p->font_kind == kind && p->font == font && fabs(p->size_pt - size_pt) < 1e-6)
        return;
    p->font_kind = kind;
    p->font = font;
    p->size_pt = size_pt;
    bm_buf_add_byte(p->out, '/');
    bm_buf_add_byte(p->out, kind);
    bm_buf_add_int(p->out, font);
    bm_buf_add_byte(p->out, ' ');
    bm_buf_add_fixed(p->out, size_pt, 3);
    bm_buf_add_cstr(p->out, " Tf\n");
}

static void move_to(pen *p, double x_pt, double y_pt)
{
    int64_t x = llround(x_pt * 100), y = llround((p->height_pt - y_pt) * 100);
    if (y == p->line_y && fabs(p->pen_x_pt - x_pt) < TOLERANCE_PT)
        return;
    bm_pdf_write_hundredths(p->out, x - p->line_x);
    bm_buf_add_byte(p->out, ' ');
    bm_pdf_write_hundredths(p->out, y - p->line_y);
    bm_buf_add_cstr(p->out, " Td\n");
    p->line_x = x;
    p->line_y = y;
    p->pen_x_pt = (double)x / 100;
}

/* Append a glyph's two bytes to a literal string. */
static void put_cid(bm_buf *out, unsigned cid)
{
    const char bytes[2] = {(char)(cid >> 8), (char)(cid & 0xFF)};
    char *at = bm_buf_reserve(out, 2 * sizeof bytes);
    char *end = at;
    for (size_t i = 0; i < sizeof bytes; i++) {
        char c = bytes[i];
        if (c == '(' || c == ')' || c == '\\' || c == '\r')
            *end++ = '\\';
        *end++ = c == '\r' ? 'r' : c; /* a bare carriage return would be read as a line feed */
    }
    out->len += (size_t)(end - at);
}

/* The pen while a run is shown, in units from the place where it was at the run's begin. */
typedef struct {
    double wanted, actual;
} progress;

/* Show glyphs that stand at one height. */
static void show(pen *p, const bm_item *item, const bm_pdf_usage_face *f, size_t from, size_t to,
                 progress *at)
{
    const double per_unit = UNITS_PER_EM / item->face->units_per_em;
    const double space = item->space_pt / item->size_pt * UNITS_PER_EM;
    bm_buf *out = p->out;
    size_t begin = out->len;
    bool adjusted = false;
    bm_buf_add(out, " (", 2);
    for (size_t i = from; i < to; i++) {
        const bm_glyph *g = &item->glyphs[i];
        const bm_pdf_slot *slot = &f->slots[g->glyph];
        double off = at->wanted + g->dx * per_unit - at->actual;
        if (off > TOLERANCE_UNITS || off < -TOLERANCE_UNITS) {
            int64_t adjustment = llround(-off / 10) * 10;
            bm_buf_add_byte(out, ')');
            bm_pdf_write_hundredths(out, adjustment);
            bm_buf_add_byte(out, '(');
            at->actual -= (double)adjustment;
            adjusted = true;
        }
        put_cid(out, slot->cid);
        at->actual += slot->width;
        at->wanted += g->advance * per_unit;
        if (g->code == ' ')
            at->wanted += space;
    }
    if (adjusted)
        out->ptr[begin] = '[';
    bm_buf_add_cstr(out, adjusted ? ")]TJ\n" : ")Tj\n");
}

/* Whether readers would not get the item's text from its glyphs one by one. */
static bool needs_text(const bm_item *item, const bm_pdf_usage_face *f)
{
    if (!(item->flags & BM_ITEM_COMPLEX) && !f->ambiguous)
        return false;
    size_t at = 0;
    for (size_t i = 0; i < item->n_glyphs; i++)
        if (at >= item->text.len ||
            bm_utf8_next(item->text, &at) != f->slots[item->glyphs[i].glyph].code)
            return true;
    return at != item->text.len;
}

static void write_text(pen *p, const bm_item *item, const bm_pdf_usage_face *f)
{
    set_font(p, 'F', f->number, item->size_pt);
    move_to(p, item->x_pt, item->y_pt);
    bool replaced = needs_text(item, f);
    if (replaced) {
        bm_buf_add_cstr(p->out, "/Span<</ActualText");
        bm_pdf_write_text(p->out, item->text);
        bm_buf_add_cstr(p->out, ">>BDC\n");
    }
    const double pt_per_unit = item->size_pt / UNITS_PER_EM;
    progress at = {(item->x_pt - p->pen_x_pt) / pt_per_unit, 0};
    int rise = 0;
    for (size_t i = 0; i < item->n_glyphs;) {
        size_t end = i + 1;
        while (end < item->n_glyphs && item->glyphs[end].dy == item->glyphs[i].dy)
            end++;
        if (item->glyphs[i].dy != rise) {
            rise = item->glyphs[i].dy;
            bm_buf_add_fixed(p->out, rise * item->size_pt / item->face->units_per_em, 2);
            bm_buf_add_cstr(p->out, " Ts");
        }
        show(p, item, f, i, end, &at);
        i = end;
    }
    if (rise)
        bm_buf_add_cstr(p->out, "0 Ts\n");
    if (replaced)
        bm_buf_add_cstr(p->out, "EMC\n");
    p->pen_x_pt += at.actual * pt_per_unit;
}

static void write_drawn(pen *p, const bm_item *item, const bm_pdf_usage *usage, size_t i)
{
    char code = bm_pdf_drawn_code(i);
    set_font(p, 'X', bm_pdf_drawn_font(i), item->size_pt);
    move_to(p, item->x_pt, item->y_pt);
    bm_pdf_write_bytes(p->out, &code, 1);
    bm_buf_add_cstr(p->out, "Tj\n");
    p->pen_x_pt += usage->drawings[i].width / UNITS_PER_EM * item->size_pt;
}

/* All rules as one filled path. */
static void write_rules(bm_buf *out, const bm_page *page, double height_pt)
{
    bool any = false;
    for (size_t i = 0; i < page->n; i++) {
        const bm_item *item = &page->items[i];
        if (item->kind != BM_ITEM_RULE)
            continue;
        const double numbers[] = {item->x_pt, height_pt - item->y_pt - item->height_pt,
                                  item->width_pt, item->height_pt};
        for (size_t k = 0; k < 4; k++) {
            bm_pdf_write_hundredths(out, llround(numbers[k] * 100));
            bm_buf_add_byte(out, ' ');
        }
        bm_buf_add_cstr(out, "re\n");
        any = true;
    }
    if (any)
        bm_buf_add_cstr(out, "f\n");
}

void bm_pdf_content_write(bm_buf *out, const bm_pdf_usage *usage, const bm_page *page,
                          double height_pt, size_t *next_drawn)
{
    pen p = {.out = out, .height_pt = height_pt};
    write_rules(out, page, height_pt);
    bm_buf_add_cstr(out, "BT\n");
    for (size_t i = 0; i < page->n; i++) {
        const bm_item *item = &page->items[i];
        if (bm_pdf_usage_drawn(item))
            write_drawn(&p, item, usage, usage->drawn[(*next_drawn)++]);
        else if (item->kind == BM_ITEM_TEXT && item->n_glyphs)
            write_text(&p, item, &usage->faces[item->face->id]);
    }
    bm_buf_add_cstr(out, "ET\n");
}
