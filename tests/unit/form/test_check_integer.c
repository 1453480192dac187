/* Whole numbers. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <stdio.h>
#include <cmocka.h>

#include "value_rows.h"

static int set_up(void **state)
{
    return value_rows_set_up(state, "type: integer");
}

static void numbers_print_with_dots_between_their_groups(void **state)
{
    static const value_row rows[] = {
        {"0", "0", NULL, NULL},
        {"25", "25", NULL, NULL},
        {"1000", "1.000", NULL, NULL},
        {"1.000.000", "1.000.000", NULL, NULL},
        {"123456789012345678", "123.456.789.012.345.678", NULL, NULL},
        {"007", "7", "D030", "“007”"},
        {"25.0", "25", "D030", "“25.0”"},
        {"25,0", "25", "D030", NULL},
        {"1 000 000", "1.000.000", "D030", NULL},
        {"1,000,000", "1.000.000", "D030", NULL},
        {"2.5E+1", "25", "D030", NULL},
    };
    VALUE_ROWS_CHECK(state, rows);
}

static void the_value_is_counted(void **state)
{
    int status;
    assert_int_equal(value_rows_read(*state, "1.000.000", &status)->number, 1000000);
    assert_int_equal(value_rows_read(*state, "999999999999999999", &status)->number,
                     999999999999999999);
    assert_int_equal(value_rows_read(*state, "0", &status)->number, 0);
    assert_true(value_rows_read(*state, "0", &status)->present);
}

static void what_is_no_whole_number_is_refused(void **state)
{
    static const value_row rows[] = {
        {"1,5", NULL, "D053", NULL},
        {"1.5", NULL, "D053", NULL},
        {"1,000", NULL, "D053", "“1.000”"},
        {"1.00.000", NULL, "D053", NULL},
        {".000", NULL, "D053", NULL},
        {"1.", NULL, "D053", NULL},
        {"-5", NULL, "D053", NULL},
        {"2O", NULL, "D053", "“20”"},
        {"hai", NULL, "D053", NULL},
        {"1.2E+11", NULL, "D033", NULL},
        {"1234567890123456789", NULL, "D054", "18"},
        {"000000000000000000001", "1", "D030", NULL},
    };
    VALUE_ROWS_CHECK(state, rows);
}

static void a_padded_number_is_that_of_a_document(void **state)
{
    (void)state;
    static const value_row rows[] = {
        {"5", "05", NULL, NULL},      {"05", "05", NULL, NULL},      {"12", "12", NULL, NULL},
        {"1234", "1234", NULL, NULL}, {"1.234", "1234", NULL, NULL}, {"5.0", "05", "D030", "“05”"},
    };
    bm_field field = {.id = BM_STR("so"),
                      .label = BM_STR("Số"),
                      .type = BM_FIELD_INTEGER,
                      .show = BM_SHOW_PADDED,
                      .parent = -1};
    bm_form form = {.fields = &field, .n_fields = 1, .author_field = -1, .date_field = -1};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        form_case c = {.a = bm_arena_new(), .ds = bm_diags_new(), .form = &form};
        bm_field_values values;
        const char *text = bm_arena_printf(c.a, "data:\n  so: \"%s\"\n", rows[i].typed);
        assert_int_equal(form_case_check(&c, text, false, &values), 0);
        assert_string_equal(form_case_text(&c, values.values[0].text), rows[i].printed);
        assert_int_equal(bm_diags_count(c.ds), rows[i].codes ? 1 : 0);
        bm_diags_free(c.ds);
        bm_arena_free(c.a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_print_with_dots_between_their_groups),
        cmocka_unit_test(the_value_is_counted),
        cmocka_unit_test(what_is_no_whole_number_is_refused),
        cmocka_unit_test(a_padded_number_is_that_of_a_document),
    };
    return cmocka_run_group_tests(tests, set_up, form_case_tear_down);
}
