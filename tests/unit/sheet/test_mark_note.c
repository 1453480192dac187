/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "mark_kit.h"

#include "sheet/mark_note.h"

static void each_thing_is_said(void **state)
{
    mark_kit *k = *state;
    static const char *const codes[] = {"S092", "S093", "S094", "S095", "S096", "S097"};
    const bm_mark_note note = {.suffix = ".xlsm",
                               .lost_signature = true,
                               .n_thread = 2,
                               .n_over = 3,
                               .n_full = 4,
                               .has_outside = true};
    assert_int_equal(bm_mark_note_tell(&note, k->ds), 0);
    assert_int_equal(bm_diags_count(k->ds), 6);
    for (size_t i = 0; i < 6; i++)
        assert_string_equal(bm_diags_at(k->ds, i)->code, codes[i]);
    assert_non_null(
        strstr(bm_diags_at(k->ds, 1)->message[BM_LANG_EN], "20000 cells have comments; 3 more"));
    assert_non_null(strstr(bm_diags_at(k->ds, 3)->message[BM_LANG_VI], ".xlsm"));
}

static void nothing_is_said_of_a_plain_copy(void **state)
{
    mark_kit *k = *state;
    assert_int_equal(bm_mark_note_tell(&(bm_mark_note){0}, k->ds), 0);
    assert_int_equal(bm_diags_count(k->ds), 0);
}

static void warnings_are_errors_when_they_are_to_be(void **state)
{
    mark_kit *k = *state;
    bm_diags_set_strict(k->ds, true);
    assert_int_equal(bm_mark_note_tell(&(bm_mark_note){.n_thread = 1}, k->ds), 0);
    assert_int_equal(bm_mark_note_tell(&(bm_mark_note){.has_outside = true}, k->ds), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        MARK_KIT_TEST(each_thing_is_said),
        MARK_KIT_TEST(nothing_is_said_of_a_plain_copy),
        MARK_KIT_TEST(warnings_are_errors_when_they_are_to_be),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
