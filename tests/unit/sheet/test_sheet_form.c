/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "package_case.h"
#include "sheet/sheet_form.h"

#define DATA "xl/worksheets/sheet1.xml"
#define EXAMPLE "xl/worksheets/sheet2.xml"
#define GUIDE "xl/worksheets/sheet3.xml"
#define LISTS "xl/worksheets/sheet4.xml"

static const char *const options[] = {"Một, hai", "Ba"};

static bm_sheet_form_column columns[] = {
    {.id = "so",
     .head = "Số",
     .note = "Ghi chú về số",
     .how = "Số.",
     .example = "0123",
     .required = true,
     .part = BM_SHEET_FORM_DOCUMENT,
     .formula = "=LEN($)=4",
     .advice = "Bốn chữ số."},
    {.id = "loai",
     .head = "Loại",
     .note = "",
     .how = "Chọn.",
     .example = "Ba",
     .part = BM_SHEET_FORM_ROW,
     .options = options,
     .n_options = 2,
     .strict = true,
     .advice = "Chọn một."},
    {.id = "loai_hai",
     .head = "Loại hai",
     .note = "",
     .how = "Chọn.",
     .example = "",
     .part = BM_SHEET_FORM_ROW,
     .options = options,
     .n_options = 2,
     .strict = true,
     .advice = "Chọn một."},
};

static const bm_sheet_form_line guide[] = {{BM_SHEET_FORM_TITLE, "Hướng dẫn"},
                                           {BM_SHEET_FORM_COMMAND, "lệnh"}};

static const bm_sheet_form form = {.properties = {"Tên", "", "", 0},
                                   .data_name = "Dữ liệu",
                                   .example_name = "Ví dụ",
                                   .guide_name = "Hướng dẫn",
                                   .lists_name = "Danh mục",
                                   .columns = columns,
                                   .n_columns = 3,
                                   .guide = guide,
                                   .n_guide = 2,
                                   .guide_heads = {"Cột", "Tên", "Bắt buộc", "Cách ghi", "Ví dụ"},
                                   .yes = "có",
                                   .advice_title = "Xem lại"};

typedef struct {
    bm_arena *a;
    bm_buf bytes;
} workbook;

static int write_workbook(void **state)
{
    workbook *w = calloc(1, sizeof *w);
    assert_non_null(w);
    w->a = bm_arena_new();
    const bm_sink sink = {package_add, &w->bytes};
    bm_diags *ds = bm_diags_new();
    assert_int_equal(bm_sheet_form_write(w->a, &form, &sink, ds), 0);
    assert_int_equal(bm_diags_count(ds), 0);
    bm_diags_free(ds);
    *state = w;
    return 0;
}

static int free_workbook(void **state)
{
    workbook *w = *state;
    bm_buf_free(&w->bytes);
    bm_arena_free(w->a);
    free(w);
    return 0;
}

static void the_sheets_stand_in_order_and_the_lists_are_hidden(void **state)
{
    const workbook *w = *state;
    package_has(&w->bytes, "xl/workbook.xml",
                "<sheet name=\"Dữ liệu\" sheetId=\"1\" r:id=\"rId1\"/>"
                "<sheet name=\"Ví dụ\" sheetId=\"2\" r:id=\"rId2\"/>"
                "<sheet name=\"Hướng dẫn\" sheetId=\"3\" r:id=\"rId3\"/>"
                "<sheet name=\"Danh mục\" sheetId=\"4\" state=\"hidden\" r:id=\"rId4\"/>");
    package_has(&w->bytes, "xl/sharedStrings.xml", "Một, hai");
}

static void the_head_stays_below_the_hidden_ids(void **state)
{
    const workbook *w = *state;
    package_has(&w->bytes, DATA, "ySplit=\"2\" topLeftCell=\"A3\"");
    package_has(&w->bytes, DATA, "<row r=\"1\" spans=\"1:3\" hidden=\"1\"");
    package_has(&w->bytes, "xl/sharedStrings.xml", "<t>so</t>");
    package_has(&w->bytes, "xl/sharedStrings.xml", "<t>Số *</t>");
    package_has(&w->bytes, "xl/sharedStrings.xml", "<t>Loại</t>");
}

