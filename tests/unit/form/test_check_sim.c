/* SIM PKI. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <stdio.h>
#include <cmocka.h>

#include "value_rows.h"

static int set_up(void **state)
{
    return value_rows_set_up(state, "type: sim_pki");
}

static void operators_are_spelt_as_the_form_spells_them(void **state)
{
    static const value_row rows[] = {
        {"Viettel", "Viettel", NULL, NULL},
        {"Vinaphone", "Vinaphone", NULL, NULL},
        {"Mobifone/cs", "Mobifone/cs", NULL, NULL},
        {"MobiFone", "Mobifone", "D030", "“MobiFone”"},
        {"VIETTEL/CS", "Viettel/cs", "D030", "“Viettel/cs”"},
        {"viettel / cs", "Viettel/cs", "D030", NULL},
    };
    VALUE_ROWS_CHECK(state, rows);
}

static void others_are_refused_with_the_three(void **state)
{
    static const value_row rows[] = {
        {"Vietel", NULL, "D050", "“Viettel”"},
        {"Viettel-cs", NULL, "D050", "“Viettel/cs”"},
        {"0900000001", NULL, "D050", "Viettel, Vinaphone"},
        {"không", NULL, "D050", "Mobifone"},
    };
    VALUE_ROWS_CHECK(state, rows);
}

static void nothing_is_no_sim(void **state)
{
    form_case *c = *state;
    int status;
    assert_false(value_rows_read(c, "", &status)->present);
    assert_int_equal(status, 0);
    assert_string_equal(form_case_messages(c), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(operators_are_spelt_as_the_form_spells_them),
        cmocka_unit_test(others_are_refused_with_the_three),
        cmocka_unit_test(nothing_is_no_sim),
    };
    return cmocka_run_group_tests(tests, set_up, form_case_tear_down);
}
