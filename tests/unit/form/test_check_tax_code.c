/* Tax codes. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <stdio.h>
#include <cmocka.h>

#include "value_rows.h"

static int set_up(void **state)
{
    return value_rows_set_up(state, "type: tax_code");
}

/* The numbers are the test vectors of python-stdnum (stdnum.vn.mst). */
static void codes_of_10_and_13_digits_are_printed_as_the_law_writes_them(void **state)
{
    static const value_row rows[] = {
        {"0100233488", "0100233488", NULL, NULL},
        {"0314409058-002", "0314409058-002", NULL, NULL},
        {"0314409058002", "0314409058-002", "D030", "“0314409058-002”"},
        {"01.00.112.437", "0100112437", "D030", "“01.00.112.437”"},
        {"0312 68 78 78 - 001", "0312687878-001", "D030", "“0312687878-001”"},
        {"0312687878–001", "0312687878-001", "D030", NULL},
        {"'0100233488", "0100233488", "D030", NULL},
    };
    VALUE_ROWS_CHECK(state, rows);
}

static void a_lost_zero_comes_back_when_the_check_digit_then_fits(void **state)
{
    static const value_row rows[] = {
        {"100233488", "0100233488", "D031", "“0100233488”"},
        {"100233488.0", "0100233488", "D031", "“100233488.0”"},
        {"314409058002", "0314409058-002", "D031", "“0314409058-002”"},
        {"100233489", NULL, "D036", "9"},
        {"1.00233488E+8", "0100233488", "D031", NULL},
        {"1.002E+8", NULL, "D033", "1.002E+8"},
        {"1,002E+08", NULL, "D033", NULL},
    };
    VALUE_ROWS_CHECK(state, rows);
}

static void a_check_digit_that_does_not_fit_is_a_warning(void **state)
{
    static const value_row rows[] = {
        {"0100233480", "0100233480", "D037", "“0100233480”"},
        {"0100233480-001", "0100233480-001", "D037", NULL},
        {"0100233480001", "0100233480-001", "D037 D030", NULL},
    };
    VALUE_ROWS_CHECK(state, rows);
}

static void the_code_of_a_person_is_a_warning(void **state)
{
    static const value_row rows[] = {
        {"004186000000", "004186000000", "D038", NULL},
        {"004 186 000 000", "004186000000", "D038 D030", NULL},
    };
    VALUE_ROWS_CHECK(state, rows);
}

static void what_is_no_tax_code_is_refused(void **state)
{
    static const value_row rows[] = {
        {"12345", NULL, "D036", "5"},
        {"0100000008", NULL, "D036", NULL},     /* N3–N9 are 0000000 */
        {"0314409058-000", NULL, "D036", NULL}, /* units begin at 001 */
        {"0314409058-02", NULL, "D036", NULL},
        {"O1OO233488", NULL, "D036", "“0100233488”"},
        {"không có", NULL, "D036", NULL},
        {"-", NULL, "D036", NULL},
    };
    VALUE_ROWS_CHECK(state, rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(codes_of_10_and_13_digits_are_printed_as_the_law_writes_them),
        cmocka_unit_test(a_lost_zero_comes_back_when_the_check_digit_then_fits),
        cmocka_unit_test(a_check_digit_that_does_not_fit_is_a_warning),
        cmocka_unit_test(the_code_of_a_person_is_a_warning),
        cmocka_unit_test(what_is_no_tax_code_is_refused),
    };
    return cmocka_run_group_tests(tests, set_up, form_case_tear_down);
}
