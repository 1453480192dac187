/* Which sheet is meant. SPDX-License-Identifier: MIT */
#include "input/opc_case.h"
#include "sheet/sheet_choice.h"

static void by_name_then_loosely_then_by_number(void **state)
{
    opc_case *c = *state;
    static const bm_sheet_choice sheets[] = {
        {.name = BM_STR("Ẩn"), .is_hidden = true, .is_table = true},
        {.name = BM_STR("Danh sách"), .is_table = true},
        {.name = BM_STR("Biểu đồ")},
        {.name = BM_STR("DANH SÁCH"), .is_table = true},
        {.name = BM_STR("1"), .is_table = true},
        {.name = BM_STR(" Hướng dẫn "), .is_table = true},
    };
    static const struct {
        const char *wanted;
        ptrdiff_t index;
    } cases[] = {
        {"Danh sách", 1},
        {"DANH SÁCH", 3},
        {"danh sách", 1},
        {"Danh sa\xCC\x81"
         "ch",
         1},
        {"hướng DẪN", 5},
        {"ẩn", 0},
        {"1", 4},
        {"01", 1},
        {"3", 3},
        {"5", 5},
        {"2", -1}, /* a chart */
        {"Biểu đồ", -1},
        {"6", -1},
        {"0", -1},
        {"-1", -1},
        {"", -1},
        {"99999999999999999999", -1},
        {"không có", -1},
    };
    const bm_pos nowhere = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bm_diags_clear(c->ds);
        assert_int_equal(bm_sheet_choice_find(sheets, 6, cases[i].wanted, &nowhere, c->ds),
                         cases[i].index);
        assert_int_equal(bm_diags_count(c->ds), cases[i].index < 0);
        if (cases[i].index < 0) {
            const bm_diag *d = bm_diags_at(c->ds, 0);
            assert_string_equal(d->code, "S033");
            assert_string_equal(
                d->hint[BM_LANG_EN],
                "its sheets are: “Ẩn”, “Danh sách”, “DANH SÁCH”, “1”, “ Hướng dẫn ”");
        }
    }
}

static void names_are_nfc(void **state)
{
    opc_case *c = *state;
    opc_case_equal(bm_sheet_choice_name(c->arena, bm_str_of("so\xCC\x82\xCC\x81")), "số");
    opc_case_equal(bm_sheet_choice_name(c->arena, (bm_str){0}), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        OPC_CASE_TEST(by_name_then_loosely_then_by_number),
        OPC_CASE_TEST(names_are_nfc),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
