/* Stretches between bookmarks. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "docx_tree.h"

#include "api/reading_region.h"
#include "base/buf.h"

/* "noi_dung 1: 2 blocks" */
static const char *regions(bm_arena *a, const char *tree)
{
    bm_reading_regions all;
    const char *out = "";
    bm_reading_region_find(a, docx_tree_body(a, tree), &all);
    for (size_t i = 0; i < all.n; i++)
        out =
            bm_arena_printf(a, "%s%s%.*s %zu: %zu", out, i ? ", " : "", (int)all.items[i].name.len,
                            all.items[i].name.ptr, all.items[i].number, all.items[i].n);
    return out;
}

static void blocks_between_the_bookmarks_are_found(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    assert_string_equal(
        regions(a, "(p \"trước\") [bieumau_noi_dung (p \"a\") (p) (T (r (d (p \"b\")))) "
                   "]bieumau_noi_dung (p \"sau\")"),
        "noi_dung 1: 2");
    /* where LibreOffice and Word put them */
    assert_string_equal(
        regions(a, "(p \"trước\" [bieumau_noi_dung) (p \"a\") (p ]bieumau_noi_dung \"sau\")"),
        "noi_dung 1: 1");
    assert_string_equal(
        regions(a, "(p [bieumau_x \"a\" ]bieumau_x) (p [bieumau2_x \"b\") (p \"c\" ]bieumau2_x)"),
        "x 1: 1, x 2: 2");
    assert_string_equal(regions(a, "[bieumau_x (p \"....\") (c / (p \"…\" ^)) ]bieumau_x"),
                        "x 1: 0");
    assert_string_equal(regions(a, "[bieumau_x (c / (p \"ô\")) (p !) ]bieumau_x"), "x 1: 2");
    assert_string_equal(regions(a, "(T (r (d [bieumau_x (p \"a\") (p \"b\") ]bieumau_x)))"),
                        "x 1: 2");
    assert_string_equal(
        regions(a, "(p [bieumau_x \"a\") (p \"b\") (p [bieumau_x \"c\" ]bieumau_x) (p \"d\")"),
        "x 1: 3");
    bm_arena_free(a);
}

static void bookmarks_of_others_are_passed_over(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    assert_string_equal(regions(a, "[_GoBack (p \"a\") ]_GoBack [bieumau (p) [bieumaux_a (p \"b\") "
                                   "[bieumau99999999999999999999_a (p)"),
                        "");
    /* ends without a start, and the other way round */
    assert_string_equal(regions(a, "]bieumau_x (p \"a\") [bieumau_x (p \"b\") (p \"c\")"),
                        "x 1: 2");
    bm_buf many = {0};
    for (int i = 0; i < 30; i++)
        bm_buf_add_cstr(&many, bm_arena_printf(a, "[bieumau%d_x ", i));
    bm_buf_add_cstr(&many, "(p \"a\")");
    bm_buf_add_byte(&many, 0);
    bm_reading_regions all;
    bm_reading_region_find(a, docx_tree_body(a, many.ptr), &all);
    assert_int_equal(all.n, 16);
    bm_buf_free(&many);
    bm_arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_between_the_bookmarks_are_found),
        cmocka_unit_test(bookmarks_of_others_are_passed_over),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
