/* Codes of relations with the state budget. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <stdio.h>
#include <cmocka.h>

#include "value_rows.h"

static int set_up(void **state)
{
    return value_rows_set_up(state, "type: budget_code");
}

static void seven_digits_are_a_code(void **state)
{
    static const value_row rows[] = {
        {"1058784", "1058784", NULL, NULL},
        {"3000001", "3000001", NULL, NULL},
        {"1 058 784", "1058784", "D030", "“1 058 784”"},
        {"1.058.784", "1058784", "D030", NULL},
        {"1058784.0", "1058784", "D030", "“1058784”"},
    };
    VALUE_ROWS_CHECK(state, rows);
}

static void an_unknown_kind_is_a_warning(void **state)
{
    static const value_row rows[] = {
        {"4058784", "4058784", "D040", "“4058784”"},
        {"0058784", "0058784", "D040", NULL},
    };
    VALUE_ROWS_CHECK(state, rows);
}

static void other_lengths_and_letters_are_refused(void **state)
{
    static const value_row rows[] = {
        {"105878", NULL, "D039", NULL},     {"10587841", NULL, "D039", NULL},
        {"0100233488", NULL, "D039", NULL}, {"1O58784", NULL, "D039", "“1058784”"},
        {"1.06E+06", NULL, "D033", NULL},   {"chưa có", NULL, "D039", NULL},
    };
    VALUE_ROWS_CHECK(state, rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(seven_digits_are_a_code),
        cmocka_unit_test(an_unknown_kind_is_a_warning),
        cmocka_unit_test(other_lengths_and_letters_are_refused),
    };
    return cmocka_run_group_tests(tests, set_up, form_case_tear_down);
}
