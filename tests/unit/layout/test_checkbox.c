/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <math.h>

#include "layout/checkbox.h"

static const bm_item item = {.kind = BM_ITEM_BOX, .width_pt = 10.4, .height_pt = 8, .size_pt = 13};

static void the_square_is_centred_in_the_advance(void **state)
{
    (void)state;
    const bm_checkbox box = bm_checkbox_of(&item, 13);
    assert_true(fabs(box.left - (1.2)) < 1e-9);
    assert_true(fabs(box.side - (8)) < 1e-9);
    assert_true(fabs(box.line - (0.6)) < 1e-9);
}

static void all_lengths_count_in_the_units_asked_for(void **state)
{
    (void)state;
    const bm_checkbox small = bm_checkbox_of(&item, 13), large = bm_checkbox_of(&item, 1300);
    assert_true(fabs(large.left - (100 * small.left)) < 1e-9);
    assert_true(fabs(large.side - (100 * small.side)) < 1e-9);
    assert_true(fabs(large.line - (100 * small.line)) < 1e-9);
}

static void the_tick_stays_inside_of_the_frame(void **state)
{
    (void)state;
    const bm_checkbox box = bm_checkbox_of(&item, 13);
    for (size_t i = 0; i < BM_CHECKBOX_CORNERS; i++) {
        double x, y;
        bm_checkbox_corner(&box, i, &x, &y);
        assert_true(x > box.left + box.line && x < box.left + box.side - box.line);
        assert_true(y > box.line && y < box.side - box.line);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_square_is_centred_in_the_advance),
        cmocka_unit_test(all_lengths_count_in_the_units_asked_for),
        cmocka_unit_test(the_tick_stays_inside_of_the_frame),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
