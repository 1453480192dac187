/* Pipe tables in values. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>

#include "base/limit.h"
#include "document/dump.h"
#include "document/markdown_table.h"

typedef struct {
    bm_arena *arena;
    bm_diags *ds;
    bm_node *root;
    int status;
} result;

static result read_value(const char *text)
{
    result r = {bm_arena_new(), bm_diags_new(), NULL, 0};
    bm_node_list list = {.arena = r.arena};
    r.root = bm_node_new(r.arena, BM_NODE_DOCUMENT);
    r.status = bm_markdown_blocks(r.arena, bm_str_of(text), NULL, "ly_do", &list, r.ds);
    bm_node_list_close(&list, r.root);
    return r;
}

static void free_result(result r)
{
    bm_arena_free(r.arena);
    bm_diags_free(r.ds);
}

/* A table as "head|head / cell|cell", emphasis as in the dump: *italic*, **bold**. */
static void add_cells(bm_buf *out, const bm_node *row)
{
    for (uint32_t i = 0; i < row->n_children; i++) {
        const bm_node *p = row->children[i]->children[0];
        if (i)
            bm_buf_add_byte(out, '|');
        for (uint32_t k = 0; k < p->n_children; k++) {
            const bm_node *text = p->children[k];
            const char *mark = text->flags & BM_NODE_BOLD     ? "**"
                               : text->flags & BM_NODE_ITALIC ? "*"
                                                              : "";
            assert_int_equal(text->type, BM_NODE_TEXT);
            bm_buf_add_cstr(out, mark);
            bm_buf_add_str(out, text->text);
            bm_buf_add_cstr(out, mark);
        }
    }
}

static void add_block(bm_buf *out, const bm_node *node)
{
    if (node->type == BM_NODE_PARAGRAPH) {
        bm_buf_add_str(out, node->text);
        for (uint32_t i = 0; i < node->n_children; i++)
            bm_buf_add_str(out, node->children[i]->text);
        return;
    }
    assert_int_equal(node->type, BM_NODE_TABLE);
    for (uint32_t i = 0; i < node->n_children; i++) {
        const bm_node *row = node->children[i];
        assert_int_equal(row->n_children, node->table->n);
        bm_buf_add_cstr(out, i ? " / " : "");
        bm_buf_add_cstr(out, row->flags & BM_NODE_HEADER ? "[" : "");
        add_cells(out, row);
        bm_buf_add_cstr(out, row->flags & BM_NODE_HEADER ? "]" : "");
    }
}

static void assert_value(const char *text, const char *expected)
{
    result r = read_value(text);
    bm_buf out = {0};
    assert_int_equal(r.status, 0);
    for (uint32_t i = 0; i < r.root->n_children; i++) {
        bm_buf_add_cstr(&out, i ? "\n" : "");
        add_block(&out, r.root->children[i]);
    }
    bm_buf_add_byte(&out, 0);
    assert_string_equal(out.ptr, expected);
    bm_buf_free(&out);
    free_result(r);
}

static void assert_refused(const char *text, const char *code, const char *argument)
{
    result r = read_value(text);
    assert_int_equal(r.status, -1);
    assert_int_equal(bm_diags_errors(r.ds), 1);
    const bm_diag *d = bm_diags_at(r.ds, 0);
    assert_string_equal(d->code, code);
    assert_string_equal(d->path, "ly_do");
    if (!strstr(d->message[BM_LANG_EN], argument))
        fail_msg("%s: no %s", d->message[BM_LANG_EN], argument);
    free_result(r);
}

static void rows_become_the_nodes_that_a_form_makes(void **state)
{
    (void)state;
    result r = read_value("| STT | Tên |\n|:-:|---|\n| 1 | *An* |");
    bm_buf out = {0};
    bm_dump_tree(&out, r.root->children[0]);
    bm_buf_add_byte(&out, 0);
    char *columns = strchr(out.ptr, '\n');
    assert_non_null(columns);
    assert_string_equal(columns, "\n"
                                 "  row header\n"
                                 "    cell\n"
                                 "      paragraph TableHead\n"
                                 "        text \"STT\"\n"
                                 "    cell\n"
                                 "      paragraph TableHead\n"
                                 "        text \"Tên\"\n"
                                 "  row\n"
                                 "    cell\n"
                                 "      paragraph TableCell\n"
                                 "        text \"1\"\n"
                                 "    cell\n"
                                 "      paragraph TableCell\n"
                                 "        text \"An\" italic\n");
    bm_buf_free(&out);
    free_result(r);
}

