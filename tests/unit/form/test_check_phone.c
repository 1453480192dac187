/* Phone numbers. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <stdio.h>
#include <cmocka.h>

#include "value_rows.h"

static int set_up(void **state)
{
    return value_rows_set_up(state, "type: phone");
}

static void numbers_print_as_plain_digits(void **state)
{
    static const value_row rows[] = {
        {"0900000001", "0900000001", NULL, NULL},
        {"0320000001", "0320000001", NULL, NULL},
        {"0559000001", "0559000001", NULL, NULL},
        {"0896000001", "0896000001", NULL, NULL},
        {"02438000001", "02438000001", NULL, NULL},
        {"02063000001", "02063000001", NULL, NULL},
        {"18001234", "18001234", NULL, NULL},
        {"1900123456", "1900123456", NULL, NULL},
        {"0692300001", "0692300001", NULL, NULL},
        {"08040001", "08040001", NULL, NULL},
        {"0900 000 001", "0900000001", "D030", "“0900 000 001”"},
        {"0900.000.001", "0900000001", "D030", NULL},
        {"(024) 3800 0001", "02438000001", "D030", NULL},
        {"+84900000001", "0900000001", "D030", "“0900000001”"},
        {"+84 (0)900 000 001", "0900000001", "D030", NULL},
        {"84900000001", "0900000001", "D030", NULL},
        {"842438000001", "02438000001", "D030", NULL},
        {"0084 900 000 001", "0900000001", "D030", NULL},
    };
    VALUE_ROWS_CHECK(state, rows);
}

static void a_lost_zero_comes_back(void **state)
{
    static const value_row rows[] = {
        {"900000001", "0900000001", "D031", "“0900000001”"},
        {"900000001.0", "0900000001", "D031", NULL},
        {"9.00000001E+08", "0900000001", "D031", NULL},
        {"2438000001", "02438000001", "D031", NULL},
        {"9E+08", NULL, "D033", NULL},
        {"9,12E+08", NULL, "D033", NULL},
    };
    VALUE_ROWS_CHECK(state, rows);
}

static void mobile_numbers_of_11_digits_become_the_new_ones(void **state)
{
    static const char *const changed[][2] = {
        {"0120", "070"}, {"0121", "079"}, {"0122", "077"}, {"0123", "083"}, {"0124", "084"},
        {"0125", "085"}, {"0126", "076"}, {"0127", "081"}, {"0128", "078"}, {"0129", "082"},
        {"0162", "032"}, {"0163", "033"}, {"0164", "034"}, {"0165", "035"}, {"0166", "036"},
        {"0167", "037"}, {"0168", "038"}, {"0169", "039"}, {"0186", "056"}, {"0188", "058"},
        {"0199", "059"},
    };
    for (size_t i = 0; i < sizeof changed / sizeof changed[0]; i++) {
        char old[20], now[20];
        (void)snprintf(old, sizeof old, "%s0000001", changed[i][0]);
        (void)snprintf(now, sizeof now, "%s0000001", changed[i][1]);
        const value_row row = {old, now, "D043", now};
        value_rows_check(state, &row, 1);
    }
    static const value_row rows[] = {
        {"1680000001", "0380000001", "D043", "“1680000001”"},
        {"+84 168 000 0001", "0380000001", "D043", NULL},
        {"01600000001", NULL, "D041", NULL},
    };
    VALUE_ROWS_CHECK(state, rows);
}

static void prefixes_that_nobody_has_and_other_countries_are_warnings(void **state)
{
    static const value_row rows[] = {
        {"0992000001", "0992000001", "D042", "“0992000001”"},
        {"0540000001", "0540000001", "D042", NULL},
        {"02000000001", "02000000001", "D042", NULL},
        {"+856 20 5500 0001", "+8562055000001", "D042 D030", NULL},
    };
    VALUE_ROWS_CHECK(state, rows);
}

static void what_is_not_one_number_is_refused(void **state)
{
    static const value_row rows[] = {
        {"090000001", NULL, "D041", NULL},
        {"09000000011", NULL, "D041", NULL},
        {"38000001", NULL, "D041", NULL},
        {"0438000001", NULL, "D041", "“02438000001”"},
        {"O9OOOOOOO1", NULL, "D041", "“0900000001”"},
        {"0900000001/0900000002", NULL, "D041", "“0900000001”"},
        {"ĐT: 0900.000.001", NULL, "D041", "“0900000001”"},
        {"02438000001 (máy lẻ 12)", NULL, "D041", "“02438000001”"},
        {"không có", NULL, "D041", NULL},
        {"+84", NULL, "D041", NULL},
        {"+123", NULL, "D041", NULL},
        {"...", NULL, "D041", NULL},
    };
    VALUE_ROWS_CHECK(state, rows);
}

static int set_up_mobile(void **state)
{
    return form_case_set_up(
        state, "id: thu/kieu\nnumber: Mẫu thử\ntitle: Thử\nsource: Ví dụ\nwording: draft\n"
               "fields:\n  x: {label: \"Người nhận, số điện thoại di động\", type: phone}\n"
               "body:\n  - line: \"{x}\"\n");
}

static void a_field_for_mobile_numbers_doubts_others(void **state)
{
    static const value_row rows[] = {
        {"0900000001", "0900000001", NULL, NULL},
        {"02438000001", "02438000001", "D068", "“02438000001”"},
        {"2438000001", "02438000001", "D068 D031", NULL},
        {"18001234", "18001234", "D068", NULL},
        {"0692300001", "0692300001", "D068", NULL},
    };
    VALUE_ROWS_CHECK(state, rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_print_as_plain_digits),
        cmocka_unit_test(a_lost_zero_comes_back),
        cmocka_unit_test(mobile_numbers_of_11_digits_become_the_new_ones),
        cmocka_unit_test(prefixes_that_nobody_has_and_other_countries_are_warnings),
        cmocka_unit_test(what_is_not_one_number_is_refused),
        cmocka_unit_test_setup_teardown(a_field_for_mobile_numbers_doubts_others, set_up_mobile,
                                        form_case_tear_down),
    };
    return cmocka_run_group_tests(tests, set_up, form_case_tear_down);
}
