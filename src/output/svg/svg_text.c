/* Browsers search and copy within one <text> as within one paragraph, and end a line between two: so one block is one
 * <text>. SPDX-License-Identifier: MIT */
#include "output/svg/svg_text.h"

#include <math.h>

#include "output/svg/svg_write.h"

#define TOUCH_PT 0.5

/* The <text> that is open. */
typedef struct {
    bm_buf *out;
    const bm_pages *pages;
    const bm_item *first, *last; /* of its items, leaders included; NULL = none is open */
    bool space;                  /* the last one asked for a space, which is not yet there */
} block;

/* The marker of a list's item and its text are one paragraph. */
static uint32_t block_of(const block *b, const bm_item *item)
{
    const bm_element *elements = b->pages->elements;
    if (!item->element)
        return 0;
    uint32_t i = bm_structure_block(elements, item->element);
    bool part = elements[i].role == BM_ROLE_LABEL || elements[i].role == BM_ROLE_LIST_BODY;
    return part ? elements[i].parent : i;
}

/* What belongs to no block goes on as long as its items touch: cells of one row do not. */
static bool is_same_block(const block *b, const bm_item *item)
{
    uint32_t of_first = block_of(b, b->first);
    if (of_first != block_of(b, item) || (b->first->flags ^ item->flags) & BM_ITEM_FURNITURE)
        return false;
    double end_pt = b->last->x_pt + b->last->width_pt;
    return of_first || (b->last->y_pt == item->y_pt && fabs(item->x_pt - end_pt) < TOUCH_PT);
}

static void end_block(block *b)
{
    if (b->first)
        bm_buf_add_cstr(b->out, "</text>\n");
    b->first = b->last = NULL;
    b->space = false;
}

static void begin_block(block *b, const bm_item *item)
{
    b->first = item;
    bm_buf_add_cstr(b->out, "<text");
    if (item->flags & BM_ITEM_FURNITURE)
        bm_buf_add_cstr(b->out, " aria-hidden=\"true\"");
    bm_svg_write_length(b->out, "font-size", item->size_pt);
    bm_buf_add_byte(b->out, '>');
}

/* The face of a box is that of the text around it, which says nothing of its own look. */
static void write_item(const block *b, const bm_item *item)
{
    bm_buf *out = b->out;
    bm_buf_add_cstr(out, "<tspan");
    bm_svg_write_length(out, "x", item->x_pt);
    bm_svg_write_length(out, "y", item->y_pt);
    bm_svg_write_length(out, "textLength", item->width_pt);
    if (item->size_pt != b->first->size_pt)
        bm_svg_write_length(out, "font-size", item->size_pt);
    if (item->kind == BM_ITEM_TEXT && item->face->bold)
        bm_buf_add_cstr(out, " font-weight=\"bold\"");
    if (item->kind == BM_ITEM_TEXT && item->face->italic)
        bm_buf_add_cstr(out, " font-style=\"italic\"");
    if (item->space_pt > 0)
        bm_svg_write_length(out, "word-spacing", item->space_pt);
    bm_buf_add_byte(out, '>');
    bm_svg_write_escaped(out, item->text);
    bm_buf_add_cstr(out, "</tspan>");
}

static void add_item(block *b, const bm_item *item)
{
    bool shown = !(item->flags & BM_ITEM_LEADER) && item->text.len;
    if (b->first && !is_same_block(b, item))
        end_block(b);
    if (shown && !b->first)
        begin_block(b, item);
    if (shown && b->space)
        bm_buf_add_byte(b->out, ' ');
    if (shown)
        write_item(b, item);
    if (b->first) {
        b->last = item;
        b->space = (b->space && !shown) || (item->flags & BM_ITEM_SPACE);
    }
}

void bm_svg_text_write(bm_buf *out, const bm_pages *pages, const bm_page *page)
{
    block b = {.out = out, .pages = pages};
    bm_buf_add_cstr(out, "<g xml:space=\"preserve\" fill-opacity=\"0\" font-family=\"Times New "
                         "Roman,Tinos,Liberation Serif,serif\">\n");
    for (size_t i = 0; i < page->n; i++)
        if (page->items[i].kind == BM_ITEM_TEXT || page->items[i].kind == BM_ITEM_BOX)
            add_item(&b, &page->items[i]);
    end_block(&b);
    bm_buf_add_cstr(out, "</g>\n");
}
