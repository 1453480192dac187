/* Word paragraphs as Markdown. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "docx_tree.h"

#include "api/reading_markdown.h"
#include "base/limit.h"
#include "document/markdown.h"

static bool is_faithful;

static const char *markdown(bm_arena *a, const char *tree)
{
    bm_buf out = {0};
    const bm_docx_read_node *body = docx_tree_body(a, tree);
    is_faithful = bm_reading_markdown_write(a, body->children, body->n_children, &out);
    const char *text = bm_arena_cstr(a, bm_str_n(out.ptr ? out.ptr : "", out.len));
    bm_buf_free(&out);
    return text;
}

static void check(const char *tree, const char *expected)
{
    bm_arena *a = bm_arena_new();
    assert_string_equal(markdown(a, tree), expected);
    assert_true(is_faithful);
    /* what it says can be used */
    bm_diags *ds = bm_diags_new();
    bm_node_list list = {.arena = a};
    assert_int_equal(bm_markdown_blocks(a, bm_str_of(expected), NULL, "noi_dung", &list, ds), 0);
    bm_diags_free(ds);
    bm_arena_free(a);
}

static void paragraphs_stand_apart_and_runs_join(void **state)
{
    (void)state;
    check("(p \"Một \" \"  đoạn\" \" văn.\") (p) (p \"  \") (p \"Đoạn hai\" / \"dòng hai\")",
          "Một đoạn văn.\n\nĐoạn hai\\\ndòng hai");
    check("(c /bieumau/x (p \"trong ô\" ^ \"sau\"))", "trong ô sau");
    check("", "");
}

static void emphasis_stands_around_words(void **state)
{
    (void)state;
    check("(p \"thường \" b\"đậm \" b\"nữa\" \" và \" i\" nghiêng\" bi\" cả hai\" \".\")",
          "thường **đậm nữa** và *nghiêng* ***cả hai***.");
    check("(p b\"Điều 1.\" \" Tên\")", "**Điều 1.** Tên");
    check("(p i\"a\" / i\"b\")", "*a*\\\n*b*");
}

static void headings_are_known_by_their_level(void **state)
{
    (void)state;
    check("(p:o1 b\"Phần I\") (p:o2 b\"I. \" bi\"Tên\" / b\"mục\") (p:o3 b\"1. Ý\")(p:o4 \"Sâu\")",
          "# Phần I\n\n## I. *Tên* mục\n\n### 1. Ý\n\nSâu");
}

static void items_are_known_by_marker_and_indent(void **state)
{
    (void)state;
    check(
        "(p \"Gồm:\") (p:l850 \"-\" ^ \"một\") (p:l1276 \"1.\" ^ \"hai\") (p:l1276 \"2.\" ^ \"ba\")"
        "(p:l1276 \"thêm\") (p:l850 \"-\" ^ \"bốn\") (p \"Hết\")",
        "Gồm:\n\n- một\n  1. hai\n  2. ba\n\n     thêm\n- bốn\n\nHết");
    check("(p:l720,m• \"của Word\") (p:l720,m• \"hai\") (p:l1440,m◦ \"x\")",
          "- của Word\n- hai\n  - x");
    check("(p:l850 \"3)\" ^ \"ba\") (p:l850 \"4)\" ^ \"bốn\")", "3) ba\n4) bốn");
    check("(p \"-\" ^ \"sát lề\")", "- sát lề");
}

static void marks_of_markdown_are_escaped(void **state)
{
    (void)state;
    check("(p \"1. Họ tên\") (p \"- gạch\") (p \"# số\") (p \"> hơn\") (p \"-5 độ\") (p \"a * b_c "
          "_d_\")",
          "1\\. Họ tên\n\n\\- gạch\n\n\\# số\n\n\\> hơn\n\n-5 độ\n\na \\* b_c \\_d\\_");
    check("(p \"[x](y) <b> R&D & `m` \\\\\")", "\\[x](y) \\<b> R\\&D & \\`m\\` \\\\\\\\");
    check("(p \"a\" / \"1) b\")", "a\\\n1\\) b");
}

static void tables_have_a_head_or_an_empty_one(void **state)
{
    (void)state;
    check(
        "(p \"Bảng:\") (T (h (d (p b\"Mục\")) (d (p b\"Số\"))) (r (d (p \"a|b\")) (d (p:c \"1\"))) "
        "(r (d (p i\"c\"))))(p \"Hết\")",
        "Bảng:\n\n| Mục | Số |\n|---|:---:|\n| a\\|b | 1 |\n| *c* |  |\n\nHết");
    check("(T (c / (r (d (p \"1. x\")) (c / (d (p \"y\"))))))", "|  |  |\n|---|---|\n| 1. x | y |");
}

static void what_cannot_be_said_is_told(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    assert_string_equal(markdown(a, "(p \"chữ \" ! \"sau\")"), "chữ sau");
    assert_false(is_faithful);
    assert_string_equal(markdown(a, "(T (h (d (p \"x\"))) (r (d (p \"một\") (p \"hai\"))))"),
                        "| x |\n|---|\n| một hai |");
    assert_false(is_faithful);
    bm_arena_free(a);
}

static void depth_is_bounded(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    bm_buf tree = {0};
    for (int i = 1; i <= 12; i++)
        bm_buf_add_cstr(&tree, bm_arena_printf(a, "(p:l%d \"-\" ^ \"x\")", 400 * i));
    bm_buf_add_byte(&tree, 0);
    assert_non_null(strstr(markdown(a, tree.ptr), "\n              - x\n              - x"));
    bm_buf_free(&tree);
    bm_arena_free(a);
}

/* Each row is as wide as the widest: a file of some kilobytes could hold tables of gigabytes. */
static void what_is_longer_than_a_value_is_cut_and_told(void **state)
{
    (void)state;
    enum { ROWS = 7, CELL_BYTES = 100000 };
    bm_arena *a = bm_arena_new();
    bm_buf tree = {0};
    bm_buf_add_cstr(&tree, "(T");
    for (int i = 0; i < ROWS; i++) {
        bm_buf_add_cstr(&tree, " (r (d (p \"");
        for (int k = 0; k < CELL_BYTES; k++)
            bm_buf_add_byte(&tree, 'a');
        bm_buf_add_cstr(&tree, "\")))");
    }
    bm_buf_add(&tree, ")", 2);
    size_t n_bytes = strlen(markdown(a, tree.ptr));
    assert_true(n_bytes > BM_LIMIT_TEXT_BYTES);
    assert_true(n_bytes < (size_t)BM_LIMIT_TEXT_BYTES + 2 * (size_t)CELL_BYTES);
    assert_false(is_faithful);
    bm_buf_free(&tree);
    bm_arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paragraphs_stand_apart_and_runs_join),
        cmocka_unit_test(emphasis_stands_around_words),
        cmocka_unit_test(headings_are_known_by_their_level),
        cmocka_unit_test(items_are_known_by_marker_and_indent),
        cmocka_unit_test(marks_of_markdown_are_escaped),
        cmocka_unit_test(tables_have_a_head_or_an_empty_one),
        cmocka_unit_test(what_cannot_be_said_is_told),
        cmocka_unit_test(depth_is_bounded),
        cmocka_unit_test(what_is_longer_than_a_value_is_cut_and_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
