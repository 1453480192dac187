/* Rows that count, told apart by their cells alone. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "api/records_row.h"
#include "records_kit.h"

/* Columns B (title "Họ tên"), C (no title) and D are read; A is aside. */
static bm_records_rows *rows_of(const char *table)
{
    static const bm_records_taken taken[] = {{2, 0}, {3, 1}, {4, 2}};
    static const bm_str titles[] = {BM_STR("Họ tên"), BM_STR(""), BM_STR("Số")};
    bm_records_rows *rows = calloc(1, sizeof *rows);
    assert_non_null(rows);
    rows->sheet = records_sheet(table);
    rows->taken = taken;
    rows->titles = titles;
    rows->n_taken = 3;
    rows->aside[1] = true;
    for (size_t i = 0; i < 3; i++)
        rows->slots[taken[i].col] = (uint16_t)(i + 1);
    return rows;
}

static const char *numbers_of(bm_records_rows *rows, bm_diags *ds)
{
    static char out[400];
    char *to = out;
    bm_records_row row;
    bm_arena *a = bm_arena_new();
    *out = 0;
    while (bm_records_row_next(rows, a, &row, ds) == 1)
        to += sprintf(to, "%u ", (unsigned)row.number);
    bm_arena_free(a);
    return out;
}

static void assert_rows(const char *table, uint32_t header, const char *numbers, const char *said)
{
    bm_records_rows *rows = rows_of(table);
    bm_diags *ds = bm_diags_new();
    kit k = {.ds = ds};
    char out[400];
    rows->last_header = header;
    for (int pass = 0; pass < 2; pass++) { /* the same again behind a rewind */
        assert_string_equal(numbers_of(rows, ds), numbers);
        assert_int_equal(bm_records_row_report(rows, ds), 0);
        records_said(&k, out);
        assert_string_equal(out, said);
        bm_diags_clear(ds);
        assert_int_equal(bm_records_row_rewind(rows, ds), 0);
    }
    bm_sheet_close(rows->sheet);
    bm_buf_free(&rows->key_text);
    free(rows);
    bm_diags_free(ds);
}

static void rows_without_what_is_read_are_passed_over(void **state)
{
    (void)state;
    assert_rows("1: | x\n2: | y\n3: #1\n4: | z\n5: | \u00A0\n", 1, "2 4 ", "");
    assert_rows("1: | x\n2: | | | | ghi\n3: | | | | | ghi\n", 0, "1 ", "S078 2");
    assert_rows("1: | !\n2: | #0\n3: | ?false\n", 0, "1 2 3 ",
                ""); /* faults, zeros are something */
}

static void a_repeated_header_says_all_its_names(void **state)
{
    (void)state;
    assert_rows("1: | Họ tên | | Số\n2: | Họ tên | A | Số\n3: | Họ  tên | | Số\n4: | Họ tên\n", 0,
                "2 4 ", "S076 1");
}

static void totals_are_words_in_a_row_with_little_else(void **state)
{
    (void)state;
    assert_rows(
        "1: | Tổng cộng | #5\n2: TỔNG CỘNG: | | #5\n3: Cộng | | | #1\n4: | Cộng hòa | x\n"
        "5: | Tổng công ty A | x\n6: | Tổng cộng | a | b\n7: | Tổng số 5 | #1\n8: | Tổng quát\n",
        0, "4 5 6 8 ", "S076 1");
}

static void equal_keys_are_the_same_texts(void **state)
{
    (void)state;
    static const uint32_t key_cols[] = {2, 4};
    bm_records_rows *rows =
        rows_of("1: | A | x | 1\n2: |  A^ | y | #1\n3: | A1 | x\n4: | | x\n5: | a | x | 1\n");
    bm_arena *a = bm_arena_new();
    bm_diags *ds = bm_diags_new();
    bm_records_row row[5];
    rows->by_key = true;
    rows->key_cols = key_cols;
    rows->n_key_cols = 2;
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(bm_records_row_next(rows, a, &row[i], ds), 1);
    assert_memory_equal(row[0].key, row[1].key, sizeof row[0].key);
    for (size_t i = 2; i < 5; i++)
        assert_memory_not_equal(row[0].key, row[i].key, sizeof row[0].key);
    assert_true(row[3].no_key);
    assert_false(row[2].no_key);
    bm_sheet_close(rows->sheet);
    bm_buf_free(&rows->key_text);
    free(rows);
    bm_diags_free(ds);
    bm_arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_without_what_is_read_are_passed_over),
        cmocka_unit_test(a_repeated_header_says_all_its_names),
        cmocka_unit_test(totals_are_words_in_a_row_with_little_else),
        cmocka_unit_test(equal_keys_are_the_same_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