static void bars_at_the_ends_may_be_left_out(void **state)
{
    (void)state;
    assert_value("a | b\n--- | ---\nc | d", "[a|b] / c|d");
    assert_value("  |a|b|  \n|-|-\nc|d|\n|e|f", "[a|b] / c|d / e|f");
    assert_value("| a |\n|---|\n| b |", "[a] / b");
    assert_value("|a|b|\r\n|-|-|\r\n|c|d|\r\n", "[a|b] / c|d");
}

static void the_line_of_dashes_aligns_the_columns(void **state)
{
    (void)state;
    result r = read_value("|a|b|c|d|\n|---|:--|--:|:-:|\n|1|2|3|4|");
    static const uint8_t expected[] = {BM_ALIGN_LEFT, BM_ALIGN_LEFT, BM_ALIGN_RIGHT,
                                       BM_ALIGN_CENTER};
    const bm_table *table = r.root->children[0]->table;
    assert_int_equal(table->n, 4);
    assert_memory_equal(table->align, expected, 4);
    free_result(r);
}

static void a_cell_has_emphasis_and_escaped_bars(void **state)
{
    (void)state;
    assert_value("| a |\n|---|\n| x **b** *c* |", "[a] / x **b** *c*");
    assert_value("| a |\n|---|\n| b \\| c \\\\ \\* |", "[a] / b | c \\ *");
    assert_value("| a |\n|---|\n| - 1. # > b |", "[a] / - 1. # > b");
    assert_value("| a |\n|---|\n| &amp; {x} |", "[a] / & {x}");
    assert_value("| *a | b* |\n|---|---|", "[*a|b*]");
}

static void a_strong_head_stays_bold(void **state)
{
    (void)state;
    assert_value("| **a** |\n|---|\n| **b** |", "[a] / **b**");
}

static void missing_cells_are_empty(void **state)
{
    (void)state;
    assert_value("|a|b|c|\n|-|-|-|\n|1|\n|\n||2|", "[a|b|c] / 1|| / || / |2|");
}

static void a_head_without_text_is_left_out(void **state)
{
    (void)state;
    assert_value("| | |\n|---|---|\n| a | b |", "a|b");
}

static void a_table_may_follow_a_line_of_text_and_ends_at_an_empty_line(void **state)
{
    (void)state;
    assert_value("Gồm\ncó:\n|a|b|\n|-|-|\n|c|d|\n\nSau.", "Gồm có:\n[a|b] / c|d\nSau.");
    assert_value("|a|\n|-|\n|b|\n- c", "[a] / b\n-c");
    assert_value("|a|\n|-|\n\n|b|\n|-|", "[a]\n[b]");
    assert_value("# h\n|a|\n|-|\n## k", "h\n[a]\nk");
}

static void a_table_stands_in_an_item_of_a_list(void **state)
{
    (void)state;
    assert_value("- x:\n  |a|b|\n  |-|-|\n  |c|d|\n- y", "-x:\n[a|b] / c|d\n-y");
    assert_value("1. |a|\n   |-|\n2. y", "1.\n[a]\n2.y");
    assert_value("- x\n  - y\n\n    |a|\n    |-|\n\n    z", "-x\n-y\n[a]\nz");
}

static void words_that_fit_only_in_small_print_have_it(void **state)
{
    (void)state;
    result r =
        read_value("|khongcodaucach|khongcodaucach|khongcodaucach|khongcodaucach|\n|-|-|-|-|\n|1|");
    const bm_node *table = r.root->children[0];
    assert_int_equal(table->children[0]->children[0]->children[0]->style, BM_STYLE_TABLE_HEAD);
    assert_int_equal(table->children[1]->children[0]->children[0]->style, BM_STYLE_TABLE_CELL);
    free_result(r);
    r = read_value("|a|b|c|d|e|\n|-|-|-|-|-|\n"
                   "|khongcodaucach|khongcodaucach|khongcodaucach|khongcodaucach|khongcodaucach|");
    table = r.root->children[0];
    assert_int_equal(table->children[0]->children[0]->children[0]->style, BM_STYLE_SMALL_HEAD);
    assert_int_equal(table->children[1]->children[0]->children[0]->style, BM_STYLE_SMALL_CELL);
    free_result(r);
}

