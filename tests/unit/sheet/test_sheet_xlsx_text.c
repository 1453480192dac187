/* Texts of Excel workbooks. SPDX-License-Identifier: MIT */
#include "input/opc_case.h"
#include "sheet/sheet_xlsx_text.h"

static void escapes_and_line_ends(void **state)
{
    (void)state;
    static const struct {
        const char *given, *expected;
    } cases[] = {
        {"", ""},
        {"a_b", "a_b"},
        {"_x0041_", "A"},
        {"_x0041__x0042_", "AB"},
        {"a_x1EA1_b", "aạb"},
        {"_x005F_x0041_", "_x0041_"},
        {"_x005f_", "_"},
        {"_xD83D__xDE00_", "😀"},
        {"_xD83D_", "_xD83D_"},
        {"_xDE00__xD83D_", "_xDE00__xD83D_"},
        {"_xD83D__x0041_", "_xD83D_A"},
        {"_X0041_", "_X0041_"},
        {"_x041_", "_x041_"},
        {"_x00G1_", "_x00G1_"},
        {"_x0041", "_x0041"},
        {"__x0041_", "_A"},
        {"a_x000D_\nb", "a\nb"},
        {"a_x000D_b\r\nc\rd\r", "a\nb\nc\nd\n"},
        {"_x000D_", "\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bm_buf b = {0};
        bm_buf_add_cstr(&b, cases[i].given);
        bm_sheet_xlsx_text_finish(&b);
        opc_case_equal(bm_str_n(b.ptr, b.len), cases[i].expected);
        bm_buf_free(&b);
    }
}

static void only_texts_and_runs_count(void **state)
{
    (void)state;
    bm_sheet_xlsx_text t = {0};
    bm_sheet_xlsx_text_begin(&t, 2);
    assert_true(bm_sheet_xlsx_text_add(&t, bm_str_of("no")));
    bm_sheet_xlsx_text_start(&t, "rPh", 3);
    bm_sheet_xlsx_text_start(&t, "t", 4);
    assert_true(bm_sheet_xlsx_text_add(&t, bm_str_of("no")));
    bm_sheet_xlsx_text_end(&t, 4);
    bm_sheet_xlsx_text_end(&t, 3);
    bm_sheet_xlsx_text_start(&t, "r", 3);
    bm_sheet_xlsx_text_start(&t, "rPr", 4);
    assert_true(bm_sheet_xlsx_text_add(&t, bm_str_of("no")));
    bm_sheet_xlsx_text_end(&t, 4);
    bm_sheet_xlsx_text_start(&t, "t", 4);
    assert_true(bm_sheet_xlsx_text_add(&t, bm_str_of("yes")));
    bm_sheet_xlsx_text_end(&t, 4);
    bm_sheet_xlsx_text_end(&t, 3);
    bm_sheet_xlsx_text_start(&t, "t", 3);
    assert_true(bm_sheet_xlsx_text_add(&t, bm_str_of("!")));
    bm_sheet_xlsx_text_end(&t, 3);
    assert_true(bm_sheet_xlsx_text_add(&t, bm_str_of("no")));
    opc_case_equal(bm_str_n(t.text.ptr, t.text.len), "yes!");
    bm_buf_free(&t.text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(escapes_and_line_ends),
        cmocka_unit_test(only_texts_and_runs_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
