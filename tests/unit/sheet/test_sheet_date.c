/* Days and times of workbooks. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <math.h>

#include "sheet/sheet_date.h"

enum {
    DATE = BM_SHEET_NUMBER_FORMAT_DATE,
    TIME = BM_SHEET_NUMBER_FORMAT_TIME,
    LENGTH = BM_SHEET_NUMBER_FORMAT_LENGTH
};

static void serial_numbers(void **state)
{
    (void)state;
    static const struct {
        double serial;
        int format;
        bool is_1904;
        const char *expected; /* "" = a plain number */
        bool is_day;
    } cases[] = {
        {1, DATE, false, "1900-01-01", true},
        {59, DATE, false, "1900-02-28", true},
        {60, DATE, false, "1900-02-29", true}, /* which Excel shows */
        {61, DATE, false, "1900-03-01", true},
        {25569, DATE, false, "1970-01-01", true},
        {36585, DATE, false, "2000-02-29", true},
        {46348, DATE, false, "2026-11-22", true},
        {46348.354166666664, DATE, false, "2026-11-22T08:30:00", true},
        {46348.999999, DATE, false, "2026-11-23", true},
        {2958465, DATE, false, "9999-12-31", true},
        {2958465.75, DATE, false, "9999-12-31T18:00:00", true},
        {2958465.9999999, DATE, false, "", false},
        {2958466, DATE, false, "", false},
        {0, DATE, false, "", false}, /* a formula that points to an empty cell */
        {-1, DATE, false, "", false},
        {1e300, DATE, false, "", false},
        {46348, BM_SHEET_NUMBER_FORMAT_PLAIN, false, "", false},
        {0, DATE, true, "1904-01-01", true},
        {59, DATE, true, "1904-02-29", true},
        {44886, DATE, true, "2026-11-22", true},
        {2957003, DATE, true, "9999-12-31", true},
        {0.5, DATE, true, "1904-01-01T12:00:00", true},
        {0.3541666666666667, TIME, false, "08:30", false},
        {0.3541666666666667, DATE, false, "08:30", false},
        {0.3541666666666667, TIME, true, "08:30", false},
        {0, TIME, false, "00:00", false},
        {0.75001, TIME, false, "18:00:01", false},
        {0.9999999, TIME, false, "23:59:59", false},
        {46348.5, TIME, false, "2026-11-22T12:00:00", true},
        {1.5, LENGTH, false, "36:00", false},
        {0.25, LENGTH, false, "06:00", false},
        {100, LENGTH, false, "2400:00", false},
        {1.0625115740740741, LENGTH, false, "25:30:01", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char out[BM_SHEET_DATE_BYTES];
        bm_sheet_kind kind = BM_SHEET_FAULT;
        const size_t n = bm_sheet_date_of_serial(
            cases[i].serial, (bm_sheet_number_format)cases[i].format, cases[i].is_1904, out, &kind);
        if (!bm_str_is(bm_str_n(out, n), cases[i].expected))
            fail_msg("%f is “%.*s”, not “%s”", cases[i].serial, (int)n, out, cases[i].expected);
        if (n)
            assert_int_equal(kind, cases[i].is_day ? BM_SHEET_DATE : BM_SHEET_TEXT);
    }
    char out[BM_SHEET_DATE_BYTES];
    bm_sheet_kind kind;
    assert_int_equal(bm_sheet_date_of_serial(NAN, BM_SHEET_NUMBER_FORMAT_DATE, false, out, &kind),
                     0);
}

static void iso_8601(void **state)
{
    (void)state;
    static const struct {
        const char *given, *expected;
    } cases[] = {
        {"2026-11-22", "2026-11-22"},
        {"2026-11-22T08:30:00", "2026-11-22T08:30:00"},
        {"2026-11-22T08:30:00Z", "2026-11-22T08:30:00"},
        {"2026-11-22T08:30", "2026-11-22T08:30:00"},
        {"2026-11-22 08:30:15.4", "2026-11-22T08:30:15"},
        {"2026-11-22T23:59:59.500000000", "2026-11-23"},
        {"2026-11-22T00:00:00.000", "2026-11-22"},
        {"1899-12-30", "1899-12-30"},
        {"0001-01-01", "0001-01-01"},
        {"2000-02-29", "2000-02-29"},
        {"08:30:00", "08:30"},
        {"T08:30:05", "08:30:05"},
        {"1900-02-29", ""},
        {"2026-13-01", ""},
        {"2026-11-31", ""},
        {"2026-00-01", ""},
        {"9999-12-31T23:59:59.9", ""},
        {"2026-11-22T24:00:00", ""},
        {"2026-11-22T08:30:00+07:00", ""},
        {"2026-11-22x", ""},
        {"22/11/2026", ""},
        {"", ""},
        {"T", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char out[BM_SHEET_DATE_BYTES];
        bm_sheet_kind kind;
        const size_t n = bm_sheet_date_of_iso(bm_str_of(cases[i].given), out, &kind);
        if (!bm_str_is(bm_str_n(out, n), cases[i].expected))
            fail_msg("%s is “%.*s”", cases[i].given, (int)n, out);
        if (n)
            assert_int_equal(kind, out[2] == ':' ? BM_SHEET_TEXT : BM_SHEET_DATE);
    }
}

/* Every day from 1800 to 2199 is the day after the one before it. */
static void days_follow_each_other(void **state)
{
    (void)state;
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int year = 1904, month = 1, day = 1;
    for (int serial = 0; year < 2200; serial++) {
        char expected[64], out[BM_SHEET_DATE_BYTES];
        bm_sheet_kind kind;
        (void)snprintf(expected, sizeof expected, "%04d-%02d-%02d", year, month, day);
        const size_t n =
            bm_sheet_date_of_serial(serial, BM_SHEET_NUMBER_FORMAT_DATE, true, out, &kind);
        assert_true(bm_str_is(bm_str_n(out, n), expected));
        assert_int_equal(bm_sheet_date_of_iso(bm_str_of(expected), out, &kind), 10);
        assert_memory_equal(out, expected, 10);
        const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        if (++day > lengths[month - 1] + (month == 2 && leap)) {
            day = 1;
            if (++month > 12) {
                month = 1;
                year++;
            }
        }
    }
}

static void lengths_of_time(void **state)
{
    (void)state;
    static const struct {
        const char *given, *expected;
    } cases[] = {
        {"PT08H30M00S", "08:30"},
        {"PT8H30M", "08:30"},
        {"PT36H30M05S", "36:30:05"},
        {"PT0S", "00:00"},
        {"PT08H30M14.6S", "08:30:15"},
        {"P1DT2H", "26:00"},
        {"P2D", "48:00"},
        {"PT90M", "01:30"},
        {"PT", ""},
        {"P", ""},
        {"", ""},
        {"-PT1H", ""},
        {"PT1H2", ""},
        {"P1Y", ""},
        {"08:30", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char out[BM_SHEET_DATE_BYTES];
        const size_t n = bm_sheet_date_of_length(bm_str_of(cases[i].given), out);
        if (!bm_str_is(bm_str_n(out, n), cases[i].expected))
            fail_msg("%s is “%.*s”", cases[i].given, (int)n, out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(serial_numbers),
        cmocka_unit_test(iso_8601),
        cmocka_unit_test(days_follow_each_other),
        cmocka_unit_test(lengths_of_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
