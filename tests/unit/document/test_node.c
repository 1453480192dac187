/* Nodes and lists of children. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "document/node.h"

static void a_new_node_comes_from_no_field_and_covers_one_column(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    const bm_node *node = bm_node_new(a, BM_NODE_CELL);
    assert_int_equal(node->type, BM_NODE_CELL);
    assert_int_equal(node->field, -1);
    assert_int_equal(node->span, 1);
    assert_int_equal(node->n_children, 0);
    bm_arena_free(a);
}

static void a_list_keeps_the_order_of_a_thousand_children(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    bm_node_list list = {.arena = a};
    bm_node *parent = bm_node_new(a, BM_NODE_PARAGRAPH);
    for (int i = 0; i < 1000; i++) {
        bm_node *child = bm_node_text(a, bm_str_of("x"), 0);
        child->field = (int16_t)i;
        bm_node_list_add(&list, child);
    }
    bm_node_list_close(&list, parent);
    assert_int_equal(parent->n_children, 1000);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(parent->children[i]->field, i);
    assert_int_equal(list.n, 0);
    bm_arena_free(a);
}

static void every_type_has_a_name(void **state)
{
    (void)state;
    assert_string_equal(bm_node_type_name(BM_NODE_DOCUMENT), "document");
    assert_string_equal(bm_node_type_name(BM_NODE_PAGE_BREAK), "page_break");
    assert_string_equal(bm_node_type_name(BM_NODE_TEXT), "text");
    assert_string_equal(bm_node_type_name(BM_NODE_FIELD), "field");
}

static void levels_of_a_signature_go_down_from_date_to_name(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    static const bm_style styles[] = {BM_STYLE_PLACE_DATE, BM_STYLE_SIGN_CAPTION,
                                      BM_STYLE_SIGN_HINT, BM_STYLE_SIGN_NAME};
    for (size_t i = 0; i < BM_NODE_SIGNATURE_LEVELS; i++) {
        bm_node *paragraph = bm_node_new(a, BM_NODE_PARAGRAPH);
        paragraph->style = (uint8_t)styles[i];
        assert_int_equal(bm_node_level(paragraph), i);
    }
    bm_arena_free(a);
}

static void lines_of_an_office_stand_close(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    const bm_style styles[] = {BM_STYLE_PLACE_DATE, BM_STYLE_SIGN_CAPTION, BM_STYLE_SIGN_CAPTION,
                               BM_STYLE_SIGN_HINT};
    bm_node *column = bm_node_new(a, BM_NODE_SIGNATURE);
    bm_node_list list = {.arena = a};
    for (size_t i = 0; i < sizeof styles / sizeof *styles; i++) {
        bm_node *paragraph = bm_node_new(a, BM_NODE_PARAGRAPH);
        paragraph->style = (uint8_t)styles[i];
        bm_node_list_add(&list, paragraph);
    }
    bm_node_list_close(&list, column);
    double above = bm_style_of(BM_STYLE_SIGN_CAPTION)->space_before_pt;
    assert_true(above > 0 && bm_node_space_before(column, 1) == above);
    assert_true(bm_node_space_before(column, 2) == 0);
    assert_true(bm_node_space_before(column, 3) ==
                bm_style_of(BM_STYLE_SIGN_HINT)->space_before_pt);
    bm_arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(levels_of_a_signature_go_down_from_date_to_name),
        cmocka_unit_test(lines_of_an_office_stand_close),
        cmocka_unit_test(a_new_node_comes_from_no_field_and_covers_one_column),
        cmocka_unit_test(a_list_keeps_the_order_of_a_thousand_children),
        cmocka_unit_test(every_type_has_a_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
