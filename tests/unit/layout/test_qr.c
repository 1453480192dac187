/* SPDX-License-Identifier: MIT */
#include "kit.h"

#include "base/unit.h"
#include "layout/paragraph.h"
#include "layout/qr.h"

static const char abc_digest[] = "BA7816BF8F01CFEA", abc_reference[] = "Q9W1-DFWF";

static bm_document document(const char *form_id, const char *data)
{
    bm_document doc = {.form_id = bm_str_of(form_id), .data_xml = bm_str_of(data)};
    return doc;
}

/* A page with one line of text, and the code. */
static const bm_page *with_code(kit *k, const bm_document *doc, bool landscape, size_t page,
                                size_t n)
{
    bm_page *pages = bm_arena_zero(k->arena, n, sizeof *pages);
    bm_item_list list = {k->arena, NULL, 0, 0};
    k->layout.frame = bm_page_frame_of(landscape);
    bm_structure_begin(&k->layout.structure, k->arena);
    (void)bm_structure_open(&k->layout.structure, BM_ROLE_DOCUMENT, NULL);
    bm_paragraph_item(&list, BM_ITEM_BOX)->x_pt = 123;
    for (size_t i = 0; i < n; i++)
        pages[i] = (bm_page){.items = list.items,
                             .n = 1,
                             .width_pt = k->layout.frame.width_pt,
                             .height_pt = k->layout.frame.height_pt};
    bm_qr_add(&k->layout, doc, pages, n);
    return &pages[page];
}

typedef struct {
    double left, top, right, bottom;
} area;

/* What the modules take, without the white around them. */
static area code_of(const bm_page *page)
{
    area a = {1e9, 1e9, 0, 0};
    for (size_t i = 0; i < page->n; i++) {
        const bm_item *item = &page->items[i];
        if (item->kind != BM_ITEM_RULE)
            continue;
        a.left = fmin(a.left, item->x_pt);
        a.top = fmin(a.top, item->y_pt);
        a.right = fmax(a.right, item->x_pt + item->width_pt);
        a.bottom = fmax(a.bottom, item->y_pt + item->height_pt);
    }
    return a;
}

static void digest_and_reference_are_those_of_the_data(void **state)
{
    kit *k = *state;
    const bm_document doc = document("vd/mot", "abc");
    const bm_qr_mark mark = bm_qr_mark_of(k->arena, &doc);
    assert_string_equal(mark.digest, abc_digest);
    assert_string_equal(mark.reference, abc_reference);
}

static void without_data_they_are_those_of_the_form(void **state)
{
    kit *k = *state;
    bm_document doc = document("vd/mot", "");
    doc.definition_sha =
        bm_str_of("0000000000000000000000000000000000000000000000000000000000000000");
    const bm_qr_mark mark = bm_qr_mark_of(k->arena, &doc);
    assert_string_equal(mark.digest, "EC773CE0139E1EC6");
    assert_string_equal(mark.reference, "XHVK-SR0K");
    doc.form_id = bm_str_of("vd/hai");
    assert_string_not_equal(bm_qr_mark_of(k->arena, &doc).digest, mark.digest);
}

/* Whatever the id: modules of a size that can be read, white around them, nothing near the edge of the paper or
 * in the text area. */
static void the_code_stands_in_the_corner_of_the_margin(void **state)
{
    static const char *const ids[] = {
        "a/b", "tt185-2019/mau-01", "nd30-2020/van-ban-co-ten-loai",
        ("van_ban_co_ten_rat_dai_den_het_sau_muoi_bon_ky_tu_cho_phep_012345/"
         "mau_co_ten_rat_dai_den_het_sau_muoi_bon_ky_tu_cho_phep_0123456789")};
    kit *k = *state;
    for (size_t i = 0; i < 2 * sizeof ids / sizeof *ids; i++) {
        const bm_document doc = document(ids[i / 2], "abc");
        const bm_page *page = with_code(k, &doc, i % 2, 0, 1);
        const bm_page_frame *frame = &k->layout.frame;
        area code = code_of(page);
        double module = page->items[2].height_pt, quiet = 4 * module - 0.02;
        double edge = bm_unit_pt_of_mm(5);
        assert_true(module >= bm_unit_pt_of_mm(i < 6 ? 0.5 : 0.43));
        assert_true(code.left >= edge && code.bottom <= frame->height_pt - edge);
        assert_true(code.right <= frame->left_pt - quiet);
        assert_true(code.right - code.left > 20 * module);
        assert_true(fabs((code.right - code.left) - (code.bottom - code.top)) < 0.01);
        const bm_item *text = &page->items[1];
        assert_int_equal(text->kind, BM_ITEM_TEXT);
        assert_true(text->x_pt >= code.right + quiet);
        assert_true(text->y_pt - text->size_pt > frame->height_pt - frame->bottom_pt);
        assert_true(text->y_pt + 0.25 * text->size_pt <= frame->height_pt - edge);
        assert_true(text->x_pt + text->width_pt < frame->width_pt - frame->right_pt);
    }
}

