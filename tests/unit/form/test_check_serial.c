/* Serial numbers of certificates. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <stdio.h>
#include <cmocka.h>

#include "value_rows.h"

#define FORTY "0123456789ABCDEF0123456789ABCDEF01234567"

static int set_up(void **state)
{
    return value_rows_set_up(state, "type: certificate_serial");
}

static void serials_print_as_capital_digits_in_pairs(void **state)
{
    static const value_row rows[] = {
        {"54021ABC8922FE09", "54021ABC8922FE09", NULL, NULL},
        {FORTY, FORTY, NULL, NULL},
        {"54 02 1A BC 89 22 FE 09", "54021ABC8922FE09", "D030", "“54021ABC8922FE09”"},
        {"5404:A28B:99F1:C03E", "5404A28B99F1C03E", "D030", NULL},
        {"5404-a28b-99f1-c03e", "5404A28B99F1C03E", "D030", "“5404-a28b-99f1-c03e”"},
        {"0x5404a28b", "5404A28B", "D030", NULL},
        {"404A28B", "0404A28B", "D030", NULL},
        {"54021E10", "54021E10", NULL, NULL},
        {"5E10", "5E10", NULL, NULL},
        {"54041234.0", "54041234", "D030", NULL},
    };
    VALUE_ROWS_CHECK(state, rows);
}

static void numbers_of_a_spreadsheet_are_refused(void **state)
{
    static const value_row rows[] = {
        {"5.4E+14", NULL, "D033", "“5.4E+14”"},
        {"5,40212E+14", NULL, "D033", NULL},
        {"5E+14", NULL, "D033", NULL},
        {"5402123456789012.0", NULL, "D033", NULL}, /* 16 digits: the last was rounded */
    };
    VALUE_ROWS_CHECK(state, rows);
}

static void letters_that_are_no_digits_are_named(void **state)
{
    static const value_row rows[] = {
        {"54O21ABC", NULL, "D048", "“54021ABC”"},
        {"5402IABC", NULL, "D048", "“54021ABC”"},
        {"54G21ABC", NULL, "D048", "“G”"},
        {"không có", NULL, "D048", "“K”"},
        {"54ế2", NULL, "D048", "“ế”"},
        {"::", NULL, "D048", "“:”"},
        {"0x", NULL, "D048", "“X”"},
    };
    VALUE_ROWS_CHECK(state, rows);
}

static void more_than_twenty_octets_are_refused(void **state)
{
    static const value_row rows[] = {
        {FORTY "89", NULL, "D049", "42"},
        {FORTY "8", NULL, "D049", "42"},
    };
    VALUE_ROWS_CHECK(state, rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(serials_print_as_capital_digits_in_pairs),
        cmocka_unit_test(numbers_of_a_spreadsheet_are_refused),
        cmocka_unit_test(letters_that_are_no_digits_are_named),
        cmocka_unit_test(more_than_twenty_octets_are_refused),
    };
    return cmocka_run_group_tests(tests, set_up, form_case_tear_down);
}
