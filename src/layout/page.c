/* Pages as reviewed text. SPDX-License-Identifier: MIT */
#include "layout/page.h"

#include <stdlib.h>

/* Where an item belongs. */
typedef struct {
    uint32_t block;
    uint32_t at; /* so far */
} order;

static int compare(const void *a, const void *b)
{
    const order *x = a, *y = b;
    if (x->block != y->block)
        return x->block < y->block ? -1 : 1;
    return x->at < y->at ? -1 : x->at > y->at;
}

void bm_page_order(bm_arena *a, const bm_element *elements, bm_item *items, size_t n)
{
    uint32_t last = 0;
    bool ordered = true;
    for (size_t i = 0; i < n && ordered; i++) {
        uint32_t block = bm_structure_block(elements, items[i].element);
        ordered = !block || block >= last;
        last = block ? block : last;
    }
    if (ordered)
        return;
    order *orders = bm_arena_alloc(a, n * sizeof *orders);
    bm_item *old = bm_arena_alloc(a, n * sizeof *old);
    memcpy(old, items, n * sizeof *old);
    for (size_t i = 0; i < n; i++)
        orders[i] = (order){bm_structure_block(elements, items[i].element), (uint32_t)i};
    qsort(orders, n, sizeof *orders, compare);
    for (size_t i = 0; i < n; i++)
        items[i] = old[orders[i].at];
}

static void add_number(bm_buf *out, double x)
{
    bm_buf_add_byte(out, ' ');
    bm_buf_add_fixed(out, x, 2);
}

static void add_integer(bm_buf *out, const char *name, unsigned n)
{
    bm_buf_add_cstr(out, name);
    bm_buf_add_byte(out, ' ');
    bm_buf_add_int(out, n);
}

/* What only a run of text has. */
static void dump_text(bm_buf *out, const bm_item *item)
{
    add_number(out, item->size_pt);
    bm_buf_add_cstr(out, item->face->bold ? " bold" : "");
    bm_buf_add_cstr(out, item->face->italic ? " italic" : "");
    if (item->space_pt > 0) {
        bm_buf_add_cstr(out, " space");
        add_number(out, item->space_pt);
    }
    bm_buf_add_cstr(out, item->flags & BM_ITEM_COMPLEX ? " complex" : "");
    bm_buf_add_cstr(out, item->flags & BM_ITEM_LEADER ? " leader" : "");
    bm_buf_add_cstr(out, item->flags & BM_ITEM_DOTTED ? " dotted" : "");
}

static void dump_item(bm_buf *out, const bm_item *item)
{
    static const char *const kinds[] = {"  text", "  rule", "  box", "  room"};
    bm_buf_add_cstr(out, kinds[item->kind]);
    add_number(out, item->x_pt);
    add_number(out, item->y_pt);
    add_number(out, item->width_pt);
    if (item->kind != BM_ITEM_TEXT)
        add_number(out, item->height_pt);
    if (item->kind == BM_ITEM_BOX)
        bm_buf_add_cstr(out, item->flags & BM_ITEM_CHECKED ? " checked" : " empty");
    if (item->kind == BM_ITEM_ROOM && item->node->type == BM_NODE_PARAGRAPH)
        bm_buf_add_cstr(out, " name");
    else if (item->kind == BM_ITEM_ROOM)
        bm_buf_add_cstr(out, item->node->type == BM_NODE_SIGNATURE ? " signature" : " cell");
    if (item->kind == BM_ITEM_TEXT)
        dump_text(out, item);
    bm_buf_add_cstr(out, item->flags & BM_ITEM_SPACE ? " gap" : "");
    if (item->element) {
        bm_buf_add_cstr(out, " #");
        bm_buf_add_int(out, item->element);
    }
    if (item->kind == BM_ITEM_TEXT && !(item->flags & BM_ITEM_LEADER)) {
        bm_buf_add_cstr(out, " \"");
        bm_buf_add_str(out, item->text);
        bm_buf_add_byte(out, '"');
    }
    bm_buf_add_byte(out, '\n');
}

/* Whether element ${i} has nothing in it. */
static bool is_leaf(const bm_pages *pages, size_t i)
{
    return i + 1 == pages->n_elements || pages->elements[i + 1].parent != i;
}

/* Whether they look the same but for their numbers. */
static bool are_twins(const bm_pages *pages, size_t i, size_t k)
{
    const bm_element *a = &pages->elements[i], *b = &pages->elements[k];
    return a->parent == b->parent && a->role == b->role && a->level == b->level &&
           a->column_span == b->column_span && a->row_span == b->row_span && is_leaf(pages, i) &&
           is_leaf(pages, k);
}

/* Elements ${i} up to ${last}, which are twins. */
static void dump_elements(bm_buf *out, const bm_pages *pages, size_t i, size_t last)
{
    const bm_element *e = &pages->elements[i];
    for (uint32_t up = e->parent; up; up = pages->elements[up].parent)
        bm_buf_add_cstr(out, "  ");
    bm_buf_add_byte(out, '#');
    bm_buf_add_int(out, (int64_t)i);
    if (last > i) {
        bm_buf_add_cstr(out, "-");
        bm_buf_add_int(out, (int64_t)last);
    }
    bm_buf_add_byte(out, ' ');
    bm_buf_add_cstr(out, bm_structure_role_name((bm_role)e->role));
    if (e->role == BM_ROLE_HEADING)
        add_integer(out, "", e->level);
    if (e->column_span > 1)
        add_integer(out, " columns", e->column_span);
    if (e->row_span > 1)
        add_integer(out, " rows", e->row_span);
    bm_buf_add_byte(out, '\n');
}

void bm_page_dump(bm_buf *out, const bm_pages *pages)
{
    for (size_t i = 1, last; i < pages->n_elements; i = last + 1) {
        last = i;
        while (last + 1 < pages->n_elements && are_twins(pages, i, last + 1))
            last++;
        dump_elements(out, pages, i, last);
    }
    for (size_t p = 0; p < pages->n; p++) {
        bm_buf_add_cstr(out, "page ");
        bm_buf_add_int(out, (int64_t)p + 1);
        add_number(out, pages->pages[p].width_pt);
        add_number(out, pages->pages[p].height_pt);
        bm_buf_add_byte(out, '\n');
        for (size_t i = 0; i < pages->pages[p].n; i++)
            dump_item(out, &pages->pages[p].items[i]);
    }
}
