/* What a gap is called. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "draft/draft_label.h"

static void check(const char *text, const char *label)
{
    bm_arena *a = bm_arena_new();
    assert_string_equal(bm_arena_cstr(a, bm_draft_label_clean(a, bm_str_of(text))), label);
    bm_arena_free(a);
}

static void numbers_remarks_and_marks_do_not_count(void **state)
{
    (void)state;
    check("1. Họ và tên (chữ in hoa):", "Họ và tên");
    check("a) Ngày cấp (1) :", "Ngày cấp");
    check("1.2. Địa chỉ ", "Địa chỉ");
    check("IV. Nội dung:", "Nội dung");
    check("- Mã số thuế:", "Mã số thuế");
    check("  ; điện thoại: ", "điện thoại");
    check(" đồng (bằng chữ: ", "bằng chữ");
    check(" / ", "");
    check("", "");
    check("Ông/Bà:", "Ông/Bà");
    check("A. B", "B");
}

static void of_running_text_the_last_clause_counts(void **state)
{
    (void)state;
    check("Đề nghị Quý cơ quan xem xét, giải quyết cho tôi, sinh ngày", "sinh ngày");
    check("Tên cơ quan, tổ chức được cấp chứng thư số chuyên dùng:",
          "Tên cơ quan, tổ chức được cấp chứng thư số chuyên dùng");
}

static void check_id(const char *text, const char *id, size_t max)
{
    bm_arena *a = bm_arena_new();
    assert_string_equal(bm_draft_label_id(a, bm_str_of(text), '_', max).ptr, id);
    bm_arena_free(a);
}

static void ids_are_ascii_and_end_with_a_word(void **state)
{
    (void)state;
    check_id("Họ và tên", "ho_va_ten", 40);
    check_id("Số CMND/CCCD", "so_cmnd_cccd", 40);
    check_id("Đề nghị cấp chứng thư số", "de_nghi_cap", 12);
    check_id("12 tháng", "thang", 40);
    check_id("nghiêngngả", "nghien", 6);
    check_id("…", "", 40);
}

static void marks_of_lists_are_measured(void **state)
{
    (void)state;
    assert_int_equal(bm_draft_label_mark(bm_str_of("- Như trên")), 2);
    assert_int_equal(bm_draft_label_mark(bm_str_of("12. x")), 4);
    assert_int_equal(bm_draft_label_mark(bm_str_of("(2) x")), 4);
    assert_int_equal(bm_draft_label_mark(bm_str_of("đ) x")), 4);
    assert_int_equal(bm_draft_label_mark(bm_str_of("12.000 đồng")), 0);
    assert_int_equal(bm_draft_label_mark(bm_str_of("Họ tên")), 0);
}

static void capitals_are_asked_for_in_several_ways(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    assert_true(bm_draft_label_is_upper(a, bm_str_of("Họ tên (chữ in hoa):")));
    assert_true(bm_draft_label_is_upper(a, bm_str_of("Họ tên (viết chữ hoa)")));
    assert_false(bm_draft_label_is_upper(a, bm_str_of("Hoa hồng:")));
    bm_arena_free(a);
}

static void spaces_are_one(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    assert_string_equal(bm_draft_label_spaced(a, bm_str_of(" a \t b\n")).ptr, "a b");
    assert_int_equal(bm_draft_label_trim(bm_str_of(" \t ")).len, 0);
    bm_arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_remarks_and_marks_do_not_count),
        cmocka_unit_test(of_running_text_the_last_clause_counts),
        cmocka_unit_test(ids_are_ascii_and_end_with_a_word),
        cmocka_unit_test(marks_of_lists_are_measured),
        cmocka_unit_test(capitals_are_asked_for_in_several_ways),
        cmocka_unit_test(spaces_are_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
