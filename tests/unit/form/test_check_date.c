/* Dates and what spreadsheets make of them. Today is 16/3/2020. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <stdio.h>
#include <cmocka.h>

#include "value_rows.h"

static int set_up(void **state)
{
    return value_rows_set_up(state, "type: date");
}

static int set_up_long(void **state)
{
    return value_rows_set_up(state, "type: date, show: long");
}

static void days_print_with_two_digits(void **state)
{
    static const value_row rows[] = {
        {"16/03/2020", "16/03/2020", NULL, NULL}, {"5/1/2020", "05/01/2020", NULL, NULL},
        {"5.1.2020", "05/01/2020", NULL, NULL},   {"2020-03-16", "16/03/2020", NULL, NULL},
        {"29/02/2020", "29/02/2020", NULL, NULL},
    };
    VALUE_ROWS_CHECK(state, rows);
}

static void a_time_of_midnight_and_spaces_go(void **state)
{
    static const value_row rows[] = {
        {"2020-03-16 00:00:00", "16/03/2020", "D030", "“16/03/2020”"},
        {"2020-03-16T00:00:00", "16/03/2020", "D030", NULL},
        {"2020-03-16T00:00:00.000Z", "16/03/2020", "D030", NULL},
        {"16/03/2020 0:00", "16/03/2020", "D030", NULL},
        {"16/03/2020 12:00:00 AM", "16/03/2020", "D030", NULL},
        {"16 / 3 / 2020", "16/03/2020", "D030", NULL},
        {"ngày 16 tháng 3 năm 2020", "16/03/2020", "D030", NULL},
        {"16 tháng 03 năm 2020", "16/03/2020", "D030", NULL},
    };
    VALUE_ROWS_CHECK(state, rows);
}

static void what_may_be_another_day_is_refused_with_a_proposal(void **state)
{
    static const value_row rows[] = {
        {"43906", NULL, "D055", "16/03/2020"},
        {"43906.0", NULL, "D055", "16/03/2020"},
        {"43906.5", NULL, "D055", "16/03/2020"},
        {"31048", NULL, "D055", "01/01/1985"},
        {"2020-03-16 08:30:00", NULL, "D010", "16/03/2020"},
        {"2020-03-15T17:00:00.000Z", NULL, "D010", "16/03/2020"}, /* midnight in Vietnam */
        {"2020-02-29T17:00:00Z", NULL, "D010", "01/03/2020"},
        {"16032020", NULL, "D010", "16/03/2020"},
        {"20200316", NULL, "D010", "16/03/2020"},
        {"2020/03/16", NULL, "D010", "16/03/2020"},
        {"2020.03.16", NULL, "D010", "16/03/2020"},
        {"2020/13/16", NULL, "D010", "dd/mm/yyyy"},
        {"03/16/2020", NULL, "D011", "16/03/2020"},
        {"3/16/2020", NULL, "D011", "16/03/2020"},
        {"16/03/20", NULL, "D012", "16/03/2020"},
        {"16/3/85", NULL, "D012", "16/03/1985"},
        {"1/1/30", NULL, "D012", "01/01/2030"},
        {"1/1/31", NULL, "D012", "01/01/1931"},
    };
    VALUE_ROWS_CHECK(state, rows);
}

static void what_is_no_day_is_refused(void **state)
{
    static const value_row rows[] = {
        {"2020", NULL, "D010", NULL},
        {"16", NULL, "D010", NULL},
        {"03/2020", NULL, "D010", NULL},
        {"30/02/2020", NULL, "D011", NULL},
        {"ngày tháng 3 năm 2020", NULL, "D010", NULL},
        {"99999999", NULL, "D010", NULL},
        {"hôm nay", NULL, "D010", NULL},
        {"1234567", NULL, "D010", NULL},
        {"ngày 31 tháng 2 năm 2020", NULL, "D010", NULL},
        {"1/2/3/4", NULL, "D010", NULL},
        {"//", NULL, "D010", NULL},
        {"13/13/2020", NULL, "D011", NULL},
    };
    VALUE_ROWS_CHECK(state, rows);
}

static void a_long_date_may_leave_the_day_to_the_pen(void **state)
{
    static const value_row rows[] = {
        {"16/03/2020", "ngày 16 tháng 3 năm 2020", NULL, NULL},
        {"ngày 05 tháng 01 năm 2020", "ngày 05 tháng 01 năm 2020", NULL, NULL},
        {"ngày 5 tháng 1 năm 2020", "ngày 05 tháng 01 năm 2020", "D030", NULL},
        {"03/2020", "ngày\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0tháng 3 năm 2020", NULL, NULL},
        {"1/2020", "ngày\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0tháng 01 năm 2020", NULL, NULL},
        /* as it is printed, from the XML of a DOCX file */
        {"ngày tháng 3 năm 2020", "ngày\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0tháng 3 năm 2020", NULL,
         NULL},
        {"ngày tháng 13 năm 2020", NULL, "D010", NULL},
        {"ngày tháng 3", NULL, "D010", NULL},
        {"13/2020", NULL, "D010", NULL},
        {"03/20", NULL, "D010", NULL},
        {"2020/03", NULL, "D010", NULL},
    };
    VALUE_ROWS_CHECK(state, rows);
    int status;
    const bm_field_value *v = value_rows_read(*state, "03/2020", &status);
    assert_true(v->present);
    assert_int_equal(v->date.year, 0); /* no date to reckon with */
    assert_int_equal(v->date.month, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_print_with_two_digits),
        cmocka_unit_test(a_time_of_midnight_and_spaces_go),
        cmocka_unit_test(what_may_be_another_day_is_refused_with_a_proposal),
        cmocka_unit_test(what_is_no_day_is_refused),
        cmocka_unit_test_setup_teardown(a_long_date_may_leave_the_day_to_the_pen, set_up_long,
                                        form_case_tear_down),
    };
    return cmocka_run_group_tests(tests, set_up, form_case_tear_down);
}
