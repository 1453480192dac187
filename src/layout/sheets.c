/* SPDX-License-Identifier: MIT */
#include "layout/sheets.h"

#include <string.h>

/* Pages and elements [from, to) are those of one document. */
typedef struct {
    size_t from, to;
} range;

typedef struct {
    bm_arena *arena;
    const bm_pages *in;
    bm_page *pages;
    size_t n;
    bm_element *elements;
    size_t n_elements;
} arrangement;

/* Items as they stand in the copy whose elements moved by ${shift}. */
static const bm_item *items_of_copy(bm_arena *a, const bm_page *page, uint32_t shift)
{
    if (shift == 0)
        return page->items;
    bm_item *items = bm_arena_alloc(a, (page->n + 1) * sizeof *items);
    for (size_t i = 0; i < page->n; i++) {
        items[i] = page->items[i];
        if (items[i].element)
            items[i].element += shift;
    }
    return items;
}

/* The empty back of the last page. */
static void add_back(arrangement *to)
{
    bm_page back = to->pages[to->n - 1];
    back.items = NULL;
    back.n = 0;
    back.number = 0;
    to->pages[to->n++] = back;
}

static void add_copy(arrangement *to, range pages, range elements, uint32_t copy)
{
    uint32_t shift = (uint32_t)(to->n_elements - elements.from);
    for (size_t i = pages.from; i < pages.to; i++) {
        bm_page page = to->in->pages[i];
        page.items = items_of_copy(to->arena, &page, shift);
        page.copy = copy;
        to->pages[to->n++] = page;
    }
    for (size_t i = elements.from; i < elements.to; i++) {
        bm_element element = to->in->elements[i];
        if (element.parent)
            element.parent += shift;
        to->elements[to->n_elements++] = element;
    }
}

void bm_sheets_arrange(bm_arena *a, bm_pages *pages, size_t copies, bool duplex)
{
    if (copies == 1 && !duplex)
        return;
    arrangement to = {.arena = a, .in = pages};
    to.pages = bm_arena_alloc(a, (2 * pages->n * copies + 1) * sizeof *to.pages);
    to.elements = bm_arena_zero(a, pages->n_elements * copies + 1, sizeof *to.elements);
    to.n_elements = pages->n_elements > 0; /* entry 0 stands for none */
    range page = {0, 0}, element = {to.n_elements, to.n_elements};
    for (; page.from < pages->n; page.from = page.to, element.from = element.to) {
        size_t doc = pages->pages[page.from].doc;
        while (page.to < pages->n && pages->pages[page.to].doc == doc)
            page.to++;
        while (element.to < pages->n_elements && pages->elements[element.to].doc == doc)
            element.to++;
        for (size_t copy = 0; copy < copies; copy++) {
            if (duplex && to.n % 2 == 1)
                add_back(&to);
            add_copy(&to, page, element, (uint32_t)copy);
        }
    }
    pages->pages = to.pages;
    pages->n = to.n;
    pages->elements = to.elements;
    pages->n_elements = to.n_elements;
}
