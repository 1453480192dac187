/* Hand-built trees for the tests of layout/. SPDX-License-Identifier: MIT */
#ifndef BM_TESTS_LAYOUT_KIT_H
#define BM_TESTS_LAYOUT_KIT_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "layout/layout.h"

static const char *const kit_font_dirs[] = {"/usr/share/fonts/truetype/croscore"};

typedef struct {
    bm_arena *arena;
    bm_diags *ds;
    bm_font_set *fonts;
    bm_layout layout;
} kit;

static inline int kit_setup(void **state)
{
    kit *k = calloc(1, sizeof *k);
    assert_non_null(k);
    k->arena = bm_arena_new();
    k->ds = bm_diags_new();
    k->fonts = bm_font_open(kit_font_dirs, 1, k->ds);
    assert_non_null(k->fonts);
    k->layout.arena = k->arena;
    k->layout.fonts = k->fonts;
    k->layout.frame = bm_page_frame_of(false);
    k->layout.linebreak = bm_linebreak_new();
    bm_structure_begin(&k->layout.structure, k->arena);
    *state = k;
    return 0;
}

static inline int kit_teardown(void **state)
{
    kit *k = *state;
    bm_linebreak_free(k->layout.linebreak);
    bm_font_close(k->fonts);
    bm_diags_free(k->ds);
    bm_arena_free(k->arena);
    free(k);
    return 0;
}

static inline bm_node *kit_text(kit *k, const char *text)
{
    return bm_node_text(k->arena, bm_str_of(text), 0);
}

/* A node of ${type} with the children up to NULL. */
static inline bm_node *kit_node(kit *k, bm_node_type type, bm_style style, ...)
{
    bm_node *node = bm_node_new(k->arena, type);
    node->style = (uint8_t)style;
    bm_node_list list = {k->arena, NULL, 0, 0};
    va_list ap;
    va_start(ap, style);
    const bm_node *child;
    while ((child = va_arg(ap, const bm_node *)) != NULL)
        bm_node_list_add(&list, child);
    va_end(ap);
    bm_node_list_close(&list, node);
    return node;
}

static inline bm_node *kit_paragraph(kit *k, bm_style style, const char *text)
{
    return kit_node(k, BM_NODE_PARAGRAPH, style, kit_text(k, text), NULL);
}

/* "abc abc … " of ${n} words. */
static inline const char *kit_words(kit *k, const char *word, size_t n)
{
    size_t len = strlen(word);
    char *text = bm_arena_alloc(k->arena, n * (len + 1) + 1), *p = text;
    for (size_t i = 0; i < n; i++) {
        if (i)
            *p++ = ' ';
        memcpy(p, word, len);
        p += len;
    }
    *p = 0;
    return text;
}

/* The text of all items of a page, those of furniture left out, joined as they are read. */
static inline const char *kit_page_text(kit *k, const bm_page *page)
{
    bm_buf b = {0};
    for (size_t i = 0; i < page->n; i++)
        if (!(page->items[i].flags & BM_ITEM_FURNITURE)) {
            bm_buf_add_str(&b, page->items[i].text);
            bm_buf_add_cstr(&b, page->items[i].flags & BM_ITEM_SPACE ? " " : "");
        }
    const char *text = bm_arena_cstr(k->arena, bm_str_n(b.ptr, b.len));
    bm_buf_free(&b);
    return text;
}

/* The elements of a layout as bm_page_dump writes them. */
static inline const char *kit_elements(kit *k, const bm_pages *pages)
{
    const bm_pages none = {NULL, 0, pages->elements, pages->n_elements};
    bm_buf b = {0};
    bm_page_dump(&b, &none);
    const char *text = bm_arena_cstr(k->arena, bm_str_n(b.ptr, b.len));
    bm_buf_free(&b);
    return text;
}

/* The text of block ${element}, of all pages, without leaders. */
static inline const char *kit_element_text(kit *k, const bm_pages *pages, uint32_t element)
{
    bm_buf b = {0};
    for (size_t p = 0; p < pages->n; p++)
        for (size_t i = 0; i < pages->pages[p].n; i++) {
            const bm_item *item = &pages->pages[p].items[i];
            if (bm_structure_block(pages->elements, item->element) != element)
                continue;
            if (!(item->flags & BM_ITEM_LEADER))
                bm_buf_add_str(&b, item->text);
            bm_buf_add_cstr(&b, item->flags & BM_ITEM_SPACE ? " " : "");
        }
    const char *text = bm_arena_cstr(k->arena, bm_str_n(b.ptr, b.len));
    bm_buf_free(&b);
    return text;
}

/* The items of a block stand together, blocks ascend, elements are of the page's document, and only artifacts
 * have none. */
static inline void kit_assert_reading_order(const bm_pages *pages)
{
    for (size_t i = 1; i < pages->n_elements; i++) {
        const bm_element *e = &pages->elements[i];
        assert_true(e->parent < i && (e->parent == 0) == (e->role == BM_ROLE_DOCUMENT));
    }
    for (size_t p = 0; p < pages->n; p++) {
        uint32_t last = 0;
        for (size_t i = 0; i < pages->pages[p].n; i++) {
            const bm_item *item = &pages->pages[p].items[i];
            bool furniture = item->flags & BM_ITEM_FURNITURE;
            assert_int_equal(item->element == 0, furniture);
            if (!item->element)
                continue;
            assert_true(item->element < pages->n_elements);
            assert_int_equal(pages->elements[item->element].doc, pages->pages[p].doc);
            uint32_t block = bm_structure_block(pages->elements, item->element);
            assert_true(block >= last);
            last = block;
        }
    }
}

