/* Fields of type province. Documents of the fixture are of 16/3/2020; single tests choose another day.
 * SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <stdio.h>
#include <cmocka.h>

#include "form/check_province.h"
#include "value_rows.h"

static int set_up(void **state)
{
    return value_rows_set_up(state, "type: province");
}

static void official_spellings_print_as_typed(void **state)
{
    static const value_row rows[] = {
        {"Cao Bằng", "Cao Bằng", NULL, NULL},
        {"tỉnh Thanh Hoá", "tỉnh Thanh Hoá", NULL, NULL},
        {"Thanh Hóa", "Thanh Hóa", NULL, NULL},
        {"TP. Hồ Chí Minh", "TP. Hồ Chí Minh", NULL, NULL},
        {"Bà Rịa – Vũng Tàu", "Bà Rịa – Vũng Tàu", NULL, NULL},
        {"Thừa Thiên Huế", "Thừa Thiên Huế", NULL, NULL},
    };
    VALUE_ROWS_CHECK(state, rows);
}

static void other_spellings_print_in_the_usual_one(void **state)
{
    static const value_row rows[] = {
        {"cao bang", "Cao Bằng", "D030", "“Cao Bằng”"},
        {"CAO BẰNG", "Cao Bằng", "D030", NULL},
        {"TP. HCM", "Thành phố Hồ Chí Minh", "D030", "“TP. HCM”"},
        {"tinh thanh hoa", "tỉnh Thanh Hóa", "D030", NULL},
        {"T. Lạng Sơn", "Tỉnh Lạng Sơn", "D030", NULL},
        {"Đắc Lắc", "Đắk Lắk", "D030", NULL},
    };
    VALUE_ROWS_CHECK(state, rows);
}

static void unknown_names_are_refused(void **state)
{
    static const value_row rows[] = {
        {"Cao Băngg", NULL, "D051", "“Cao Bằng”"},
        {"Lạg Sơn", NULL, "D051", "“Lạng Sơn”"},
        {"Cao Sơn Hạ Thượng", NULL, "D051", NULL},
    };
    VALUE_ROWS_CHECK(state, rows);
}

/* The messages about ${typed} in a document of ${date}: "D052 …". */
static const char *said_on(form_case *c, bm_date date, const char *typed)
{
    bm_diags_clear(c->ds);
    bm_check_value_job job = {.a = c->a, .ds = c->ds, .date = date};
    const bm_check_value_place place = {&c->form->fields[0], NULL, 0};
    const bm_check_value_at at = {&job, &place, NULL};
    bm_field_value out = {.text = bm_str_of(typed)};
    assert_true(bm_check_province_read(&at, &out));
    assert_int_equal(job.status, 0);
    if (!bm_diags_count(c->ds))
        return "";
    const bm_diag *d = bm_diags_at(c->ds, 0);
    return bm_arena_printf(c->a, "%s %s", d->code, d->message[BM_LANG_VI]);
}

static void a_unit_that_is_no_more_on_the_day_of_the_document_is_a_warning(void **state)
{
    form_case *c = *state;
    const bm_date before = {2025, 6, 30}, on = {2025, 7, 1}, unknown = {0, 0, 0};
    assert_string_equal(said_on(c, before, "Hà Giang"), "");
    assert_string_equal(said_on(c, unknown, "Hà Giang"), "");
    assert_string_equal(said_on(c, on, "Hà Giang"),
                        "D052 “Hà Giang” nay là tỉnh Tuyên Quang (từ ngày 01/07/2025)");
    assert_string_equal(said_on(c, on, "tỉnh Bình Dương"),
                        "D052 “tỉnh Bình Dương” nay là thành phố Hồ Chí Minh (từ ngày 01/07/2025)");
    assert_string_equal(said_on(c, on, "Tuyên Quang"), "");
    assert_string_equal(said_on(c, on, "Bắc Ninh"), "");
}

static void hue_and_dong_nai_became_cities_on_days_of_their_own(void **state)
{
    form_case *c = *state;
    assert_string_equal(said_on(c, (bm_date){2024, 12, 31}, "Thừa Thiên Huế"), "");
    assert_string_equal(said_on(c, (bm_date){2025, 1, 1}, "tỉnh Thừa Thiên Huế"),
                        "D052 “tỉnh Thừa Thiên Huế” nay là thành phố Huế (từ ngày 01/01/2025)");
    assert_string_equal(said_on(c, (bm_date){2026, 4, 29}, "tỉnh Đồng Nai"), "");
    assert_string_equal(said_on(c, (bm_date){2026, 4, 30}, "tỉnh Đồng Nai"),
                        "D052 “tỉnh Đồng Nai” nay là thành phố Đồng Nai (từ ngày 30/04/2026)");
    assert_string_equal(said_on(c, (bm_date){2026, 4, 30}, "thành phố Đồng Nai"), "");
}

static void a_city_is_no_tinh_and_a_tinh_no_city(void **state)
{
    form_case *c = *state;
    assert_string_equal(said_on(c, (bm_date){2026, 5, 1}, "tỉnh Hà Nội"),
                        "D052 “tỉnh Hà Nội” nay là thành phố Hà Nội");
    assert_string_equal(said_on(c, (bm_date){2026, 5, 1}, "thành phố Cao Bằng"),
                        "D052 “thành phố Cao Bằng” nay là tỉnh Cao Bằng");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(official_spellings_print_as_typed),
        cmocka_unit_test(other_spellings_print_in_the_usual_one),
        cmocka_unit_test(unknown_names_are_refused),
        cmocka_unit_test(a_unit_that_is_no_more_on_the_day_of_the_document_is_a_warning),
        cmocka_unit_test(hue_and_dong_nai_became_cities_on_days_of_their_own),
        cmocka_unit_test(a_city_is_no_tinh_and_a_tinh_no_city),
    };
    return cmocka_run_group_tests(tests, set_up, form_case_tear_down);
}
