/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "kit.h"
#include "procedure/holiday.h"

#define FIXED "every_year: [01/01, 30/4, 1/5, 02/09]\n"

static bm_holidays *open_list(kit *k, const char *text, const char *expected)
{
    bm_holidays *h = bm_holiday_new();
    const bm_source source = {"holidays.yaml", text, strlen(text), NULL};
    int status = bm_holiday_add(h, &source, k->ds);
    assert_int_equal(status != 0, *expected != 0);
    assert_string_equal(kit_said(k), expected);
    return h;
}

/* "10/09/2024": the day  working days after dd/mm/yyyy. */
static void assert_after(const bm_holidays *h, const char *from, unsigned n, const char *expected)
{
    bm_arena *a = bm_arena_new();
    bm_date d;
    assert_int_equal(bm_date_parse(bm_str_of(from), &d), BM_DATE_OK);
    bm_str out = bm_date_short(a, bm_holiday_after(h, d, n));
    assert_string_equal(bm_arena_cstr(a, out), expected);
    bm_arena_free(a);
}

static void the_day_of_the_event_and_weekends_are_not_counted(void **state)
{
    bm_holidays *h = open_list(*state, "every_year: []\n", "");
    assert_after(h, "02/06/2023", 3, "07/06/2023"); /* Friday -> Monday, Tuesday, Wednesday */
    assert_after(h, "03/06/2023", 1, "05/06/2023"); /* received on a Saturday */
    assert_after(h, "05/06/2023", 5, "12/06/2023");
    assert_after(h, "29/12/2023", 1, "01/01/2024");
    bm_holidays_free(h);
}

static void fixed_holidays_are_off_in_every_year(void **state)
{
    bm_holidays *h = open_list(*state, FIXED, "");
    assert_after(h, "29/12/2023", 1, "02/01/2024");
    assert_after(h, "29/04/2024", 1, "02/05/2024");
    assert_after(h, "01/09/2027", 1, "03/09/2027");
    bm_holidays_free(h);
}

static void a_fixed_holiday_on_a_weekend_is_made_up_for(void **state)
{
    bm_holidays *h = open_list(*state, FIXED "made_up: true\n", "");
    assert_after(h, "30/12/2022", 1, "03/01/2023"); /* 01/01/2023 was a Sunday */
    assert_after(h, "29/04/2022", 1, "04/05/2022"); /* Saturday and Sunday: two days */
    assert_after(h, "28/04/2023", 1, "03/05/2023"); /* Sunday 30/4, Monday 1/5: Tuesday */
    bm_holidays_free(h);
    h = open_list(*state, FIXED "made_up: true\ndays: [2023-01-02]\n", "");
    assert_after(h, "30/12/2022", 1, "03/01/2023"); /* the list names the same day: not twice */
    bm_holidays_free(h);
    h = open_list(*state, FIXED "made_up: true\ndays: [2023-01-03]\ncomplete: [2023]\n", "");
    assert_after(h, "30/12/2022", 1, "02/01/2023"); /* a complete list knows better */
    bm_holidays_free(h);
}

static void a_year_s_own_days_and_exchanged_days_count(void **state)
{
    kit *k = *state;
    bm_holidays *h =
        open_list(k, FIXED "days: [2026-02-16, 2026-02-17]\nworking: [2026-02-14]\n", "");
    assert_after(h, "13/02/2026", 1, "14/02/2026");
    assert_after(h, "14/02/2026", 1, "18/02/2026");
    const bm_source more = {"them.yaml", "days: [2026-02-18]\n", 19, NULL};
    assert_int_equal(bm_holiday_add(h, &more, k->ds), 0);
    assert_after(h, "14/02/2026", 1, "19/02/2026");
    bm_holidays_free(h);
}

static void the_note_is_for_years_that_are_not_complete(void **state)
{
    bm_holidays *h = open_list(*state, "note: {vi: Thiếu Tết, en: No Tet}\ncomplete: [2026]\n", "");
    assert_null(bm_holidays_note(h, (bm_day){2026, 2, 1}));
    assert_string_equal(bm_holidays_note(h, (bm_day){2027, 2, 1})[BM_LANG_EN], "No Tet");
    bm_holidays_free(h);
    h = open_list(*state, FIXED, "");
    assert_null(bm_holidays_note(h, (bm_day){2027, 2, 1}));
    bm_holidays_free(h);
}

static void wrong_days_are_told(void **state)
{
    bm_holidays *h = open_list(*state,
                               "every_year: [31/02, 29/2, 01-01, 1/5/2020, 0/0]\n"
                               "days: [2026-02-30]\nworking: 2026-01-01\ncomplete: [26]\nday: []\n",
                               "P001 5:1; P003 1:14; P003 1:21; P003 1:27; P003 1:34; P003 1:44; "
                               "P003 2:8; P004 3:10; P003 4:12");
    bm_holidays_free(h);
}

/* A year without days of work would be counted for ever. */
static void every_year_keeps_days_of_work(void **state)
{
    kit *k = *state;
    const char *text = "made_up: true\nevery_year: [01/01";
    for (int i = 1; i < 61; i++)
        text = bm_arena_printf(k->a, "%s, %d/%d", text, i % 28 + 1, i / 28 + 1);
    bm_holidays *h = open_list(k, bm_arena_printf(k->a, "%s]\n", text), "P006 2:13");
    assert_after(h, "31/12/2023", 366, "26/05/2025");
    bm_holidays_free(h);
}

static void the_public_call_takes_days_of_the_calendar(void **state)
{
    kit *k = *state;
    bm_holidays *h = open_list(k, FIXED, "");
    bm_day out = {0, 0, 0};
    assert_int_equal(bm_working_day(h, (bm_day){2024, 12, 31}, 1, &out, k->ds), 0);
    assert_int_equal(out.year, 2025);
    assert_int_equal(out.day, 2);
    assert_int_equal(bm_working_day(h, (bm_day){2024, 2, 30}, 1, &out, k->ds), -1);
    assert_string_equal(kit_said(k), "D011 0:0");
    bm_holidays_free(h);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST(the_day_of_the_event_and_weekends_are_not_counted),
        KIT_TEST(fixed_holidays_are_off_in_every_year),
        KIT_TEST(a_fixed_holiday_on_a_weekend_is_made_up_for),
        KIT_TEST(a_year_s_own_days_and_exchanged_days_count),
        KIT_TEST(the_note_is_for_years_that_are_not_complete),
        KIT_TEST(wrong_days_are_told),
        KIT_TEST(every_year_keeps_days_of_work),
        KIT_TEST(the_public_call_takes_days_of_the_calendar),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
