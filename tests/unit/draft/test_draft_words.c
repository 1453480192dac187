/* Words of two texts. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "draft/draft_words.h"

static void check(const char *from, const char *in, const char *missing)
{
    bm_arena *a = bm_arena_new();
    assert_string_equal(bm_arena_cstr(a, bm_draft_words_missing(a, bm_str_of(from), bm_str_of(in))),
                        missing);
    bm_arena_free(a);
}

static void what_is_missing_is_named_in_its_order(void **state)
{
    (void)state;
    check("một hai ba hai", "ba hai", "một hai");
    check("a b", "b\na\tc", "");
    check("", "a", "");
}

static void leaders_boxes_and_the_place_of_tones_do_not_count(void **state)
{
    (void)state;
    check("Họ tên:......Nam ☐", "Họ tên: Nam", "");
    check("HOÀ", "HÒA", "");
    check("hoa", "hoà", "hoa");
    check("tên,", "tên", "tên,");
}

static void only_the_first_ones_are_shown(void **state)
{
    (void)state;
    check("a b c d e f g h i k", "", "a b c d e f g h …");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_missing_is_named_in_its_order),
        cmocka_unit_test(leaders_boxes_and_the_place_of_tones_do_not_count),
        cmocka_unit_test(only_the_first_ones_are_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
