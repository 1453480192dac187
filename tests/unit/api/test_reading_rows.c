/* Rows that were typed in, or taken out. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "reading_case.h"

#include "api/reading_rows.h"

#define X(field) "/bieumau[1]/" field
#define ROW(n, muc, cu)                                                                  \
    "(c / (r (d (p \"" n                                                                 \
    "\")) (d (p (c " X("bang[" n "]/muc[1]") " \"" muc "\"))) "                          \
                                             "(d (p (c " X("bang[" n "]/cu[1]") " \"" cu \
                                                                                "\"))))) "
#define TYPED(n, muc, cu) "(r (d (p \"" n "\")) (d (p \"" muc "\")) (d (p \"" cu "\"))) "
#define HEAD "(h (d (p \"STT\")) (d (p \"Mục\")) (d (p \"Cũ\"))) "
#define TOTAL "(r (d (p \"Cộng\")) (d (p \"2\")) (d (p \"\"))) "

static void check(const char *data, const char *tree, const char *left, const char *said)
{
    reading_case c;
    reading_case_open(&c);
    (void)reading_case_add(&c, "{1}", false, data);
    const bm_docx_read_node *body = reading_case_compare(&c, tree);
    bm_reading_rows_typed(&c.parts, c.reports, body);
    reading_case_said(&c, said);
    reading_case_left(&c, 0, left);
    assert_int_equal(c.reports[0].taken, *said != 0);
    reading_case_close(&c);
}

static void rows_without_controls_are_taken_by_the_columns_of_the_others(void **state)
{
    (void)state;
    check("{bang: [{muc: a, cu: x}, {muc: b}]}",
          "(T " HEAD "(c / " ROW("1", "a", "x") ROW("2", "b", "...") ")" TOTAL ")",
          "{bang: [{muc: a, cu: x}, {muc: b}]}", "");
    check(
        "{bang: [{muc: a, cu: x}, {muc: b}]}",
        "(T " HEAD ROW("1", "a", "x") TYPED("2", "thêm", "") ROW("2", "b", "...")
            TYPED("3", "cuối", "y") TYPED("", "....", " ") TOTAL ")",
        "{bang: [{muc: a, cu: x}, {muc: thêm}, {muc: b}, {muc: cuối, cu: y}]}",
        "V074 the table “bang” (Bảng) has a row more, without fields; it was taken into the data: "
        "“2 thêm”\n"
        "V074 the table “bang” (Bảng) has a row more, without fields; it was taken into the data: "
        "“3 cuối y”");
    /* tables of others */
    check("{bang: ~}", "(T " TYPED("1", "a", "b") ")", "{}", "");
}

static void rows_whose_controls_are_gone_are_told(void **state)
{
    (void)state;
    reading_case c;
    bm_reading_made made = {0};
    reading_case_open(&c);
    bm_reading_values *values =
        reading_case_add(&c, "{1}", false, "{bang: [{muc: a}, {muc: ~}, {muc: b}, {muc: c}]}");
    (void)reading_case_compare(&c, "(T " ROW("1", "a", "...") ROW("4", "c", "...") ")");
    (void)bm_reading_values_close(values);
    bm_reading_text_controls(
        c.a, docx_tree_body(c.a, "(T " ROW("1", "a", "") ROW("2", "b", "") ROW("3", "c", "") ")"),
        &made);
    bm_reading_rows_gone(values, &made, &c.reports[0]);
    reading_case_said(&c, "V068 “bang[3]” (Bảng) is in the data, but not in the document any more; "
                          "the data keep it");
    assert_true(c.reports[0].differs);
    const bm_reading_entry *bang = bm_reading_values_entry(values, bm_str_of("bang"));
    assert_true(bang->rows[2].gone);
    assert_false(bang->rows[0].gone || bang->rows[1].gone || bang->rows[3].gone);
    reading_case_close(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_without_controls_are_taken_by_the_columns_of_the_others),
        cmocka_unit_test(rows_whose_controls_are_gone_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