static void bars_without_a_line_of_dashes_are_text(void **state)
{
    (void)state;
    assert_value("a | b\nc | d", "a | b c | d");
    assert_value("|---|", "|---|");
    assert_value("a\n--|x--", "a --|x--");
    assert_value("a | b\n- | :", "a | b\n-| :");
}

static void cells_beyond_the_head_are_not_dropped(void **state)
{
    (void)state;
    assert_refused("|a|b|\n|-|-|\n|1|2|3|", "D063", "“|1|2|3|”");
    assert_refused("|a|b|\n|-|-|-|", "D063", "“|-|-|-|”");
    assert_refused("a\n|-|-|", "D063", "(2) as the first row (1)");
}

static void elements_that_are_refused_are_refused_in_cells(void **state)
{
    (void)state;
    assert_refused("|a|\n|-|\n|x<br>y|", "D020", "<br>");
    assert_refused("|a|\n|-|\n|`x`|", "D020", "`x`");
}

static char *repeat(bm_arena *a, const char *before, const char *unit, size_t times)
{
    size_t n = strlen(unit), from = strlen(before);
    char *s = bm_arena_alloc(a, from + n * times + 1);
    memcpy(s, before, from + 1);
    for (size_t i = 0; i < times; i++)
        memcpy(s + from + i * n, unit, n + 1);
    return s;
}

static void there_are_limits_on_columns_and_rows(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    const char *head = repeat(a, "|", "a|", BM_LIMIT_COLUMNS);
    const char *dashes = repeat(a, "\n|", "-|", BM_LIMIT_COLUMNS);
    result r = read_value(bm_arena_printf(a, "%s%s", head, dashes));
    assert_int_equal(r.status, 0);
    free_result(r);
    assert_refused(bm_arena_printf(a, "%sa|%s-|", head, dashes), "D064", "21 columns");
    r = read_value(repeat(a, "|a|\n|-|\n", "|b\n", BM_LIMIT_ROWS));
    assert_int_equal(r.status, 0);
    assert_int_equal(r.root->children[0]->n_children, BM_LIMIT_ROWS + 1);
    free_result(r);
    assert_refused(repeat(a, "|a|\n|-|\n", "|b\n", BM_LIMIT_ROWS + 1), "D009", "5001");
    /* the rows of all tables count together, so that empty cells cannot fill the memory */
    r = read_value(repeat(a, "", "|a|b|c|\n|-|-|-|\nx\nx\n\n", BM_LIMIT_ROWS));
    assert_int_equal(r.status, -1);
    free_result(r);
    bm_arena_free(a);
}

static void lines_are_found_before_cmark_reads_them(void **state)
{
    (void)state;
    size_t head = 7;
    assert_true(bm_markdown_table_find(bm_str_of("a\nb|c\n-|-\n"), &head));
    assert_int_equal(head, 2);
    assert_true(bm_markdown_table_find(bm_str_of("b\n|-|"), &head));
    assert_int_equal(head, 0);
    assert_false(bm_markdown_table_find(bm_str_of("|-|"), &head));
    assert_false(bm_markdown_table_find(bm_str_of("a\n|:|"), &head));
    assert_false(bm_markdown_table_find(bm_str_of("a\n|"), &head));
    assert_false(bm_markdown_table_find(bm_str_of("a\n| - - |"), &head));
    assert_false(bm_markdown_table_find(bm_str_of(""), &head));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_become_the_nodes_that_a_form_makes),
        cmocka_unit_test(bars_at_the_ends_may_be_left_out),
        cmocka_unit_test(the_line_of_dashes_aligns_the_columns),
        cmocka_unit_test(a_cell_has_emphasis_and_escaped_bars),
        cmocka_unit_test(a_strong_head_stays_bold),
        cmocka_unit_test(missing_cells_are_empty),
        cmocka_unit_test(a_head_without_text_is_left_out),
        cmocka_unit_test(a_table_may_follow_a_line_of_text_and_ends_at_an_empty_line),
        cmocka_unit_test(a_table_stands_in_an_item_of_a_list),
        cmocka_unit_test(words_that_fit_only_in_small_print_have_it),
        cmocka_unit_test(bars_without_a_line_of_dashes_are_text),
        cmocka_unit_test(cells_beyond_the_head_are_not_dropped),
        cmocka_unit_test(elements_that_are_refused_are_refused_in_cells),
        cmocka_unit_test(there_are_limits_on_columns_and_rows),
        cmocka_unit_test(lines_are_found_before_cmark_reads_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
