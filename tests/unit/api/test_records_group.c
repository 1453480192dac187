/* Rows that make one document. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "records_kit.h"

static const char *const by_so[] = {"so"};
static const bm_records_options grouped = {.group_by = by_so, .n_group_by = 1};

static void rows_that_stand_together_are_one_record(void **state)
{
    records_expect(
        *state, "vd/bang",
        "1: Số quyết định | Cơ quan | Tên chứng thư số | Số hiệu\n"
        "2: 01 | Sở A | Một | a\n3: 01 | | Hai | b\n4: 02 | Sở B | Ba | c\n"
        "5: 03 | Sở C | Bốn | d\n6: 03 | Sở C  | Năm\n",
        &grouped,
        "2+1 {so=01, co_quan=Sở A, danh_sach=[{ten=Một, so_hieu=a}, {ten=Hai, so_hieu=b}]}; "
        "4 {so=02, co_quan=Sở B, danh_sach=[{ten=Ba, so_hieu=c}]}; "
        "5+1 {so=03, co_quan=Sở C, danh_sach=[{ten=Bốn, so_hieu=d}, {ten=Năm}]}",
        "");
}

static void rows_that_stand_apart_come_together(void **state)
{
    records_expect(
        *state, "vd/bang",
        "1: Số quyết định | Tên chứng thư số | Số hiệu | Cơ quan\n"
        "2: 02 | Một | a\n3: 01 | Hai | ! \n4h: 01 | Ẩn\n5: 02 | Ba | #7 | @2020-01-02\n"
        "6: 03 | Bốn\n7:  01  | Năm^dòng | ?true\n",
        &grouped,
        "2+1 {so=02, co_quan=02/01/2020, danh_sach=[{ten=Một, so_hieu=a}, {ten=Ba, so_hieu=7}]}; "
        "3!+1 {so=01, danh_sach=[{ten=Hai}, {ten=Năm\ndòng, so_hieu=có}]}; "
        "6 {so=03, danh_sach=[{ten=Bốn}]}",
        "S072 C3; S075 4");
}

static void what_differs_within_a_record_is_told_with_both_cells(void **state)
{
    kit *k = *state;
    records_expect(
        k, "vd/bang",
        "1: so | co_quan | ten\n2: 01 | Sở A | Một\n3: 01 | | Hai\n4: 01 | Sở B | Ba\n"
        "5: 01 | Sở B | Bốn\n6: 02 | Sở C | Năm\n",
        &grouped,
        "2!+3 {so=01, co_quan=Sở A, danh_sach=[{ten=Một}, {ten=Hai}, {ten=Ba}, {ten=Bốn}]}; "
        "6 {so=02, co_quan=Sở C, danh_sach=[{ten=Năm}]}",
        "S068 B4");
    assert_non_null(
        strstr(bm_diags_at(k->ds, 0)->message[BM_LANG_VI], "“Sở A” ở ô B2, “Sở B” ở ô này"));
}

static void rows_without_a_key_are_nobodys(void **state)
{
    records_expect(*state, "vd/bang", "1: so | ten\n2: 01 | Một\n3: | Hai\n4: 02 | Ba\n", &grouped,
                   "2 {so=01, danh_sach=[{ten=Một}]}; 3! {danh_sach=[{ten=Hai}]}; "
                   "4 {so=02, danh_sach=[{ten=Ba}]}",
                   "S079 A3");
}

static void several_keys_and_columns_that_are_no_fields_count(void **state)
{
    static const char *const keys[] = {"Xã", "so"};
    const bm_records_options options = {.group_by = keys, .n_group_by = 2};
    records_expect(*state, "vd/bang",
                   "1: Xã | so | ten\n2: X | 01 | Một\n3: Y | 01 | Hai\n4: X | 01 | Ba\n", &options,
                   "2+1 {so=01, danh_sach=[{ten=Một}, {ten=Ba}]}; 3 {so=01, danh_sach=[{ten=Hai}]}",
                   "");
}

static void a_star_or_a_value_for_all_makes_one_document(void **state)
{
    static const char *const star[] = {"*"}, *const date[] = {"ngay_lap"};
    static const char table[] = "1: Tên chứng thư số | Số hiệu\n2: Một | a\n3: Hai | b\n";
    kit_put("cot.yaml", "values: {ngay_lap: 22/11/2026, so: \"01\"}\n");
    const bm_records_options all = {.group_by = star, .n_group_by = 1, .map = "cot.yaml"},
                             same = {.group_by = date, .n_group_by = 1, .map = "cot.yaml"};
    static const char expected[] =
        "2+1 {so=01, danh_sach=[{ten=Một, so_hieu=a}, {ten=Hai, so_hieu=b}], "
        "ngay_lap=22/11/2026}";
    records_expect(*state, "vd/bang", table, &all, expected, "");
    records_expect(*state, "vd/bang", table, &same, expected, "");
}

static void our_own_workbook_says_itself_what_belongs_together(void **state)
{
    static const char ids[] =
        "1h: | so | danh_sach.ten\n2: Nhóm | Số quyết định * | Tên chứng thư số *\n";
    char table[400];
    (void)sprintf(table, "%s3: 1 | 01 | Một\n4: 2 | 02 | Hai\n5: 1 | 01 | Ba\n", ids);
    records_expect(*state, "vd/bang", table, NULL,
                   "3+1 {so=01, danh_sach=[{ten=Một}, {ten=Ba}]}; 4 {so=02, danh_sach=[{ten=Hai}]}",
                   "");
    (void)sprintf(table, "%s3: | 01 | Một\n4: | 02 | Hai\n", ids);
    records_expect(*state, "vd/bang", table, NULL,
                   "3 {so=01, danh_sach=[{ten=Một}]}; 4 {so=02, danh_sach=[{ten=Hai}]}", "");
    /* in a table of somebody else the word means nothing */
    records_expect(*state, "vd/bang", "1: Nhóm | so | ten\n2: 1 | 01 | Một\n3: 1 | 02 | Hai\n",
                   NULL, "2 {so=01, danh_sach=[{ten=Một}]}; 3 {so=02, danh_sach=[{ten=Hai}]}",
                   "S054 A1");
}

