/* The file of --map. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "records_kit.h"

static const bm_records_options with_map = {.map = "cot.yaml"};

static void a_map_decides_before_the_names(void **state)
{
    kit_put("cot.yaml", "columns:\n"
                        "  Họ tên: ly_do\n"
                        "  C: ho_ten\n"
                        "  số GIẤY: so_giay_to\n"
                        "  Bỏ đi: null\n"
                        "  may_ban: dien_thoai\n"
                        "values:\n"
                        "  ngay_lap: 22/11/2026\n"
                        "  noi_nhan: [Như trên, Lưu]\n"
                        "  noi_cap:\n");
    records_expect(*state, "vd/don",
                   "1: Họ tên | Số giấy | Tên gọi | Bỏ đi | Máy bàn | Số điện thoại cố định\n"
                   "2: A | 1 | B | x | 7 | 8\n",
                   &with_map,
                   "2 {ho_ten=B, so_giay_to=1, dien_thoai=7, may_ban=8, noi_nhan=[Như trên, Lưu], "
                   "ly_do=A, ngay_lap=22/11/2026}",
                   "");
}

static void it_says_where_the_names_stand_or_that_there_are_none(void **state)
{
    kit_put("cot.yaml", "header_row: 2\nsheet: Trang 1\n");
    records_expect(*state, "vd/don",
                   "1: ho_ten | so_giay_to | ly_do\n2: ho_ten | so_giay_to\n3: A | 1\n", &with_map,
                   "3 {ho_ten=A, so_giay_to=1}", "");
    kit_put("cot.yaml", "header_row: 0\ncolumns: {A: ho_ten, C: so_giay_to}\n");
    records_expect(*state, "vd/don", "1: A | x | 1\n2: B | y | 2\n", &with_map,
                   "1 {ho_ten=A, so_giay_to=1}; 2 {ho_ten=B, so_giay_to=2}", "");
    kit_put("cot.yaml", "header_row: 1\ncolumns: {Tên gọi: ho_ten, Giấy: so_giay_to}\n");
    records_expect(*state, "vd/don", "1: Tên gọi | Giấy\n2: B | 2\n", &with_map,
                   "2 {ho_ten=B, so_giay_to=2}", "");
    const bm_records_options over = {.map = "cot.yaml", .header_row = 2};
    records_expect(*state, "vd/don", "1: Tên gọi | Giấy\n2: Tên gọi | Giấy\n3: B | 2\n", &over,
                   "3 {ho_ten=B, so_giay_to=2}", "");
}

static void names_of_the_map_find_the_header(void **state)
{
    kit_put("cot.yaml", "columns: {Tên gọi: ho_ten, Giấy: so_giay_to}\n");
    records_expect(*state, "vd/don", "1: Bảng\n2: Tên gọi | Giấy\n3: B | 2\n", &with_map,
                   "3 {ho_ten=B, so_giay_to=2}", "");
}

static void every_fault_is_told_with_its_place(void **state)
{
    kit *k = *state;
    static const struct {
        const char *map, *said; /* code line:col */
    } cases[] = {
        {"- a\n", "S060 1:1"},
        {"cot: {}\n", "S061 1:1"},
        {"columns: [a]\n", "S060 1:10"},
        {"columns:\n  Họ tên: ho_tenn\n  Số CCCD: bang\n", "S062 2:11; S062 3:12"},
        {"columns:\n  A: ho_ten\n  B: ho_ten\n", "S064 3:6"},
        {"columns:\n  A: ho_ten\n  Họ tên: ly_do\n", "S064 3:3"},
        {"columns:\n  A: [ho_ten]\n", "S060 2:6"},
        {"columns:\n  Không có: ho_ten\n  ZZ: ly_do\n", "S063 2:3; S063 3:3"},
        {"columns: {A: ho_ten}\nvalues:\n  ho_ten: B\n", "S064 3:11"},
        {"values: a\n", "S060 1:9"},
        {"values:\n  la: 1\n  ly_do: [1]\n  noi_nhan: [[1]]\n", "S062 2:3; S060 3:10; S060 4:13"},
        {"sheet: [1]\n", "S060 1:8"},
        {"sheet:\n", "S060 1:7"},
        {"header_row: ba\n", "S060 1:13"},
        {"header_row: 99999999\n", "S060 1:13"},
        {"columns: {A: ho_ten\n", "I023 1:10"},
        {"", "I011 1:1"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char said[400] = "";
        kit_put("cot.yaml", cases[i].map);
        assert_null(records_open(k, "vd/don", "1: Họ tên | Số CCCD\n2: A | 1\n", &with_map));
        for (size_t d = 0; d < bm_diags_count(k->ds); d++) {
            const bm_diag *m = bm_diags_at(k->ds, d);
            assert_string_equal(m->file, "cot.yaml");
            (void)sprintf(said + strlen(said), "%s%s %u:%u", d ? "; " : "", m->code,
                          (unsigned)m->line, (unsigned)m->col);
        }
        assert_string_equal(said, cases[i].said);
        bm_diags_clear(k->ds);
    }
    const bm_records_options absent = {.map = "khong-co.yaml"};
    assert_null(records_open(k, "vd/don", "1: Họ tên\n2: A\n", &absent));
    kit_reported(k, "E005");
}

static void columns_of_tables_are_named_with_their_table(void **state)
{
    kit *k = *state;
    kit_put("cot.yaml", "columns: {A: danh_sach.ten, B: so, C: so_hieu}\n");
    records_expect(k, "vd/bang", "1: x | y | z\n2: T | 1 | h\n",
                   &(bm_records_options){.map = "cot.yaml", .header_row = 1},
                   "2 {so=1, danh_sach=[{ten=T, so_hieu=h}]}", "");
    kit_put("cot.yaml", "columns: {A: danh_sach}\n");
    records_expect(k, "vd/bang", "1: ten | so\n2: T | 1\n", &with_map, "", "S062 -");
    assert_non_null(strstr(bm_diags_at(k->ds, 0)->hint[BM_LANG_VI], "“danh_sach.ten”"));
    kit_put("cot.yaml", "values: {ten: A}\n");
    records_expect(k, "vd/bang", "1: ten | so\n2: T | 1\n", &with_map, "", "S060 -");
}

static void a_name_of_two_columns_needs_its_letter(void **state)
{
    kit *k = *state;
    kit_put("cot.yaml", "columns: {Ngày: ngay_cap}\n");
    records_expect(k, "vd/don", "1: ho_ten | so_giay_to | Ngày | Ngày\n2: A | 1\n", &with_map, "",
                   "S077 -");
    kit_put("cot.yaml", "columns: {D: ngay_cap, C: null}\n");
    records_expect(k, "vd/don", "1: ho_ten | so_giay_to | Ngày | Ngày\n2: A | 1 | | 05/01/2020\n",
                   &with_map, "2 {ho_ten=A, so_giay_to=1, ngay_cap=05/01/2020}", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST(a_map_decides_before_the_names),
        KIT_TEST(it_says_where_the_names_stand_or_that_there_are_none),
        KIT_TEST(names_of_the_map_find_the_header),
        KIT_TEST(every_fault_is_told_with_its_place),
        KIT_TEST(columns_of_tables_are_named_with_their_table),
        KIT_TEST(a_name_of_two_columns_needs_its_letter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
