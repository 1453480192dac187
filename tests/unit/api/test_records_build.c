/* The tree of a record, and its digest. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "records_kit.h"

/* The digest of the first record of ${table}, in hexadecimal. */
static const char *digest(kit *k, const char *form, const char *table,
                          const bm_records_options *options, char hex[33])
{
    bm_records *r = records_open(k, form, table, options);
    bm_data *data = bm_data_new(NULL);
    bm_record record;
    assert_non_null(r);
    assert_int_equal(bm_records_next(r, data, &record, k->ds), 1);
    for (size_t i = 0; i < BM_RECORD_DIGEST; i++)
        (void)sprintf(hex + 2 * i, "%02x", record.digest[i]);
    bm_data_free(data);
    bm_records_close(r);
    return hex;
}

static void a_digest_is_of_the_values_wherever_they_stand(void **state)
{
    kit *k = *state;
    char one[33], other[33];
    (void)digest(k, "vd/don", "1: Họ tên | Số CCCD\n2: An | 1\n", NULL, one);
    assert_string_equal(
        digest(k, "vd/don", "3: ho_ten | x | so_giay_to\n9: An | y | #1\n", NULL, other), one);
    assert_string_equal(
        digest(k, "vd/don", "1: CCCD | ly_do | Họ tên\n2: 1 |  | An\n", NULL, other), one);
    assert_string_not_equal(digest(k, "vd/don", "1: Họ tên | Số CCCD\n2: An | 2\n", NULL, other),
                            one);
    assert_string_not_equal(digest(k, "vd/don", "1: Họ tên | ly_do\n2: An | 1\n", NULL, other),
                            one);
}

static void values_for_all_rows_count(void **state)
{
    kit *k = *state;
    char one[33], other[33];
    kit_put("cot.yaml", "values: {ly_do: x}\n");
    (void)digest(k, "vd/don", "1: ho_ten | ly_do\n2: An | x\n", NULL, one);
    assert_string_equal(digest(k, "vd/don", "1: ho_ten | may_ban\n2: An\n",
                               &(bm_records_options){.map = "cot.yaml"}, other),
                        one);
}

static void rows_of_tables_count_in_their_order(void **state)
{
    kit *k = *state;
    char one[33], other[33];
    const bm_records_options options = {.group_by = (const char *const[]){"so"}, .n_group_by = 1};
    (void)digest(k, "vd/bang", "1: so | ten\n2: 1 | a\n3: 1 | b\n", &options, one);
    assert_string_equal(
        digest(k, "vd/bang", "1: ten | so | so_hieu\n2: a | 1\n7: b | 1\n", &options, other), one);
    assert_string_not_equal(
        digest(k, "vd/bang", "1: so | ten\n2: 1 | b\n3: 1 | a\n", &options, other), one);
    assert_string_not_equal(
        digest(k, "vd/bang", "1: so | ten | so_hieu\n2: 1 | a | b\n", &options, other), one);
}

static void values_stand_in_the_order_of_the_form(void **state)
{
    kit *k = *state;
    bm_records *r = records_open(
        k, "vd/don", "1: ngay_lap | so_giay_to | ho_ten\n2: @2026-01-02 | 1 | An\n", NULL);
    bm_data *data = bm_data_new(NULL);
    bm_record record;
    assert_int_equal(bm_records_next(r, data, &record, k->ds), 1);
    const bm_value *fields = bm_data_fields(data);
    assert_int_equal(fields->n, 3);
    assert_string_equal(bm_arena_cstr(bm_data_arena(data), fields->members[0].key), "ho_ten");
    assert_int_equal(fields->members[0].value->pos.col, 3);
    assert_int_equal(fields->members[0].key_pos.line, 2);
    assert_int_equal(fields->pos.line, 2);
    assert_int_equal(fields->pos.col, 0);
    bm_data_free(data);
    bm_records_close(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST(a_digest_is_of_the_values_wherever_they_stand),
        KIT_TEST(values_for_all_rows_count),
        KIT_TEST(rows_of_tables_count_in_their_order),
        KIT_TEST(values_stand_in_the_order_of_the_form),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
