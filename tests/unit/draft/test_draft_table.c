/* Tables to fill in. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "draft_case.h"

static void heads_and_empty_rows_are_a_table(void **state)
{
    (void)state;
    draft_case_assert_body("b:Danh sách:\n| STT | Họ và tên | Ngày sinh |\n| | | |\n| | | |",
                           "  - heading: \"Danh sách:\"\n"
                           "  - table:\n"
                           "      rows: danh_sach\n"
                           "      blank_rows: 2\n"
                           "      columns:\n"
                           "        - {head: STT, cell: \"{#}\", width: 33.4, align: center}\n"
                           "        - {head: Họ và tên, cell: \"{ho_ten}\", width: 33.3}\n"
                           "        - {head: Ngày sinh, cell: \"{ngay_sinh}\", width: 33.3}\n");
}

static void numbers_in_the_rows_and_totals_are_kept(void **state)
{
    (void)state;
    draft_case_assert_body("| TT | Tên |\n| 1 | ..... |\n| … | |\n| | Tổng cộng |",
                           "  - table:\n"
                           "      rows: danh_sach\n"
                           "      blank_rows: [\"1\", …]\n"
                           "      columns:\n"
                           "        - {head: TT, cell: \"{#}\", width: 50, align: center}\n"
                           "        - {head: Tên, cell: \"{ten}\", width: 50}\n"
                           "      total: [\"\", Tổng cộng]\n");
}

static void numbers_of_columns_go_below_the_heads(void **state)
{
    (void)state;
    draft_case_assert_has("| TT | Tên |\n| (1) | (2) |\n| | |",
                          "{head: \"TT\\\\\\n(1)\", cell: \"{#}\"");
    assert_true(draft_case_tells("| TT | Tên |\n| (1) | (2) |\n| | |", "M012"));
}

static void a_table_with_wording_in_its_rows_is_copied_as_lines(void **state)
{
    (void)state;
    draft_case_assert_body(
        "| Tên | |\n| Địa chỉ | ..... |",
        "  # xem lại: bảng “Tên” có chữ in sẵn trong các dòng, nên được chép thành từng dòng\n"
        "  - line: \"Tên {ten}\"\n"
        "  - line: \"Địa chỉ {dia_chi}\"\n");
    assert_true(draft_case_tells("| Mục | Có |\n| Đơn | |", "M011"));
}

static void more_columns_than_a_form_has_are_lines(void **state)
{
    (void)state;
    char text[600] = "";
    for (int row = 0; row < 2; row++) {
        for (int i = 0; i < 21; i++)
            strcat(text, row ? "| " : "| A ");
        strcat(text, "|\n");
    }
    assert_true(draft_case_tells(text, "M011"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(heads_and_empty_rows_are_a_table),
        cmocka_unit_test(numbers_in_the_rows_and_totals_are_kept),
        cmocka_unit_test(numbers_of_columns_go_below_the_heads),
        cmocka_unit_test(a_table_with_wording_in_its_rows_is_copied_as_lines),
        cmocka_unit_test(more_columns_than_a_form_has_are_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
