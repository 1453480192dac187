/* Keys of the names of columns. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "form/column_name.h"

static void assert_keys(const char *text, const char *plain, const char *bare, const char *usual)
{
    bm_arena *a = bm_arena_new();
    bm_column_name name = bm_column_name_read(a, bm_str_of(text));
    assert_string_equal(bm_arena_cstr(a, name.plain), plain);
    assert_string_equal(bm_arena_cstr(a, name.bare), bare);
    assert_string_equal(bm_arena_cstr(a, name.usual), usual);
    bm_arena_free(a);
}

static void marks_case_signs_and_unicode_forms_do_not_matter(void **state)
{
    (void)state;
    static const char *const spellings[] = {
        "Họ và tên",
        "HỌ VÀ TÊN",
        "ho va ten",
        "ho_va_ten",
        "Ho\u0323 va\u0300 te\u0302n",
        "  Họ\nvà\t tên ",
        "Họ và tên *",
        "Họ và tên (*)",
        "Họ và tên:",
        "\uFEFFHọ và\u00A0tên",
        "Họ và tên - bắt buộc",
    };
    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++)
        assert_keys(spellings[i], "HOVATEN", "HOVATEN", "HOTEN");
}

static void numbering_in_front_is_left_out(void **state)
{
    (void)state;
    static const char *const spellings[] = {"1. Địa chỉ",   "(2) Địa chỉ", "12) Địa chỉ",
                                            "1.2. Địa chỉ", "IV. Địa chỉ", "a) Địa chỉ",
                                            "[3] Địa chỉ"};
    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++)
        assert_keys(spellings[i], "DIACHI", "DIACHI", "DIACHI");
    assert_keys("2", "2", "2", "2");
    assert_keys("(1)", "1", "1", "1");
    assert_keys("Tầng 2", "TANG2", "TANG2", "TANG2");
}

static void brackets_go_unless_they_are_all(void **state)
{
    (void)state;
    assert_keys("Ngày sinh (dd/mm/yyyy)", "NGAYSINHDDMMYYYY", "NGAYSINH", "NGAYSINH");
    assert_keys("Số hiệu [cũ] (nếu có", "SOHIEUCU", "SOHIEU", "SOHIEU");
    assert_keys("(Ghi chú)", "GHICHU", "GHICHU", "GHICHU");
    assert_keys("*", "", "", "");
}

static void words_of_offices_are_alike(void **state)
{
    (void)state;
    static const char *const alike[][2] = {
        {"Số CMND/CCCD/Hộ chiếu", "CCCD"},
        {"Số CMND/CCCD/Hộ chiếu", "Số căn cước công dân"},
        {"Số CMND/CCCD/Hộ chiếu", "Số định danh cá nhân"},
        {"Số CMND/CCCD/Hộ chiếu", "Giấy tờ tùy thân (số)"},
        {"Số CMND/CCCD/Hộ chiếu", "CMND hoặc CCCD"},
        {"Ngày cấp giấy tờ", "Ngày cấp"},
        {"Ngày cấp giấy tờ", "Ngày, tháng, năm cấp CCCD"},
        {"Nơi cấp giấy tờ", "Cơ quan cấp"},
        {"Địa chỉ thư điện tử công vụ", "Email"},
        {"Địa chỉ thư điện tử công vụ", "E-mail công vụ"},
        {"Địa chỉ thư điện tử công vụ", "Hộp thư điện tử"},
        {"Số điện thoại di động", "SĐT"},
        {"Số điện thoại di động", "ĐT"},
        {"Số điện thoại di động", "ĐTDĐ"},
        {"Số điện thoại di động", "Điện thoại liên hệ"},
        {"Mã số thuế", "MST"},
        {"Mã quan hệ ngân sách", "Mã QHNS"},
        {"Mã quan hệ ngân sách", "QHNS"},
        {"Mã quan hệ ngân sách", "Mã số đơn vị có quan hệ với ngân sách"},
        {"Cơ quan, tổ chức công tác", "Đơn vị công tác"},
        {"Tên cơ quan, tổ chức công tác", "Đơn vị"},
        {"Tỉnh/Thành phố", "Tỉnh"},
        {"Số hiệu chứng thư số cũ", "Serial CTS cũ"},
        {"Số hiệu chứng thư chữ ký số cũ", "Số hiệu chứng thư cũ (nếu có)"},
        {"Chức vụ", "Chức danh"},
        {"SIM PKI", "Nhà mạng"},
        {"Ngày sinh", "Ngày tháng năm sinh"},
    };
    bm_arena *a = bm_arena_new();
    for (size_t i = 0; i < sizeof alike / sizeof *alike; i++)
        assert_string_equal(bm_arena_cstr(a, bm_column_name_read(a, bm_str_of(alike[i][0])).usual),
                            bm_arena_cstr(a, bm_column_name_read(a, bm_str_of(alike[i][1])).usual));
    bm_arena_free(a);
}

static void what_is_not_the_same_stays_apart(void **state)
{
    (void)state;
    static const char *const apart[][2] = {
        {"Số điện thoại di động", "Số điện thoại của SIM PKI"},
        {"Email công vụ", "Email cá nhân"},
        {"Ngày cấp giấy tờ", "Ngày cấp chứng thư số cũ"},
        {"Số CMND/CCCD/Hộ chiếu", "Số CMND/CCCD/Hộ chiếu của thuê bao"},
        {"Cơ quan, tổ chức công tác", "Cơ quan, tổ chức quản lý trực tiếp"},
        {"Chức vụ", "Chức vụ của người ký"},
        {"Nơi sinh", "Nơi cấp"},
        {"Điện thoại", "Điện thoại cố định"},
    };
    bm_arena *a = bm_arena_new();
    for (size_t i = 0; i < sizeof apart / sizeof *apart; i++)
        assert_string_not_equal(
            bm_arena_cstr(a, bm_column_name_read(a, bm_str_of(apart[i][0])).usual),
            bm_arena_cstr(a, bm_column_name_read(a, bm_str_of(apart[i][1])).usual));
    bm_arena_free(a);
}

static void a_name_of_a_page_is_no_name(void **state)
{
    (void)state;
    char text[2000];
    memset(text, 'a', sizeof text - 1);
    text[sizeof text - 1] = 0;
    assert_keys(text, "", "", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_case_signs_and_unicode_forms_do_not_matter),
        cmocka_unit_test(numbering_in_front_is_left_out),
        cmocka_unit_test(brackets_go_unless_they_are_all),
        cmocka_unit_test(words_of_offices_are_alike),
        cmocka_unit_test(what_is_not_the_same_stays_apart),
        cmocka_unit_test(a_name_of_a_page_is_no_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
