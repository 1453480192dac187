/* Looking into the value tree. SPDX-License-Identifier: MIT */
#include "input/read_case.h"

static void members_are_found_by_name(void **state)
{
    (void)state;
    const char *text = "a: 1\nb: ~\nc: [2]\n";
    read_case c;
    read_case_open(&c, text, strlen(text), BM_INPUT_YAML);
    assert_string_equal(bm_value_lookup(c.root, "a")->text.ptr, "1");
    assert_int_equal(bm_value_lookup(c.root, "b")->kind, BM_VALUE_NULL);
    assert_null(bm_value_lookup(c.root, "d"));
    assert_null(bm_value_lookup(NULL, "a"));
    assert_null(bm_value_lookup(bm_value_lookup(c.root, "a"), "a"));
    assert_null(bm_value_lookup(bm_value_lookup(c.root, "c"), "a"));
    read_case_close(&c);
}

static void absent_is_what_holds_no_visible_character(void **state)
{
    (void)state;
    const char *text =
        "n: ~\ne:\nq: ''\ns: \" \\t\\n\\u00A0\\u200B\\u3000\"\nx: 0\nl: []\nm: {}\nt: no\n";
    read_case c;
    read_case_open(&c, text, strlen(text), BM_INPUT_YAML);
    assert_true(bm_value_is_absent(NULL));
    assert_true(bm_value_is_absent(bm_value_lookup(c.root, "n")));
    assert_true(bm_value_is_absent(bm_value_lookup(c.root, "e")));
    assert_true(bm_value_is_absent(bm_value_lookup(c.root, "q")));
    assert_true(bm_value_is_absent(bm_value_lookup(c.root, "s")));
    assert_false(bm_value_is_absent(bm_value_lookup(c.root, "x")));
    assert_false(bm_value_is_absent(bm_value_lookup(c.root, "l")));
    assert_false(bm_value_is_absent(bm_value_lookup(c.root, "m")));
    assert_false(bm_value_is_absent(bm_value_lookup(c.root, "t")));
    read_case_close(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(members_are_found_by_name),
        cmocka_unit_test(absent_is_what_holds_no_visible_character),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
