/* Page content, small and exact. A reader moves its pen by the widths of the font as W states them,
 * rounded; the layout counts in font units. The pen is followed here as the reader moves it, and put right
 * with TJ wherever it would be off. Justification goes the same way (Tw does not work with two-byte codes).
 *
 * Everything is marked: as the content of an element, or as an artifact (ISO 32000-1, 14.8.2.2). A sequence goes on
 * while its owner stays the same; it never crosses the edge of a text object.
 * SPDX-License-Identifier: MIT */
#include "output/pdf/pdf_content.h"

#include <math.h>

#include "base/utf8.h"
#include "output/pdf/pdf_drawn.h"
#include "output/pdf/pdf_role.h"
#include "output/pdf/pdf_write.h"

/* Text space is counted in 1/100 of 1/1000 em, as the widths of bm_pdf_font are. */
#define UNITS_PER_EM 100000.0
#define TOLERANCE_UNITS 40.0 /* 0.0056 pt at 14 pt */
#define TOLERANCE_PT 0.004

/* Whose content a marked-content sequence is: an element's, by its index, or nobody's. */
#define NO_OWNER 0U          /* none is open */
#define REPLACED 0xFFFFFFFCU /* an element's, but one item only, which is read as another text */
#define ARTIFACT 0xFFFFFFFDU
#define PAGINATION 0xFFFFFFFEU /* page numbers, repeated heads of tables */
#define LAYOUT 0xFFFFFFFFU     /* rules */

typedef struct {
    bm_buf *out;
    double height_pt;
    int64_t line_x, line_y; /* start of the current line, in 1/100 pt, as Td counts */
    double pen_x_pt;        /* where the reader's pen is, on that line */
    char font_kind;         /* 'F', 'X'; 0 = none set yet */
    unsigned font;
    double size_pt;
    bool in_text; /* in a text object */
    bool in_path; /* rectangles were added that are to be filled */
    uint32_t owner;
    /* where sequences are counted */
    bm_pdf_tags *tags;
    const bm_element *elements;
    size_t page;
} pen;

static void end_path(pen *p)
{
    if (p->in_path)
        bm_buf_add_cstr(p->out, "f\n");
    p->in_path = false;
}

static void close_sequence(pen *p)
{
    end_path(p);
    if (p->owner != NO_OWNER)
        bm_buf_add_cstr(p->out, "EMC\n");
    p->owner = NO_OWNER;
}

static void open_sequence(pen *p, uint32_t next)
{
    bm_buf *out = p->out;
    p->owner = next;
    switch (next) {
    case ARTIFACT:
        bm_buf_add_cstr(out, "/Artifact BMC\n");
        break;
    case PAGINATION:
        bm_buf_add_cstr(out, "/Artifact<</Type/Pagination>>BDC\n");
        break;
    case LAYOUT:
        bm_buf_add_cstr(out, "/Artifact<</Type/Layout>>BDC\n");
        break;
    default:
        bm_buf_add_byte(out, '/');
        bm_buf_add_cstr(out, bm_pdf_role_type(&p->elements[next]));
        bm_buf_add_cstr(out, "<</MCID ");
        bm_buf_add_int(out, bm_pdf_tags_mark(p->tags, p->page, next));
        bm_buf_add_cstr(out, ">>BDC\n");
        break;
    }
}

/* Go into, or out of, a text object. */
static void set_mode(pen *p, bool in_text)
{
    if (in_text && !p->in_text) {
        end_path(p);
        bm_buf_add_cstr(p->out, "BT\n");
        p->line_x = p->line_y = 0;
        p->pen_x_pt = 0;
    } else if (!in_text && p->in_text) {
        bm_buf_add_cstr(p->out, "ET\n");
    }
    p->in_text = in_text;
}

/* Go on with text, or else with rectangles, that belong to ${next}. */
static void go_on(pen *p, uint32_t next, bool in_text)
{
    bool opens = bm_pdf_tags_wanted(p->tags) && (p->owner != next || p->in_text != in_text);
    if (opens)
        close_sequence(p);
    set_mode(p, in_text);
    if (opens)
        open_sequence(p, next);
}

static void open_span(pen *p, const bm_item *item, bool marked)
{
    bm_buf_add_cstr(p->out, "/Span<<");
    if (marked) {
        bm_buf_add_cstr(p->out, "/MCID ");
        bm_buf_add_int(p->out, bm_pdf_tags_mark(p->tags, p->page, item->element));
    }
    bm_buf_add_cstr(p->out, "/ActualText");
    bm_pdf_write_text(p->out, item->text);
    bm_buf_add_cstr(p->out, ">>BDC\n");
}

/* Go on with an item of an element that is read as its text (14.9.4). It has a sequence to itself: a span within
 * another one ends both for poppler. */
static void go_on_replaced(pen *p, const bm_item *item)
{
    close_sequence(p);
    set_mode(p, true);
    open_span(p, item, true);
    p->owner = REPLACED;
}

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

