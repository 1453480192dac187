/* The paper and its margins. SPDX-License-Identifier: MIT */
#include <math.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "document/page_frame.h"

static void margins_lie_within_those_of_the_decree(void **state)
{
    (void)state;
    assert_in_range(BM_PAGE_TOP_MM, 20, 25);
    assert_in_range(BM_PAGE_BOTTOM_MM, 20, 25);
    assert_in_range(BM_PAGE_LEFT_MM, 30, 35);
    assert_in_range(BM_PAGE_RIGHT_MM, 15, 20);
}

static void a_lying_page_is_a4_turned_with_the_same_margins(void **state)
{
    (void)state;
    const double mm = 72 / 25.4;
    bm_page_frame upright = bm_page_frame_of(false), lying = bm_page_frame_of(true);
    assert_true(fabs(upright.width_pt - 210 * mm) < 0.001);
    assert_true(fabs(upright.height_pt - 297 * mm) < 0.001);
    assert_true(lying.width_pt == upright.height_pt && lying.height_pt == upright.width_pt);
    assert_true(lying.left_pt == upright.left_pt && lying.top_pt == upright.top_pt);
    assert_true(fabs(bm_page_frame_width(&upright) - 160 * mm) < 0.001);
    assert_true(fabs(bm_page_frame_height(&upright) - 257 * mm) < 0.001);
    assert_true(fabs(bm_page_frame_width(&lying) - 247 * mm) < 0.001);
    assert_true(fabs(bm_page_frame_height(&lying) - 170 * mm) < 0.001);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(margins_lie_within_those_of_the_decree),
        cmocka_unit_test(a_lying_page_is_a4_turned_with_the_same_margins),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
