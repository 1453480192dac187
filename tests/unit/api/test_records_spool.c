/* Rows in a file without a name. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "api/records_spool.h"

static bool same(const bm_sheet_cell *x, const bm_sheet_cell *y)
{
    return !x == !y && (!x || (x->kind == y->kind && x->col == y->col && x->quoted == y->quoted &&
                               bm_str_eq(x->text, y->text)));
}

static void rows_come_back_as_they_were_in_any_order(void **state)
{
    (void)state;
    static const bm_sheet_cell text = {BM_SHEET_TEXT, 1, BM_STR("Họ\ntên"), true};
    static const bm_sheet_cell fault = {BM_SHEET_FAULT, 900, BM_STR(""), false};
    const bm_sheet_cell *first[] = {&text, NULL, &fault}, *second[] = {NULL, &text, NULL};
    const bm_records_row rows[] = {{.number = 7, .cells = first},
                                   {.number = 1000000, .cells = second, .no_key = true}};
    bm_arena *a = bm_arena_new();
    bm_diags *ds = bm_diags_new();
    bm_records_spool *s = bm_records_spool_new(2, 3);
    for (size_t i = 0; i < 2; i++)
        assert_int_equal(bm_records_spool_add(s, &rows[i], ds), 0);
    assert_int_equal(bm_records_spool_finish(s, ds), 0);
    for (size_t i = 2; i-- > 0;) {
        bm_records_row out;
        assert_int_equal(bm_records_spool_read(s, i, a, &out, ds), 0);
        assert_int_equal(out.number, rows[i].number);
        assert_int_equal(out.no_key, rows[i].no_key);
        for (size_t k = 0; k < 3; k++)
            assert_true(same(out.cells[k], rows[i].cells[k]));
    }
    assert_int_equal(bm_diags_count(ds), 0);
    bm_records_spool_free(s);
    bm_records_spool_free(NULL);
    bm_diags_free(ds);
    bm_arena_free(a);
}

static void a_table_that_changed_meanwhile_is_an_error(void **state)
{
    (void)state;
    const bm_sheet_cell *none[] = {NULL};
    const bm_records_row row = {.number = 1, .cells = none};
    bm_records_row out;
    bm_arena *a = bm_arena_new();
    bm_diags *ds = bm_diags_new();
    bm_records_spool *s = bm_records_spool_new(1, 1);
    assert_int_equal(bm_records_spool_add(s, &row, ds), 0);
    assert_int_equal(bm_records_spool_add(s, &row, ds), -1);
    assert_int_equal(bm_records_spool_read(s, 1, a, &out, ds), -1);
    assert_string_equal(bm_diags_at(ds, 0)->code, "S070");
    assert_int_equal(bm_diags_count(ds), 2);
    bm_records_spool_free(s);
    bm_diags_free(ds);
    bm_arena_free(a);
}

static void a_copy_owns_its_cells(void **state)
{
    (void)state;
    char text[] = "abc";
    const bm_sheet_cell cell = {BM_SHEET_TEXT, 1, {text, 3}, false};
    const bm_sheet_cell *cells[] = {&cell, NULL};
    const bm_records_row row = {.number = 1, .cells = cells};
    bm_arena *a = bm_arena_new();
    bm_records_row copy = bm_records_spool_copy(a, &row, 2);
    text[0] = 'x';
    assert_true(bm_str_is(copy.cells[0]->text, "abc"));
    assert_null(copy.cells[1]);
    bm_arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_come_back_as_they_were_in_any_order),
        cmocka_unit_test(a_table_that_changed_meanwhile_is_an_error),
        cmocka_unit_test(a_copy_owns_its_cells),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
