/* Positions, held against the plain count of bm_diags_pos_at. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "input/place.h"

static const char text[] = "\xEF\xBB\xBF"
                           "Hò\r\nNguye\u0302\u0303n\n\n😀x\n";
static const bm_source source = {"don", text, sizeof text - 1, NULL};

static void offsets_give_the_line_and_the_column_in_code_points(void **state)
{
    (void)state;
    bm_place p = bm_place_start(&source);
    for (size_t i = 3; i <= source.len; i++) {
        if (i < source.len && (text[i] & 0xC0) == 0x80)
            continue;
        bm_pos a = bm_place_at_offset(&p, i), b = bm_diags_pos_at(&source, i);
        assert_int_equal(a.line, b.line);
        assert_int_equal(a.col, b.col);
        assert_ptr_equal(a.source, &source);
    }
}

static void indexes_count_code_points_behind_the_bom(void **state)
{
    (void)state;
    bm_place p = bm_place_start(&source);
    bm_pos pos = bm_place_at_index(&p, 2); /* \r */
    assert_int_equal(pos.col, 3);
    assert_int_equal(p.offset, 6);
    pos = bm_place_at_index(&p, 15); /* x behind the emoji */
    assert_int_equal(pos.line, 4);
    assert_int_equal(pos.col, 2);
}

static void going_back_and_beyond_the_end_is_allowed(void **state)
{
    (void)state;
    bm_place p = bm_place_start(&source);
    bm_pos end = bm_place_at_index(&p, 1000);
    assert_int_equal(end.line, 5);
    assert_int_equal(p.offset, source.len);
    bm_pos pos = bm_place_at_offset(&p, 4);
    assert_int_equal(pos.line, 1);
    assert_int_equal(pos.col, 2);
    pos = bm_place_at_index(&p, 0);
    assert_int_equal(pos.col, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(offsets_give_the_line_and_the_column_in_code_points),
        cmocka_unit_test(indexes_count_code_points_behind_the_bom),
        cmocka_unit_test(going_back_and_beyond_the_end_is_allowed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
