/* Identity numbers. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <stdio.h>
#include <cmocka.h>

#include "form/check_identity.h"
#include "value_rows.h"

/* Documents of the fixture are of 16/3/2020. */
static int set_up(void **state)
{
    return value_rows_set_up(state, "type: identity");
}

static void each_paper_has_its_kind(void **state)
{
    static const value_row rows[] = {
        {"004186000000", "004186000000", NULL, NULL},
        {"080000001", "080000001", NULL, NULL},
        {"C1234567", "C1234567", NULL, NULL},
        {"B12345678", "B12345678", NULL, NULL},
    };
    VALUE_ROWS_CHECK(state, rows);
    static const int kinds[] = {BM_IDENTITY_CCCD, BM_IDENTITY_CMND, BM_IDENTITY_PASSPORT,
                                BM_IDENTITY_PASSPORT};
    for (size_t i = 0; i < 4; i++) {
        int status;
        assert_int_equal(value_rows_read(*state, rows[i].typed, &status)->kind, kinds[i]);
    }
}

static void separators_and_small_letters_go(void **state)
{
    static const value_row rows[] = {
        {"004 186 000 000", "004186000000", "D030", "“004 186 000 000”"},
        {"004.186.000.000", "004186000000", "D030", NULL},
        {"'004186000000", "004186000000", "D030", "“004186000000”"},
        {"’004186000000", "004186000000", "D030", NULL},
        {"080-000-001", "080000001", "D030", NULL},
        {"c1234567", "C1234567", "D030", NULL},
        {"C 1234567", "C1234567", "D030", NULL},
        {"204186000000.0", "204186000000", "D030", NULL},
    };
    VALUE_ROWS_CHECK(state, rows);
}

static void lost_zeros_come_back_when_the_number_is_then_plausible(void **state)
{
    static const value_row rows[] = {
        {"79186000001", "079186000001", "D031", "“079186000001”"},
        {"12186000001.0", "012186000001", "D031", "“12186000001.0”"},
        {"7.9186000001E+10", "079186000001", "D031", NULL},
        {"1186000001", "001186000001", "D031", "“001186000001”"}, /* Hà Nội loses two */
        {"79320000001", "079320000001", "D031", NULL},
        {"79321000001", NULL, "D034", "11"}, /* born in 2021 */
        {"79486000001", NULL, "D034", NULL}, /* born in the 22nd century */
        {"97186000001", NULL, "D034", NULL}, /* no province has 097 */
        {"3186000001", NULL, "D034", "10"},  /* nor 003 */
        {"07918600001", NULL, "D034", NULL}, /* the 0 is there: another digit is missing */
        {"1.23E+11", NULL, "D033", "“1.23E+11”"},
        {"1,23E+11", NULL, "D033", NULL},
    };
    VALUE_ROWS_CHECK(state, rows);
}

static void other_lengths_are_refused_with_what_may_be_meant(void **state)
{
    static const value_row rows[] = {
        {"80000001", NULL, "D034", "“080000001”"},
        {"1234567", NULL, "D034", "7"},
        {"0041860000001", NULL, "D034", "13"},
        {"OO4186OOOOOO", NULL, "D034", "“004186000000”"},
        {"CCCD 004186000000", NULL, "D034", "“004186000000”"},
        {"CMND: 080000001", NULL, "D034", "“080000001”"},
        {"chưa có", NULL, "D034", NULL},
        {"NGUYENVAN", NULL, "D034", NULL},
        {"-", NULL, "D034", NULL},
    };
    VALUE_ROWS_CHECK(state, rows);
}

static void passports_of_other_countries_are_a_warning(void **state)
{
    static const value_row rows[] = {
        {"PA0000001", "PA0000001", "D035", "“PA0000001”"},
        {"00AB00001", "00AB00001", "D035", NULL},
        {"pa 0000001", "PA0000001", "D035 D030", NULL},
        {"A1234", NULL, "D034", NULL},
        {"ABCDEFGHIJKL1", NULL, "D034", NULL},
    };
    VALUE_ROWS_CHECK(state, rows);
}

static void a_personal_number_says_year_sex_and_province_of_birth(void **state)
{
    (void)state;
    bm_str number = BM_STR("004186000000");
    assert_int_equal(bm_check_identity_birth_year(number), 1986);
    assert_false(bm_check_identity_is_male(number));
    assert_string_equal(bm_check_identity_province(number), "Cao Bằng");
    number = bm_str_of("079203000001");
    assert_int_equal(bm_check_identity_birth_year(number), 2003);
    assert_true(bm_check_identity_is_male(number));
    number = bm_str_of("001305000001");
    assert_int_equal(bm_check_identity_birth_year(number), 2005);
    assert_false(bm_check_identity_is_male(number));
}

static void other_numbers_say_nothing(void **state)
{
    (void)state;
    static const char *const others[] = {"080000001", "C1234567", "00418600000A", ""};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        assert_int_equal(bm_check_identity_birth_year(bm_str_of(others[i])), 0);
        assert_false(bm_check_identity_is_male(bm_str_of(others[i])));
        assert_null(bm_check_identity_province(bm_str_of(others[i])));
    }
    assert_null(bm_check_identity_province(bm_str_of("003186000000")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_paper_has_its_kind),
        cmocka_unit_test(separators_and_small_letters_go),
        cmocka_unit_test(lost_zeros_come_back_when_the_number_is_then_plausible),
        cmocka_unit_test(other_lengths_are_refused_with_what_may_be_meant),
        cmocka_unit_test(passports_of_other_countries_are_a_warning),
        cmocka_unit_test(a_personal_number_says_year_sex_and_province_of_birth),
        cmocka_unit_test(other_numbers_say_nothing),
    };
    return cmocka_run_group_tests(tests, set_up, form_case_tear_down);
}
