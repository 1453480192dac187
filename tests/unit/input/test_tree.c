/* The composer: names and values, anchors and aliases, and the limits that aliases could outrun.
 * SPDX-License-Identifier: MIT */
#include "input/read_case.h"
#include "input/tree.h"

static void check(const read_case_row *rows, size_t n)
{
    for (size_t i = 0; i < n; i++)
        read_case_check(rows[i].text, BM_INPUT_YAML, rows[i].expected);
}

static void an_alias_stands_for_the_value_of_its_anchor(void **state)
{
    (void)state;
    static const read_case_row rows[] = {
        {"a: &x 1\nb: *x\n", "{a: \"1\", b: \"1\"}"},
        {"a: &x [1, 2]\nb: [*x, *x]\n", "{a: [\"1\", \"2\"], b: [[\"1\", \"2\"], [\"1\", \"2\"]]}"},
        {"a: &x {p: 1}\nb: *x\n", "{a: {p: \"1\"}, b: {p: \"1\"}}"},
        {"a: &x 1\nb: &x 2\nc: *x\n", "{a: \"1\", b: \"2\", c: \"2\"}"}, /* the last one counts */
        {"a: &x ho_ten\n*x : 1\n", "{a: \"ho_ten\", ho_ten: \"1\"}"},
        {"&x a: 1\nb: *x\n", "{a: \"1\", b: \"a\"}"},
        {"a: &x\nb: *x\n", "{a: ~, b: ~}"},
    };
    check(rows, sizeof rows / sizeof *rows);
}

static void wrong_aliases_are_reported(void **state)
{
    (void)state;
    static const read_case_row rows[] = {
        {"a: *x\nb: *y\n", "I007 1:4, I007 2:4"},
        {"a: *x\nb: &x 1\n", "I007 1:4"},
        {"*x : 1\n", "I007 1:1"},
        {"a: &x [1, *x]\n", "I008 1:11"},
        {"a: &x {b: {c: *x}}\n", "I008 1:15"},
    };
    check(rows, sizeof rows / sizeof *rows);
}

static void names_must_be_texts(void **state)
{
    (void)state;
    static const read_case_row rows[] = {
        {"[x]: 1\nb: 2\n", "I012 1:1"},
        {"? {a: 1}\n: 2\n? [b, {c: d}]\n: 3\n", "I012 1:3, I012 3:3"},
        {"a: &x [1]\n*x : 1\n", "I012 2:1"},
        {": 1\n", "I012 1:1"},
        {"'': 1\n", "I012 1:1"},
        {"~: 1\nnull: 2\ntrue: 3\n", "{~: \"1\", null: \"2\", true: \"3\"}"},
        {"ho\u0323_te\u0302n: 1\n", "{họ_tên: \"1\"}"},
    };
    check(rows, sizeof rows / sizeof *rows);
    const char *const parts[] = {"", "k", ": 1\n"};
    read_case_check_long(parts, 1001, BM_INPUT_YAML, "I005 1:1");
}

static void nested_aliases_cannot_outrun_the_number_of_values(void **state)
{
    (void)state;
    bm_buf b = {0};
    bm_buf_add_cstr(&b, "a: &a [x,x,x,x,x,x,x,x,x]\n");
    for (char c = 'b'; c <= 'i'; c++) {
        char line[80], p = (char)(c - 1);
        (void)snprintf(line, sizeof line, "%c: &%c [*%c,*%c,*%c,*%c,*%c,*%c,*%c,*%c,*%c]\n", c, c,
                       p, p, p, p, p, p, p, p, p);
        bm_buf_add_cstr(&b, line);
    }
    read_case_check_n(b.ptr, b.len, BM_INPUT_YAML, false, "I004 6:8");
    bm_buf_free(&b);
}

static void nested_aliases_cannot_outrun_the_depth(void **state)
{
    (void)state;
    /* 40 levels that hold an alias to 40 levels */
    bm_buf b = {0};
    bm_buf_add_cstr(&b, "a: &a ");
    for (int i = 0; i < 40; i++)
        bm_buf_add_byte(&b, '[');
    for (int i = 0; i < 40; i++)
        bm_buf_add_byte(&b, ']');
    bm_buf_add_cstr(&b, "\nb: ");
    for (int i = 0; i < 40; i++)
        bm_buf_add_byte(&b, '[');
    bm_buf_add_cstr(&b, "*a");
    read_case_check_n(b.ptr, b.len, BM_INPUT_YAML, false, "I003 2:44");
    bm_buf_free(&b);
}

static void there_are_not_more_anchors_than_the_limit(void **state)
{
    (void)state;
    const char *const parts[] = {"", "- &x 1\n", ""};
    read_case_check_long(parts, 257, BM_INPUT_YAML, "I015 257:3");
}

static void a_zero_byte_in_a_value_is_refused(void **state)
{
    (void)state;
    read_case_check("a: \"x\\0y\"\nb: \"\\0\"\n", BM_INPUT_YAML, "I014 1:4, I014 2:4");
    read_case_check("{\"a\": \"\\u0000\"}", BM_INPUT_JSON, "I014 1:7");
}

static void the_events_of_any_reader_build_a_tree(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    bm_diags *ds = bm_diags_new();
    bm_tree *t = bm_tree_new(a, BM_TREE_UNIQUE, ds);
    bm_tree_node node = {.text = bm_str_of("a")};
    assert_null(bm_tree_root(t));
    assert_int_equal(bm_tree_open(t, BM_VALUE_MAP, &node), 0);
    assert_true(bm_tree_wants_name(t));
    assert_int_equal(bm_tree_scalar(t, &node), 0);
    assert_false(bm_tree_wants_name(t));
    assert_int_equal(bm_tree_open(t, BM_VALUE_LIST, &node), 0);
    assert_false(bm_tree_wants_name(t));
    assert_true(bm_tree_is_open(t));
    assert_int_equal(bm_tree_close(t), 0);
    assert_int_equal(bm_tree_close(t), 0);
    assert_false(bm_tree_is_open(t));
    const bm_value *root = bm_tree_root(t);
    assert_int_equal(root->kind, BM_VALUE_MAP);
    assert_int_equal(bm_value_lookup(root, "a")->kind, BM_VALUE_LIST);
    bm_tree_free(t);
    bm_tree_free(NULL);
    bm_diags_free(ds);
    bm_arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_alias_stands_for_the_value_of_its_anchor),
        cmocka_unit_test(wrong_aliases_are_reported),
        cmocka_unit_test(names_must_be_texts),
        cmocka_unit_test(nested_aliases_cannot_outrun_the_number_of_values),
        cmocka_unit_test(nested_aliases_cannot_outrun_the_depth),
        cmocka_unit_test(there_are_not_more_anchors_than_the_limit),
        cmocka_unit_test(a_zero_byte_in_a_value_is_refused),
        cmocka_unit_test(the_events_of_any_reader_build_a_tree),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
