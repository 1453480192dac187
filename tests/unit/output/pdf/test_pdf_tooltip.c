/* What fields say of themselves. SPDX-License-Identifier: MIT */
#include "output/pdf/pdf_tooltip.h"

#include "pdf_fixture.h"

static void fields_tell_label_format_and_help(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    const bm_field name = {.label = BM_STR("Họ và tên"), .help = BM_STR("Gõ bình thường.")};
    const bm_field date = {.label = BM_STR("Ngày sinh"), .type = BM_FIELD_DATE};
    const bm_field list = {.label = BM_STR("Nơi nhận"), .type = BM_FIELD_LIST};
    const bm_field table = {.label = BM_STR("Danh sách"), .type = BM_FIELD_ROWS};
    const struct {
        bm_str made;
        const char *expected;
    } cases[] = {
        {bm_pdf_tooltip_field(a, &name), "Họ và tên. Gõ bình thường."},
        {bm_pdf_tooltip_field(a, &date), "Ngày sinh (ngày/tháng/năm)"},
        {bm_pdf_tooltip_field(a, &list), "Nơi nhận (mỗi mục một dòng)"},
        {bm_pdf_tooltip_words(a, &name), "Họ và tên (bằng chữ)"},
        {bm_pdf_tooltip_cell(a, &table, &date, 1), "Danh sách, dòng 2: Ngày sinh (ngày/tháng/năm)"},
        {bm_pdf_tooltip_gap(a, &date, bm_str_of(" tháng "), 2, 3), "Ngày sinh: tháng"},
        {bm_pdf_tooltip_gap(a, &list, bm_str_of("Lưu: VT, "), 2, 2), "Nơi nhận: Lưu: VT"},
        {bm_pdf_tooltip_gap(a, &date, bm_str_of("/"), 2, 3), "Ngày sinh: tháng"},
        {bm_pdf_tooltip_gap(a, &date, bm_str_of(""), 1, 3), "Ngày sinh: ngày"},
        {bm_pdf_tooltip_gap(a, &name, bm_str_of("-"), 2, 2), "Họ và tên (2/2)"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(bm_arena_cstr(a, cases[i].made), cases[i].expected);
    bm_arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields_tell_label_format_and_help),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
