/* Places and values of cells. SPDX-License-Identifier: MIT */
#include "input/opc_case.h"
#include "sheet/sheet_xlsx_cell.h"

static void places(void **state)
{
    (void)state;
    static const struct {
        const char *given;
        bool is_place;
        uint32_t col, row;
    } cases[] = {
        {"A1", true, 1, 1},     {"z9", true, 26, 9},
        {"AA10", true, 27, 10}, {"XFD1048576", true, 16384, 1048576},
        {"$C$7", true, 3, 7},   {"A0", false, 0, 0},
        {"A", false, 0, 0},     {"1", false, 0, 0},
        {"", false, 0, 0},      {"A1B", false, 0, 0},
        {"A-1", false, 0, 0},   {"Ạ1", false, 0, 0},
        {"[1", false, 0, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint32_t col, row;
        assert_int_equal(bm_sheet_xlsx_cell_place(bm_str_of(cases[i].given), &col, &row),
                         cases[i].is_place);
        if (cases[i].is_place) {
            assert_int_equal(col, cases[i].col);
            assert_int_equal(row, cases[i].row);
        }
    }
    uint32_t col, row;
    assert_true(
        bm_sheet_xlsx_cell_place(bm_str_of("ZZZZZZZZZZZZZZZZ99999999999999999999"), &col, &row));
    assert_true(col > BM_LIMIT_BOOK_COLUMNS && row > BM_LIMIT_BOOK_ROWS);
}

static void types(void **state)
{
    (void)state;
    assert_int_equal(bm_sheet_xlsx_cell_type_of(bm_str_of("s")), BM_SHEET_XLSX_CELL_SHARED);
    assert_int_equal(bm_sheet_xlsx_cell_type_of(bm_str_of("inlineStr")), BM_SHEET_XLSX_CELL_INLINE);
    assert_int_equal(bm_sheet_xlsx_cell_type_of(bm_str_of("str")), BM_SHEET_XLSX_CELL_STRING);
    assert_int_equal(bm_sheet_xlsx_cell_type_of(bm_str_of("n")), BM_SHEET_XLSX_CELL_NUMBER);
    assert_int_equal(bm_sheet_xlsx_cell_type_of((bm_str){0}), BM_SHEET_XLSX_CELL_NUMBER);
    assert_int_equal(bm_sheet_xlsx_cell_type_of(bm_str_of("S")), BM_SHEET_XLSX_CELL_NUMBER);
}

static void values(void **state)
{
    (void)state;
    static const struct {
        bm_sheet_xlsx_cell_type type;
        bm_sheet_number_format format;
        const char *value;
        bm_sheet_kind kind;
        const char *text;
    } cases[] = {
        {BM_SHEET_XLSX_CELL_NUMBER, BM_SHEET_NUMBER_FORMAT_PLAIN, "0.15", BM_SHEET_NUMBER, "0.15"},
        {BM_SHEET_XLSX_CELL_NUMBER, BM_SHEET_NUMBER_FORMAT_PLAIN, "\n 5 \n", BM_SHEET_NUMBER, "5"},
        {BM_SHEET_XLSX_CELL_NUMBER, BM_SHEET_NUMBER_FORMAT_PLAIN, "", BM_SHEET_TEXT, ""},
        {BM_SHEET_XLSX_CELL_NUMBER, BM_SHEET_NUMBER_FORMAT_DATE, "x", BM_SHEET_TEXT, "x"},
        {BM_SHEET_XLSX_CELL_NUMBER, BM_SHEET_NUMBER_FORMAT_DATE, "1e9", BM_SHEET_NUMBER,
         "1000000000"},
        {BM_SHEET_XLSX_CELL_NUMBER, BM_SHEET_NUMBER_FORMAT_TIME, "0.5", BM_SHEET_TEXT, "12:00"},
        {BM_SHEET_XLSX_CELL_DAY, BM_SHEET_NUMBER_FORMAT_PLAIN, "2026-02-30", BM_SHEET_TEXT,
         "2026-02-30"},
        {BM_SHEET_XLSX_CELL_DAY, BM_SHEET_NUMBER_FORMAT_PLAIN, "08:30:00", BM_SHEET_TEXT, "08:30"},
        {BM_SHEET_XLSX_CELL_ERROR, BM_SHEET_NUMBER_FORMAT_PLAIN, "#N/A", BM_SHEET_FAULT, "#N/A"},
        {BM_SHEET_XLSX_CELL_ERROR, BM_SHEET_NUMBER_FORMAT_PLAIN, "", BM_SHEET_FAULT, ""},
        {BM_SHEET_XLSX_CELL_BOOLEAN, BM_SHEET_NUMBER_FORMAT_PLAIN, "true", BM_SHEET_FLAG, "true"},
        {BM_SHEET_XLSX_CELL_STRING, BM_SHEET_NUMBER_FORMAT_DATE, " 5 ", BM_SHEET_TEXT, " 5 "},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char out[BM_SHEET_XLSX_CELL_BYTES];
        bm_sheet_cell cell = {.col = 1};
        bm_sheet_xlsx_cell_value(cases[i].type, cases[i].format, false, bm_str_of(cases[i].value),
                                 &cell, out);
        assert_int_equal(cell.kind, cases[i].kind);
        opc_case_equal(cell.text, cases[i].text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places),
        cmocka_unit_test(types),
        cmocka_unit_test(values),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