static void a_form_without_a_table_has_no_groups(void **state)
{
    records_expect(
        *state, "vd/don", "1: ho_ten | so_giay_to\n2: A | 1\n",
        &(bm_records_options){.group_by = (const char *const[]){"ho_ten"}, .n_group_by = 1}, "",
        "S066 -");
    records_expect(*state, "vd/bang", "1: so | ten\n2: A | 1\n",
                   &(bm_records_options){.group_by = (const char *const[]){"lạ"}, .n_group_by = 1},
                   "", "S063 -");
}

static void skip_and_rewind_know_groups(void **state)
{
    kit *k = *state;
    static const char *const tables[] = {
        "1: so | ten\n2: 1 | a\n3: 1 | b\n4: 2 | c\n5: 3 | d\n6: 3 | e\n",
        "1: so | ten\n2: 1 | a\n3: 3 | d\n4: 2 | c\n5: 1 | b\n6: 3 | e\n"};
    for (size_t i = 0; i < 2; i++) {
        bm_records *r = records_open(k, "vd/bang", tables[i], &grouped);
        bm_data *data = bm_data_new(NULL);
        bm_record first, again;
        assert_int_equal(bm_records_skip(r, 2, k->ds), 1);
        assert_int_equal(bm_records_next(r, data, &first, k->ds), 1);
        assert_int_equal(first.index, 2);
        assert_int_equal(first.n_rows, i ? 1 : 2);
        assert_int_equal(bm_records_next(r, data, &again, k->ds), 0);
        assert_true(bm_records_done(r) > 0.99);
        assert_int_equal(bm_records_rewind(r, k->ds), 0);
        assert_int_equal(bm_records_skip(r, 2, k->ds), 1);
        assert_int_equal(bm_records_next(r, data, &again, k->ds), 1);
        assert_memory_equal(first.digest, again.digest, BM_RECORD_DIGEST);
        assert_int_equal(bm_records_skip(r, 1, k->ds), 0);
        bm_data_free(data);
        bm_records_close(r);
    }
}

/* Through CSV: more rows than a table of a document may have. */
static void a_group_of_too_many_rows_is_an_error(void **state)
{
    kit *k = *state;
    FILE *f = fopen("ds.csv", "wb");
    assert_non_null(f);
    (void)fputs("so,ten\n02,x\n", f);
    for (int i = 0; i < 5002; i++)
        (void)fprintf(f, "01,T%d\n", i);
    (void)fputs("03,y\n", f);
    for (int scattered = 0; scattered < 2; scattered++) {
        bm_record record;
        bm_data *data = bm_data_new(NULL);
        (void)fflush(f);
        bm_records *r =
            bm_records_open(k->env, records_form(k, "vd/bang"), "ds.csv", &grouped, k->ds);
        assert_int_equal(bm_records_skip(r, 1, k->ds), 1);
        assert_int_equal(bm_records_next(r, data, &record, k->ds), -1);
        kit_reported(k, "D009");
        assert_int_equal(record.n_rows, 5002);
        assert_int_equal(bm_records_next(r, data, &record, k->ds), 1);
        bm_data_free(data);
        bm_records_close(r);
        (void)fputs("02,z\n", f);
    }
    (void)fclose(f);
}

static void more_rows_than_can_be_put_together_are_an_error(void **state)
{
    kit *k = *state;
    FILE *f = fopen("ds.csv", "wb");
    assert_non_null(f);
    (void)fputs("so,ten\n", f);
    for (int i = 0; i <= 1000000; i++)
        (void)fputs("1,x\n", f);
    assert_int_equal(fclose(f), 0);
    assert_null(bm_records_open(k->env, records_form(k, "vd/bang"), "ds.csv", &grouped, k->ds));
    kit_reported(k, "S069");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST(rows_that_stand_together_are_one_record),
        KIT_TEST(rows_that_stand_apart_come_together),
        KIT_TEST(what_differs_within_a_record_is_told_with_both_cells),
        KIT_TEST(rows_without_a_key_are_nobodys),
        KIT_TEST(several_keys_and_columns_that_are_no_fields_count),
        KIT_TEST(a_star_or_a_value_for_all_makes_one_document),
        KIT_TEST(our_own_workbook_says_itself_what_belongs_together),
        KIT_TEST(a_form_without_a_table_has_no_groups),
        KIT_TEST(skip_and_rewind_know_groups),
        KIT_TEST(a_group_of_too_many_rows_is_an_error),
        KIT_TEST(more_rows_than_can_be_put_together_are_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
