/* What stands side by side. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "draft_case.h"
#include "draft/draft_columns.h"

static bm_draft_flow read(bm_arena *a, const char *text)
{
    bm_draft_reader *r = bm_arena_zero(a, 1, sizeof *r);
    r->arena = a;
    return bm_draft_flow_read(r, draft_case_body(a, text));
}

static const char *text_of(bm_arena *a, const bm_draft_rows *rows)
{
    const char *text = "";
    for (size_t i = 0; i < rows->n; i++)
        text =
            bm_arena_printf(a, "%s%s%s", text, i ? "/" : "", bm_arena_cstr(a, rows->rows[i].text));
    return text;
}

static void cells_below_each_other_are_a_column(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    bm_draft_columns c;
    bm_draft_flow flow = read(a, "! a // b ! c !\n! d ! e // // // f !");
    assert_true(bm_draft_columns_of_table(a, flow.items[0].table, &c));
    assert_int_equal(c.n, 2);
    assert_string_equal(text_of(a, &c.columns[0]), "a/b/d");
    assert_string_equal(text_of(a, &c.columns[1]), "c/e/f");
    assert_true(c.columns[1].rows[2].apart);
    assert_false(c.columns[1].rows[1].apart);
    flow = read(a, "! a ! b ! c ! d ! e ! f ! g !");
    assert_false(bm_draft_columns_of_table(a, flow.items[0].table, &c));
    bm_arena_free(a);
}

static void tabs_and_many_spaces_set_texts_apart(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    bm_draft_columns c;
    bm_draft_flow flow = read(a, "A\tB\nA1      B1\n\tB2\nc:B3\nA4");
    bm_draft_columns_of_rows(a, flow.items, flow.n, &c);
    assert_int_equal(c.n, 2);
    assert_string_equal(text_of(a, &c.columns[0]), "A/A1/A4");
    assert_string_equal(text_of(a, &c.columns[1]), "B/B1/B2/B3");
    bm_arena_free(a);
}

static void cells_are_joined_as_a_row(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    bm_draft_flow flow = read(a, "| Tên |  |\n| a // b | c |");
    const bm_draft_row *row = bm_draft_columns_join(a, &flow.items[0].table->rows[0], true);
    assert_string_equal(bm_arena_cstr(a, row->text), "Tên\t\x01");
    assert_int_equal(row->n_slots, 1);
    assert_int_equal(row->slots[0].at, 5);
    row = bm_draft_columns_join(a, &flow.items[0].table->rows[0], false);
    assert_string_equal(bm_arena_cstr(a, row->text), "Tên\t");
    assert_null(bm_draft_columns_join(a, &flow.items[0].table->rows[1], false));
    bm_arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_below_each_other_are_a_column),
        cmocka_unit_test(tabs_and_many_spaces_set_texts_apart),
        cmocka_unit_test(cells_are_joined_as_a_row),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
