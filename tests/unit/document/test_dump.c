/* The dump of a tree. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "document/dump.h"

static void assert_dump(const bm_node *root, const char *expected)
{
    bm_buf out = {0};
    bm_dump_tree(&out, root);
    bm_buf_add_byte(&out, 0);
    assert_string_equal(out.ptr, expected);
    bm_buf_free(&out);
}

static void a_tree_is_one_line_for_each_node_indented_by_depth(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    bm_node *root = bm_node_new(a, BM_NODE_DOCUMENT);
    bm_node *title = bm_node_new(a, BM_NODE_PARAGRAPH);
    bm_node *field = bm_node_new(a, BM_NODE_FIELD);
    bm_node_list inlines = {.arena = a}, blocks = {.arena = a};
    title->style = BM_STYLE_TITLE;
    field->field = 3;
    bm_node_list_add(&inlines, bm_node_text(a, bm_str_of("ĐƠN"), BM_NODE_ITALIC | BM_NODE_STATIC));
    bm_node_list_add(&inlines, field);
    bm_node_list_close(&inlines, title);
    bm_node_list_add(&blocks, title);
    bm_node_list_close(&blocks, root);
    assert_dump(root, "document\n"
                      "  paragraph FormTitle\n"
                      "    text \"ĐƠN\" italic\n"
                      "    field field=3\n");
    bm_arena_free(a);
}

static void quotes_and_spaces_that_look_alike_are_told_apart(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    assert_dump(bm_node_text(a,
                             bm_str_of("a\"b\\c\xC2\xA0"
                                       "d\n"),
                             0),
                "text \"a\\\"b\\\\c\\u00A0d\\x0A\"\n");
    bm_arena_free(a);
}

static void a_table_shows_its_columns_and_special_rows(void **state)
{
    (void)state;
    static const double widths[] = {12.5, 87.5};
    static const uint8_t aligns[] = {BM_ALIGN_CENTER, BM_ALIGN_LEFT};
    static const bm_table columns = {2, widths, aligns};
    bm_arena *a = bm_arena_new();
    bm_node *table = bm_node_new(a, BM_NODE_TABLE), *row = bm_node_new(a, BM_NODE_ROW);
    bm_node *cell = bm_node_new(a, BM_NODE_CELL), *number = bm_node_new(a, BM_NODE_FIELD);
    bm_node_list rows = {.arena = a}, cells = {.arena = a}, inlines = {.arena = a};
    table->table = &columns;
    row->flags = BM_NODE_REPEAT;
    row->field = 7;
    cell->span = 2;
    number->field = BM_NODE_ROW_NUMBER;
    bm_node_list_add(&inlines, number);
    bm_node_list_close(&inlines, cell);
    bm_node_list_add(&cells, cell);
    bm_node_list_close(&cells, row);
    bm_node_list_add(&rows, row);
    bm_node_list_close(&rows, table);
    assert_dump(table, "table 12.5% center 87.5% left\n"
                       "  row field=7 repeat\n"
                       "    cell span=2\n"
                       "      field #\n");
    bm_arena_free(a);
}

static void a_template_shows_what_its_nodes_depend_on(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    bm_node *node = bm_node_new(a, BM_NODE_PARAGRAPH);
    node->style = BM_STYLE_BASIS;
    node->field = 2;
    node->when = 4;
    node->flags = BM_NODE_EACH | BM_NODE_SERIES | BM_NODE_SEVERAL;
    assert_dump(node, "paragraph Basis field=2 each series several when=4\n");
    node->flags = BM_NODE_ALONE | BM_NODE_OPTIONAL;
    node->when = 0;
    assert_dump(node, "paragraph Basis field=2 alone optional\n");
    bm_node *words = bm_node_new(a, BM_NODE_FIELD), *covered = bm_node_new(a, BM_NODE_CELL);
    words->field = 1;
    words->flags = BM_NODE_WORDS | BM_NODE_CAPITAL;
    covered->flags = BM_NODE_COVERED;
    assert_dump(words, "field field=1 words capital\n");
    assert_dump(covered, "cell covered\n");
    bm_arena_free(a);
}

static void boxes_leaders_and_list_items_show_what_sets_them_apart(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    bm_node *box = bm_node_new(a, BM_NODE_CHECKBOX);
    bm_node *leader = bm_node_new(a, BM_NODE_LEADER);
    bm_node *item = bm_node_new(a, BM_NODE_PARAGRAPH);
    box->flags = BM_NODE_CHECKED;
    leader->width_pt = 34;
    item->style = BM_STYLE_LIST_ITEM;
    item->text = bm_str_of("-");
    item->level = 1;
    assert_dump(box, "checkbox checked\n");
    assert_dump(leader, "leader width=34\n");
    assert_dump(item, "paragraph ListItem \"-\" level=1\n");
    bm_arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_tree_is_one_line_for_each_node_indented_by_depth),
        cmocka_unit_test(quotes_and_spaces_that_look_alike_are_told_apart),
        cmocka_unit_test(a_table_shows_its_columns_and_special_rows),
        cmocka_unit_test(a_template_shows_what_its_nodes_depend_on),
        cmocka_unit_test(boxes_leaders_and_list_items_show_what_sets_them_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
