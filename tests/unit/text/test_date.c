/* Dates: what is read, what is refused, what is printed. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "text/date.h"

static void dates_are_read_or_refused_for_the_right_reason(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bm_date_fault fault;
        int year, month, day;
    } cases[] = {
        {"05/01/2024", BM_DATE_OK, 2024, 1, 5},
        {"5/1/2024", BM_DATE_OK, 2024, 1, 5},
        {"5.1.2024", BM_DATE_OK, 2024, 1, 5},
        {"5-1-2024", BM_DATE_OK, 2024, 1, 5},
        {"31-12-1999", BM_DATE_OK, 1999, 12, 31},
        {"2024-01-05", BM_DATE_OK, 2024, 1, 5},
        {"  05/01/2024\t", BM_DATE_OK, 2024, 1, 5},
        {"\xC2\xA0"
         "05/01/2024\xC2\xA0",
         BM_DATE_OK, 2024, 1, 5},
        {"29/02/2024", BM_DATE_OK, 2024, 2, 29},
        {"29/02/2000", BM_DATE_OK, 2000, 2, 29},
        {"29/02/2023", BM_DATE_IMPOSSIBLE, 0, 0, 0},
        {"29/02/1900", BM_DATE_IMPOSSIBLE, 0, 0, 0},
        {"30/02/2024", BM_DATE_IMPOSSIBLE, 0, 0, 0},
        {"31/04/2024", BM_DATE_IMPOSSIBLE, 0, 0, 0},
        {"00/01/2024", BM_DATE_IMPOSSIBLE, 0, 0, 0},
        {"01/00/2024", BM_DATE_IMPOSSIBLE, 0, 0, 0},
        {"01/13/2024", BM_DATE_IMPOSSIBLE, 0, 0, 0},
        {"2024-02-30", BM_DATE_IMPOSSIBLE, 0, 0, 0},
        {"01/01/1799", BM_DATE_IMPOSSIBLE, 0, 0, 0},
        {"01/01/2200", BM_DATE_IMPOSSIBLE, 0, 0, 0},
        {"01/01/1800", BM_DATE_OK, 1800, 1, 1},
        {"31/12/2199", BM_DATE_OK, 2199, 12, 31},
        {"05/01/24", BM_DATE_SHORT_YEAR, 0, 0, 0},
        {"5-1-24", BM_DATE_SHORT_YEAR, 0, 0, 0},
        {"05/01/024", BM_DATE_FORMAT, 0, 0, 0},
        {"05/01/4", BM_DATE_FORMAT, 0, 0, 0},
        {"05/01/20245", BM_DATE_FORMAT, 0, 0, 0},
        {"005/01/2024", BM_DATE_FORMAT, 0, 0, 0},
        {"05/01-2024", BM_DATE_FORMAT, 0, 0, 0},
        {"2024/01/05", BM_DATE_FORMAT, 0, 0, 0},
        {"2024-1-5", BM_DATE_FORMAT, 0, 0, 0},
        {"05 / 01 / 2024", BM_DATE_FORMAT, 0, 0, 0},
        {"05/01", BM_DATE_FORMAT, 0, 0, 0},
        {"05/01/2024x", BM_DATE_FORMAT, 0, 0, 0},
        {"05/01/", BM_DATE_FORMAT, 0, 0, 0},
        {"//2024", BM_DATE_FORMAT, 0, 0, 0},
        {"-5/1/2024", BM_DATE_FORMAT, 0, 0, 0},
        {"ngày 5", BM_DATE_FORMAT, 0, 0, 0},
        {"", BM_DATE_FORMAT, 0, 0, 0},
        {"   ", BM_DATE_FORMAT, 0, 0, 0},
        {"99999999999999999999/1/2024", BM_DATE_FORMAT, 0, 0, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bm_date d = {7, 7, 7};
        assert_int_equal(bm_date_parse(bm_str_of(cases[i].text), &d), cases[i].fault);
        if (cases[i].fault != BM_DATE_OK) {
            assert_int_equal(d.year, 7);
            continue;
        }
        assert_int_equal(d.year, cases[i].year);
        assert_int_equal(d.month, cases[i].month);
        assert_int_equal(d.day, cases[i].day);
    }
}

static void leading_zeros_follow_the_decree(void **state)
{
    (void)state;
    static const struct {
        bm_date d;
        const char *day, *month, *year, *shortly;
    } cases[] = {
        {{2020, 1, 5}, "05", "01", "2020", "05/01/2020"},
        {{2019, 6, 29}, "29", "6", "2019", "29/06/2019"},
        {{2021, 2, 10}, "10", "02", "2021", "10/02/2021"},
        {{2021, 3, 9}, "09", "3", "2021", "09/03/2021"},
        {{1999, 12, 31}, "31", "12", "1999", "31/12/1999"},
    };
    bm_arena *a = bm_arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_string_equal(bm_date_day(a, cases[i].d).ptr, cases[i].day);
        assert_string_equal(bm_date_month(a, cases[i].d).ptr, cases[i].month);
        assert_string_equal(bm_date_year(a, cases[i].d).ptr, cases[i].year);
        assert_string_equal(bm_date_short(a, cases[i].d).ptr, cases[i].shortly);
    }
    bm_arena_free(a);
}

static void dates_are_ordered_by_year_month_and_day(void **state)
{
    (void)state;
    const bm_date rising[] = {
        {1999, 12, 31}, {2000, 1, 1}, {2000, 1, 2}, {2000, 2, 1}, {2001, 1, 1}};
    for (int i = 0; i < 5; i++)
        for (int j = 0; j < 5; j++) {
            int order = bm_date_compare(rising[i], rising[j]);
            assert_int_equal((order > 0) - (order < 0), (i > j) - (i < j));
        }
}

static void midnight_in_vietnam_is_17_hours_in_greenwich(void **state)
{
    (void)state;
    const bm_date epoch = {1970, 1, 1}, day = {2024, 2, 29};
    assert_int_equal(bm_date_seconds(epoch), -7 * 3600);
    assert_int_equal(bm_date_seconds(day), INT64_C(1709139600)); /* 2024-02-28T17:00:00Z */
}

