/* Rectangles of fields. SPDX-License-Identifier: MIT */
#include "output/pdf/pdf_form_place.h"

#include "form_fixture.h"

static void a_value_has_room_for_marks_above_and_below(void **state)
{
    form_fixture *x = form_fixture_new(state);
    const bm_item *leader = form_fixture_leader(x, F_HO_TEN, 100, 100);
    assert_int_equal(form_fixture_plan(x, true, false), 0);
    const bm_pdf_form_place *place = &x->made.places[0];
    assert_true(fabs(place->left_pt - 100) < 1e-9);
    assert_true(fabs(place->right_pt - 100 - leader->width_pt) < 1e-9);
    assert_true(place->top_pt < 100 - 0.95 * leader->size_pt);
    assert_true(place->bottom_pt > 100 + 0.25 * leader->size_pt);
    assert_ptr_equal(place->face, leader->face);
    form_fixture_free(x);
}

static void a_box_has_two_states_and_a_margin(void **state)
{
    form_fixture *x = form_fixture_new(state);
    const bm_item *box = form_fixture_box(x, F_MOI, 100, 100);
    assert_int_equal(form_fixture_plan(x, true, false), 0);
    const bm_pdf_form_place *place = &x->made.places[0];
    assert_false(place->ticked);
    assert_int_equal(place->off.items[0].flags & BM_ITEM_CHECKED, 0);
    assert_int_equal(place->on.items[0].flags & BM_ITEM_CHECKED, BM_ITEM_CHECKED);
    assert_true(place->right_pt - place->left_pt > box->height_pt + 1);
    assert_true(place->bottom_pt > 100 && place->top_pt < 100 - box->height_pt);
    assert_null(place->face);
    form_fixture_free(x);
}

/* The rectangle of a gap "..." at 200 pt, with something at its left and right. */
static bm_pdf_form_place gap_between(void **state, const char *left, const char *right)
{
    form_fixture *x = form_fixture_new(state);
    x->fields[F_DIA_DANH].blank = bm_str_of("...");
    fixture_text(x->f, 0, 50, 60, "một dòng dài hơn ở trên để trang có mép trái và mép phải");
    if (*left) {
        bm_item *item = fixture_text(x->f, 0, 0, 100, left);
        item->x_pt = 200 - item->width_pt;
    }
    const bm_item *gap = form_fixture_blank(x, F_DIA_DANH, 200, 100, "...");
    if (*right)
        fixture_text(x->f, 0, 200 + gap->width_pt, 100, right);
    assert_int_equal(form_fixture_plan(x, true, false), 0);
    bm_pdf_form_place place = x->made.places[0];
    place.option = place.align;
    form_fixture_free(x);
    return place;
}

static void a_narrow_gap_spreads_where_nothing_stands(void **state)
{
    bm_pdf_form_place place = gap_between(state, "", "");
    assert_true(fabs(place.right_pt - place.left_pt - 113.4) < 0.01);
    assert_int_equal(place.option, BM_ALIGN_CENTER);
    place = gap_between(state, "", ", ngày");
    assert_true(fabs(place.right_pt - 210.5) < 0.5);
    assert_true(place.right_pt - place.left_pt > 100);
    assert_int_equal(place.option, BM_ALIGN_RIGHT);
    place = gap_between(state, "V/v ", "");
    assert_true(place.left_pt < 200 && place.left_pt > 195); /* over the space */
    assert_true(place.right_pt - place.left_pt > 100);
    assert_int_equal(place.option, BM_ALIGN_LEFT);
    place = gap_between(state, "Số: ", "/QĐ");
    assert_true(place.left_pt > 195 && place.right_pt < 211);
}

static void two_narrow_gaps_share_what_is_between_them(void **state)
{
    form_fixture *x = form_fixture_new(state);
    x->fields[F_DIA_DANH].blank = bm_str_of("...");
    x->fields[F_HO_TEN].has_blank = true;
    x->fields[F_HO_TEN].blank = bm_str_of("...");
    fixture_text(x->f, 0, 150, 100, "Số:");
    (void)form_fixture_blank(x, F_DIA_DANH, 200, 100, "...");
    (void)form_fixture_blank(x, F_HO_TEN, 330, 100, "...");
    fixture_text(x->f, 0, 341, 100, ", ngày ... tháng ... năm ...");
    assert_int_equal(form_fixture_plan(x, true, false), 0);
    const bm_pdf_form_place *first = &x->made.places[0], *second = &x->made.places[1];
    assert_true(first->right_pt < second->left_pt);
    assert_true(first->right_pt - first->left_pt > 60);
    assert_true(second->right_pt - second->left_pt > 60);
    form_fixture_free(x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_value_has_room_for_marks_above_and_below),
        cmocka_unit_test(a_box_has_two_states_and_a_margin),
        cmocka_unit_test(a_narrow_gap_spreads_where_nothing_stands),
        cmocka_unit_test(two_narrow_gaps_share_what_is_between_them),
    };
    return cmocka_run_group_tests(tests, fixture_setup, fixture_teardown);
}
