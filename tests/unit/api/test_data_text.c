/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "kit.h"

#include "api/data_text.h"
#include "base/limit.h"

static void text_is_taken_in_form_c(void **state)
{
    kit *k = *state;
    bm_arena *a = bm_arena_new();
    const char decomposed[] = "e\xCC\x82\xCC\x81"; /* e, mũ, sắc */
    const bm_value *v = bm_data_text_scalar(a, decomposed, sizeof decomposed - 1, "x", k->ds);
    assert_non_null(v);
    assert_string_equal(v->text.ptr, "\u1EBF");
    assert_int_equal(bm_data_text_scalar(a, NULL, 0, "x", k->ds)->text.len, 0);
    kit_reported(k, "");
    bm_arena_free(a);
}

static void wrong_bytes_and_long_values_are_told_with_their_field(void **state)
{
    kit *k = *state;
    bm_arena *a = bm_arena_new();
    assert_null(bm_data_text_scalar(a, "a\xFF", 2, "ho_ten", k->ds));
    char *longer = bm_arena_zero(a, BM_LIMIT_TEXT_BYTES + 1, 1);
    assert_null(bm_data_text_scalar(a, longer, BM_LIMIT_TEXT_BYTES + 1, "ly_do", k->ds));
    assert_int_equal(bm_diags_count(k->ds), 2);
    assert_string_equal(bm_diags_at(k->ds, 0)->path, "ho_ten");
    assert_string_equal(bm_diags_at(k->ds, 1)->path, "ly_do");
    kit_reported(k, "I001 I005");
    bm_arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST(text_is_taken_in_form_c),
        KIT_TEST(wrong_bytes_and_long_values_are_told_with_their_field),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
