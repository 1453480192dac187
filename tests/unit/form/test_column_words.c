/* The rows of words. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "form/column_words.h"
#include "text/tone.h"

/* Else a row would never be met, or never end. */
static void rows_are_written_as_keys_are(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    const bm_column_word *row;
    for (size_t i = 0; (row = bm_column_words_at(i)) != NULL; i++) {
        assert_string_equal(bm_tone_plain(a, bm_str_of(row->from)).ptr, row->from);
        assert_string_equal(bm_tone_plain(a, bm_str_of(row->to)).ptr, row->to);
        assert_string_not_equal(row->from, row->to);
        for (size_t k = 0; k < i; k++)
            assert_true(strcmp(bm_column_words_at(k)->from, row->from) != 0);
    }
    bm_arena_free(a);
}

static void running_numbers_and_remarks_are_aside(void **state)
{
    (void)state;
    assert_true(bm_column_words_is_aside("STT"));
    assert_true(bm_column_words_is_aside("GHI CHU"));
    assert_false(bm_column_words_is_aside("HO TEN"));
    assert_false(bm_column_words_is_aside(""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_written_as_keys_are),
        cmocka_unit_test(running_numbers_and_remarks_are_aside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