static void modules_are_drawn_on_one_grid(void **state)
{
    kit *k = *state;
    const bm_document doc = document("tt185-2019/mau-01", "abc");
    const bm_page *page = with_code(k, &doc, false, 0, 1);
    area code = code_of(page);
    size_t n = 0;
    for (size_t i = 0; i < page->n; i++) {
        const bm_item *item = &page->items[i];
        if (item->kind != BM_ITEM_RULE)
            continue;
        double column = (item->x_pt - code.left) / BM_QR_MODULE_PT;
        double row = (item->y_pt - code.top) / BM_QR_MODULE_PT;
        assert_true(fabs(column - round(column)) < 1e-6 && fabs(row - round(row)) < 1e-6);
        assert_true(fabs(item->height_pt - BM_QR_MODULE_PT) < 1e-9);
        n++;
    }
    assert_true(n > 150 && n < 29 * 15); /* runs, not modules */
    /* the finder at the upper left: seven modules in one run */
    assert_true(fabs(page->items[2].width_pt - 7 * BM_QR_MODULE_PT) < 1e-9);
}

static void it_is_a_figure_with_a_text_behind_all_else(void **state)
{
    kit *k = *state;
    const bm_document doc = document("vd/mot", "abc");
    const bm_page *page = with_code(k, &doc, false, 1, 3);
    assert_true(page->items[0].kind == BM_ITEM_BOX && page->items[0].x_pt == 123);
    const bm_item *text = &page->items[1];
    assert_int_equal(text->element, 0);
    assert_true(text->flags & BM_ITEM_FURNITURE);
    assert_true(bm_str_eq(text->text, bm_str_of(abc_reference)));
    uint32_t figure = page->items[2].element;
    for (size_t i = 2; i < page->n; i++)
        assert_true(page->items[i].kind == BM_ITEM_RULE && page->items[i].element == figure);
    const bm_element *e = &k->layout.structure.elements[figure];
    assert_int_equal(e->role, BM_ROLE_FIGURE);
    assert_int_equal(k->layout.structure.elements[e->parent].role, BM_ROLE_DOCUMENT);
    assert_false(e->is_inline);
    assert_string_equal(bm_arena_cstr(k->arena, e->alt),
                        "Mã QR: mẫu vd/mot, số tham chiếu Q9W1-DFWF, trang 2/3");
}

static void pages_differ_and_the_same_page_does_not(void **state)
{
    kit *k = *state;
    const bm_document doc = document("vd/mot", "abc");
    const bm_page *first = with_code(k, &doc, false, 0, 2);
    const bm_page *second = with_code(k, &doc, false, 1, 2);
    const bm_page *again = with_code(k, &doc, false, 0, 2);
    assert_int_equal(first->n, again->n);
    bool differs = first->n != second->n;
    for (size_t i = 2; i < first->n; i++) {
        assert_true(first->items[i].x_pt == again->items[i].x_pt &&
                    first->items[i].y_pt == again->items[i].y_pt &&
                    first->items[i].width_pt == again->items[i].width_pt);
        differs = differs || first->items[i].x_pt != second->items[i].x_pt;
    }
    assert_true(differs);
}

static void only_a_layout_that_is_asked_for_it_has_it(void **state)
{
    kit *k = *state;
    bm_document doc = document("vd/mot", "abc");
    doc.root = kit_node(k, BM_NODE_DOCUMENT, BM_STYLE_BODY,
                        kit_paragraph(k, BM_STYLE_LIST_ITEM, "một"), NULL);
    for (int asked = 0; asked < 2; asked++) {
        bm_pages pages = {0};
        k->layout.qr = asked;
        assert_int_equal(bm_layout_pages(&k->layout, &doc, 1, &pages, k->ds), 0);
        kit_assert_reading_order(&pages);
        size_t figures = 0;
        for (size_t i = 0; i < pages.n_elements; i++)
            figures += pages.elements[i].role == BM_ROLE_FIGURE;
        assert_int_equal(figures, asked);
        assert_int_equal(pages.pages[0].n > 100, asked);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(digest_and_reference_are_those_of_the_data, kit_setup,
                                        kit_teardown),
        cmocka_unit_test_setup_teardown(without_data_they_are_those_of_the_form, kit_setup,
                                        kit_teardown),
        cmocka_unit_test_setup_teardown(the_code_stands_in_the_corner_of_the_margin, kit_setup,
                                        kit_teardown),
        cmocka_unit_test_setup_teardown(modules_are_drawn_on_one_grid, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(it_is_a_figure_with_a_text_behind_all_else, kit_setup,
                                        kit_teardown),
        cmocka_unit_test_setup_teardown(pages_differ_and_the_same_page_does_not, kit_setup,
                                        kit_teardown),
        cmocka_unit_test_setup_teardown(only_a_layout_that_is_asked_for_it_has_it, kit_setup,
                                        kit_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
