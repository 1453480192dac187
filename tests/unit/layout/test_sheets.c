/* SPDX-License-Identifier: MIT */
#include "kit.h"

#include "layout/sheets.h"

enum { ITEMS = 2 };

/* Documents of 1, 2 and 1 pages; each page has a paragraph and a number that belongs to none. */
typedef struct {
    bm_item items[4][ITEMS];
    bm_page pages[4];
    bm_element elements[8];
    bm_pages all;
} three;

static void make_three(three *t)
{
    static const size_t doc_of[] = {0, 1, 1, 2};
    static const uint32_t number_of[] = {1, 1, 2, 1};
    static const bm_element elements[] = {
        {0},
        {.role = BM_ROLE_DOCUMENT},
        {.role = BM_ROLE_PARAGRAPH, .parent = 1},
        {.role = BM_ROLE_DOCUMENT, .doc = 1},
        {.role = BM_ROLE_PARAGRAPH, .doc = 1, .parent = 3},
        {.role = BM_ROLE_PARAGRAPH, .doc = 1, .parent = 3},
        {.role = BM_ROLE_DOCUMENT, .doc = 2},
        {.role = BM_ROLE_PARAGRAPH, .doc = 2, .parent = 6},
    };
    static const uint32_t element_of[] = {2, 4, 5, 7};
    memset(t, 0, sizeof *t);
    memcpy(t->elements, elements, sizeof elements);
    for (size_t i = 0; i < 4; i++) {
        t->items[i][0] = (bm_item){.element = element_of[i], .x_pt = (double)i};
        t->items[i][1] = (bm_item){.flags = BM_ITEM_FURNITURE};
        t->pages[i] = (bm_page){.items = t->items[i],
                                .n = ITEMS,
                                .width_pt = 595,
                                .height_pt = 842,
                                .doc = doc_of[i],
                                .number = number_of[i]};
    }
    t->all = (bm_pages){t->pages, 4, t->elements, 8};
}

/* "0.0.1" = document 0, copy 0, its page 1; number 0 = an empty page */
static const char *order(kit *k, const bm_pages *pages)
{
    const char *out = "";
    for (size_t i = 0; i < pages->n; i++) {
        const bm_page *p = &pages->pages[i];
        out = bm_arena_printf(k->arena, "%s%s%zu.%u.%u", out, i ? " " : "", p->doc,
                              (unsigned)p->copy, (unsigned)p->number);
        assert_int_equal(p->n, p->number ? ITEMS : 0);
        assert_true(p->width_pt == 595 && p->height_pt == 842);
    }
    return out;
}

/* Every item is of an element of its own copy, as it was in the original. */
static void assert_elements(const bm_pages *pages)
{
    uint32_t last = 0;
    for (size_t i = 0; i < pages->n; i++) {
        const bm_page *p = &pages->pages[i];
        if (!p->n)
            continue;
        uint32_t at = p->items[0].element;
        assert_true(at > last && at < pages->n_elements); /* each once, in the order of reading */
        last = at;
        assert_int_equal(pages->elements[at].role, BM_ROLE_PARAGRAPH);
        assert_int_equal(pages->elements[at].doc, p->doc);
        uint32_t parent = pages->elements[at].parent;
        assert_int_equal(pages->elements[parent].role, BM_ROLE_DOCUMENT);
        assert_int_equal(pages->elements[parent].doc, p->doc);
        assert_int_equal(p->items[1].element, 0);
    }
}

static void once_on_one_side_is_as_it_was(void **state)
{
    kit *k = *state;
    three t;
    make_three(&t);
    bm_pages pages = t.all;
    bm_sheets_arrange(k->arena, &pages, 1, false);
    assert_ptr_equal(pages.pages, t.pages);
    assert_ptr_equal(pages.elements, t.elements);
    assert_int_equal(pages.n, 4);
}

static void copies_stand_behind_each_other(void **state)
{
    kit *k = *state;
    three t;
    make_three(&t);
    bm_pages pages = t.all;
    bm_sheets_arrange(k->arena, &pages, 2, false);
    assert_string_equal(order(k, &pages), "0.0.1 0.1.1 1.0.1 1.0.2 1.1.1 1.1.2 2.0.1 2.1.1");
    assert_int_equal(pages.n_elements, 1 + 2 * 7);
    assert_elements(&pages);
    assert_int_equal(t.items[1][0].element, 4); /* the original is untouched */
}

static void each_document_begins_on_a_front_page(void **state)
{
    kit *k = *state;
    three t;
    make_three(&t);
    bm_pages pages = t.all;
    bm_sheets_arrange(k->arena, &pages, 1, true);
    assert_string_equal(order(k, &pages), "0.0.1 0.0.0 1.0.1 1.0.2 2.0.1");
    assert_elements(&pages);
}

static void so_does_each_copy(void **state)
{
    kit *k = *state;
    three t;
    make_three(&t);
    bm_pages pages = t.all;
    bm_sheets_arrange(k->arena, &pages, 3, true);
    assert_string_equal(order(k, &pages),
                        "0.0.1 0.0.0 0.1.1 0.1.0 0.2.1 0.2.0 1.0.1 1.0.2 1.1.1 1.1.2 1.2.1 1.2.2 "
                        "2.0.1 2.0.0 2.1.1 2.1.0 2.2.1");
    assert_elements(&pages);
}

static void pages_without_structure_can_be_copied(void **state)
{
    kit *k = *state;
    three t;
    make_three(&t);
    bm_pages pages = {.pages = t.pages, .n = 4};
    for (size_t i = 0; i < 4; i++)
        t.items[i][0].element = 0;
    bm_sheets_arrange(k->arena, &pages, 2, false);
    assert_int_equal(pages.n, 8);
    assert_int_equal(pages.n_elements, 0);
    assert_ptr_equal(pages.pages[1].items, t.items[0]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST(once_on_one_side_is_as_it_was),         KIT_TEST(copies_stand_behind_each_other),
        KIT_TEST(each_document_begins_on_a_front_page),  KIT_TEST(so_does_each_copy),
        KIT_TEST(pages_without_structure_can_be_copied),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
