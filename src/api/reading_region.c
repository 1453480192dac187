/* SPDX-License-Identifier: MIT */
#include "api/reading_region.h"

#include "api/reading_values.h"

enum { NUMBER_MAX = 1000000 };

/* "bieumau_noi_dung", "bieumau2_noi_dung"; false for bookmarks of others. */
static bool read_name(bm_str text, bm_reading_region *out)
{
    static const char prefix[] = "bieumau";
    size_t i = sizeof prefix - 1;
    if (text.len <= i || memcmp(text.ptr, prefix, i) != 0)
        return false;
    for (out->number = 0; i < text.len && text.ptr[i] >= '0' && text.ptr[i] <= '9'; i++)
        if ((out->number = out->number * 10 + (size_t)(text.ptr[i] - '0')) > NUMBER_MAX)
            return false;
    if (i == text.len || text.ptr[i] != '_')
        return false;
    out->number += out->number == 0;
    out->name = bm_str_from(text, i + 1);
    return true;
}

static bool is_same(const bm_reading_region *x, const bm_reading_region *y)
{
    return x->number == y->number && bm_str_eq(x->name, y->name);
}

/* LibreOffice 7.4 begins a bookmark over several paragraphs again in its last one. */
static void begin(bm_reading_regions *all, const bm_reading_region *region)
{
    for (size_t i = 0; i < all->n_open; i++)
        if (is_same(&all->items[all->open[i]], region))
            return;
    if (all->n_open == BM_READING_REGION_OPEN)
        return;
    if (all->n == all->cap) {
        size_t cap = all->cap ? 2 * all->cap : 8;
        all->items = bm_arena_grow(all->a, all->items, all->cap * sizeof *all->items,
                                   cap * sizeof *all->items);
        all->cap = cap;
    }
    all->open[all->n_open++] = all->n;
    all->items[all->n++] = *region;
}

static void take_bookmark(bm_reading_regions *all, const bm_docx_read_node *node)
{
    bm_reading_region region = {0};
    if (!read_name(node->text, &region))
        return;
    if (!node->end) {
        begin(all, &region);
        return;
    }
    size_t n = 0;
    for (size_t i = 0; i < all->n_open; i++)
        if (!is_same(&all->items[all->open[i]], &region))
            all->open[n++] = all->open[i];
    all->n_open = n;
}

static void add_block(bm_reading_regions *all, bm_reading_region *region,
                      const bm_docx_read_node *block)
{
    if (region->n && region->blocks[region->n - 1] == block)
        return;
    if (region->n == region->cap) {
        size_t cap = region->cap ? 2 * region->cap : 8, size = sizeof(const bm_docx_read_node *);
        region->blocks = bm_arena_grow(all->a, region->blocks, region->cap * size, cap * size);
        region->cap = cap;
    }
    region->blocks[region->n++] = block;
}

/* Something of ${block} is to be seen here. */
static void see(bm_reading_regions *all, const bm_docx_read_node *block)
{
    for (size_t i = 0; i < all->n_open; i++)
        if (!all->items[all->open[i]].held)
            add_block(all, &all->items[all->open[i]], block);
}

/* The inlines of ${block}. */
static void walk_inlines(bm_reading_regions *all, const bm_docx_read_node *node,
                         const bm_docx_read_node *block)
{
    for (uint32_t i = 0; i < node->n_children; i++) {
        const bm_docx_read_node *child = node->children[i];
        if (child->type == BM_DOCX_READ_BOOKMARK)
            take_bookmark(all, child);
        else if (child->type == BM_DOCX_READ_TEXT
                     ? !bm_reading_values_is_nothing(NULL, child->text)
                     : child->type == BM_DOCX_READ_DRAWING || child->type == BM_DOCX_READ_BOX)
            see(all, block);
        else
            walk_inlines(all, child, block);
    }
}

static void walk_blocks(bm_reading_regions *all, const bm_docx_read_node *node);

static void walk_table(bm_reading_regions *all, const bm_docx_read_node *table)
{
    size_t held[BM_READING_REGION_OPEN], n = 0;
    see(all, table);
    for (size_t i = 0; i < all->n_open; i++) {
        bm_reading_region *r = &all->items[all->open[i]];
        if (!r->held)
            held[n++] = all->open[i];
        r->held = true;
    }
    walk_blocks(all, table);
    for (size_t i = 0; i < n; i++)
        all->items[held[i]].held = false;
}

static void walk_blocks(bm_reading_regions *all, const bm_docx_read_node *node)
{
    for (uint32_t i = 0; i < node->n_children; i++) {
        const bm_docx_read_node *child = node->children[i];
        if (child->type == BM_DOCX_READ_BOOKMARK)
            take_bookmark(all, child);
        else if (child->type == BM_DOCX_READ_PARAGRAPH)
            walk_inlines(all, child, child);
        else if (child->type == BM_DOCX_READ_TABLE)
            walk_table(all, child);
        else
            walk_blocks(all, child);
    }
}

void bm_reading_region_find(bm_arena *a, const bm_docx_read_node *body, bm_reading_regions *out)
{
    *out = (bm_reading_regions){.a = a};
    walk_blocks(out, body);
}