enum { LONGEST_CID = 4 }; /* bytes in a literal string */

/* Write a character's two bytes into a literal string; returns where they end. */
static inline char *put_cid(char *at, unsigned cid)
{
    const char bytes[2] = {(char)(cid >> 8), (char)(cid & 0xFF)};
    for (size_t i = 0; i < sizeof bytes; i++) {
        char c = bytes[i];
        if (c == '(' || c == ')' || c == '\\' || c == '\r')
            *at++ = '\\';
        *at++ = c == '\r' ? 'r' : c; /* a bare carriage return would be read as a line feed */
    }
    return at;
}

/* An item while it is shown, and the pen in units from the place where it was at the begin. */
typedef struct {
    const bm_item *item;
    const bm_pdf_usage_face *face;
    const bm_pdf_slot *space; /* a space to be shown behind it, or NULL */
    double wanted, actual;
} run;

/* Show the glyphs from ${from} to ${to}, which stand at one height. */
static void show(pen *p, run *r, size_t from, size_t to)
{
    const bm_item *item = r->item;
    const double per_unit = UNITS_PER_EM / item->face->units_per_em;
    const double space = item->space_pt / item->size_pt * UNITS_PER_EM;
    double wanted = r->wanted, actual = r->actual;
    bm_buf *out = p->out;
    size_t begin = out->len;
    bool adjusted = false;
    bm_buf_add(out, " (", 2);
    char *at = bm_buf_reserve(out, (to - from + 1) * LONGEST_CID + 1);
    for (size_t i = from; i < to; i++) {
        const bm_glyph *g = &item->glyphs[i];
        const bm_pdf_slot *slot = &r->face->slots[g->glyph];
        double off = wanted + g->dx * per_unit - actual;
        if (off > TOLERANCE_UNITS || off < -TOLERANCE_UNITS) {
            int64_t adjustment = llround(-off / 10) * 10;
            *at++ = ')';
            out->len = (size_t)(at - out->ptr);
            bm_pdf_write_hundredths(out, adjustment);
            bm_buf_add_byte(out, '(');
            at = bm_buf_reserve(out, (to - i + 1) * LONGEST_CID + 1);
            actual -= (double)adjustment;
            adjusted = true;
        }
        at = put_cid(at, slot->cid);
        actual += slot->width;
        wanted += g->advance * per_unit;
        if (g->code == ' ')
            wanted += space;
    }
    if (r->space && to == item->n_glyphs) {
        at = put_cid(at, r->space->cid);
        actual += r->space->width;
    }
    out->len = (size_t)(at - out->ptr);
    if (adjusted)
        out->ptr[begin] = '[';
    bm_buf_add_cstr(out, adjusted ? ")]TJ\n" : ")Tj\n");
    r->wanted = wanted;
    r->actual = actual;
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

/* Show a space in the font of ${item}, where the pen is. */
static void write_space(pen *p, const bm_item *item, const bm_pdf_usage *usage)
{
    const bm_pdf_usage_face *f = &usage->faces[item->face->id];
    const bm_pdf_slot *slot = &f->slots[bm_pdf_usage_space(item)];
    set_font(p, 'F', f->number, item->size_pt);
    char *at = bm_buf_reserve(p->out, LONGEST_CID + 1);
    *at++ = '(';
    p->out->len = (size_t)(put_cid(at, slot->cid) - p->out->ptr);
    bm_buf_add_cstr(p->out, ")Tj\n");
    p->pen_x_pt += slot->width / UNITS_PER_EM * item->size_pt;
}

/* Text, and the space behind it when ${with_space}. ${nested}: in a span of its own. */
static void write_text(pen *p, const bm_item *item, const bm_pdf_usage_face *f, bool with_space,
                       bool nested)
{
    set_font(p, 'F', f->number, item->size_pt);
    move_to(p, item->x_pt, item->y_pt);
    if (nested)
        open_span(p, item, false);
    const double pt_per_unit = item->size_pt / UNITS_PER_EM;
    run r = {.item = item, .face = f, .wanted = (item->x_pt - p->pen_x_pt) / pt_per_unit};
    if (with_space)
        r.space = &f->slots[bm_pdf_usage_space(item)];
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
        show(p, &r, i, end);
        i = end;
    }
    if (rise)
        bm_buf_add_cstr(p->out, "0 Ts\n");
    if (nested)
        bm_buf_add_cstr(p->out, "EMC\n");
    p->pen_x_pt += r.actual * pt_per_unit;
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

static void write_rule(pen *p, const bm_item *item)
{
    const double numbers[] = {item->x_pt, p->height_pt - item->y_pt - item->height_pt,
                              item->width_pt, item->height_pt};
    for (size_t k = 0; k < 4; k++) {
        bm_pdf_write_hundredths(p->out, llround(numbers[k] * 100));
        bm_buf_add_byte(p->out, ' ');
    }
    bm_buf_add_cstr(p->out, "re\n");
    p->in_path = true;
}

/* Whose content ${item} is. ${replaced}: a widget shows it, or what comes of it. */
static uint32_t owner_of(const pen *p, const bm_item *item, bool replaced)
{
    const bm_element *e = item->element ? &p->elements[item->element] : NULL;
    if (item->kind == BM_ITEM_RULE)
        return e && e->role == BM_ROLE_FIGURE ? item->element : LAYOUT;
    if (item->flags & BM_ITEM_FURNITURE)
        return PAGINATION;
    if (!e || item->flags & (BM_ITEM_LEADER | BM_ITEM_DOTTED) ||
        (replaced && bm_pdf_role_is_form(e)))
        return ARTIFACT;
    return item->element;
}

/* The element that the space behind item ${i} goes to: the item's own, or, when that is no text or an artifact,
 * its block, if that goes on; 0 = none. */
static uint32_t owner_of_space(const pen *p, const bm_page *page, size_t i, uint32_t owner)
{
    const bm_item *item = &page->items[i];
    if (owner < ARTIFACT && item->kind == BM_ITEM_TEXT)
        return owner;
    if (!item->element)
        return 0;
    uint32_t block = bm_pdf_tags_block(p->tags, item->element);
    uint32_t next = i + 1 < page->n ? page->items[i + 1].element : 0;
    return !next || bm_pdf_tags_block(p->tags, next) == block ? block : 0;
}

/* Item ${i}, which draws something and belongs to ${owner}. */
static void write_glyphs(pen *p, bm_pdf_content *c, size_t i, uint32_t owner)
{
    const bm_page *page = &c->pages->pages[p->page];
    const bm_item *item = &page->items[i];
    const bool drawn = bm_pdf_usage_drawn(item), marked = bm_pdf_tags_wanted(p->tags);
    const bm_pdf_usage_face *f = drawn ? NULL : &c->usage->faces[item->face->id];
    const bool replaced = !drawn && needs_text(item, f);
    const bool content = marked && owner < ARTIFACT;
    bool space = bm_pdf_usage_space(item);
    if (replaced && content)
        go_on_replaced(p, item);
    else
        go_on(p, owner, true);
    if (drawn) {
        write_drawn(p, item, c->usage, c->usage->drawn[c->next_drawn]);
    } else {
        const bool with_space = space && content && !replaced;
        write_text(p, item, f, with_space, replaced && !content);
        space = space && !with_space;
    }
    const uint32_t next = space ? owner_of_space(p, page, i, owner) : 0;
    if (next) {
        go_on(p, next, true);
        write_space(p, item, c->usage);
    }
}

/* Item ${i}, but for rules that are no content. ${w}: its widget, or NULL. */
static void write_item(pen *p, bm_pdf_content *c, size_t i, const bm_pdf_widget *w)
{
    const bm_item *item = &c->pages->pages[p->page].items[i];
    const uint32_t owner = owner_of(p, item, w);
    const bool drawn = bm_pdf_usage_drawn(item);
    if (!w || !w->hides) {
        if (drawn || (item->kind == BM_ITEM_TEXT && item->n_glyphs)) {
            write_glyphs(p, c, i, owner);
        } else if (item->kind == BM_ITEM_RULE && owner != LAYOUT) {
            go_on(p, owner, false);
            write_rule(p, item);
        }
    }
    c->next_drawn += drawn;
}

/* Tell the tags of the widgets of item ${i}, which are asked for in turn. Returns the last one, or NULL. */
static const bm_pdf_widget *take_widgets(pen *p, bm_pdf_content *c, size_t i)
{
    const bm_pdf_widget *last = NULL;
    while (c->widgets && c->next_widget < c->widgets->n) {
        const bm_pdf_widget *w = &c->widgets->widgets[c->next_widget];
        if (w->page != p->page || w->item != i)
            break;
        close_sequence(p);
        bm_pdf_tags_widget(c->tags, c->next_widget++);
        last = w;
    }
    return last;
}

void bm_pdf_content_write(bm_pdf_content *c, size_t number, bm_buf *out)
{
    const bm_page *page = &c->pages->pages[number];
    pen p = {.out = out,
             .height_pt = page->height_pt,
             .tags = c->tags,
             .elements = c->pages->elements,
             .page = number};
    for (size_t i = 0; i < page->n; i++)
        if (page->items[i].kind == BM_ITEM_RULE && owner_of(&p, &page->items[i], false) == LAYOUT) {
            go_on(&p, LAYOUT, false);
            write_rule(&p, &page->items[i]);
        }
    for (size_t i = 0; i < page->n; i++)
        write_item(&p, c, i, take_widgets(&p, c, i));
    close_sequence(&p);
    if (p.in_text)
        bm_buf_add_cstr(out, "ET\n");
}
