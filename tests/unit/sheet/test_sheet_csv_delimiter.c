/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "sheet/sheet_csv_delimiter.h"

static void named(void **state)
{
    (void)state;
    assert_int_equal(bm_sheet_csv_delimiter_named(";"), ';');
    assert_int_equal(bm_sheet_csv_delimiter_named("|"), '|');
    assert_int_equal(bm_sheet_csv_delimiter_named("tab"), '\t');
    assert_int_equal(bm_sheet_csv_delimiter_named("\\t"), '\t');
    assert_int_equal(bm_sheet_csv_delimiter_named("\t"), '\t');
    static const char *const wrong[] = {"", "\"", "a", "0", " ", "\n", ";;", "¦", "Tab "};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_int_equal(bm_sheet_csv_delimiter_named(wrong[i]), 0);
}

static void line(void **state)
{
    (void)state;
    size_t len = 0;
    assert_int_equal(bm_sheet_csv_delimiter_line(bm_str_of("sep=;\r\na;b"), &len), ';');
    assert_int_equal(len, 7);
    assert_int_equal(bm_sheet_csv_delimiter_line(bm_str_of("sep=\t\na\tb"), &len), '\t');
    assert_int_equal(len, 6);
    assert_int_equal(bm_sheet_csv_delimiter_line(bm_str_of("sep=,"), &len), ',');
    assert_int_equal(len, 5);
    static const char *const none[] = {"", "sep=", "sep=;;\n", "sep=\n", "sepa;b\n", "sep=a\n"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_int_equal(bm_sheet_csv_delimiter_line(bm_str_of(none[i]), &len), 0);
}

static void finds(const char *text, char expected)
{
    assert_int_equal(bm_sheet_csv_delimiter_find(bm_str_of(text)), expected);
}

static void found(void **state)
{
    (void)state;
    finds("", ',');
    finds("Họ tên\nNguyễn Văn An\n", ',');
    finds("a,b\n1,2\n", ',');
    finds("a\tb\n1\t2", '\t');
    finds("a|b\n1|2", '|');
    finds("STT;Số tiền;Lãi\n1;1,5;2,5\n2;1,5;2,5\n", ';');
    finds("STT;Địa chỉ\n1;Số 1, phường A, Hà Nội\n2;Số 2, phường B, Hà Nội\n", ';');
    finds("STT,Ghi chú\n1,\"a;b;c\"\n2,\"a;b;c\"\n3,x;y;z\n", ',');
    finds("\"a, \"\"b\"\"; c\";d\n\"1,2\";3\n", ';');
    finds("DANH SÁCH, năm 2026\n\nSTT;Họ tên;Ngày sinh\n1;An;2000\n", ';');
    finds("a;b\n1;\"chưa đóng,\n2;3\n", ';');
    finds("\n\na;b\r\n\r\n1;2\r\n", ';');
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(named),
        cmocka_unit_test(line),
        cmocka_unit_test(found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
