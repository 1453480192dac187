/* Records of a table. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "records_kit.h"

static void a_sheet_of_an_office_becomes_records(void **state)
{
    records_expect(*state, "vd/don",
                   "1: ỦY BAN NHÂN DÂN TỈNH VÍ DỤ | | | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
                   "2: DANH SÁCH ĐỀ NGHỊ\n"
                   "4: STT | Họ và tên (*) | SĐT | Số CCCD | Ghi chú\n"
                   "5: (1) | (2) | (3) | (4) | (5)\n"
                   "6: #1 | Nguyễn Văn Mẫu | 0912345678 | 001085000001 | mới\n"
                   "7: #2 | Trần Thị Ví Dụ | #912345679 | #1085000002\n"
                   "8: #3\n",
                   NULL,
                   "6 {ho_ten=Nguyễn Văn Mẫu, so_giay_to=001085000001, dien_thoai=0912345678}; "
                   "7 {ho_ten=Trần Thị Ví Dụ, so_giay_to=1085000002, dien_thoai=912345679}",
                   "");
}

static void rows_that_are_no_records_are_counted_and_told(void **state)
{
    records_expect(*state, "vd/don",
                   "1: STT | Họ và tên | Số CCCD | Ngày cấp | Xem thêm\n"
                   "2: #1 | A | 001\n"
                   "3h: #2 | B | 002\n"
                   "4: STT | Họ và tên | Số CCCD | Ngày cấp\n"
                   "5h: #3 | C | 003\n"
                   "6: #4 | D | 004\n"
                   "7: Tổng cộng: | | 2\n"
                   "8: | Tổng cộng 2 người\n"
                   "9: | | | | Người lập biểu\n"
                   "10: | Tổng công ty X | 005 | @2020-01-01\n",
                   NULL,
                   "2 {ho_ten=A, so_giay_to=001}; 6 {ho_ten=D, so_giay_to=004}; "
                   "10 {ho_ten=Tổng công ty X, so_giay_to=005, ngay_cap=01/01/2020}",
                   "S054 E1; S075 3; S076 4; S078 9");
}

static void a_sheet_of_hidden_rows_only_is_a_warning(void **state)
{
    kit *k = *state;
    records_expect(k, "vd/don", "1: ho_ten | so_giay_to\n2h: A | 1\n", NULL, "", "S075 2");
    assert_int_equal(bm_diags_at(k->ds, 0)->severity, BM_WARNING);
}

static void cells_with_errors_fail_their_record_alone(void **state)
{
    records_expect(*state, "vd/don",
                   "1: ho_ten | so_giay_to | ngay_cap | so_hieu\n"
                   "2: A | !#N/A | ! | #54021\n"
                   "3: B | 001\n"
                   "4: C | #1.5 | | 54A1\n",
                   NULL, "2! {ho_ten=A}; 3 {ho_ten=B, so_giay_to=001}; 4! {ho_ten=C, so_hieu=54A1}",
                   "S071 B2; S072 C2; S073 D2; S074 B4");
}

static void what_is_missing_is_told_at_its_cell(void **state)
{
    kit *k = *state;
    char said[400];
    bm_records *r = records_open(k, "vd/don", "1: Họ tên | Số CCCD\n2: | 001085000001\n", NULL);
    bm_data *data = bm_data_new(NULL);
    bm_record record;
    assert_int_equal(bm_records_next(r, data, &record, k->ds), 1);
    assert_int_equal(bm_check(k->env, records_form(k, "vd/don"), data, k->ds), -1);
    records_said(k, said);
    assert_string_equal(said, "D006 A2");
    bm_data_free(data);
    bm_records_close(r);
}

static void required_fields_without_a_column_are_told_once(void **state)
{
    kit *k = *state;
    records_expect(k, "vd/don", "1: Họ tên | SĐT\n2: A | 1\n3: B | 2\n", NULL,
                   "2 {ho_ten=A, dien_thoai=1}; 3 {ho_ten=B, dien_thoai=2}", "S057 1");
    kit_put("hs.yaml", "profile:\n  so_giay_to: \"001085000001\"\n");
    bm_diags *own = bm_diags_new();
    bm_data *profile = bm_profile_read(k->env, "hs.yaml", own);
    const bm_records_options options = {.profile = profile};
    records_expect(k, "vd/don", "1: Họ tên | SĐT\n2: A | 1\n", &options,
                   "2 {ho_ten=A, dien_thoai=1}", "");
    bm_data_free(profile);
    bm_diags_free(own);
}

static void next_skip_and_rewind_agree(void **state)
{
    kit *k = *state;
    bm_records *r = records_open(
        k, "vd/don", "1: ho_ten | so_giay_to\n2: A | 1\n3h: B | 2\n4: C | 3\n5: D | 4\n", NULL);
    bm_data *data = bm_data_new(NULL);
    bm_record record, again;
    assert_int_equal(bm_records_skip(r, 2, k->ds), 1);
    assert_int_equal(bm_records_next(r, data, &record, k->ds), 1);
    assert_int_equal(record.index, 2);
    assert_int_equal(record.row, 5);
    assert_string_equal(record.sheet, "Trang 1");
    assert_int_equal(bm_records_next(r, data, &again, k->ds), 0);
    assert_int_equal(bm_records_next(r, data, &again, k->ds), 0);
    kit_reported(k, "S075");
    assert_true(bm_records_done(r) > 0.99);
    assert_int_equal(bm_records_skip(r, 1, k->ds), 0);
    assert_int_equal(bm_records_rewind(r, k->ds), 0);
    assert_int_equal(bm_records_skip(r, 0, k->ds), 1);
    assert_int_equal(bm_records_skip(r, 2, k->ds), 1);
    assert_int_equal(bm_records_next(r, data, &again, k->ds), 1);
    assert_memory_equal(record.digest, again.digest, BM_RECORD_DIGEST);
    assert_int_equal(bm_records_skip(r, 9, k->ds), 0);
    kit_reported(k, "S075");
    bm_data_free(data);
    bm_records_close(r);
}

static void a_file_that_breaks_off_is_told_apart_from_a_wrong_record(void **state)
{
    kit *k = *state;
    bm_sheet *sheet = records_sheet("1: ho_ten | so_giay_to\n2: A | 1\n3: B | 2\n");
    static char out[400];
    bm_records *r = bm_records_of_sheet(records_form(k, "vd/don"), sheet, NULL, k->ds);
    ((records_table *)sheet->state)->fails_at = 3;
    records_all(k, r, out);
    assert_string_equal(out, "2 {ho_ten=A, so_giay_to=1}; broken");
    kit_reported(k, "E005");
    bm_records_close(r);
}

static void strict_mode_refuses_doubtful_columns(void **state)
{
    kit *k = *state;
    bm_diags_set_strict(k->ds, true);
    assert_null(records_open(k, "vd/don", "1: ho_ten | so_giay_to | Lạ lùng\n2: A | 1\n", NULL));
    kit_reported(k, "S054");
}

static void old_encodings_are_refused_or_converted(void **state)
{
    kit *k = *state;
    static const char table[] = "1: ho_ten | so_giay_to | ly_do\n"
                                "2: NguyÔn V¨n H¹nh | 1 | TrÇn ThÞ §øc\n"
                                "3: Ph¹m Minh | 2 | Đã đúng rồi\n";
    records_expect(k, "vd/don", table, NULL, "", "D060 A2; D067 -");
    const bm_records_options tcvn3 = {.legacy = BM_LEGACY_TCVN3};
    records_expect(k, "vd/don", table, &tcvn3,
                   "2 {ho_ten=Nguyễn Văn Hạnh, so_giay_to=1, ly_do=Trần Thị Đức}; "
                   "3 {ho_ten=Phạm Minh, so_giay_to=2, ly_do=Đã đúng rồi}",
                   "D065 C3; D062 A2");
    const bm_records_options none = {.legacy = BM_LEGACY_NONE};
    records_expect(k, "vd/don", "1: ho_ten | so_giay_to\n2: NguyÔn V¨n H¹nh | 1\n", &none,
                   "2 {ho_ten=NguyÔn V¨n H¹nh, so_giay_to=1}", "");
}

static void names_of_columns_are_converted_too(void **state)
{
    const bm_records_options tcvn3 = {.legacy = BM_LEGACY_TCVN3};
    records_expect(*state, "vd/don", "1: Hä vµ tªn | Sè CCCD\n2: NguyÔn V¨n An | 1\n", &tcvn3,
                   "2 {ho_ten=Nguyễn Văn An, so_giay_to=1}", "D062 A2");
}

static void a_legacy_row_far_down_fails_its_record(void **state)
{
    static char table[9000], expected[9000], *t = table, *e = expected;
    t += sprintf(t, "1: ho_ten | so_giay_to\n");
    for (int i = 2; i < 90; i++) {
        t += sprintf(t, "%d: Lê Hà | %d\n", i, i);
        e += sprintf(e, "%d {ho_ten=Lê Hà, so_giay_to=%d}; ", i, i);
    }
    (void)sprintf(t, "90: NguyÔn V¨n H¹nh | 9\n");
    (void)sprintf(e, "90! {ho_ten=NguyÔn V¨n H¹nh, so_giay_to=9}");
    records_expect(*state, "vd/don", table, NULL, expected, "D060 A90");
}

static void a_csv_file_is_read_through_the_public_call(void **state)
{
    kit *k = *state;
    static char out[400];
    kit_put("ds.csv", "Họ và tên,Số CCCD\nNguyễn Văn Mẫu,001085000001\n");
    bm_records *r = bm_records_open(k->env, records_form(k, "vd/don"), "ds.csv", NULL, k->ds);
    records_all(k, r, out);
    assert_string_equal(out, "2 {ho_ten=Nguyễn Văn Mẫu, so_giay_to=001085000001}");
    bm_records_close(r);
    assert_null(bm_records_open(k->env, records_form(k, "vd/don"), "la.csv", NULL, k->ds));
    kit_reported(k, "E005");
}

static void nobody_keeps_memory_of_a_record(void **state)
{
    kit *k = *state;
    bm_records *r = records_open(k, "vd/don", "1: ho_ten | so_giay_to\n2: A | 1\n3: B | 2\n", NULL);
    bm_data *first = bm_data_new(NULL), *second = bm_data_new(NULL);
    bm_record record;
    assert_int_equal(bm_records_next(r, first, &record, k->ds), 1);
    assert_int_equal(bm_records_next(r, second, &record, k->ds), 1);
    assert_string_equal(bm_value_lookup(bm_data_fields(first), "ho_ten")->text.ptr, "A");
    assert_string_equal(bm_value_lookup(bm_data_fields(second), "ho_ten")->text.ptr, "B");
    assert_int_equal(bm_data_set(first, "ho_ten", "C", 1, k->ds), 0); /* may still be changed */
    assert_string_equal(bm_value_lookup(bm_data_fields(first), "ho_ten")->text.ptr, "C");
    bm_data_free(first);
    bm_data_free(second);
    bm_records_close(r);
    bm_records_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST(a_sheet_of_an_office_becomes_records),
        KIT_TEST(rows_that_are_no_records_are_counted_and_told),
        KIT_TEST(a_sheet_of_hidden_rows_only_is_a_warning),
        KIT_TEST(cells_with_errors_fail_their_record_alone),
        KIT_TEST(what_is_missing_is_told_at_its_cell),
        KIT_TEST(required_fields_without_a_column_are_told_once),
        KIT_TEST(next_skip_and_rewind_agree),
        KIT_TEST(a_file_that_breaks_off_is_told_apart_from_a_wrong_record),
        KIT_TEST(strict_mode_refuses_doubtful_columns),
        KIT_TEST(old_encodings_are_refused_or_converted),
        KIT_TEST(names_of_columns_are_converted_too),
        KIT_TEST(a_legacy_row_far_down_fails_its_record),
        KIT_TEST(a_csv_file_is_read_through_the_public_call),
        KIT_TEST(nobody_keeps_memory_of_a_record),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
