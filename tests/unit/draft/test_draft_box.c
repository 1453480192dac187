/* Boxes as choices and flags. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "draft_case.h"

static void boxes_behind_a_label_are_a_choice(void **state)
{
    (void)state;
    draft_case_assert_body("Giới tính: ☐ Nam ☐ Nữ", "  - line: \"Giới tính: {gioi_tinh}\"\n");
    draft_case_assert_has("Giới tính: ☐ Nam ☐ Nữ", "    type: choice\n    options: [Nam, Nữ]\n");
    assert_false(draft_case_tells("Giới tính: ☐ Nam ☐ Nữ", "M005"));
    assert_true(draft_case_tells("Nhận: ☐ Trực tiếp ☐ Qua bưu điện", "M005"));
    assert_true(draft_case_tells("Giới tính: Nam ☐ Nữ ☐", "M006"));
}

static void other_boxes_are_flags_where_they_stand(void **state)
{
    (void)state;
    draft_case_assert_body("☐ Cấp mới", "  - line: \"{cap_moi} Cấp mới\"\n");
    draft_case_assert_body("Đồng ý ☐", "  - line: \"Đồng ý {dong_y}\"\n");
    draft_case_assert_body("☐ Cấp mới ☐ Gia hạn",
                           "  - line: \"{cap_moi} Cấp mới {gia_han} Gia hạn\"\n");
    /* marks that a choice would lose */
    draft_case_assert_body("Loại: ☐ Một; ☐ Hai.", "  - line: \"Loại: {mot} Một; {hai} Hai.\"\n");
    draft_case_assert_body("Loại: ☐ Một ☐ Một", "  - line: \"Loại: {mot} Một {mot_2} Một\"\n");
    draft_case_assert_body("☐ Khác: .....", "  - line: \"{khac} Khác: {khac_2}\"\n");
    draft_case_assert_body("Đơn.\n☐", "  - paragraph: Đơn.\n  - line: \"{o_danh_dau}\"\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(boxes_behind_a_label_are_a_choice),
        cmocka_unit_test(other_boxes_are_flags_where_they_stand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
