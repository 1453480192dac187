/* Numbers as workbooks write them. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

#include "sheet/sheet_number.h"

static void prints(const char *given, const char *expected)
{
    char out[BM_SHEET_NUMBER_BYTES];
    const size_t n = bm_sheet_number_print(bm_str_of(given), out);
    if (!bm_str_is(bm_str_n(out, n), expected))
        fail_msg("%s is “%.*s”, not “%s”", given, (int)n, out, expected);
}

static const struct {
    const char *given, *expected;
} cases[] = {
    {"0", "0"},
    {"-0", "0"},
    {"0.000", "0"},
    {"1", "1"},
    {"007", "7"},
    {"+5", "5"},
    {"5.", "5"},
    {".5", "0.5"},
    {" 12 ", "12"},
    {"1.0", "1"},
    {"100", "100"},
    {"-12.50", "-12.5"},
    {"79123456789", "79123456789"},
    {"1.23456789012E11", "123456789012"},
    {"1E3", "1000"},
    {"1.5e+3", "1500"},
    {"123456789012345", "123456789012345"},
    {"1E15", "1000000000000000"},
    {"1000000000000000", "1000000000000000"},
    {"1234567890123456", "1.234567890123456E+15"},
    {"9007199254740993", "9.007199254740992E+15"},
    {"1.2345678901234501E+17", "1.2345678901234501E+17"},
    {"1.2345678901234500E+17", "1.23456789012345E+17"},
    {"1E+16", "1E+16"},
    {"0.1", "0.1"},
    {"0.10000000000000001", "0.1"},
    {"3.4500000000000002", "3.45"},
    {"0.30000000000000004", "0.30000000000000004"},
    {"2.2999999999999998", "2.3"},
    {"0.000001", "0.000001"},
    {"1.5E-6", "0.0000015"},
    {"1.5E-7", "1.5E-7"},
    {"1.7976931348623157E308", "1.7976931348623157E+308"},
    {"5E-324", "5E-324"},
    {"1E-400", "0"},
    {"0.1000000000000000055511151231257827021181583404541015625", "0.1"},
};

static void the_shortest_that_is_the_same(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        prints(cases[i].given, cases[i].expected);
}

static void what_is_no_number(void **state)
{
    (void)state;
    static const char *const none[] = {"",      " ",   ".",     "-",    "abc", "1,5",
                                       "1e",    "1e+", "1 2",   "0x10", "NaN", "INF",
                                       "1E309", "--1", "1.2.3", "1e5x"};
    double value;
    char out[BM_SHEET_NUMBER_BYTES];
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        assert_int_equal(bm_sheet_number_print(bm_str_of(none[i]), out), 0);
        assert_false(bm_sheet_number_value(bm_str_of(none[i]), &value));
    }
}

/* Digits drawn with a fixed generator: what is printed is the same double, and not longer than 17 digits. */
static void the_value_survives(void **state)
{
    (void)state;
    uint64_t x = 88172645463325252u;
    for (int i = 0; i < 20000; i++) {
        x ^= x << 13, x ^= x >> 7, x ^= x << 17;
        char given[48], out[BM_SHEET_NUMBER_BYTES];
        (void)snprintf(given, sizeof given, "%d.%016llue%d", (int)(x % 10),
                       (unsigned long long)(x / 10 % 10000000000000000u), (int)(x % 61) - 30);
        const size_t n = bm_sheet_number_print(bm_str_of(given), out);
        assert_in_range(n, 1, sizeof out - 1);
        out[n] = 0;
        double value;
        assert_true(bm_sheet_number_value(bm_str_of(given), &value));
        assert_true(value == strtod(given, NULL));
        assert_true(value == strtod(out, NULL));
    }
}

static void the_locale_does_not_matter(void **state)
{
    (void)state;
    static const char *const locales[] = {"vi_VN.UTF-8", "de_DE.UTF-8", "fr_FR.UTF-8"};
    for (size_t k = 0; k < sizeof locales / sizeof *locales; k++) {
        if (!setlocale(LC_ALL, locales[k]))
            continue;
        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
            prints(cases[i].given, cases[i].expected);
    }
    (void)setlocale(LC_ALL, "C");
}

static void texts_like_numbers(void **state)
{
    (void)state;
    static const char *const like[] = {"0123", "1.000,5", "-3", "091 234 5678", "1"};
    static const char *const unlike[] = {"", "-", "12a", "ngày 3", "1E5", "3%"};
    for (size_t i = 0; i < sizeof like / sizeof *like; i++)
        assert_true(bm_sheet_number_is_like(bm_str_of(like[i])));
    for (size_t i = 0; i < sizeof unlike / sizeof *unlike; i++)
        assert_false(bm_sheet_number_is_like(bm_str_of(unlike[i])));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_shortest_that_is_the_same),
        cmocka_unit_test(what_is_no_number),
        cmocka_unit_test(the_value_survives),
        cmocka_unit_test(the_locale_does_not_matter),
        cmocka_unit_test(texts_like_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
