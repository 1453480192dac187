/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "sheet/mark_cells.h"

#include "base/limit.h"

typedef struct {
    bm_arena *arena;
    bm_buf text;
} test;

static const char *text_of(test *t, const bm_mark_cells *c, const bm_mark_cell *cell)
{
    t->text.len = 0;
    bm_mark_cells_text(c, cell, &t->text);
    bm_buf_add_byte(&t->text, 0);
    return t->text.ptr;
}

static void marks_in_any_order_become_cells_in_order(void **state)
{
    test *t = *state;
    const bm_mark marks[] = {{7, 3, BM_NOTE, "c"},
                             {2, 1, BM_ERROR, "a"},
                             {7, 3, BM_WARNING, "d"},
                             {7, 2, BM_ERROR, "b"},
                             {7, 3, BM_NOTE, "e"}};
    bm_mark_cells c;
    bm_mark_cells_sort(t->arena, marks, 5, &c);
    assert_int_equal(c.n, 3);
    assert_false(c.has_outside);
    assert_int_equal(c.cells[0].row, 2);
    assert_int_equal(c.cells[1].col, 2);
    assert_int_equal(c.cells[2].col, 3);
    assert_int_equal(c.cells[2].severity, BM_WARNING);
    assert_string_equal(text_of(t, &c, &c.cells[2]), "c\nd\ne");
    assert_ptr_equal(bm_mark_cells_lookup(&c, 7, 2), &c.cells[1]);
    assert_null(bm_mark_cells_lookup(&c, 7, 4));
    assert_null(bm_mark_cells_lookup(&c, 1, 1));
}

static void what_no_sheet_has_room_for_is_left_out(void **state)
{
    test *t = *state;
    const bm_mark marks[] = {
        {0, 3, BM_NOTE, "a"}, {1048577, 1, BM_NOTE, "b"}, {1, 16385, BM_NOTE, "c"}};
    bm_mark_cells c;
    bm_mark_cells_sort(t->arena, marks, 3, &c);
    assert_int_equal(c.n, 0);
    assert_true(c.has_outside);
    assert_null(bm_mark_cells_next(&c));
    bm_mark_cells_sort(t->arena, NULL, 0, &c);
    assert_int_equal(c.n, 0);
}

static void a_row_is_marked_in_its_first_cell(void **state)
{
    test *t = *state;
    const bm_mark marks[] = {{2, 0, BM_NOTE, "row"},  {3, 0, BM_NOTE, "row"},
                             {4, 0, BM_ERROR, "row"}, {4, 5, BM_NOTE, "cell"},
                             {5, 0, BM_NOTE, "row"},  {5, 2, BM_NOTE, "cell"}};
    bm_mark_cells c;
    bm_mark_cells_sort(t->arena, marks, 6, &c);
    bm_mark_cells_settle(&c, 3);
    assert_int_equal(c.cells[c.at++].col, 3);
    bm_mark_cells_settle(&c, 0); /* the row is empty */
    assert_int_equal(c.cells[c.at++].col, 1);
    bm_mark_cells_settle(&c, 5); /* the same cell is marked, too */
    assert_int_equal(c.at, 3);
    assert_int_equal(c.cells[3].severity, BM_ERROR);
    assert_string_equal(text_of(t, &c, &c.cells[3]), "row\ncell");
    assert_ptr_equal(bm_mark_cells_lookup(&c, 4, 5), &c.cells[3]);
    c.at++;
    bm_mark_cells_settle(&c, 7); /* a marked cell stands before the first one that is there */
    assert_int_equal(c.cells[c.at].col, 2);
    assert_string_equal(text_of(t, &c, bm_mark_cells_lookup(&c, 5, 2)), "row\ncell");
    bm_mark_cells_settle(&c, 9);
    assert_int_equal(c.cells[c.at].col, 2);
}

static void a_long_text_is_cut_between_characters(void **state)
{
    test *t = *state;
    static char text[BM_LIMIT_MARK_TEXT_CHARACTERS * 3];
    for (size_t i = 0; i + 2 < sizeof text; i += 2)
        memcpy(text + i, "ô", 2);
    const bm_mark marks[] = {{1, 1, BM_NOTE, "a"}, {1, 1, BM_NOTE, text}, {1, 1, BM_NOTE, "b"}};
    bm_mark_cells c;
    bm_mark_cells_sort(t->arena, marks, 3, &c);
    const char *cut = text_of(t, &c, &c.cells[0]);
    assert_int_equal(strlen(cut), 2 + 2 * (BM_LIMIT_MARK_TEXT_CHARACTERS - 3) + 3);
    assert_string_equal(cut + strlen(cut) - 5, "ô…");
}

static void names_of_cells_are_read_and_written(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        uint32_t row, col;
    } good[] = {{"A1", 1, 1}, {"Z9", 9, 26}, {"AA10", 10, 27}, {"XFD1048576", 1048576, 16384}};
    static const char *const wrong[] = {"",    "A",   "7",           "A0", "A1048577", "XFE1",
                                        "A1B", "A-1", "AAAAAAAAAA1", "$",  "A$"};
    uint32_t row, col;
    char name[16];
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        assert_true(bm_mark_cells_parse(bm_str_of(good[i].name), &row, &col));
        assert_int_equal(row, good[i].row);
        assert_int_equal(col, good[i].col);
        bm_mark_cells_name(row, col, name);
        assert_string_equal(name, good[i].name);
    }
    assert_true(bm_mark_cells_parse(bm_str_of("$c$7"), &row, &col));
    assert_int_equal(row * 100 + col, 703);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (bm_mark_cells_parse(bm_str_of(wrong[i]), &row, &col))
            fail_msg("taken: %s", wrong[i]);
}

static int set_up(void **state)
{
    static test t;
    t.arena = bm_arena_new();
    *state = &t;
    return 0;
}

static int tear_down(void **state)
{
    test *t = *state;
    bm_arena_free(t->arena);
    bm_buf_free(&t->text);
    return 0;
}

#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(marks_in_any_order_become_cells_in_order),
        TEST(what_no_sheet_has_room_for_is_left_out),
        TEST(a_row_is_marked_in_its_first_cell),
        TEST(a_long_text_is_cut_between_characters),
        TEST(names_of_cells_are_read_and_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
