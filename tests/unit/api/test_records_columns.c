/* Columns and fields. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "records_kit.h"

#include "api/records_columns.h"

static void what_is_exact_goes_before_what_is_similar(void **state)
{
    records_expect_columns(*state, "vd/don",
                           "1: Họ và tên | Họ tên | so_giay_to | Số căn cước\n2: A\n", NULL,
                           "A ho_ten, B -, C so_giay_to, D -", "S055 B1; S055 D1");
}

static void two_columns_alike_are_an_error(void **state)
{
    records_expect(*state, "vd/don", "1: Họ tên | HỌ VÀ TÊN | Số CCCD\n2: A | A | 1\n", NULL, "",
                   "S053 A1");
    records_expect(*state, "vd/don", "1: ho_ten | Họ và tên | Số CCCD\n2: A | A | 1\n", NULL, "",
                   "S053 A1");
}

static void a_name_of_two_fields_is_an_error_that_names_them(void **state)
{
    kit *k = *state;
    records_expect(k, "vd/don", "1: ho_ten | so_giay_to\n2: A | 1\n", NULL,
                   "2 {ho_ten=A, so_giay_to=1}", "");
    kit_put("forms/vd/hai.yaml",
            "id: vd/hai\nnumber: Mẫu 4\ntitle: Đơn\nsource: Nguồn thử\nwording: verbatim\nfields:\n"
            "  ten: {label: Họ và tên, type: person}\n"
            "  di_dong: {label: Số điện thoại di động, type: phone}\n"
            "  rieng: {label: Điện thoại, type: phone}\n"
            "body:\n  - line: \"{ten} {di_dong} {rieng}\"\n");
    bm_env_close(k->env);
    k->env = kit_open(k->ds, "forms");
    const bm_form *form = bm_form_load(k->env, "vd/hai", k->ds);
    assert_null(
        bm_records_of_sheet(form, records_sheet("1: Họ tên | SĐT\n2: A | 1\n"), NULL, k->ds));
    const bm_diag *d = bm_diags_at(k->ds, 0);
    assert_string_equal(d->code, "S052");
    assert_string_equal(d->cell, "Trang 1!B1");
    assert_non_null(
        strstr(d->message[BM_LANG_VI], "di_dong (Số điện thoại di động), rieng (Điện thoại)"));
    assert_non_null(strstr(d->hint[BM_LANG_VI], "“\"SĐT\": di_dong”"));
}

static void unknown_columns_are_told_with_the_nearest_field(void **state)
{
    kit *k = *state;
    records_expect(k, "vd/don",
                   "1: ho_ten | so_giay_to | Nơi nhân sự | Lạ hoàn toàn | STT | TT | Số thứ tự | "
                   "Ghi chú | *\n2: A | 1\n",
                   NULL, "2 {ho_ten=A, so_giay_to=1}", "S054 C1; S054 D1");
    assert_non_null(strstr(bm_diags_at(k->ds, 0)->hint[BM_LANG_VI], "“noi_nhan” (Nơi nhận)"));
    assert_null(strstr(bm_diags_at(k->ds, 1)->hint[BM_LANG_VI], "có phải"));
}

static void columns_of_tables_go_by_either_name(void **state)
{
    records_expect_columns(*state, "vd/bang",
                           "1: Số QĐ | danh_sach.ten | Số hiệu | Ngày lập\n2: 1\n", NULL,
                           "A -, B ten, C so_hieu, D ngay_lap", "S054 A1; S057 1");
    records_expect_columns(*state, "vd/bang", "1: so | ten | so_hieu\n2: 1\n", NULL,
                           "A so, B ten, C so_hieu", "");
}

static void columns_beyond_the_limit_are_told(void **state)
{
    kit *k = *state;
    bm_sheet *sheet = records_sheet("1: ho_ten | so_giay_to | ly_do\n2: A | 1\n");
    records_table *t = sheet->state;
    ((bm_sheet_cell *)(uintptr_t)t->rows[0].cells)[2].col = 1001;
    bm_records *r = bm_records_of_sheet(records_form(k, "vd/don"), sheet, NULL, k->ds);
    assert_non_null(r);
    kit_reported(k, "S059");
    bm_records_close(r);
}

static void letters_count_as_spreadsheets_do(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    assert_string_equal(bm_records_columns_letter(a, 1), "A");
    assert_string_equal(bm_records_columns_letter(a, 26), "Z");
    assert_string_equal(bm_records_columns_letter(a, 27), "AA");
    assert_string_equal(bm_records_columns_letter(a, 703), "AAA");
    bm_arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST(what_is_exact_goes_before_what_is_similar),
        KIT_TEST(two_columns_alike_are_an_error),
        KIT_TEST(a_name_of_two_fields_is_an_error_that_names_them),
        KIT_TEST(unknown_columns_are_told_with_the_nearest_field),
        KIT_TEST(columns_of_tables_go_by_either_name),
        KIT_TEST(columns_beyond_the_limit_are_told),
        cmocka_unit_test(letters_count_as_spreadsheets_do),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
