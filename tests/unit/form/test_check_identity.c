/* Identity numbers. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "form/check_identity.h"

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
        cmocka_unit_test(a_personal_number_says_year_sex_and_province_of_birth),
        cmocka_unit_test(other_numbers_say_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