static void the_sheet_of_data_has_no_row_of_data(void **state)
{
    const workbook *w = *state;
    package_lacks(&w->bytes, DATA, "<row r=\"3\"");
    package_has(&w->bytes, DATA, "<dimension ref=\"A1:C3\"/>");
    package_has(&w->bytes, EXAMPLE, "<row r=\"3\"");
    package_has(&w->bytes, EXAMPLE, "<sheetProtection ");
    package_has(&w->bytes, GUIDE, "<sheetProtection ");
    package_lacks(&w->bytes, DATA, "<sheetProtection ");
    package_lacks(&w->bytes, EXAMPLE, "password");
}

static void cells_are_checked_to_the_end_of_the_sheet(void **state)
{
    const workbook *w = *state;
    package_has(&w->bytes, DATA, "<dataValidation type=\"custom\" errorStyle=\"warning\"");
    package_has(&w->bytes, DATA,
                "error=\"Bốn chữ số.\" sqref=\"A3:A1048576\"><formula1>LEN(A3)=4</formula1>");
    package_has(&w->bytes, DATA, "sqref=\"B3:B1048576\"><formula1>'Danh mục'!$A$1:$A$2</formula1>");
}

static void columns_with_one_list_share_it(void **state)
{
    const workbook *w = *state;
    package_has(&w->bytes, DATA, "sqref=\"C3:C1048576\"><formula1>'Danh mục'!$A$1:$A$2</formula1>");
    package_has(&w->bytes, LISTS, "<dimension ref=\"A1:A2\"/>");
}

static void notes_stand_at_the_head(void **state)
{
    const workbook *w = *state;
    package_has(&w->bytes, "xl/comments1.xml", "<comment ref=\"A2\"");
    package_has(&w->bytes, "xl/comments1.xml", "Ghi chú về số");
    package_lacks(&w->bytes, "xl/comments1.xml", "ref=\"B2\"");
}

static void numbers_as_text_are_left_in_peace(void **state)
{
    const workbook *w = *state;
    package_has(&w->bytes, DATA, "<ignoredError sqref=\"A3:C1048576\" numberStoredAsText=\"1\"/>");
    package_has(&w->bytes, DATA, "<autoFilter ref=\"A2:C1048576\"/>");
}

static void it_is_printed_across_with_its_head_on_each_page(void **state)
{
    const workbook *w = *state;
    package_has(&w->bytes, DATA, "paperSize=\"9\" fitToHeight=\"0\" orientation=\"landscape\"");
    package_has(&w->bytes, "xl/workbook.xml", ">'Dữ liệu'!$2:$2</definedName>");
}

static void the_guide_names_each_column(void **state)
{
    const workbook *w = *state;
    package_has(&w->bytes, "xl/sharedStrings.xml", "<t>Hướng dẫn</t>");
    package_has(&w->bytes, "xl/sharedStrings.xml", "<t>lệnh</t>");
    package_has(&w->bytes, "xl/sharedStrings.xml", "<t>0123</t>");
    package_has(&w->bytes, GUIDE, "<mergeCell ref=\"A1:E1\"/>");
    package_has(&w->bytes, GUIDE, "r=\"B6\""); /* two lines, heads, three columns */
}

static void the_same_input_gives_the_same_bytes(void **state)
{
    workbook *w = *state;
    bm_buf again = {0};
    const bm_sink sink = {package_add, &again};
    bm_diags *ds = bm_diags_new();
    assert_int_equal(bm_sheet_form_write(w->a, &form, &sink, ds), 0);
    assert_int_equal(again.len, w->bytes.len);
    assert_memory_equal(again.ptr, w->bytes.ptr, again.len);
    bm_buf_free(&again);
    bm_diags_free(ds);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, write_workbook, free_workbook)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_sheets_stand_in_order_and_the_lists_are_hidden),
        TEST(the_head_stays_below_the_hidden_ids),
        TEST(the_sheet_of_data_has_no_row_of_data),
        TEST(cells_are_checked_to_the_end_of_the_sheet),
        TEST(columns_with_one_list_share_it),
        TEST(notes_stand_at_the_head),
        TEST(numbers_as_text_are_left_in_peace),
        TEST(it_is_printed_across_with_its_head_on_each_page),
        TEST(the_guide_names_each_column),
        TEST(the_same_input_gives_the_same_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