/* Every row of the table ${table} has a cell for each of its columns, and no cell covers another. */
static inline void kit_assert_regular(const bm_pages *pages, uint32_t table)
{
    enum { COLUMNS = 64 };
    const bm_element *e = pages->elements;
    unsigned covered[COLUMNS] = {0}; /* rows, from the one at hand on, that a cell above covers */
    size_t n_columns = e[table].node->table->n;
    uint32_t row = 0, number = 0;
    size_t column = n_columns;
    assert_true(n_columns <= COLUMNS);
    for (uint32_t i = table + 1; i <= pages->n_elements; i++) {
        bool ends = i == pages->n_elements || e[i].parent < table;
        if (ends || e[i].parent == table) { /* a row ends */
            for (; column < n_columns; column++)
                assert_true(covered[column] > 0);
            for (size_t c = 0; row && c < n_columns; c++)
                covered[c] -= covered[c] > 0;
            if (ends)
                break;
            assert_int_equal(e[i].role, BM_ROLE_ROW);
            number += row > 0;
            row = i;
            column = 0;
        } else if (e[i].parent == row) {
            assert_true(e[i].role == BM_ROLE_CELL || e[i].role == BM_ROLE_HEADER_CELL);
            assert_int_equal(e[i].row, number);
            while (column < n_columns && covered[column])
                column++;
            assert_true(column + e[i].column_span <= n_columns && e[i].column_span > 0);
            for (size_t end = column + e[i].column_span; column < end; column++) {
                assert_int_equal(covered[column], 0);
                covered[column] = e[i].row_span;
            }
        }
    }
    for (size_t c = 0; c < n_columns; c++)
        assert_int_equal(covered[c], 0);
}

static inline bm_pages kit_layout(kit *k, const bm_node *root)
{
    bm_document doc = {
        .root = root, .title = BM_STR(""), .author = BM_STR(""), .form_id = BM_STR("")};
    bm_pages pages = {0};
    assert_int_equal(bm_layout_pages(&k->layout, &doc, 1, &pages, k->ds), 0);
    return pages;
}

/* Where ink may be: a run of text from its capitals to its descenders, a rule as it is. */
typedef struct {
    double left, right, top, bottom;
} kit_box;

static inline kit_box kit_box_of(const bm_item *item)
{
    kit_box box = {item->x_pt, item->x_pt + item->width_pt, item->y_pt,
                   item->y_pt + item->height_pt};
    if (item->kind == BM_ITEM_TEXT || item->kind == BM_ITEM_BOX) {
        box.top = item->y_pt - 0.65 * item->size_pt;
        box.bottom = item->y_pt + 0.2 * item->size_pt;
    }
    return box;
}

static inline bool kit_touch(const kit_box *a, const kit_box *b)
{
    const double grid =
        0.04; /* of the dots of leaders, that much may be less than the label's end */
    return a->left < b->right - grid && b->left < a->right - grid && a->top < b->bottom &&
           b->top < a->bottom;
}

/* All is in the order of reading. Nothing leaves the text area but the page number, no two runs of text
 * overlap, no rule crosses text, nothing stands in a room. */
static inline void kit_assert_sound(const bm_pages *pages)
{
    const double mm = 72 / 25.4;
    kit_assert_reading_order(pages);
    for (size_t p = 0; p < pages->n; p++) {
        const bm_page *page = &pages->pages[p];
        double left = BM_PAGE_LEFT_MM * mm, right = page->width_pt - BM_PAGE_RIGHT_MM * mm;
        double bottom = page->height_pt - BM_PAGE_BOTTOM_MM * mm;
        for (size_t i = 0; i < page->n; i++) {
            const bm_item *a = &page->items[i];
            kit_box box = kit_box_of(a);
            assert_true(box.left >= left - 0.5 && box.right <= right + 0.5);
            assert_true(a->y_pt <= bottom + 0.5);
            for (size_t j = i + 1; j < page->n; j++) {
                kit_box other = kit_box_of(&page->items[j]);
                if (a->kind == BM_ITEM_RULE && page->items[j].kind == BM_ITEM_RULE)
                    continue;
                if (kit_touch(&box, &other))
                    fail_msg("page %zu: item %zu and item %zu touch", p + 1, i, j);
            }
        }
    }
}

/* The first run of ${page} that is exactly ${text}, or NULL. */
static inline const bm_item *kit_find(const bm_page *page, const char *text)
{
    for (size_t i = 0; i < page->n; i++)
        if (page->items[i].kind == BM_ITEM_TEXT && bm_str_is(page->items[i].text, text))
            return &page->items[i];
    return NULL;
}

/* A paragraph with a dash or number before it. */
static inline bm_node *kit_item(kit *k, bm_style style, const char *marker, const char *text)
{
    bm_node *node = kit_paragraph(k, style, text);
    node->text = bm_str_of(marker);
    return node;
}

#define KIT_TEST(f) cmocka_unit_test_setup_teardown(f, kit_setup, kit_teardown)

#endif
