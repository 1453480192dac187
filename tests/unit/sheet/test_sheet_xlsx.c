/* Excel workbooks as tables: rewinding, merged cells, and one that libxlsxwriter wrote. SPDX-License-Identifier: MIT */
#include <unistd.h>
#include <xlsxwriter.h>

#include "book_case.h"

static void merged_cells_are_told_when_asked(void **state)
{
    opc_case *c = *state;
    book_make(c, &(book_parts){
                     .data = "<row r='1'><c r='A1' t='str'><v>a</v></c></row>"
                             "<row r='2'><c r='A2' t='str'><v>b</v></c></row>",
                     .behind =
                         "<mergeCells><mergeCell ref='C1:E1'/><mergeCell ref='A5:A9'/>"
                         "<mergeCell ref='A1:B2'/><mergeCell ref='F7'/><mergeCell ref='G7:G7'/>"
                         "<mergeCell ref='x'/><mergeCell/><mergeCell ref='B2:A1'/></mergeCells>"});
    bm_sheet *t = book_open(c, NULL);
    assert_non_null(t);
    bm_arena *a = bm_arena_new();
    bm_sheet_row row;
    const bm_sheet_area *areas;
    size_t n;
    assert_int_equal(bm_sheet_next(t, a, &row, c->ds), 1);
    for (int again = 0; again < 2; again++) {
        assert_int_equal(bm_sheet_merged(t, &areas, &n, c->ds), 0);
        static const bm_sheet_area expected[] = {{1, 1, 2, 2}, {1, 3, 1, 5}, {5, 1, 9, 1}};
        assert_int_equal(n, 3);
        assert_memory_equal(areas, expected, sizeof expected);
    }
    assert_int_equal(bm_sheet_next(t, a, &row, c->ds), 1);
    assert_int_equal(row.number, 2);
    assert_int_equal(bm_sheet_next(t, a, &row, c->ds), 0);
    bm_arena_free(a);
    bm_sheet_close(t);
}

static void merged_cells_are_bounded(void **state)
{
    opc_case *c = *state;
    bm_buf b = {0};
    bm_buf_add_cstr(&b, "<mergeCells>");
    for (int i = 0; i <= BM_LIMIT_BOOK_MERGED; i++)
        bm_buf_add_cstr(&b, "<mergeCell ref='A1:A2'/>");
    bm_buf_add_cstr(&b, "</mergeCells>");
    bm_buf_add_byte(&b, 0);
    book_make(c, &(book_parts){.behind = b.ptr});
    bm_buf_free(&b);
    bm_sheet *t = book_open(c, NULL);
    const bm_sheet_area *areas;
    size_t n;
    assert_int_equal(bm_sheet_merged(t, &areas, &n, c->ds), -1);
    assert_string_equal(bm_diags_at(c->ds, 0)->code, "S044");
    bm_sheet_close(t);
}

static void it_begins_again_from_anywhere(void **state)
{
    opc_case *c = *state;
    bm_buf b = {0};
    for (int i = 0; i < 3000; i++)
        bm_buf_add_cstr(&b, "<row><c t='s'><v>0</v></c><c><v>5</v></c></row>");
    bm_buf_add_byte(&b, 0);
    book_make(c, &(book_parts){.data = b.ptr, .strings = "<si><t>a</t></si>"});
    bm_buf_free(&b);
    bm_sheet *t = book_open(c, NULL);
    bm_arena *a = bm_arena_new();
    bm_sheet_row row;
    static const int counts[] = {0, 1, 1500, 3000};
    for (size_t k = 0; k < 4; k++) {
        double before = 0;
        for (int i = 0; i < counts[k]; i++) {
            assert_int_equal(bm_sheet_next(t, a, &row, c->ds), 1);
            assert_int_equal(row.number, i + 1);
            assert_true(bm_sheet_done(t) >= before && bm_sheet_done(t) <= 1);
            before = bm_sheet_done(t);
        }
        assert_int_equal(bm_sheet_rewind(t, c->ds), 0);
        assert_true(bm_sheet_done(t) < 0.5);
    }
    bm_arena_free(a);
    bm_sheet_close(t);
}

