/* Wording as CommonMark. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "document/markdown.h"
#include "draft/draft_text.h"

static int no_field(void *user, bm_str name, const bm_pos *pos)
{
    (void)user;
    (void)name;
    (void)pos;
    return 0;
}

/* ${text} with ${looks} ('b', 'i', 'c' both, ' ') for its bytes is written as ${expected}, and CommonMark reads
 * the same letters. */
static void check(const char *text, const char *looks, const char *expected)
{
    bm_arena *a = bm_arena_new();
    bm_draft_row row = bm_draft_row_of(a, bm_str_of(text));
    uint8_t *look = bm_arena_zero(a, row.text.len + 1, 1);
    for (size_t i = 0; looks[i]; i++)
        look[i] = looks[i] == 'b'   ? BM_DRAFT_BOLD
                  : looks[i] == 'i' ? BM_DRAFT_ITALIC
                  : looks[i] == 'c' ? 3
                                    : 0;
    row.look = look;
    bm_draft_text t = {.arena = a};
    bm_draft_text_add(&t, &row, 0, row.text.len);
    bm_str written = bm_draft_text_done(&t);
    if (expected)
        assert_string_equal(written.ptr, expected);
    bm_node_list list = {.arena = a};
    bm_diags *ds = bm_diags_new();
    const bm_markdown_fields fields = {no_field, NULL};
    assert_int_equal(bm_markdown_inlines(a, written, NULL, &fields, &list, ds), 0);
    bm_buf read = {0};
    for (size_t i = 0; i < list.n; i++)
        bm_buf_add_str(&read, list.items[i]->text);
    bm_buf_add_byte(&read, 0);
    assert_string_equal(read.ptr, text);
    bm_buf_free(&read);
    bm_diags_free(ds);
    bm_arena_free(a);
}

static void characters_of_the_languages_are_escaped(void **state)
{
    (void)state;
    check("{a} *b* _c_ `d` [e](f) g\\h", "", "\\{a\\} \\*b\\* \\_c\\_ \\`d\\` \\[e\\](f) g\\\\h");
    check("<b>đậm</b> <Địa danh> a < b &amp; R&D &#1; a & b", "", NULL);
    check("1. - # > + 2) --- ===", "", "1. - # > + 2) --- ===");
}

static void emphasis_is_kept_where_it_can_be_written(void **state)
{
    (void)state;
    check("abc def", "bbbbb", "**abc d**ef");
    check("abc def", "bbb    ", "**abc** def");
    check("a: b", "bb", "**a:** b");
    check("a:b", "bb ", "a:b");
    check("(a)b", "bbb ", "(a)b");
    check("abc", "iii", "*abc*");
    check("abc", "ccc", "***abc***");
    check("a){b}", "bb   ", "a)\\{b\\}");
    check("ab", "bi", "**a**b");
    check("* a", "bbb", "**\\* a**");
}

static void spaces_are_one_and_fields_and_line_ends_are_written(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    bm_draft_row row = bm_draft_row_of(a, bm_str_of("  Họ   tên:\t"));
    bm_draft_text t = {.arena = a};
    bm_draft_text_add(&t, &row, 0, row.text.len);
    bm_draft_text_add_field(&t, bm_str_of("ho_ten"));
    bm_draft_text_add_plain(&t, bm_str_of(" "));
    bm_draft_text_add_break(&t);
    bm_draft_text_add_plain(&t, bm_str_of(" x "));
    assert_string_equal(bm_draft_text_done(&t).ptr, "Họ tên: {ho_ten}\\\nx");
    bm_arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(characters_of_the_languages_are_escaped),
        cmocka_unit_test(emphasis_is_kept_where_it_can_be_written),
        cmocka_unit_test(spaces_are_one_and_fields_and_line_ends_are_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
