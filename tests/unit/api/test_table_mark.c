/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "kit.h"

static int count(void *user, const void *bytes, size_t n)
{
    (void)bytes;
    *(size_t *)user += n;
    return 0;
}

static int refuse(void *user, const void *bytes, size_t n)
{
    (void)user;
    (void)bytes;
    (void)n;
    return 1;
}

static void a_table_becomes_a_workbook(void **state)
{
    kit *k = *state;
    size_t n = 0;
    const bm_sink sink = {count, &n};
    const bm_mark marks[] = {{2, 1, BM_ERROR, "sai"}};
    kit_put("ds.csv", "Họ tên\nAn\n");
    assert_int_equal(bm_table_mark(k->env, "ds.csv", NULL, marks, 1, &sink, k->ds), 0);
    assert_true(n > 1000);
    kit_reported(k, "");
}

static void what_cannot_be_read_or_written_is_told(void **state)
{
    kit *k = *state;
    size_t n = 0;
    const bm_sink sink = {count, &n}, refusing = {refuse, NULL};
    assert_int_equal(bm_table_mark(k->env, "none.csv", NULL, NULL, 0, &sink, k->ds), -1);
    kit_reported(k, "E005");
    kit_put("ds.csv", "Họ tên\nAn\n");
    assert_int_equal(bm_table_mark(k->env, "ds.csv", NULL, NULL, 0, &refusing, k->ds), -1);
    kit_reported(k, "O005");
    assert_int_equal(n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST(a_table_becomes_a_workbook),
        KIT_TEST(what_cannot_be_read_or_written_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