static void what_libxlsxwriter_writes(void **state)
{
    opc_case *c = *state;
    char path[] = "/tmp/bieumau-test-XXXXXX";
    const int fd = mkstemp(path);
    assert_true(fd >= 0);
    (void)close(fd);
    lxw_workbook *book = workbook_new(path);
    lxw_worksheet *first = workbook_add_worksheet(book, "Hướng dẫn");
    worksheet_hide(first);
    lxw_worksheet *sheet = workbook_add_worksheet(book, "Danh sách");
    worksheet_activate(sheet);
    worksheet_set_first_sheet(sheet);
    lxw_format *day = workbook_add_format(book), *text = workbook_add_format(book);
    format_set_num_format(day, "dd/mm/yyyy");
    format_set_num_format(text, "@");
    lxw_datetime when = {.year = 1990, .month = 1, .day = 5};
    worksheet_write_string(sheet, 0, 0, "Họ và tên", NULL);
    worksheet_write_string(sheet, 0, 1, "Ngày sinh\ncủa người khai", NULL);
    worksheet_merge_range(sheet, 0, 2, 0, 3, "Giấy tờ", NULL);
    worksheet_write_string(sheet, 1, 0, " Đặng Thị <Ánh> & con ", NULL);
    worksheet_write_datetime(sheet, 1, 1, &when, day);
    worksheet_write_string(sheet, 1, 2, "001090000001", text);
    worksheet_write_number(sheet, 1, 3, 12.5, NULL);
    worksheet_write_boolean(sheet, 1, 4, 1, NULL);
    worksheet_write_formula_num(sheet, 1, 5, "=D2*2", NULL, 25);
    worksheet_write_blank(sheet, 2, 0, day);
    assert_int_equal(workbook_close(book), LXW_NO_ERROR);
    FILE *f = fopen(path, "rb");
    assert_int_equal(unlink(path), 0);
    assert_non_null(f);
    bm_sheet *t = bm_sheet_open(f, "ds.xlsx", NULL, c->ds);
    assert_non_null(t);
    assert_string_equal(bm_sheet_source(t)->sheet, "Danh sách");
    assert_string_equal(
        book_rows(c, t),
        "A1 text Họ và tên\nB1 text Ngày sinh\ncủa người khai\nC1 text Giấy tờ\n"
        "A2 text  Đặng Thị <Ánh> & con \nB2 date 1990-01-05\nC2 text* 001090000001\n"
        "D2 number 12.5\nE2 flag true\nF2 number 25\n");
    const bm_sheet_area *areas;
    size_t n;
    assert_int_equal(bm_sheet_merged(t, &areas, &n, c->ds), 0);
    assert_int_equal(n, 1);
    assert_int_equal(areas[0].last_col, 4);
    bm_sheet_close(t);
}

/* The path of the file does not matter, its first bytes do. */
static void a_text_is_no_workbook(void **state)
{
    opc_case *c = *state;
    bm_buf_add_cstr(&c->bytes, "PK,a\n1,2\n");
    bm_sheet *t = book_open(c, NULL);
    assert_non_null(t);
    assert_string_equal(t->format->name, "csv");
    const bm_sheet_area *areas;
    size_t n = 1;
    assert_int_equal(bm_sheet_merged(t, &areas, &n, c->ds), 0);
    assert_int_equal(n, 0);
    bm_sheet_close(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        OPC_CASE_TEST(merged_cells_are_told_when_asked),
        OPC_CASE_TEST(merged_cells_are_bounded),
        OPC_CASE_TEST(it_begins_again_from_anywhere),
        OPC_CASE_TEST(what_libxlsxwriter_writes),
        OPC_CASE_TEST(a_text_is_no_workbook),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
