/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "package_case.h"
#include "sheet/sheet_list.h"

static const char *const heads[] = {"STT", "Họ \"tên\""};
static const unsigned widths[] = {6, 20};
static const bm_str cells[] = {BM_STR("1"), BM_STR("Đặng, \"Bưởi\""), BM_STR("2"), BM_STR("")};

static const bm_sheet_list list = {.properties = {"", "", "", 0},
                                   .name = "danh sách",
                                   .heads = heads,
                                   .widths = widths,
                                   .n_columns = 2,
                                   .cells = cells,
                                   .n_rows = 2};

static void csv_is_quoted_and_marked_as_utf_8(void **state)
{
    (void)state;
    bm_buf bytes = {0};
    const bm_sink sink = {package_add, &bytes};
    bm_diags *ds = bm_diags_new();
    assert_int_equal(bm_sheet_list_csv(&list, &sink, ds), 0);
    bm_buf_add_byte(&bytes, 0);
    assert_string_equal(bytes.ptr, "\xEF\xBB\xBF\"STT\",\"Họ \"\"tên\"\"\"\r\n"
                                   "\"1\",\"Đặng, \"\"Bưởi\"\"\"\r\n\"2\",\"\"\r\n");
    bm_buf_free(&bytes);
    bm_diags_free(ds);
}

static void cells_of_a_workbook_are_texts(void **state)
{
    (void)state;
    bm_buf bytes = {0};
    const bm_sink sink = {package_add, &bytes};
    bm_diags *ds = bm_diags_new();
    assert_int_equal(bm_sheet_list_xlsx(&list, &sink, ds), 0);
    package_has(&bytes, "xl/workbook.xml", "name=\"danh sách\"");
    package_has(&bytes, "xl/sharedStrings.xml", "Đặng, \"Bưởi\"");
    package_has(&bytes, "xl/worksheets/sheet1.xml", "<c r=\"A2\" s=\"1\" t=\"s\">");
    package_has(&bytes, "xl/styles.xml", "numFmtId=\"49\""); /* @ */
    package_lacks(&bytes, "xl/worksheets/sheet1.xml", "r=\"B3\"");
    bm_buf_free(&bytes);
    bm_diags_free(ds);
}

static void a_sink_that_refuses_is_told(void **state)
{
    (void)state;
    const bm_sink sink = {package_refuse, NULL};
    bm_diags *ds = bm_diags_new();
    assert_int_equal(bm_sheet_list_csv(&list, &sink, ds), -1);
    assert_int_equal(bm_sheet_list_xlsx(&list, &sink, ds), -1);
    assert_string_equal(bm_diags_at(ds, 0)->code, "O005");
    assert_string_equal(bm_diags_at(ds, 1)->code, "O005");
    bm_diags_free(ds);
}

/* More than a cell of the format holds. */
static void a_text_that_is_too_long_is_not_cut(void **state)
{
    (void)state;
    static char text[40000];
    memset(text, 'a', sizeof text);
    const bm_str long_cells[] = {BM_STR("1"), {text, sizeof text}};
    bm_sheet_list one = list;
    bm_buf bytes = {0};
    const bm_sink sink = {package_add, &bytes};
    bm_diags *ds = bm_diags_new();
    one.cells = long_cells;
    one.n_rows = 1;
    assert_int_equal(bm_sheet_list_xlsx(&one, &sink, ds), -1);
    assert_string_equal(bm_diags_at(ds, 0)->code, "S080");
    assert_int_equal(bytes.len, 0);
    bm_diags_free(ds);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(csv_is_quoted_and_marked_as_utf_8),
        cmocka_unit_test(cells_of_a_workbook_are_texts),
        cmocka_unit_test(a_sink_that_refuses_is_told),
        cmocka_unit_test(a_text_that_is_too_long_is_not_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