static void every_day_of_four_centuries_survives_the_way_there_and_back(void **state)
{
    (void)state;
    const bm_date first = {1800, 1, 1};
    int64_t s = bm_date_seconds(first);
    bm_date before = {1799, 12, 31};
    for (int i = 0; i < 146097; i++, s += 86400) {
        bm_date d = bm_date_of_seconds(s), end = bm_date_of_seconds(s + 86399);
        assert_int_equal(bm_date_compare(d, end), 0);
        assert_true(bm_date_compare(before, d) < 0);
        assert_int_equal(bm_date_seconds(d), s);
        before = d;
    }
    assert_int_equal(before.year, 2199);
    assert_int_equal(before.month, 12);
    assert_int_equal(before.day, 31);
}

static void a_year_later_is_the_same_day_or_the_end_of_february(void **state)
{
    (void)state;
    static const struct {
        bm_date from;
        int years;
        const char *to;
    } cases[] = {
        {{2024, 5, 17}, 5, "17/05/2029"},  {{2024, 2, 29}, 1, "28/02/2025"},
        {{2024, 2, 29}, 4, "29/02/2028"},  {{2096, 2, 29}, 4, "28/02/2100"},
        {{2025, 2, 28}, 3, "28/02/2028"},  {{2024, 12, 31}, 0, "31/12/2024"},
        {{2024, 2, 29}, -1, "28/02/2023"},
    };
    bm_arena *a = bm_arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(bm_date_short(a, bm_date_add_years(cases[i].from, cases[i].years)).ptr,
                            cases[i].to);
    bm_arena_free(a);
}

static void days_between_two_dates_are_counted_over_leap_days(void **state)
{
    (void)state;
    const bm_date feb = {2024, 2, 28}, mar = {2024, 3, 1}, next = {2025, 3, 1}, old = {1800, 1, 1},
                  late = {2199, 12, 31};
    assert_int_equal(bm_date_days_between(feb, feb), 0);
    assert_int_equal(bm_date_days_between(feb, mar), 2);
    assert_int_equal(bm_date_days_between(mar, feb), -2);
    assert_int_equal(bm_date_days_between(mar, next), 365);
    assert_int_equal(bm_date_days_between(old, late), 146096);
}

static void weekdays_are_those_of_the_calendar(void **state)
{
    (void)state;
    static const struct {
        bm_date d;
        int weekday;
    } cases[] = {
        {{1800, 1, 1}, 3},  {{1945, 9, 2}, 0},   {{1970, 1, 1}, 4}, {{1975, 4, 30}, 3},
        {{2000, 2, 29}, 2}, {{2024, 2, 29}, 4},  {{2024, 3, 2}, 6}, {{2024, 3, 4}, 1},
        {{2025, 7, 1}, 2},  {{1799, 12, 28}, 6}, {{2026, 1, 2}, 5},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(bm_date_weekday(cases[i].d), cases[i].weekday);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_are_read_or_refused_for_the_right_reason),
        cmocka_unit_test(leading_zeros_follow_the_decree),
        cmocka_unit_test(dates_are_ordered_by_year_month_and_day),
        cmocka_unit_test(a_year_later_is_the_same_day_or_the_end_of_february),
        cmocka_unit_test(days_between_two_dates_are_counted_over_leap_days),
        cmocka_unit_test(weekdays_are_those_of_the_calendar),
        cmocka_unit_test(midnight_in_vietnam_is_17_hours_in_greenwich),
        cmocka_unit_test(every_day_of_four_centuries_survives_the_way_there_and_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
