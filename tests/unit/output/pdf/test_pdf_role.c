/* SPDX-License-Identifier: MIT */
#include "pdf_fixture.h"

#include "output/pdf/pdf_role.h"

static void assert_attributes(const bm_element *e, bm_pdf_role_facts facts, const char *expected)
{
    bm_buf out = {0};
    bm_pdf_role_attributes(&out, e, &facts);
    bm_buf_add_byte(&out, '\0');
    assert_string_equal(out.ptr, expected);
    bm_buf_free(&out);
}

static void headings_stop_at_the_sixth_level(void **state)
{
    (void)state;
    static const char *const expected[] = {"H1", "H1", "H2", "H3", "H4", "H5", "H6", "H6"};
    for (uint8_t level = 0; level < 8; level++) {
        const bm_element e = {.role = BM_ROLE_HEADING, .level = level};
        assert_string_equal(bm_pdf_role_type(&e), expected[level]);
    }
    assert_string_equal(bm_pdf_role_type(&(bm_element){.role = BM_ROLE_FIGURE}), "Figure");
}

static void a_list_counts_as_its_first_label_does(void **state)
{
    (void)state;
    static const char *const labels[][2] = {
        {"1.", "Decimal"},    {"(1)", "Decimal"}, {"a)", "LowerAlpha"}, {"A.", "UpperAlpha"},
        {"I.", "UpperRoman"}, {"-", NULL},        {"(", NULL},          {"", NULL},
    };
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        const char *found = bm_pdf_role_numbering(bm_str_of(labels[i][0]));
        if (labels[i][1])
            assert_string_equal(found, labels[i][1]);
        else
            assert_null(found);
    }
}

static void attributes_say_only_what_is_not_usual(void **state)
{
    (void)state;
    bm_element e = {.role = BM_ROLE_CELL, .column_span = 1, .row_span = 1};
    assert_attributes(&e, (bm_pdf_role_facts){0}, "");
    e.column_span = 3;
    assert_attributes(&e, (bm_pdf_role_facts){0}, "/A<</O/Table/ColSpan 3>>");
    e.role = BM_ROLE_HEADER_CELL;
    e.row_span = 2;
    assert_attributes(&e, (bm_pdf_role_facts){0},
                      "/A<</O/Table/Scope/Column/ColSpan 3/RowSpan 2>>");
    e.role = BM_ROLE_PARAGRAPH;
    assert_attributes(&e, (bm_pdf_role_facts){0}, "");
    e.role = BM_ROLE_LIST;
    assert_attributes(&e, (bm_pdf_role_facts){0}, "");
    assert_attributes(&e, (bm_pdf_role_facts){.numbering = "Decimal"},
                      "/A<</O/List/ListNumbering/Decimal>>");
    e.role = BM_ROLE_NOTE;
    assert_attributes(&e, (bm_pdf_role_facts){.index = 1, .identifier = 171}, "/ID(000000AB)");
}

static void a_check_box_says_its_state_unless_a_widget_does(void **state)
{
    (void)state;
    const bm_element e = {.role = BM_ROLE_CHECKBOX};
    assert_attributes(&e, (bm_pdf_role_facts){0},
                      "/A<</O/PrintField/Role/cb/checked/off>>/ActualText(\xFE\xFF\x26\x10)");
    assert_attributes(&e, (bm_pdf_role_facts){.checked = true},
                      "/A<</O/PrintField/Role/cb/checked/on>>/ActualText(\xFE\xFF\x26\x11)");
    assert_attributes(&e, (bm_pdf_role_facts){.checked = true, .interactive = true}, "");
}

static void a_drawing_is_bounded_by_all_its_items(void **state)
{
    (void)state;
    const bm_element e = {.role = BM_ROLE_FIGURE, .alt = BM_STR("QR")};
    const bm_item items[] = {
        {.kind = BM_ITEM_RULE, .x_pt = 10, .y_pt = 20, .width_pt = 5, .height_pt = 2, .element = 3},
        {.kind = BM_ITEM_RULE, .x_pt = 1, .y_pt = 1, .width_pt = 90, .height_pt = 9, .element = 4},
        {.kind = BM_ITEM_TEXT, .x_pt = 8, .y_pt = 40, .width_pt = 30, .size_pt = 8, .element = 3},
    };
    const bm_page page = {.items = items, .n = 3, .width_pt = 100, .height_pt = 100};
    assert_attributes(&e, (bm_pdf_role_facts){.index = 3, .page = &page},
                      "/Alt(QR)/A<</O/Layout/BBox[8 60 38 80]>>");
    assert_attributes(&e, (bm_pdf_role_facts){.index = 9, .page = &page}, "/Alt(QR)");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headings_stop_at_the_sixth_level),
        cmocka_unit_test(a_list_counts_as_its_first_label_does),
        cmocka_unit_test(attributes_say_only_what_is_not_usual),
        cmocka_unit_test(a_check_box_says_its_state_unless_a_widget_does),
        cmocka_unit_test(a_drawing_is_bounded_by_all_its_items),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
