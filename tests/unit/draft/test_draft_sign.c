/* Signatures and recipients. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "draft_case.h"
#include "draft/draft_sign.h"

static void cells_without_rules_are_signatures(void **state)
{
    (void)state;
    draft_case_assert_body(
        "Họ và tên: .....\n! XÁC NHẬN // (Ký, đóng dấu) ! ....., ngày ... tháng ... năm ... // "
        "NGƯỜI KHAI // (Ký) !",
        "  - line: \"Họ và tên: {ho_ten}\"\n"
        "  - signatures:\n"
        "      - caption: XÁC NHẬN\n"
        "        hint: (Ký, đóng dấu)\n"
        "        name: \"{nguoi_ky}\"\n"
        "      # xem lại: người ký ở “NGƯỜI KHAI”: họ tên lấy từ mục “ho_ten” là đoán\n"
        "      - place_date: \"{dia_danh}, {ngay_lap}\"\n"
        "        caption: NGƯỜI KHAI\n"
        "        hint: (Ký)\n"
        "        name: \"{ho_ten}\"\n");
}

static void texts_apart_are_signatures_and_one_may_stand_alone(void **state)
{
    (void)state;
    draft_case_assert_body("Đơn.\nb:BÊN GIAO\tBÊN NHẬN\n(Ký)\t(Ký)",
                           "  - paragraph: Đơn.\n"
                           "  - signatures:\n"
                           "      - caption: BÊN GIAO\n"
                           "        hint: (Ký)\n"
                           "        name: \"{nguoi_ky}\"\n"
                           "      - caption: BÊN NHẬN\n"
                           "        hint: (Ký)\n"
                           "        name: \"{nguoi_ky_2}\"\n");
    draft_case_assert_body("Đơn.\nrb:KT. GIÁM ĐỐC\nrb:PHÓ GIÁM ĐỐC\nr:(Ký)\n\n\nrb:Lê Văn Mẫu",
                           "  - paragraph: Đơn.\n"
                           "  - signatures:\n"
                           "      - authority: KT. GIÁM ĐỐC\n"
                           "        caption: PHÓ GIÁM ĐỐC\n"
                           "        hint: (Ký)\n"
                           "        name: Lê Văn Mẫu\n");
}

static void recipients_are_a_list_or_stay_as_they_are(void **state)
{
    (void)state;
    draft_case_assert_body("Đơn.\nNơi nhận:\n- Như trên;\n- Lưu: VT.",
                           "  - paragraph: Đơn.\n"
                           "  - signatures:\n"
                           "      - recipients: {label: \"Nơi nhận:\", items: \"{noi_nhan}\"}\n");
    draft_case_assert_body("Đơn.\nNơi nhận:\n- Như trên\n- Lưu",
                           "  - paragraph: Đơn.\n"
                           "  - signatures:\n"
                           "      - recipients: {label: \"Nơi nhận:\", items: [Như trên, Lưu]}\n");
}

static void hints_and_captions_are_known_by_their_words(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    static const struct {
        const char *text;
        bool hint, known;
    } cases[] = {{"(Ký, ghi rõ họ tên)", true, false},
                 {"(Chữ ký, dấu)", true, false},
                 {"(Thủ trưởng ghi rõ họ tên)", true, false},
                 {"(3) Địa chỉ đã đăng ký", false, false},
                 {"Ký tên", false, false},
                 {"NGƯỜI LÀM ĐƠN", false, true},
                 {"Kt. Giám đốc", false, true},
                 {"GIÁM ĐỐC SỞ VÍ DỤ", false, true},
                 {"Người khai thác", false, true},
                 {"Tên", false, false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bm_draft_row row = bm_draft_row_of(a, bm_str_of(cases[i].text));
        assert_int_equal(bm_draft_sign_is_hint(&row), cases[i].hint);
        assert_int_equal(bm_draft_sign_is_known(a, &row), cases[i].known);
    }
    bm_arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_without_rules_are_signatures),
        cmocka_unit_test(texts_apart_are_signatures_and_one_may_stand_alone),
        cmocka_unit_test(recipients_are_a_list_or_stay_as_they_are),
        cmocka_unit_test(hints_and_captions_are_known_by_their_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
