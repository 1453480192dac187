/* What of a page is to be seen. SPDX-License-Identifier: MIT */
#include "input/pdf_seen.h"

#include "pdf_case.h"

/* ${page}: entries of the page beside its parent, ${parent}: of that. */
static void open_page(void **state, const char *parent, const char *page)
{
    char body[300];
    pdf_case_tear_down(state);
    pdf_case_set_up(state);
    pdf_case *c = *state;
    pdf_case_object(c, 1, PDF_CASE_CATALOG);
    (void)snprintf(body, sizeof body, "<</Type/Pages/Kids[3 0 R]/Count 1%s>>", parent);
    pdf_case_object(c, 2, body);
    (void)snprintf(body, sizeof body, "<</Type/Page/Parent 2 0 R%s>>", page);
    pdf_case_object(c, 3, body);
    pdf_case_table(c, "/Root 1 0 R");
    c->source = (bm_source){"x.pdf", c->bytes.ptr, c->bytes.len, NULL};
}

static qpdf_oh page_of(bm_pdf_file *f)
{
    qpdf_oh kids = bm_pdf_file_key(f, bm_pdf_file_key(f, bm_pdf_file_root(f), "/Pages"), "/Kids");
    return bm_pdf_file_item(f, kids, 0);
}

static void check_box(void **state, const char *parent, const char *page, double left, double top)
{
    bm_pdf_file f;
    open_page(state, parent, page);
    pdf_case *c = *state;
    assert_int_equal(bm_pdf_file_open(&f, &c->source, c->ds), 0);
    bm_pdf_seen_box box = bm_pdf_seen_page(&f, page_of(&f));
    assert_true(box.left == left && box.top == top && box.right > box.left && box.bottom < box.top);
    bm_pdf_file_close(&f);
}

static void the_box_is_that_of_the_page_or_above_it(void **state)
{
    check_box(state, "", "/MediaBox[1 2 30 40.5]", 1, 40.5);
    check_box(state, "", "/MediaBox[30 40.5 1 2]", 1, 40.5);
    check_box(state, "/MediaBox[3 4 50 60]", "", 3, 60);
    check_box(state, "/MediaBox[3 4 50 60]", "/CropBox[5 6 7 8]", 5, 8);
    check_box(state, "/MediaBox[3 4 50 60]", "/MediaBox[1 2 3]", -1.7976931348623157e308,
              1.7976931348623157e308);
}

static void check_notes(void **state, const char *annotations, bool any)
{
    bm_pdf_file f;
    open_page(state, "", annotations);
    pdf_case *c = *state;
    assert_int_equal(bm_pdf_file_open(&f, &c->source, c->ds), 0);
    assert_int_equal(bm_pdf_seen_has_notes(&f, page_of(&f)), any);
    bm_pdf_file_close(&f);
}

static void comments_are_notes_but_fields_and_links_are_not(void **state)
{
    check_notes(state, "", false);
    check_notes(state, "/Annots[]", false);
    check_notes(state, "/Annots[<</Subtype/Widget>><</Subtype/Link>><</Subtype/Popup>>1]", false);
    check_notes(state, "/Annots[<</Subtype/Widget>><</Subtype/FreeText>>]", true);
    check_notes(state, "/Annots[<</Subtype/Stamp/F 4>>]", true);
    check_notes(state, "/Annots[<</Subtype/Stamp/F 2>><</Subtype/Square/F 32>>]", false);
}

/* The operands, as many as there are, from the left. */
static bool is_white_after(const char *op, size_t n, double a, double b, double c, double d)
{
    const double given[4] = {a, b, c, d};
    double last[4] = {0};
    bm_pdf_seen_paint p = {0};
    for (size_t i = 0; i < n; i++)
        last[4 - n + i] = given[i];
    assert_true(bm_pdf_seen_operator(&p, bm_str_of(op), last, n));
    return p.is_white;
}

static void colours_are_white_or_not(void **state)
{
    (void)state;
    assert_true(is_white_after("g", 1, 1, 0, 0, 0));
    assert_false(is_white_after("g", 1, 0.5, 0, 0, 0));
    assert_false(is_white_after("g", 0, 0, 0, 0, 0));
    assert_true(is_white_after("rg", 3, 1, 1, 0.99, 0));
    assert_false(is_white_after("rg", 3, 1, 1, 0, 0));
    assert_false(is_white_after("rg", 2, 1, 1, 0, 0));
    assert_true(is_white_after("k", 4, 0, 0, 0, 0));
    assert_false(is_white_after("k", 4, 0, 0, 0, 1));
    assert_true(is_white_after("scn", 3, 1, 1, 1, 0));
    assert_false(is_white_after("scn", 1, 1, 0, 0, 0)); /* all of an ink */
    assert_false(is_white_after("cs", 0, 0, 0, 0, 0));
    const double none[4] = {0};
    bm_pdf_seen_paint p = {0};
    assert_false(bm_pdf_seen_operator(&p, bm_str_of("G"), none, 1)); /* of lines */
}

static void modes_and_sizes_hide_text(void **state)
{
    (void)state;
    static const bool seen[] = {true, true, true, false, true, true, true, false};
    for (int mode = 0; mode < 8; mode++) {
        const double last[4] = {0, 0, 0, mode};
        bm_pdf_seen_paint p = {0};
        assert_true(bm_pdf_seen_operator(&p, bm_str_of("Tr"), last, 1));
        assert_int_equal(bm_pdf_seen_is_text(&p, 9), seen[mode]);
        assert_false(bm_pdf_seen_is_text(&p, 0.1));
    }
    const bm_pdf_seen_paint white = {.is_white = true}, lines = {true, 1};
    assert_false(bm_pdf_seen_is_text(&white, 9));
    assert_true(bm_pdf_seen_is_text(&lines, 9));
    assert_true(bm_pdf_seen_covers(&white, bm_str_of("f")));
    assert_true(bm_pdf_seen_covers(&white, bm_str_of("b*")));
    assert_false(bm_pdf_seen_covers(&white, bm_str_of("S")));
    const bm_pdf_seen_paint black = {0};
    assert_false(bm_pdf_seen_covers(&black, bm_str_of("f")));
    assert_true(bm_pdf_seen_covers(&black, bm_str_of("sh")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_box_is_that_of_the_page_or_above_it, pdf_case_set_up,
                                        pdf_case_tear_down),
        cmocka_unit_test_setup_teardown(comments_are_notes_but_fields_and_links_are_not,
                                        pdf_case_set_up, pdf_case_tear_down),
        cmocka_unit_test(colours_are_white_or_not),
        cmocka_unit_test(modes_and_sizes_hide_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
